"""Reads the corpora into one form: sentences of words with trees, entity constraints, or both."""

from __future__ import annotations

import csv
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from kg.language.conllu import Sentence as Rows
from kg.language.conllu import read_conllu
from kg.language.parsing.tokenizer import PREFIX_WORDS


@dataclass(slots=True)
class Tree:
    """Gold analysis of a sentence, one item a word; heads are 1-based with 0 = root."""

    upos: list[str]
    xpos: list[str]
    feats: list[str]
    heads: list[int]
    rels: list[str]


@dataclass(slots=True)
class Sentence:
    """Words of one sentence, with what a corpus says of them.

    `spaces[i]`: a space follows word i. `opens`: a document (or a run of unrelated sentences) begins here.
    `spans`: (start, end, source label) in words. `tags`: part-of-speech tags where the corpus has them.
    """

    words: list[str]
    spaces: list[bool]
    opens: bool = False
    tree: Tree | None = None
    tags: list[str] | None = None
    spans: list[tuple[int, int, str]] = field(default_factory=list)
    name: str = ""


def spaces_of(rows: Rows) -> list[bool]:
    """Whether a space follows each word; inside a multiword token none does."""
    spaces = ["SpaceAfter=No" not in word["misc"] for word in rows.words]
    for row in rows.ranges:
        first, last = (int(part) for part in row["id"].split("-"))
        spaces[first - 1 : last] = [False] * (last - first) + ["SpaceAfter=No" not in row["misc"]]
    return spaces


ENTITY_MARK = re.compile(r"\(([^()]+)|(\d+)\)|\)")
DATE_MARK = re.compile(r"<(/?)(?:date|time)\b")


def gum_spans(rows: Rows) -> list[tuple[int, int, str]]:
    """Entity spans of GUM's `Entity=` as (start, end, "type|minimal words|identity"), and `XML=<date>` as "date"."""
    spans: list[tuple[int, int, str]] = []
    open_marks: dict[str, list[tuple[int, str]]] = {}
    dates: list[int] = []
    for index, word in enumerate(rows.words):
        misc = dict(item.split("=", 1) for item in word["misc"].split("|") if "=" in item)
        newest = ""
        for match in ENTITY_MARK.finditer(misc.get("Entity", "")):
            if match[1]:
                parts = match[1].split("-")
                newest = parts[0]
                label = f"{parts[1]}|{parts[5]}|{parts[7] if len(parts) > 7 else ''}"
                open_marks.setdefault(newest, []).append((index, label))
                continue
            key = match[2] or newest
            if open_marks.get(key):
                start, label = open_marks[key].pop()
                spans.append((start, index + 1, label))
        for match in DATE_MARK.finditer(misc.get("XML", "")):
            if not match[1]:
                dates.append(index)
            elif dates:
                spans.append((dates.pop(), index + 1, "date"))
    return spans


def read_treebank_file(path: Path, *, entities: bool) -> Iterator[Sentence]:
    """Sentences of one CoNLL-U file, with GUM's entity spans where asked for."""
    with path.open(encoding="utf-8") as lines:
        for rows in read_conllu(lines):
            tree = Tree(
                upos=[word["upos"] for word in rows.words],
                xpos=[word["xpos"] for word in rows.words],
                feats=[word["feats"] for word in rows.words],
                heads=[int(word["head"]) for word in rows.words],
                rels=[word["deprel"] for word in rows.words],
            )
            yield Sentence(
                words=[word["form"] for word in rows.words],
                spaces=spaces_of(rows),
                opens=rows.comment("newdoc id") is not None,
                tree=tree,
                tags=tree.xpos,
                spans=gum_spans(rows) if entities else [],
                name=rows.comment("sent_id") or "",
            )


def treebank_files(data: Path, treebank: str, split: str) -> list[Path]:
    """The files of a split of `ewt` or `gum`, those that are here (GUM's lists name genres that are not)."""
    root = data / f"ud-{treebank}"
    names = (root / "file-lists" / f"files.{split}").read_text(encoding="utf-8").split()
    suffix = "" if treebank == "ewt" else ".conllu"
    return [path for name in names if (path := root / "sources" / f"{name}{suffix}").exists()]


def read_treebank(data: Path, treebank: str, split: str) -> list[Sentence]:
    """All sentences of a split of a treebank in the order of its file list."""
    files = treebank_files(data, treebank, split)
    return [sentence for path in files for sentence in read_treebank_file(path, entities=treebank == "gum")]


def spans_of_tags(tags: list[str]) -> list[tuple[int, int, str]]:
    """Spans of BIO or IO tags: a span ends at O, at B-, or where the type changes."""
    spans: list[tuple[int, int, str]] = []
    start = -1
    for index, tag in enumerate([*tags, "O"]):
        kind = tag[2:]
        if start >= 0 and (tag == "O" or tag[0] == "B" or kind != spans[-1][2]):
            spans[-1] = (start, index, spans[-1][2])
            start = -1
        if tag != "O" and start < 0:
            start = index
            spans.append((index, index + 1, kind))
    return spans


NO_SPACE_BEFORE = set(".,;:!?%)]}'’”…") | {"n't", "'s", "'re", "'ve", "'ll", "'d", "'m", "''", "’s", "n’t"}
NO_SPACE_AFTER = set("([{$£€#@“‘") | {"``"}


def likely_spaces(words: list[str]) -> list[bool]:
    """Where running text would have spaces, for corpora that only list tokens."""
    return [word not in NO_SPACE_AFTER and (i + 1 == len(words) or words[i + 1] not in NO_SPACE_BEFORE) for i, word in enumerate(words)]


def read_columns(path: Path, *, separator: str | None = None, word: int = 0, tag: int = -1, run: bool = False) -> list[Sentence]:
    """Sentences of a column file; `run` says that consecutive sentences follow each other in one text."""
    sentences: list[Sentence] = []
    words: list[str] = []
    tags: list[str] = []
    with path.open(encoding="utf-8") as lines:
        for line in [*lines, ""]:
            cells = line.rstrip("\n").split(separator)
            if line.strip() and not line.startswith("# ") and len(cells) > 1:
                words.append(cells[word].strip() or "�")
                tags.append(cells[tag].strip())
            elif words and not line.strip():
                opens = not run or not sentences
                sentences.append(Sentence(words, likely_spaces(words), opens=opens, spans=spans_of_tags(tags)))
                words, tags = [], []
    return sentences


def read_gmb(path: Path) -> list[Sentence]:
    """The Groningen Meaning Bank extract (latin-1 CSV inside a zip), with its tags; sentences in text order."""
    sentences: list[Sentence] = []
    tags: list[str] = []
    with zipfile.ZipFile(path) as archive, archive.open(archive.namelist()[0]) as raw:
        rows = csv.reader(io.TextIOWrapper(raw, encoding="latin-1"))
        next(rows)
        for mark, word, part, tag in rows:
            if mark.startswith("Sentence") or not sentences:
                if sentences:
                    sentences[-1].spans = spans_of_tags(tags)
                sentences.append(Sentence([], [], tags=[], name=mark))
                tags = []
            sentences[-1].words.append(word or "�")
            sentences[-1].tags.append(part)  # type: ignore[union-attr]
            tags.append(tag)
    sentences[-1].spans = spans_of_tags(tags)
    for sentence in sentences:
        sentence.spaces = likely_spaces(sentence.words)
    return sentences


BLOCK = 20


def split_gmb(sentences: list[Sentence]) -> tuple[list[Sentence], list[Sentence]]:
    """GMB as (train, held out): 1 block of 20 sentences in 20 is held out, and no held-out sentence stays in training.

    Blocks keep neighbours of a document on one side as far as they can be known.
    """
    train: list[Sentence] = []
    held_out: list[Sentence] = []
    for start in range(0, len(sentences), BLOCK):
        side = held_out if zlib.crc32(f"block {start // BLOCK}".encode()) % 20 == 0 else train
        block = sentences[start : start + BLOCK]
        block[0].opens = True
        side += block
    seen = {" ".join(sentence.words) for sentence in held_out}
    return [sentence for sentence in train if " ".join(sentence.words) not in seen], held_out


HYPHEN = re.compile(r"(?<=[^\W_])(-)(?=[^\W_])|(?<=\.)(-)(?=[^\W_])")


def _hyphen_parts(word: str) -> list[str]:
    """The words that the run-time tokenizer makes of a hyphenated one: "al-Zarqawi" → al - Zarqawi, "pro-Russian" whole."""
    if not HYPHEN.search(word) or len(word) > 40 or "/" in word or word.split("-")[0].lower() in PREFIX_WORDS:
        return [word]
    parts: list[str] = []
    for part in filter(None, HYPHEN.split(word)):
        if len(parts) > 1 and part != "-" and parts[-2].lower() in PREFIX_WORDS:  # "Lashkar-e-Toiba": Lashkar - e-Toiba
            parts[-2:] = [parts[-2] + parts[-1] + part]
        else:
            parts.append(part)
    return parts


def _end_part(parts: list[str]) -> int:
    """How many parts of a name's last word belong to the name: not "-backed" in "EU-backed"."""
    count = len(parts)
    while count > 2 and parts[count - 2] == "-" and parts[count - 1].islower() and len(parts[count - 1]) > 2:
        count -= 2
    return count


def split_hyphens(sentence: Sentence) -> Sentence:
    """The sentence with hyphenated words split as Universal Dependencies and our tokenizer split them, its spans moved along."""
    parts = [_hyphen_parts(word) for word in sentence.words]
    if len(parts) == sum(map(len, parts)):
        return sentence
    offsets = [0]
    for inside in parts:
        offsets.append(offsets[-1] + len(inside))
    spaces = [flag for inside, space in zip(parts, sentence.spaces, strict=True) for flag in [False] * (len(inside) - 1) + [space]]
    tags = None
    if sentence.tags:  # the name in "Khartoum-backed" is tagged JJ as a whole
        pairs = zip(parts, sentence.tags, strict=True)
        tags = ["NNP" if tag == "JJ" and len(inside) > 1 and part[0].isupper() else tag for inside, tag in pairs for part in inside]
    spans = [(offsets[start], offsets[end - 1] + _end_part(parts[end - 1]), label) for start, end, label in sentence.spans]
    return replace(sentence, words=[word for inside in parts for word in inside], spaces=spaces, tags=tags, spans=spans)


CROSSNER = ("politics", "science", "literature", "music", "ai")


def read_entity_corpora(data: Path) -> dict[str, list[Sentence]]:
    """Entity corpora by name; `europarl` and `gmb-held-out` are for measuring only, UNER's test part is not read at all."""
    ner = data / "ner"
    gmb, held_out = split_gmb(read_gmb(ner / "gmb_ner_dataset.csv.zip"))
    crossner = [ner / "crossner" / domain / f"{part}.txt" for domain in CROSSNER for part in ("train", "dev", "test")]
    wnut = ner / "WNUT17" / "CONLL-format" / "data"
    corpora = {
        "gmb": gmb,
        "gmb-held-out": held_out,
        "wikigold": read_columns(ner / "wikigold" / "CONLL-format" / "data" / "wikigold.conll.txt", run=True),
        "crossner": [sentence for path in crossner for sentence in read_columns(path, separator="\t")],
        "uner": read_columns(ner / "uner-ewt" / "en_ewt-ud-dev.iob2", separator="\t", word=1, tag=2, run=True),
        "wnut": [s for path in sorted(wnut.glob("*/*")) for s in read_columns(path, separator="\t")],
        "btc": [s for path in sorted((ner / "BTC" / "CONLL-format" / "data").glob("*.conll")) for s in read_columns(path)],
        "europarl": read_columns(ner / "europarl-ner" / "en-europarl.test.conll02", run=True),
    }
    return {name: [split_hyphens(sentence) for sentence in sentences] for name, sentences in corpora.items()}
