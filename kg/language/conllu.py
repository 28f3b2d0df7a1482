"""CoNLL-U in and out: the one place that knows the format (https://universaldependencies.org/format.html)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from spacy.tokens import Doc
from spacy.vocab import Vocab

COLUMNS = ("id", "form", "lemma", "upos", "xpos", "feats", "head", "deprel", "deps", "misc")


@dataclass(slots=True)
class Sentence:
    """One sentence of a CoNLL-U file: its comments, its words as rows of ten columns, its multiword ranges."""

    comments: list[str] = field(default_factory=list)
    words: list[dict[str, str]] = field(default_factory=list)
    ranges: list[dict[str, str]] = field(default_factory=list)

    def comment(self, name: str) -> str | None:
        """The value of `# name = value`, or None."""
        prefix = f"# {name} ="
        return next((c[len(prefix) :].strip() for c in self.comments if c.startswith(prefix)), None)


def read_conllu(lines: Iterable[str]) -> Iterator[Sentence]:
    """Sentences of a CoNLL-U stream; empty nodes are left out, multiword tokens kept as ranges."""
    sentence = Sentence()
    for line in lines:
        line = line.rstrip("\r\n")
        if not line:
            if sentence.words:
                yield sentence
            sentence = Sentence()
        elif line.startswith("#"):
            sentence.comments.append(line)
        else:
            row = dict(zip(COLUMNS, line.split("\t"), strict=True))
            if "-" in row["id"]:
                sentence.ranges.append(row)
            elif "." not in row["id"]:
                sentence.words.append(row)
    if sentence.words:
        yield sentence


def _spaces(sentence: Sentence) -> list[bool]:
    """Whether a space follows each word; inside a multiword token none does."""
    spaces = ["SpaceAfter=No" not in word["misc"] for word in sentence.words]
    for row in sentence.ranges:
        first, last = (int(part) for part in row["id"].split("-"))
        spaces[first - 1 : last - 1] = [False] * (last - first)
        spaces[last - 1] = "SpaceAfter=No" not in row["misc"]
    return spaces


def doc_from_sentences(vocab: Vocab, sentences: Iterable[Sentence], *, trees: bool = True) -> Doc:
    """One Doc of the sentences with the given tokens and sentence starts; with `trees`, tags and dependencies too."""
    sentences = list(sentences)
    rows = [word for sentence in sentences for word in sentence.words]
    starts = [i == 0 for sentence in sentences for i in range(len(sentence.words))]
    spaces = [space for sentence in sentences for space in _spaces(sentence)]
    words = [row["form"].replace(" ", "\u00a0") for row in rows]
    if not trees:
        return Doc(vocab, words=words, spaces=spaces, sent_starts=starts)
    heads, offset = [], 0
    for sentence in sentences:
        heads += [offset + (i if row["head"] == "0" else int(row["head"]) - 1) for i, row in enumerate(sentence.words)]
        offset += len(sentence.words)
    return Doc(
        vocab,
        words=words,
        spaces=spaces,
        heads=heads,
        deps=["ROOT" if row["deprel"] == "root" else row["deprel"] for row in rows],
        lemmas=[row["lemma"] for row in rows],
        pos=[row["upos"] for row in rows],
        tags=[row["xpos"] for row in rows],
        morphs=["" if row["feats"] == "_" else row["feats"] for row in rows],
    )
