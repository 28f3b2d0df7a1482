"""Bridging against GUM: is what a definite noun is said to belong to what GUM's `Bridge` has for it?

GUM marks bridging of all kinds, and of many a noun not at all: of what is counted as wrong here, some is right. Recall is of all that it
marks, and of the definite common nouns whose heads the resolver knows.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from spacy.tokens import Doc

from kg.language.coreference.bridging import OF_COUNTRIES, OF_PLACES, WHOLES, Bridge, bridges
from kg.language.parsing.lemmas import lemma
from kg.language.statements import read
from kg.lexicon import ontology
from kg.model import Document

from .coreference_gold import Text

KNOWN = OF_COUNTRIES | OF_PLACES | set(WHOLES)


def bridge_counts(text: Text, doc: Doc) -> tuple[Counter, list[Bridge]]:
    """How many bridges are right, wrong or missed, how many of those missed are of nouns that the resolver knows; the wrong ones."""
    mentions = read(doc, Document("d", doc.text), ontology()).mentions
    heads = {(mention.start, mention.chain): mention for mention in text.mentions}
    gold: dict[int, set[object]] = defaultdict(set)
    for start, anchor, own in text.bridges:
        mention = heads.get((start, own))
        gold[mention.head if mention else start].add(anchor)
    chains: dict[int, set[object]] = defaultdict(set)
    for mention in text.mentions:
        chains[mention.head].add(mention.chain)
    counts: Counter = Counter()
    wrong, found = [], set()
    for bridge in bridges(mentions, ontology(), text=doc.text):
        alike = [one for one in mentions if one.key == bridge.anchor.key or (one.chain is not None and one.chain == bridge.anchor.chain)]
        anchors = {chain for one in alike for chain in chains[one.head[0]]}
        right = bool(gold.get(bridge.mention.head[0], set()) & anchors)
        counts["right" if right else "wrong"] += 1
        wrong += [] if right else [bridge]
        found |= {bridge.mention.head[0]} if right else set()
    missed = {start for start in gold if start not in found}
    known = {mention.head for mention in text.mentions if mention.pos == "NOUN" and _known(text.text, mention.start, mention.head)}
    counts += Counter(missed=sum(len(gold[start]) for start in missed), known=len(missed & known))
    return counts, wrong


def _known(text: str, start: int, head: int) -> bool:
    """Whether a phrase begins with "the" and its head is a noun that the resolver knows."""
    word = text[head:].split(None, 1)[0].strip(".,;:!?’'”\"").lower()
    return text[start : start + 4].lower() == "the " and lemma(word, "NOUN", "NNS" if word.endswith("s") else "NN", first=False) in KNOWN


def show_bridging(texts: Sequence[Text], found: Iterable[Doc], *, part: str) -> None:
    """Prints precision of bridges and recall of those that GUM marks."""
    total: Counter = Counter()
    for text, doc in zip(texts, found, strict=True):
        total += bridge_counts(text, doc)[0]
    right, wrong, missed, known = (total[what] for what in ("right", "wrong", "missed", "known"))
    print(
        f"GUM {part}, bridging: right {right}, wrong {wrong}: P {right / max(right + wrong, 1):.1%}; R {right / max(right + missed, 1):.1%} of all "
        f"that it marks, {right / max(right + known, 1):.1%} of definite nouns that the resolver knows"
    )
