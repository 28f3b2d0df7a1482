"""Event coreference against GUM: do the verbs and nouns that `kg` takes for one event stand in one annotated chain?

GUM marks a verb only where a noun or pronoun takes it up: pairs of two verbs cannot be judged by it and are left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from spacy.tokens import Doc

from kg.language import statements
from kg.language.coreference.events import EventChain
from kg.lexicon import ontology
from kg.model import Document, Kind, Mention, Statement

from .coreference_gold import Text

Pair = frozenset[int]  # the first characters of two head words
VERBS = frozenset({"VERB", "AUX", "ADJ"})


def read_events(doc: Doc) -> tuple[Sequence[Statement], Sequence[Mention], tuple[EventChain, ...]]:
    """The statements and mentions of a Doc before events are merged, and the chains that merge them."""
    found: list = []
    original = statements.event_chains

    def keep(said: Sequence[Statement], mentions: Sequence[Mention], *rest, **more) -> tuple[EventChain, ...]:
        found[:] = [said, mentions, original(said, mentions, *rest, **more)]
        return found[2]

    statements.event_chains = keep
    try:
        statements.read(doc, Document("d", doc.text), ontology())
    finally:
        statements.event_chains = original
    return tuple(found)


def found_pairs(doc: Doc) -> Iterator[Pair]:
    """The pairs of words that `kg` takes for one event: predicates and what takes them up, and event nouns of one chain."""
    said, mentions, chains = read_events(doc)
    starts = {statement.id: statement.predicate.start for statement in said}
    for chain in chains:
        words = {starts[one] for one in chain.statements} | {mention.head[0] for mention in chain.mentions}
        yield from map(frozenset, combinations(sorted(words), 2))
    by_chain: dict[int, set[int]] = {}
    for mention in mentions:
        if mention.kind is Kind.NOMINAL and mention.chain is not None and _event(doc, mention):
            by_chain.setdefault(mention.chain, set()).add(mention.head[0])
    for words in by_chain.values():
        yield from map(frozenset, combinations(sorted(words), 2))


def _event(doc: Doc, mention: Mention) -> bool:
    token = doc.char_span(mention.head[0], mention.head[1])
    noun = ontology().nouns.get(token.root.lemma_ if token is not None else mention.label)
    return mention.type == "Event" or (noun is not None and bool(noun.verb or noun.event))


def gold_pairs(text: Text) -> dict[Pair, str]:
    """The pairs of verbs and nouns that GUM has for one event, each with its kind: "verb–noun" or "noun–noun"."""
    chains: dict[object, dict[int, str]] = {}
    for mention in text.mentions:
        if mention.kind == "event" and mention.pos not in ("PRON", "DET"):
            chains.setdefault(mention.chain, {})[mention.head] = mention.pos
    pairs = {frozenset(pair): _kind([heads[word] for word in pair]) for heads in chains.values() for pair in combinations(sorted(heads), 2)}
    return {pair: kind for pair, kind in pairs.items() if kind}


def _kind(parts: Iterable[str]) -> str:
    return ("noun–noun", "verb–noun", "")[sum(part in VERBS for part in parts)]


def event_counts(text: Text, doc: Doc) -> tuple[Counter, list[tuple[str, Pair]]]:
    """How many pairs of each kind are right, wrong or missed; the wrong ones."""
    gold, found = gold_pairs(text), set(found_pairs(doc))
    chain = {mention.head: mention.chain for mention in text.mentions}
    tags = {token.idx: token.pos_ for token in doc}
    counts: Counter = Counter({(kind, "missed"): 0 for kind in gold.values()})
    wrong = []
    for pair in found:
        kind = _kind(tags.get(word, "") for word in pair)
        if not kind:
            continue
        same = pair in gold or len({chain.get(word, word) for word in pair}) == 1
        counts[kind, "right" if same else "wrong"] += 1
        wrong += [] if same else [(kind, pair)]
    counts.update((kind, "missed") for pair, kind in gold.items() if pair not in found)
    return counts, wrong


def show_events(texts: Sequence[Text], found: Iterable[Doc], *, part: str) -> None:
    """Prints precision and recall of the pairs over all texts and over news."""
    total: dict[str, Counter] = {"all": Counter(), "news": Counter()}
    for text, doc in zip(texts, found, strict=True):
        counts, _ = event_counts(text, doc)
        total["all"] += counts
        if "_news_" in text.name:
            total["news"] += counts
    print(f"GUM {part}, pairs of mentions of one event")
    for genre, counts in total.items():
        for kind in ("verb–noun", "noun–noun"):
            right, wrong, missed = (counts[kind, what] for what in ("right", "wrong", "missed"))
            print(
                f"  {genre:5}{kind:10} right {right:4} wrong {wrong:4} missed {missed:4}  P {right / max(right + wrong, 1):.1%}  R {right / max(right + missed, 1):.1%}"
            )
