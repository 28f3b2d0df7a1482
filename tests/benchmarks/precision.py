"""How many of the statements are true to the text: samples of news that was not used in development, and what was judged of them.

    python -m tests.benchmarks.precision --data DIR [--sample N] [--others M] [--seed S] [--training | --wikinews PART] [--model PATH] [--verdicts]

DIR holds `ner/gmb_ner_dataset.csv.zip` (the extract of the Groningen Meaning Bank, Voice of America news:
https://gmb.let.rug.nl), in blocks of 20 sentences, and `qanom/qanom_dataset.zip` (https://github.com/kleinay/QANom), whose parts hold articles of Wikinews, of the training part of which the model has learnt the participants of event nouns and nothing else. What `split_gmb` holds out is judged up in files 1 to 19; files 20 to 22 are drawn, with `--training`, from the
training part, where the names that the corpus marks were learnt: from texts that nobody had looked at, and no sentence of which was trained on in another way; files 23 to 27, with `--wikinews dev`, from
Wikinews (23 to 25 with all quotation marks alike and no paragraphs, which later ones have), file 28, with `--wikinews train`, from articles of which nobody had read anything; for 640 statements of others of that part
(`judged-wikinews.tsv`) one reader each said what was wrong, and it was mended; files 29 to 31 from sentences of these articles that nobody had judged (30 and 31 from a third of them, of which no sentence was trained on with its tree); file 32, with `--training`, like 20 to 22. GMB does not say where one of its texts
ends and the next begins; `beginnings.txt` and `beginnings-training.txt` have the numbers of the sentences that readers found to begin one, and statements are drawn from texts whose
beginning is there (files 1 to 14 were drawn from whole blocks, each as if it were one text). Without `--sample` the precisions of the
judged samples beside this file are printed (with `--verdicts` each one with its text); with it, N statements that become plain triples
under the default policy and M others are drawn, none from a sentence that was judged before, with everything needed to judge them and
the cells that the files keep.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from random import Random

from kg.build import extract, resolve
from kg.graph.policy import read_policy
from kg.graph.terms import Names
from kg.graph.write import Writer
from kg.lexicon import ontology
from kg.model import Document, Mention, Resolved, Statement
from kg.training.corpora import Sentence, likely_spaces, read_gmb, split_gmb
from kg.training.marked import names as marked_names
from kg.training.marked import trees as marked_trees
from kg.training.qanom import SIGNS, qanom_sentences, read_qanom

from .precision_verdicts import FILES, Verdict, known_sentences, read_verdicts, show_precision

GARBLED = re.compile(r"[ÂÃÐ]|\(\(")
"""Letters of other encodings and marks of templates: texts that the corpus has spoilt."""


@dataclass(frozen=True, slots=True)
class Block:
    """A running text of the corpus with its sentences: (number in the corpus, start, end)."""

    document: Document
    sentences: tuple[tuple[int, int, int], ...]

    def sentence(self, offset: int) -> tuple[int, int, int]:
        """The sentence that a character of the text is in."""
        return next(s for s in reversed(self.sentences) if s[1] <= offset)


def held_out(data: Path) -> list[Block]:
    """The held-out blocks of the corpus as documents."""
    return _blocks(split_gmb(read_gmb(data / "ner" / "gmb_ner_dataset.csv.zip"))[1])


def wikinews(data: Path, part: str = "dev") -> list[Block]:
    """The articles of Wikinews in a part of QANom, less the sentences that have no event noun in them, which the corpus leaves out.

    The number of a sentence is made of its article's, its paragraph's and its own.
    """
    articles: dict[str, list[tuple[int, int, list[str]]]] = {}
    for name, sentence in read_qanom(data, part).items():
        _, source, article, paragraph, position = name.split(":")
        if source == "wikinews":
            articles.setdefault(article, []).append((int(paragraph), int(position), [SIGNS.get(word, word) for word in sentence.words]))
    return [_block(list(_article(int(article), sorted(found))), paragraphs=True) for article, found in sorted(articles.items())]


def _article(article: int, found: list[tuple[int, int, list[str]]]) -> Iterator[Sentence]:
    """The sentences of an article: (paragraph, place in it, words)."""
    before = None
    for paragraph, position, words in found:
        yield Sentence(words, likely_spaces(words), opens=paragraph != before, name=str(_number(article, paragraph, position)))
        before = paragraph


def reports(blocks: Iterable[Block], beginnings: set[int]) -> Iterator[Block]:
    """The texts of blocks, cut before the sentences of these numbers; what a block has before the first of them is left out."""
    for block in blocks:
        starts = [i for i, (number, _, _) in enumerate(block.sentences) if number in beginnings] + [len(block.sentences)]
        for start, end in pairwise(starts):
            inside = block.sentences[start:end]
            offset = inside[0][1]
            text = block.document.text[offset : inside[-1][2]]
            yield Block(Document(f"gmb-{inside[0][0]}", text), tuple((number, a - offset, b - offset) for number, a, b in inside))


def with_sentences(data: Path, numbers: set[int]) -> list[Block]:
    """The blocks of the part that the model was trained on that hold any of the sentences."""
    blocks = _blocks(split_gmb(read_gmb(data / "ner" / "gmb_ner_dataset.csv.zip"))[0])
    return [block for block in blocks if any(number in numbers for number, _, _ in block.sentences)]


@cache
def _training(data: Path) -> tuple[list[Sentence], dict[int, int]]:
    """The sentences of the training part, and where the one of each number stands."""
    sentences = split_gmb(read_gmb(data / "ner" / "gmb_ner_dataset.csv.zip"))[0]
    return sentences, {int(sentence.name.split()[-1]): i for i, sentence in enumerate(sentences)}


def running_text(data: Path, first: int, count: int) -> str:
    """So many sentences of the training part from the one of this number, as a text."""
    sentences, at = _training(data)
    return _block(sentences[at[first] : at[first] + count]).document.text


def _blocks(sentences: list[Sentence]) -> list[Block]:
    starts = [i for i, sentence in enumerate(sentences) if sentence.opens] + [len(sentences)]
    return [_block(sentences[start:end]) for start, end in pairwise(starts)]


def _block(sentences: list[Sentence], *, paragraphs: bool = False) -> Block:
    """The sentences as a text; with `paragraphs` there is an empty line before each one that opens a paragraph."""
    places, whole = [], ""
    for sentence in sentences:
        if whole:
            whole += "\n\n" if paragraphs and sentence.opens else " "
        text = "".join(word + " " * space for word, space in zip(sentence.words, sentence.spaces, strict=True)).strip()
        places.append((int(sentence.name.split()[-1]), len(whole), len(whole) + len(text)))
        whole += text
    return Block(Document(f"gmb-{places[0][0]}", whole), tuple(places))


@dataclass(frozen=True, slots=True)
class Drawn:
    """A statement of the graph with the block it is from; `plain` where the default policy makes a triple of it."""

    statement: Statement
    resolved: Resolved
    block: Block
    plain: bool

    def label(self, mention: Mention | None) -> str:
        """What the graph calls a participant: its entity's label; the bare words in angle brackets where it denotes none."""
        if mention is None:
            return "–"
        id_ = self.resolved.denotes.get(mention.key)
        return next((entity.label for entity in self.resolved.entities if entity.id == id_), f"<{mention.label}>")

    def verdict(self) -> Verdict:
        """The statement as a row of a file, not judged yet."""
        s, sample = self.statement, "plain" if self.plain else "other"
        number, start, _ = self.block.sentence(s.predicate.start)
        place = f"{s.predicate.start - start}-{s.predicate.end - start}"
        factuality = f"{s.factuality}{' inferred' if s.inferred else ''}"
        return Verdict(number, place, self.label(s.subject), s.predicate.relation, self.label(s.object), factuality, sample)


def statements(blocks: list[Block], *, model: str | None = None) -> Iterator[Drawn]:
    """All statements that a default build would write of the blocks."""
    readings = list(extract((block.document for block in blocks), model=model))
    writer, policy, names = Writer(ontology()), read_policy(), Names()
    for block, resolved in zip(blocks, resolve(readings), strict=True):
        plain = {(quad.subject, quad.predicate, quad.object) for quad in policy.plain(writer.quads(resolved))}
        for statement in resolved.statements:
            ends = [resolved.denotes.get(mention.key) if mention else None for mention in (statement.subject, statement.object)]
            sure = None not in ends and statement.factuality in ("asserted", "reported")
            nodes = [names.iri("entity", end) for end in ends] if sure else [None, None]
            triple = (nodes[0], names.relation(statement.predicate.relation), nodes[1])
            yield Drawn(statement, resolved, block, triple in plain)


def draw(found: Iterable[Drawn], *, sample: int, others: int, seed: int, without: set[int]) -> list[Drawn]:
    """`sample` plain and `others` other statements, none from the sentences `without`, in the order of the corpus."""
    free = [one for one in found if one.block.sentence(one.statement.predicate.start)[0] not in without]
    chosen: list[Drawn] = []
    for plain, count in ((True, sample), (False, others)):
        chosen += Random(seed).sample([one for one in free if one.plain is plain], count)
    return sorted(chosen, key=lambda one: (one.verdict().sentence, one.statement.predicate.start))


def show(one: Drawn) -> None:
    """Prints a statement with its text, its participants' own words and classes, and its row."""
    s, text = one.statement, one.block.document.text
    number, start, end = one.block.sentence(s.predicate.start)
    before = text[max(0, start - 300) : start]
    print(f"{'–' * 40}\n[… {before}]\n{number}: {text[start:end]}")
    for name, mention in (("subject", s.subject), ("object", s.object)):
        if mention:
            print(f"  {name:8} {mention.text} ({mention.kind}, {mention.type})")
    for argument in s.arguments:
        words = argument.mention.label if argument.mention else argument.text
        print(f"  {argument.role:8} {argument.preposition or ''} {words}")
    if s.source:
        print(f"  source   {one.label(s.source.mention)} ({s.source.predicate})")
    print(one.verdict().row())


def read_beginnings(part: str = "") -> set[int]:
    """The numbers of the sentences of a part ("" held out, "-training") that begin a text."""
    return {int(number) for number in (Path(__file__).parent / f"beginnings{part}.txt").read_text(encoding="utf-8").split()}


def trained_on(data: Path) -> set[int]:
    """The numbers of the sentences whose trees or names readers corrected for training."""
    sentences, _ = _training(data)
    news = {int(sentences[place].name.split()[-1]) for place in _places(marked_trees.TABLE, marked_names.TABLE)}
    articles = qanom_sentences(data, "train")
    others = (articles[place].name.split(":") for place in _places(marked_trees.QANOM, marked_names.QANOM))
    return news | {_number(*map(int, place)) for _, source, *place in others if source == "wikinews"}


def _places(*tables: Path) -> set[int]:
    """The numbers in the first column of tables."""
    return {int(line.partition("\t")[0]) for table in tables for line in table.read_text(encoding="utf-8").splitlines()}


def _number(article: int, paragraph: int, position: int) -> int:
    """The number of a sentence of Wikinews."""
    return int(f"{article}{paragraph:02}{position:02}")


def texts(blocks: Iterable[Block]) -> dict[int, str]:
    """The corpus' sentences by number."""
    return {number: block.document.text[start:end] for block in blocks for number, start, end in block.sentences}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    source = parser.add_mutually_exclusive_group()
    source.add_argument("--training", action="store_true", help="draw from the training part")
    source.add_argument("--wikinews", choices=("dev", "train"), metavar="PART", help="draw from Wikinews, QANom's part dev or train")
    parser.add_argument("--model", help="a package or folder (default: the shipped model)")
    parser.add_argument("--sample", type=int, default=0, metavar="N", help="draw N statements that become plain triples")
    parser.add_argument("--others", type=int, default=0, metavar="M", help="and M that do not")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--verdicts", action="store_true", help="each judged statement with its sentence")
    options = parser.parse_args()
    beginnings = read_beginnings("-training" if options.training else "")
    blocks = with_sentences(options.data, beginnings) if options.training else held_out(options.data)
    if options.sample or options.others:
        chosen = wikinews(options.data, options.wikinews) if options.wikinews else list(reports(blocks, beginnings))
        learnt = trained_on(options.data)
        if options.wikinews == "train":
            # Articles of which nothing was trained on with its tree or names.
            whole = (block for block in chosen if not GARBLED.search(block.document.text))
            chosen = [block for block in whole if learnt.isdisjoint(number for number, _, _ in block.sentences)]
        found = statements(chosen, model=options.model)
        counts = {"sample": options.sample, "others": options.others}
        for one in draw(found, **counts, seed=options.seed, without=known_sentences() | learnt):
            show(one)
        return
    sentences = texts([*held_out(options.data), *with_sentences(options.data, read_beginnings("-training")), *wikinews(options.data), *wikinews(options.data, "train")])
    for path in FILES:
        verdicts = read_verdicts(path)
        show_precision(path.stem, verdicts)
        for verdict in verdicts if options.verdicts else ():
            print(f"{verdict.sentence}: {sentences[verdict.sentence]}\n  {verdict.row()}")


if __name__ == "__main__":
    main()
