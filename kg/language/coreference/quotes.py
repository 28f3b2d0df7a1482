"""Who speaks in a quotation: quoted stretches of a Doc and the subject of the verb that introduces each."""

from __future__ import annotations

from kg.language.coreference.records import quotation_numbers
from kg.language.coreference.tree import Tree
from kg.language.trees.words import vocabulary
from kg.model import Ontology

# The longest name before the colon of a transcript, in words.
LABEL = 6
_BEFORE_SPEECH = frozenset({",", ":"})
# Enough for a text whose ontology has no lexicon.
SPEECH = vocabulary(
    "say tell add claim argue explain ask reply announce warn insist write report state note declare tweet recall admit according"
)


def quotations(tree: Tree) -> list[int]:
    """For each token the number of the quotation that it is in, or -1; a quotation may run over sentences."""
    return [number or -1 for number in quotation_numbers(tree.words)]


def speakers(tree: Tree, quotes: list[int], ontology: Ontology) -> dict[int, int]:
    """The token of the speaker of each quotation, where its own or the preceding sentence says who speaks."""
    spans: dict[int, tuple[int, int]] = {}
    for i, number in enumerate(quotes):
        if number > 0:
            spans[number] = (spans.get(number, (i, i))[0], i)
    found: dict[int, int] = {}
    for number, (start, end) in spans.items():
        speaker = _speaker(tree, quotes, start, end, ontology)
        if speaker is None and number - 1 in found and _follows(tree, spans[number - 1][1], start):
            speaker = found[number - 1]
        if speaker is not None:
            found[number] = speaker
    return found


def turns(tree: Tree) -> dict[int, int]:
    """For each token of a paragraph that opens with a name and a colon, as transcripts have it, that name's token: "Lee: I was there."."""
    found: dict[int, int] = {}
    starts = [i for i in range(len(tree.words)) if not i or "\n" in tree.words[i - 1]]
    for start, end in zip(starts, [*starts[1:], len(tree.words)], strict=True):
        colon = next((i for i in range(start + 1, min(start + LABEL, end)) if tree.words[i] == ":"), None)
        if colon is not None and all(tree.pos[i] == "PROPN" for i in range(start, colon)):
            name = colon - 1
            while tree.deps[name] == "flat":
                name = tree.heads[name]
            found.update(dict.fromkeys(range(colon + 1, end), name))
    return found


def own_speakers(tree: Tree, quotes: list[int], ontology: Ontology) -> dict[int, int]:
    """The speakers of the quotations that are sentences of their own: there they are "I", and nobody's "he", "she" or "they".

    Words that are quoted in the midst of a report ('said "he had to go"') may be the reporter's "he".
    """
    opened = {number: i for i, number in reversed(list(enumerate(quotes))) if number > 0}
    whole = {n for n, i in opened.items() if not i or tree.sentences[i - 1] != tree.sentences[i] or tree.words[i - 1] in _BEFORE_SPEECH}
    return {number: token for number, token in speakers(tree, quotes, ontology).items() if number in whole}


def _follows(tree: Tree, end: int, start: int) -> bool:
    """Whether a quotation follows another closely, in the same or the next sentence of a paragraph."""
    return tree.sentences[start] - tree.sentences[end] <= 1 and not any("\n" in word for word in tree.words[end:start])


def _speaker(tree: Tree, quotes: list[int], start: int, end: int, ontology: Ontology) -> int | None:
    """The subject of the nearest verb of speech beside the quotation, in its first or last sentence."""
    first, last = start, end
    while first > 0 and tree.sentences[first - 1] == tree.sentences[start]:
        first -= 1
    while last + 1 < len(quotes) and tree.sentences[last + 1] == tree.sentences[end]:
        last += 1
    verbs = [i for i in (*range(first, start), *range(end + 1, last + 1)) if quotes[i] < 0 and tree.pos[i] == "VERB" and of_speech(tree, i, ontology)]
    if not any(verb < start for verb in verbs) and (teller := _before_colon(tree, first, start, ontology)) is not None:
        return teller
    verbs.sort(key=lambda i: min(abs(i - start), abs(i - end)))
    for verb in verbs:
        subject = tree.child(verb, "nsubj", "obl:agent")
        if subject is None and tree.deps[verb] in ("conj", "xcomp"):
            subject = tree.child(tree.heads[verb], "nsubj")
        if subject is not None:
            return subject
    return None


def _before_colon(tree: Tree, first: int, start: int, ontology: Ontology) -> int | None:
    """The subject of what stands before a colon and the quotation: 'The singer paid tribute: "My brother …"'."""
    if start <= first or tree.words[start - 1] != ":":
        return None
    top = next((i for i in range(first, start) if tree.heads[i] in (i, -1) or tree.heads[i] >= start), None)
    teller = None if top is None else tree.child(top, "nsubj")
    noun = None if teller is None else ontology.nouns.get(tree.lemmas[teller])
    # "The interview was her last", "the raid angered them": nobody who speaks.
    return None if noun is not None and (noun.verb or noun.event) else teller


def of_speech(tree: Tree, i: int, ontology: Ontology) -> bool:
    """Whether a token is a verb of speech, by its lemma."""
    verb = ontology.verbs.get(tree.lemmas[i])
    return verb.speech if verb else tree.lemmas[i] in SPEECH
