"""Fits the pronoun ranker that decides where no network does, on GUM's training part and GAP's development part, and prints `kg/language/coreference/weights.py`'s table.

    python -m tests.benchmarks.coreference_fit --data DIR

Mentions are those that `kg` finds over gold trees; earlier pronouns are resolved as annotated. A pronoun whose antecedent is not
among the candidates teaches the weight of "none". Maximum likelihood with a Gaussian prior, by gradient ascent (AdaGrad).
"""

from __future__ import annotations

import argparse
import re
import textwrap
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import spacy
from spacy.tokens import Doc, Span

from kg.language import coreference
from kg.language.conllu import doc_from_sentences, read_conllu
from kg.language.coreference import pronouns
from kg.language.nominals.phrases import Phrases
from kg.lexicon import ontology

from .coreference_gold import gap_rows

LABELS = {
    "person": "PERSON",
    "organization": "ORG",
    "place": "PLACE",
    "event": "EVENT",
    "abstract": "WORK",
    "object": "PRODUCT",
    "time": "DATE",
}
Gold = list[tuple[int, int, str, str]]  # first token, last token, chain, type
Example = tuple[list[list[str]], list[int]]  # features of each candidate, indices of the right ones; the last candidate is "none"
PRIOR, STEPS, RATE = 0.5, 400, 0.3
NEWS = 2  # how many times a news text counts, of what the weights are for


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


def gap_texts(data: Path, *, part: str, count: int | None = None) -> Iterator[tuple[dict[str, str], Doc]]:
    """The rows of a part of GAP ("development", "validation", "test"), each with its parsed text."""
    from kg.language import load

    rows = gap_rows(data, part=part, count=count)
    yield from zip(rows, load().pipe(row["Text"] for row in rows), strict=True)


def examples(data: Path, part: str) -> dict[str, list[Example]]:
    """The choices that annotated pronouns ask for, by class of pronoun."""
    found: dict[str, list[Example]] = defaultdict(list)
    original = pronouns.antecedent
    for name, doc, gold in documents(data, part=part):
        weight = NEWS if "_news_" in name and part == "train" else 1
        chain_at: dict[int, str] = {}
        wide: dict[tuple[int, int], str] = {}
        for start, end, chain, _ in sorted(gold, key=lambda g: g[1] - g[0]):
            chain_at.setdefault(head(doc, start, end), chain)
            wide[head(doc, start, end), end] = chain

        def teach(context, profile, kind, profiles, place, chain_at=chain_at, wide=wide, weight=weight):
            truth = chain_at.get(profile.token)
            choices = list(pronouns.ranked(context, profile, profiles, place))
            right = []
            for i, (candidate, _) in enumerate(choices):
                if candidate.members:
                    last = candidate.members[-1].token
                    if any(wide.get((candidate.token, end)) == truth for end in range(last, last + 6)):
                        right.append(i)
                elif truth is not None and truth in _majority(context, candidate, chain_at):
                    right.append(i)
            found[kind] += [([names for _, names in choices] + [["none"]], right or [len(choices)])] * weight
            return choices[right[0]][0] if right else None

        set_names(doc, gold)
        pronouns.antecedent = teach
        coreference.chains(doc, Phrases(doc, "d", ontology()).all(), ontology())
        pronouns.antecedent = original
    return found


def gap_examples(data: Path) -> list[Example]:
    """The choices that GAP's development part asks for; which of many candidates is right is known where a name is marked so."""
    found: list[Example] = []
    original = pronouns.antecedent
    for row, doc in gap_texts(data, part="development"):
        true = [(int(row[f"{n}-offset"]), len(row[n])) for n in "AB" if row[f"{n}-coref"] == "TRUE"]
        token = next((t.i for t in doc if t.idx == int(row["Pronoun-offset"])), None)

        def teach(context, profile, kind, profiles, place, true=true, token=token):
            if profile.token == token and true:
                choices = list(pronouns.ranked(context, profile, profiles, place))
                right = [i for i, (candidate, _) in enumerate(choices) if _named(context, candidate, *true[0])]
                if right:
                    found.append(([names for _, names in choices] + [["none"]], right))
            return original(context, profile, kind, profiles, place)

        pronouns.antecedent = teach
        coreference.chains(doc, Phrases(doc, "d", ontology()).all(), ontology())
        pronouns.antecedent = original
    return found


def _named(context, candidate, start: int, length: int) -> bool:
    """Whether one of a cluster's names is at the characters."""
    mentions = (p.mention for p in context.clusters.members(candidate) if p.named)
    return any(m.start < start + length and start < m.end for m in mentions)


def _majority(context, candidate, chain_at) -> list[str]:
    chains = Counter(chain_at[p.token] for p in context.clusters.members(candidate) if p.token in chain_at)
    return [chains.most_common(1)[0][0]] if chains else []


def fit(data: list[Example]) -> dict[str, float]:
    """The weights that make the right choices most likely."""
    index: dict[str, int] = {}
    rows, columns, choice, right = [], [], [], []
    row = 0
    for number, (candidates, answers) in enumerate(data):
        for i, names in enumerate(candidates):
            choice.append(number)
            right.append(i in answers)
            for name in names:
                rows.append(row)
                columns.append(index.setdefault(name, len(index)))
            row += 1
    rows, columns, choice, right = np.array(rows), np.array(columns), np.array(choice), np.array(right)
    weights, squares = np.zeros(len(index)), np.full(len(index), 1e-6)
    for _ in range(STEPS):
        score = np.bincount(rows, weights[columns], minlength=row)
        score = np.exp(score - score.max())
        every = score / np.bincount(choice, score)[choice]
        correct = np.where(right, score, 0)
        correct = correct / np.maximum(np.bincount(choice, correct), 1e-30)[choice]
        gradient = np.bincount(columns, (correct - every)[rows], minlength=len(index)) - PRIOR * weights
        squares += gradient**2
        weights += RATE * gradient / np.sqrt(squares)
    return {name: float(weights[i]) for name, i in index.items()}


def accuracy(data: list[Example], weights: dict[str, float], least: float) -> tuple[str, str]:
    """Precision and recall of the pronouns that are resolved with a probability of `least` or more."""
    made = good = possible = 0
    for candidates, answers in data:
        scores = np.array([sum(weights.get(name, 0.0) for name in names) for names in candidates])
        odds = np.exp(scores - scores.max())
        best, none = int(np.argmax(scores)), len(candidates) - 1
        possible += none not in answers
        if best != none and odds[best] / odds.sum() >= least:
            made += 1
            good += best in answers
    return f"{good / max(made, 1):.1%}", f"{good / max(possible, 1):.1%}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    options = parser.parse_args()
    train, dev = examples(options.data, "train"), examples(options.data, "dev")
    train["person"] += gap_examples(options.data)
    for kind in sorted(train):
        weights = fit(train[kind])
        for least in (0.3, 0.4, 0.5, 0.6, 0.7):
            train_score, dev_score = accuracy(train[kind], weights, least), accuracy(dev[kind], weights, least)
            print(
                f"# {kind}, {len(train[kind])} examples, probability {least}: train P, R {train_score}; dev ({len(dev[kind])}) {dev_score}"
            )
        print(row(kind, weights))


def row(kind: str, weights: dict[str, float]) -> str:
    """One class's weights as the lines of a Python table."""
    items = ", ".join(f'"{name}":~{weight:.2f}'.replace(" ", "~") for name, weight in sorted(weights.items()) if abs(weight) >= 0.05)
    lines = textwrap.fill(items, 140, initial_indent=" " * 8, subsequent_indent=" " * 8, break_on_hyphens=False)
    # The tildes kept a name and its weight on one line.
    return f'    "{kind}": {{\n{lines},\n    }},'.replace("~", " ")


if __name__ == "__main__":
    main()
