"""Coreference from raw text against annotated text: MUC, B³, CEAFφ4 and their mean on GUM, pronouns on GAP, wrong and missed links.

    python -m tests.benchmarks.coreference --data DIR [--model PATH] [--part dev | --test] [--rules] [--gap N] [--litbank N] [--links] [--groups] [--events] [--bridging]

DIR holds the unpacked corpora `ud-gum` (https://github.com/UniversalDependencies/UD_English-GUM), `gap`
(https://github.com/google-research-datasets/gap-coreference) and `litbank` (https://github.com/dbamman/litbank). The pipeline reads the raw
text; words, sentences, trees and mentions are its own. A mention matches an annotated one by its head word ("head", the primary measure
of CorefUD: https://ufal.mff.cuni.cz/corefud) or by its whole span ("exact"); scores are without singletons, as there, and with them.
The test parts are run once, for the README.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from spacy.tokens import Doc

from kg.language import load
from kg.language.coreference import chains
from kg.language.coreference.corefud import corefud_mentions
from kg.language.coreference.scores import LINKS
from kg.language.nominals.phrases import Phrases
from kg.lexicon import ontology
from kg.model import Kind, Mention

from .coreference_bridging import show_bridging
from .coreference_events import show_events
from .coreference_gold import Text, gap_rows, gum_texts, litbank_texts
from .coreference_groups import show_groups
from .coreference_scores import Clustering, Found, Pairs, linked, matched, mean_f1, merges, namesakes


def read_mentions(doc: Doc) -> tuple[Mention, ...]:
    """What `kg annotate` would write of a Doc."""
    return corefud_mentions(doc, Phrases(doc, "d", ontology()).all(), ontology())


def docs(texts: Iterable[str], *, model: str | None, rules: bool) -> Iterator[Doc]:
    """The texts as the pipeline reads them; with `rules`, what the network says of coreference is left out."""
    for doc in load(model).pipe(texts):
        if rules:
            doc.user_hooks.pop(LINKS, None)
        yield doc


def sides(text: Text, mentions: Iterable[Mention]) -> tuple[list[Found], list[Found]]:
    """Annotated and found mentions of a text in one form."""
    key = [(mention.start, mention.end, mention.head, mention.chain) for mention in text.mentions]
    return key, [(mention.start, mention.end, mention.head[0], mention.chain) for mention in mentions]


def show(name: str, pairs: Pairs) -> None:
    """Prints the scores of clusters without singletons, and the mean with them."""
    alone = [(linked(key), linked(response)) for key, response in pairs]
    scores, (wrong, missed) = mean_f1(alone), merges(alone)
    cells = "  ".join(f"{score} {100 * p:.1f} {100 * r:.1f} {100 * f:.1f}" for score, (p, r, f) in scores.items())
    print(f"{name:24} {cells}  wrong links {wrong:.1%}  missed {missed:.1%}  mean with singletons {100 * mean_f1(pairs)['mean'][2]:.1f}")


def gum(data: Path, *, part: str, model: str | None, rules: bool, links: bool) -> None:
    """Prints GUM's scores, each as precision, recall and F1, over all genres and over news alone."""
    texts = list(gum_texts(data, part=part))
    found: list[tuple[str, dict[str, tuple[Clustering, Clustering]]]] = []
    counts: Counter = Counter()
    for text, doc in zip(texts, docs((text.text for text in texts), model=model, rules=rules), strict=True):
        mentions = read_mentions(doc)
        key, response = sides(text, mentions)
        found.append((text.name, {match: matched(key, response, exact=match == "exact") for match in ("head", "exact")}))
        counts += link_counts(key, response, mentions)
    print(f"GUM {part}, {len(texts)} documents, {'rules alone' if rules else 'rules and network'}: P R F of clusters without singletons")
    for match in ("head", "exact"):
        for genre in ("", "news"):
            show(f"{match} {genre or 'all'}", [both[match] for name, both in found if not genre or f"_{genre}_" in name])
    if links:
        for kind in sorted({kind for kind, _ in counts}, key=lambda kind: -counts[kind, "right"]):
            print(f"  {kind:14}", "  ".join(f"{what} {counts[kind, what]:4}" for what in ("right", "wrong", "missed")))


def link_counts(key: list[Found], response: list[Found], mentions: Iterable[Mention]) -> Counter:
    """By kind of mention, how many links to the last mention of its chain are right, wrong or missed (by head match)."""
    counts: Counter = Counter()
    truth = {number: key[other][3] for number, other in namesakes(key, response, exact=False).items()}
    last: dict[object, int] = {}
    seen: set[object] = set()
    for number, mention in enumerate(mentions):
        kind = mention.text.lower() if mention.kind is Kind.PRONOUN else str(mention.kind)
        before, chain = last.get(mention.chain), truth.get(number)
        if before is not None:
            counts[kind, "right" if chain is not None and truth.get(before) == chain else "wrong"] += 1
        elif chain is not None and chain in seen:
            counts[kind, "missed"] += 1
        last[mention.chain] = number
        seen.add(chain)
    return counts


def litbank(data: Path, *, count: int, model: str | None, rules: bool) -> None:
    """Prints LitBank's scores by exact spans; what it does not mark (things, times) is left out of the response."""
    texts = list(islice(litbank_texts(data), count))
    pairs = []
    for text, doc in zip(texts, docs((text.text for text in texts), model=model, rules=rules), strict=True):
        key, response = sides(text, read_mentions(doc))
        marked = {(start, end) for start, end, _, _ in key}
        pairs.append(matched(key, [mention for mention in response if mention[:2] in marked], exact=True))
    print(f"LitBank, {len(texts)} documents that the network was trained on; mentions of its own spans only")
    show("exact", pairs)


def gap(data: Path, *, part: str, count: int, model: str | None, rules: bool) -> None:
    """Prints the scores of a part of GAP: is each of two names whom the pronoun means?"""
    rows = gap_rows(data, part=part, count=count)
    counts: Counter = Counter()
    for row, doc in zip(rows, docs((row["Text"] for row in rows), model=model, rules=rules), strict=True):
        mentions = chains(doc, Phrases(doc, "d", ontology()).all(), ontology())
        chain = next((m.chain for m in mentions if m.start == int(row["Pronoun-offset"])), None)
        for name in "AB":
            start = int(row[f"{name}-offset"])
            end = start + len(row[name])
            said = chain is not None and any(m.chain == chain and m.start < end and start < m.end and m.kind is Kind.NAME for m in mentions)
            counts[said, row[f"{name}-coref"].upper() == "TRUE"] += 1
    right, wrong, missed = counts[True, True], counts[True, False], counts[False, True]
    f1 = 2 * right / max(2 * right + wrong + missed, 1)
    print(f"GAP {part}, {len(rows)} texts: P {right / max(right + wrong, 1):.1%}  R {right / max(right + missed, 1):.1%}  F1 {f1:.1%}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--model", help="a package or folder (default: the shipped model)")
    parser.add_argument("--part", default="dev", choices=("train", "dev"))
    parser.add_argument("--test", action="store_true", help="the test parts of GUM and GAP instead of the development parts")
    parser.add_argument("--rules", action="store_true", help="without the network's coreference")
    parser.add_argument("--gap", type=int, default=None, metavar="N", help="at most N texts of GAP (default: all)")
    parser.add_argument("--litbank", type=int, default=0, metavar="N", help="N texts of LitBank too")
    parser.add_argument("--links", action="store_true", help="right, wrong and missed links by kind of mention")
    parser.add_argument("--groups", action="store_true", help="members of plurals, named apart or side by side")
    parser.add_argument("--events", action="store_true", help="verbs and nouns that are taken for one event")
    parser.add_argument("--bridging", action="store_true", help="definite nouns and what they belong to")
    options = parser.parse_args()
    common = {"model": options.model, "rules": options.rules}
    part = "test" if options.test else options.part
    gum(options.data, part=part, links=options.links, **common)
    texts = list(gum_texts(options.data, part=part)) if options.groups or options.events or options.bridging else []
    for wanted, show_pairs in ((options.groups, show_groups), (options.events, show_events), (options.bridging, show_bridging)):
        if wanted:
            show_pairs(texts, docs((text.text for text in texts), **common), part=part)
    if options.gap != 0:
        gap(options.data, part="test" if options.test else "validation", count=options.gap, **common)
    if options.litbank:
        litbank(options.data, count=options.litbank, **common)


if __name__ == "__main__":
    main()
