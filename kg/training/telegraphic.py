"""Headlines made of treebank sentences of one clause: no articles, no full stop, passives without an auxiliary, the present for the past."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from lemminflect import getInflection, getLemma

from kg.training.examples import Example, Labels

SHORT = 16
"""Words of a sentence that becomes a headline, its full stop among them."""
SPEAKING = frozenset({"i", "you", "we", "my", "your", "our", "me", "us"})
ARTICLES = frozenset({"the", "a", "an"})
BE = frozenset({"was", "were", "is", "are", "been", "being", "be"})
PARTS = frozenset({"nsubj", "obj", "iobj", "obl", "advmod", "aux", "compound"})
UPOS, XPOS, FEATS, HEAD, REL = range(5)


def telegraphic(examples: Sequence[Example], labels: Labels) -> Iterator[Example]:
    """The short sentences that are one clause, without those of somebody who speaks, as headlines with their trees."""
    for example in examples:
        if len(example.words) <= SHORT and not SPEAKING & {word.lower() for word in example.words}:
            subject = subject_of_clause(example, labels)
            if subject is not None:
                yield headline(example, labels, subject)


def subject_of_clause(example: Example, labels: Labels) -> int | None:
    """The subject of a sentence that is one clause in the active or passive; None where it is more or less than that."""
    tree, rels = example.tree, labels["rels"]
    assert tree is not None
    roots = np.flatnonzero(tree[HEAD] == 0)
    last = len(example.words) - 1
    if len(roots) != 1 or example.words[last] != "." or (tree[REL] < 0).any() or example.words[0] in ('"', "(", "“"):
        return None
    verb = int(roots[0])
    parts = [(rels[tree[REL, child]], child) for child in np.flatnonzero(tree[HEAD] == verb + 1).tolist() if child != last]
    subjects = [child for rel, child in parts if rel.startswith("nsubj")]
    plain = all(rel.split(":")[0] in PARTS for rel, _ in parts)
    if not plain or labels["upos"][tree[UPOS, verb]] != "VERB" or len(subjects) != 1 or subjects[0] > verb:
        return None
    return subjects[0]


def headline(example: Example, labels: Labels, subject: int) -> Example:
    """A clause with this subject as a headline; "to" stands for "will"."""
    tree = example.tree
    assert tree is not None
    words, columns = list(example.words), tree.copy()
    dropped = {len(words) - 1}
    for i, word in enumerate(words):
        rel, small = labels["rels"][tree[REL, i]], word.lower()
        if (tree[HEAD] == i + 1).any():
            continue
        if (rel == "det" and small in ARTICLES) or (rel == "aux:pass" and small in BE):
            dropped.add(i)
        if rel == "aux" and small == "will":
            words[i] = "to"
            columns[[UPOS, XPOS, FEATS, REL], i] = labels["upos"].index("PART"), labels["xpos"].index("TO"), -1, labels["rels"].index("mark")
    verb = int(np.flatnonzero(tree[HEAD] == 0)[0])
    if labels["xpos"][tree[XPOS, verb]] == "VBD":
        tag = "VBP" if labels["xpos"][tree[XPOS, subject]] in ("NNS", "NNPS") else "VBZ"
        made = getInflection(getLemma(words[verb].lower(), "VERB")[0], tag)
        if made:
            words[verb] = made[0]
            columns[XPOS, verb], columns[FEATS, verb] = labels["xpos"].index(tag), -1
    kept = [i for i in range(len(words)) if i not in dropped]
    place = {i + 1: n + 1 for n, i in enumerate(kept)} | {0: 0}
    columns = columns[:, kept]
    columns[HEAD] = [place[int(head)] for head in columns[HEAD]]
    words = [words[i] for i in kept]
    words[0] = words[0][:1].upper() + words[0][1:]
    spaces = [*(example.spaces[i] for i in kept[:-1]), True]
    return Example(words, spaces, example.ner[kept], [], example.continues, columns, example.weight)
