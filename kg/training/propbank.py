"""PropBank over the English Web Treebank (https://github.com/propbank/propbank-release), joined with the UD trees of its sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from pathlib import Path

from kg.training.corpora import Sentence, read_treebank_file, treebank_files
from kg.training.roles import Argument, Roles, Span, short_label, span_head

Rows = list[list[str]]
TAG, ROLESET, COLUMNS = 4, 7, 8
"""Columns of a skeleton: part of speech, sense of the predicate, and where the predicates' argument columns begin."""
AGREE = 0.5
"""Share of equal part-of-speech tags at which two sentences of the same length are taken to be the same."""


def read_skeleton(path: Path) -> Iterator[Rows]:
    """Sentences of a `.gold_skel` file as rows of columns."""
    rows: Rows = []
    with path.open(encoding="utf-8") as lines:
        for line in [*lines, ""]:
            if line.strip():
                rows.append(line.split())
            elif rows:
                yield rows
                rows = []


def bracketed(column: Sequence[str]) -> Iterator[tuple[str, int, int]]:
    """Label, start and end (exclusive) of every bracket of an argument column such as `(ARG0* * *) (V*)`."""
    label, start = "", 0
    for index, cell in enumerate(column):
        if cell.startswith("("):
            label, start = cell[1 : cell.index("*")], index
        if cell.endswith(")"):
            yield label, start, index + 1


def roles_of(rows: Rows, sentence: Sentence) -> Roles:
    """The roles of a sentence on its UD words; auxiliaries without arguments are no predicates.

    A continuation (`C-ARG1`) whose head hangs from the argument itself adds nothing to the tree and is left out of the arguments.
    """
    tree = sentence.tree
    assert tree is not None
    roles = Roles()
    for column, word in enumerate(index for index, row in enumerate(rows) if row[ROLESET] != "-"):
        spans: list[Span] = []
        arguments: list[Argument] = []
        for label, start, end in bracketed([row[COLUMNS + column] for row in rows]):
            continued, name = label.startswith("C-"), short_label(label.removeprefix("C-"))
            if name == "V":
                continue
            head = span_head(start, end, tree.heads, tree.rels)
            spans.append((word, name, start, end))
            if not (continued and _hangs_from(head, {h for _, h, other in arguments if other == name}, tree.heads)):
                arguments.append((word, head, name))
        if spans or tree.upos[word] != "AUX":
            roles.predicates[word] = rows[word][ROLESET]
            roles.spans += spans
            roles.arguments += arguments
    return roles


def _hangs_from(word: int, ancestors: set[int], heads: Sequence[int]) -> bool:
    while heads[word] > 0 and word not in ancestors:
        word = heads[word] - 1
    return word in ancestors


def _pairs(sentences: Sequence[Sentence], skeletons: Sequence[Rows]) -> Iterator[tuple[Sentence, Rows]]:
    """Sentences of a document with their skeletons: in order, or by their lengths where the counts differ."""
    if len(sentences) == len(skeletons):
        yield from zip(sentences, skeletons, strict=True)
        return
    matcher = SequenceMatcher(None, [len(s.words) for s in sentences], [len(rows) for rows in skeletons], autojunk=False)
    for mine, theirs, size in matcher.get_matching_blocks():
        yield from zip(sentences[mine : mine + size], skeletons[theirs : theirs + size], strict=True)


def _same(sentence: Sentence, rows: Rows) -> bool:
    assert sentence.tree is not None
    if len(sentence.words) != len(rows):
        return False
    agreeing = sum(tag == row[TAG] for tag, row in zip(sentence.tree.xpos, rows, strict=True))
    return agreeing >= AGREE * len(rows)


def read_propbank(data: Path, split: str, *, counts: Counter[str] | None = None) -> dict[str, Roles]:
    """Roles by sentence name for a split of EWT, for the sentences that PropBank cuts into the same words.

    `counts` is told how many sentences were `joined`, had `other words`, or were `missing` with their document.
    """
    counts = Counter() if counts is None else counts
    found: dict[str, Roles] = {}
    for path in treebank_files(data, "ewt", split):
        sentences = list(read_treebank_file(path, entities=False))
        name = path.name.removesuffix(".conllu")
        files = list((data / "propbank-ewt" / "ewt" / path.parent.name).glob(f"*/{name}.gold_skel"))
        skeletons = list(read_skeleton(files[0])) if files else []
        joined = {s.name: roles_of(rows, s) for s, rows in _pairs(sentences, skeletons) if _same(s, rows)}
        found |= joined
        counts["joined"] += len(joined)
        counts["other words" if files else "missing"] += len(sentences) - len(joined)
    return found


def unaccusatives(roles: Mapping[str, Roles], sentences: Iterable[Sentence]) -> frozenset[str]:
    """Verbs whose active subject is more often what the event happens to (A1) than who does it (A0, with no A1 beside it)."""
    counts: Counter[str] = Counter()
    for sentence in sentences:
        found, tree = roles.get(sentence.name), sentence.tree
        if found is None or tree is None:
            continue
        acted_on = {word for word, _, label in found.arguments if label == "A1"}
        for word, head, label in found.arguments:
            if tree.rels[head] == "nsubj" and tree.heads[head] == word + 1 and tree.upos[word] == "VERB":
                counts[found.predicates[word].rpartition(".")[0]] += {"A1": 1, "A0": -(word not in acted_on)}.get(label, 0)
    return frozenset(verb for verb, count in counts.items() if count > 0)
