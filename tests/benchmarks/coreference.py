"""Coreference against annotated text: MUC, B³ and CEAFe on GUM, wrong and missed merges, pronouns on GAP.

    python -m tests.benchmarks.coreference --data DIR [--part dev] [--genre news] [--mentions gold|read] [--gap N [--gap-part validation]]

DIR holds the unpacked corpora `ud-gum` (https://github.com/UniversalDependencies/UD_English-GUM) and `gap`
(https://github.com/google-research-datasets/gap-coreference). With `--mentions gold` names, nominals and pronouns are as
annotated; with `read` they are those that `kg` finds over the gold trees. Singletons are left out on both sides.
"""

from __future__ import annotations

import argparse
import csv
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import spacy
from spacy.tokens import Doc, Span

from kg.language.conllu import doc_from_sentences, read_conllu
from kg.language.coreference import chains
from kg.language.nominals.phrases import Phrases
from kg.language.nominals.typing import type_of_nominal
from kg.lexicon import ontology
from kg.model import Kind, Mention

from .coreference_scores import Clustering, mean_f1, merges

NAMES = {"person": "Person", "organization": "Organization", "place": "Place", "event": "Event", "abstract": "Work", "animal": "Product"}
LABELS = {"person": "PERSON", "organization": "ORG", "place": "PLACE", "event": "EVENT", "abstract": "WORK", "object": "PRODUCT", "time": "DATE"}
Gold = list[tuple[int, int, str, str]]  # first token, last token, chain, type


def documents(data: Path, *, part: str, genre: str = "") -> Iterator[tuple[str, Doc, Gold]]:
    """Each document of a part of GUM: its name, its Doc with gold trees, its annotated mentions."""
    vocab = spacy.blank("en").vocab
    for name in (data / "ud-gum" / "file-lists" / f"files.{part}").read_text().split():
        path = data / "ud-gum" / "sources" / f"{name}.conllu"
        # Some genres' texts are not in every copy of the corpus.
        if not path.exists() or (genre and f"_{genre}_" not in name):
            continue
        with path.open(encoding="utf-8") as lines:
            sentences = list(read_conllu(lines))
        rows = [word for sentence in sentences for word in sentence.words]
        yield name, doc_from_sentences(vocab, sentences), gold_mentions(rows)


def gold_mentions(rows: list[dict[str, str]]) -> Gold:
    """The `Entity=` brackets of the rows as spans."""
    found, opened = [], defaultdict(list)
    for i, row in enumerate(rows):
        entity = next((item[7:] for item in row["misc"].split("|") if item.startswith("Entity=")), "")
        for bracket in re.findall(r"\([^()]*\)?|[^()]+\)", entity):
            parts = bracket.strip("()").split("-")
            if bracket.startswith("("):
                opened[parts[0]].append((i, parts[1]))
            if bracket.endswith(")"):
                start, kind = opened[parts[0]].pop()
                found.append((start, i, parts[0], kind))
    return found


def head(doc: Doc, start: int, end: int) -> int:
    """The head of a span: its first word whose own head is outside."""
    return next((i for i in range(start, end + 1) if not start <= doc[i].head.i <= end or doc[i].head.i == i), start)


def mention(doc: Doc, start: int, end: int, kind: str) -> Mention:
    """An annotated span as the language room would give it: typed by its words, without its determiner."""
    token = doc[head(doc, start, end)]
    while start < end and doc[start].pos_ == "DET" and doc[start].head.i == token.i:
        start += 1
    span = doc[start : end + 1]
    plural = token.tag_ in ("NNS", "NNPS") or "Number=Plur" in str(token.morph)
    common = dict(document="d", start=span.start_char, end=span.end_char, text=span.text, head=(token.idx, token.idx + len(token)), sentence=0, plural=plural)
    if token.pos_ in ("PRON", "DET"):
        return Mention(label=token.lower_, type="Concept", kind=Kind.PRONOUN, **common)
    if token.pos_ == "PROPN":
        label = span[: name_length(span, token.i)].text
        return Mention(label=label, type=NAMES.get(kind, "Product"), kind=Kind.NAME, **common)
    return Mention(label=span.text, type=type_of_nominal(token.lemma_.lower(), plural=plural, ontology=ontology()), kind=Kind.NOMINAL, **common)


def name_length(span: Span, token: int) -> int:
    """How many words of a span are its name: up to a comma, bracket, relative clause or coordination."""
    for t in span:
        if t.i > token and (t.pos_ in ("PUNCT", "CCONJ", "VERB", "SCONJ") or t.dep_ in ("appos", "acl:relcl")):
            return t.i - span.start
    return len(span)


def gold_and_response(doc: Doc, gold: Gold, *, read: bool) -> tuple[Clustering, Clustering]:
    """The annotated and the found clusters, as sets of mentions: spans, or heads where `kg` finds the mentions itself."""
    key: dict[str, set] = defaultdict(set)
    if not read:
        mentions = tuple(mention(doc, start, end, kind) for start, end, _, kind in gold)
        for m, (_, _, chain, _) in zip(mentions, gold, strict=True):
            key[chain].add((m.start, m.end))
        found = chains(doc, mentions, ontology())
        names = [(m.start, m.end) for m in found]
    else:
        for start, end, chain, _ in sorted(gold, key=lambda g: g[1] - g[0]):
            token = head(doc, start, end)
            if not any(doc[token].idx in heads for heads in key.values()):
                key[chain].add(doc[token].idx)
        set_names(doc, gold)
        found = chains(doc, Phrases(doc, "d", ontology()).all(), ontology())
        names = [m.head[0] for m in found]
    response: dict[int, set] = defaultdict(set)
    for m, name in zip(found, names, strict=True):
        if m.chain is not None:
            response[m.chain].add(name)
    return multiple(key), multiple(response)


def multiple(clusters: dict) -> Clustering:
    """The clusters of two or more mentions, each mention in one of them."""
    seen: set = set()
    kept = []
    for cluster in clusters.values():
        cluster = cluster - seen
        seen |= cluster
        kept.append(frozenset(cluster))
    return [cluster for cluster in kept if len(cluster) > 1]


def set_names(doc: Doc, gold: Gold) -> None:
    """Gold names as `doc.ents`, as a recogniser would give them."""
    taken: set[int] = set()
    ents = []
    for start, end, _, kind in sorted(gold, key=lambda g: g[0] - g[1]):
        words = [i for i in range(start, end + 1) if doc[i].pos_ == "PROPN"]
        token = head(doc, start, end)
        if token not in words or kind not in LABELS:
            continue
        first = last = token
        while first - 1 >= start and doc[first - 1].pos_ in ("PROPN",):
            first -= 1
        while last + 1 <= end and doc[last + 1].pos_ in ("PROPN",):
            last += 1
        if not taken & set(range(first, last + 1)):
            taken |= set(range(first, last + 1))
            ents.append(Span(doc, first, last + 1, label=LABELS[kind]))
    doc.set_ents(ents)


def measure(data: Path, *, part: str, genre: str, read: bool) -> None:
    """Prints the scores of a part of GUM."""
    pairs = [gold_and_response(doc, gold, read=read) for _, doc, gold in documents(data, part=part, genre=genre)]
    scores = mean_f1(pairs)
    print(f"GUM {part} {genre or 'all'} ({len(pairs)} documents, {'read' if read else 'gold'} mentions)")
    for name, (precision, recall, f1) in scores.items():
        print(f"  {name:6} P {precision:6.1%}  R {recall:6.1%}  F {f1:6.1%}")
    wrong, missed = merges(pairs)
    print(f"  wrong merges {wrong:.1%} of links made, missed merges {missed:.1%} of links annotated")


def errors(data: Path, *, part: str, genre: str) -> None:
    """Prints each wrong link of a text on gold mentions, with the nearest right antecedent."""
    for name, doc, gold in documents(data, part=part, genre=genre):
        mentions = tuple(mention(doc, start, end, kind) for start, end, _, kind in gold)
        truth = [chain for _, _, chain, _ in gold]
        found = chains(doc, mentions, ontology())
        order = sorted(range(len(found)), key=lambda i: (found[i].start, -found[i].end))
        last: dict[int, int] = {}
        right: dict[str, int] = {}
        for i in order:
            before = last.get(found[i].chain)
            if before is not None and truth[before] != truth[i]:
                true = mentions[right[truth[i]]].text if truth[i] in right else "-"
                print(f"{name}\tWRONG\t{mentions[i].kind}\t{mentions[i].text[:50]}\t→ {mentions[before].text[:50]}\t(right: {true[:50]})")
            elif before is None and truth[i] in right:
                print(f"{name}\tMISSED\t{mentions[i].kind}\t{mentions[i].text[:50]}\t\t(right: {mentions[right[truth[i]]].text[:50]})")
            last[found[i].chain] = i
            right[truth[i]] = i


def by_kind(data: Path, *, part: str, genre: str) -> None:
    """Prints, by kind of mention, how many links to an antecedent are right, wrong or missed (gold mentions)."""
    counts: Counter = Counter()
    for _, doc, gold in documents(data, part=part, genre=genre):
        mentions = tuple(mention(doc, start, end, kind) for start, end, _, kind in gold)
        found = chains(doc, mentions, ontology())
        last: dict[int, int] = {}
        seen: set[str] = set()
        for i in sorted(range(len(found)), key=lambda i: (found[i].start, -found[i].end)):
            name = mentions[i].label.lower() if mentions[i].kind is Kind.PRONOUN else str(mentions[i].kind)
            before, truth = last.get(found[i].chain), gold[i][2]
            if before is not None:
                counts[name, "right" if gold[before][2] == truth else "wrong"] += 1
            elif truth in seen:
                counts[name, "missed"] += 1
            last[found[i].chain] = i
            seen.add(truth)
    for name in sorted({name for name, _ in counts}):
        print(f"  {name:12}", "  ".join(f"{what} {counts[name, what]:4}" for what in ("right", "wrong", "missed")))


def gap_texts(data: Path, *, part: str, count: int | None = None) -> Iterator[tuple[dict[str, str], Doc]]:
    """The rows of a part of GAP ("development", "validation", "test"), each with its parsed text."""
    from kg.language import load

    with (data / "gap" / f"gap-{part}.tsv").open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))[:count]
    yield from zip(rows, load().pipe(row["Text"] for row in rows), strict=True)


def gap(data: Path, *, part: str, count: int) -> None:
    """Prints the scores of a part of GAP: is each of two names whom the pronoun means?"""
    counts: Counter = Counter()
    for row, doc in gap_texts(data, part=part, count=count):
        mentions = chains(doc, Phrases(doc, "d", ontology()).all(), ontology())
        chain = next((m.chain for m in mentions if m.start == int(row["Pronoun-offset"])), None)
        for name in "AB":
            start = int(row[f"{name}-offset"])
            end = start + len(row[name])
            said = chain is not None and any(m.chain == chain and m.start < end and start < m.end and m.kind is Kind.NAME for m in mentions)
            counts[said, row[f"{name}-coref"] == "TRUE"] += 1
    right, wrong, missed = counts[True, True], counts[True, False], counts[False, True]
    print(f"GAP {part}: P {right / max(right + wrong, 1):.1%}  R {right / max(right + missed, 1):.1%}  F1 {2 * right / max(2 * right + wrong + missed, 1):.1%}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--part", default="dev", choices=("train", "dev", "test"))
    parser.add_argument("--genre", default="")
    parser.add_argument("--mentions", default="gold", choices=("gold", "read"))
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--kinds", action="store_true")
    parser.add_argument("--gap", type=int, default=0, metavar="N", help="measure N texts of GAP instead")
    parser.add_argument("--gap-part", default="validation", choices=("development", "validation", "test"))
    options = parser.parse_args()
    if options.gap:
        gap(options.data, part=options.gap_part, count=options.gap)
    elif options.errors:
        errors(options.data, part=options.part, genre=options.genre)
    elif options.kinds:
        by_kind(options.data, part=options.part, genre=options.genre)
    else:
        measure(options.data, part=options.part, genre=options.genre, read=options.mentions == "read")


if __name__ == "__main__":
    main()
