"""Plurals whose members are mentioned apart or side by side, against GUM: `SplitAnte`, and pronouns that stand for a coordination."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from spacy.tokens import Doc

from kg.language.coreference import chains
from kg.language.nominals.phrases import Phrases
from kg.lexicon import ontology
from kg.model import Mention

from .coreference_gold import Marked, Text

Membership = tuple[int, int]  # first characters of the plural's and of a member's head


def found_groups(doc: Doc) -> list[tuple[Mention, tuple[Mention, ...]]]:
    """The plurals of a Doc that have members before them, with their members."""
    mentions = chains(doc, Phrases(doc, "d", ontology()).all(), ontology())
    outside = [(m, tuple(one for one in m.involves if one.end <= m.start)) for m in mentions]
    return [(mention, members) for mention, members in outside if members]


def group_counts(text: Text, doc: Doc) -> tuple[Counter, list[tuple[Mention, tuple[Mention, ...]]]]:
    """How many memberships are right or wrong, and how many of the annotated splits are found or missed; the wrong groups."""
    chain_at: dict[int, object] = {}
    for mention in sorted(text.mentions, key=lambda m: m.end - m.start):
        chain_at.setdefault(mention.head, mention.chain)
    heads = {(m.start, m.chain): m.head for m in text.mentions}
    split = {heads.get((start, chain), start): members for start, members, chain in text.splits}
    counts: Counter = Counter(missed=sum(map(len, split.values())))
    wrong = []
    for mention, members in found_groups(doc):
        truth = split.get(mention.head[0], frozenset())
        own = chain_at.get(mention.head[0])
        beside = [m for m in text.mentions if m.chain == own and all(m.start <= one.head[0] < m.end for one in members)]
        right = [one for one in members if any(_same(one, m) for m in text.mentions if m.chain in truth)]
        counts["missed"] -= len(right)
        counts["split right"] += len(right)
        kind = "right" if beside else ""
        counts["beside right"] += len(members) if beside else 0
        counts["wrong"] += 0 if beside else len(members) - len(right)
        if not kind and len(right) < len(members):
            wrong.append((mention, members))
    return counts, wrong


def _same(found: Mention, marked: Marked) -> bool:
    """Whether the head of either mention is in the other: appositions and titles are headed in more ways than one."""
    return found.start <= marked.head < found.end or (marked.start <= found.head[0] < marked.end and marked.pos == "PROPN")


def show_groups(texts: Sequence[Text], found: Iterable[Doc], *, part: str) -> None:
    """Prints precision of memberships, and recall of those that GUM marks as split."""
    total: Counter = Counter()
    for text, doc in zip(texts, found, strict=True):
        total += group_counts(text, doc)[0]
    right = total["split right"] + total["beside right"]
    print(
        f"GUM {part}, members of plurals: right {right} ({total['split right']} named apart, {total['beside right']} side by side), "
        f"wrong {total['wrong']}: P {right / max(right + total['wrong'], 1):.1%}; of those named apart "
        f"R {total['split right'] / max(total['split right'] + total['missed'], 1):.1%} ({total['missed']} missed)"
    )
