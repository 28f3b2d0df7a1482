"""What each repair of trees does to trees that people made: arcs put right, arcs spoilt.

    python -m tests.benchmarks.repairs --data DIR [--model PATH] [--examples N]

Trees are the shipped model's on gold words and sentences of the development parts of EWT and GUM, and of the sentences whose trees readers
corrected (`kg/training/marked/`; news of GMB, news and Wikipedia of QANom): of these the one in sixteen that the model was not trained on, and the others, on
which a repair can do little but harm. Some give a tree another shape than treebanks have, for the rooms that read it.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import wraps
from pathlib import Path
from typing import Any

from spacy.tokens import Doc

from kg.language import load
from kg.language.trees import mend, rearranged, second, syntax
from kg.training.coreference import parsed
from kg.training.corpora import Sentence, Tree, read_gmb, read_treebank, split_gmb, split_hyphens
from kg.training.marked.trees import QANOM, TABLE, corrected_trees, is_held_out
from kg.training.qanom import qanom_sentences

TABLES = (mend.RULES, mend.REBUILDING, second.BY_LABEL, rearranged.BY_LABEL, second.BY_WORD)
OUTCOMES = ("right", "spoilt", "other")


def named(rule: Callable, found: dict[int, str]) -> Callable:
    """The rule, writing down the tokens that it changes."""

    @wraps(rule)
    def asked(*arguments: Any) -> Any:
        repair = rule(*arguments)
        if repair:
            tokens = repair if isinstance(repair, dict) else (arguments[-1],)
            found.update(dict.fromkeys(tokens, f"{rule.__module__.rpartition('.')[2]}.{rule.__name__}"))
        return repair

    return asked


def watch(found: dict[int, str]) -> None:
    """Makes every repair write down its tokens."""
    for table in TABLES:
        for label, rules in table.items():
            table[label] = tuple(named(rule, found) for rule in rules)
    mend.gaps = named(mend.gaps, found)
    mend.subjects.reports = named(mend.subjects.reports, found)


def sources(data: Path, nlp: Any) -> Iterator[tuple[str, Sentence]]:
    """The sentences with trees that people made, each with the name of its source."""
    for bank in ("ewt", "gum"):
        for sentence in read_treebank(data, bank, "dev"):
            yield bank, sentence
    news, _ = split_gmb(read_gmb(data / "ner" / "gmb_ner_dataset.csv.zip"))
    news = [split_hyphens(sentence) for sentence in news]
    for name, sentences, table in (("news", news, TABLE), ("qanom", qanom_sentences(data, "train"), QANOM)):
        for number, sentence in corrected_trees(sentences, nlp, table):
            yield name if is_held_out(number) else f"{name}, trained on", sentence


def outcome(raw: tuple[int, str], mended: tuple[int, str], gold: tuple[int, str]) -> str:
    """Whether a change of head or label made an arc right, spoilt one that was right, or neither."""
    return "right" if mended == gold else "spoilt" if raw == gold else "other"


@dataclass
class Counts:
    """Arcs by source and by repair: words and arcs right as parsed and mended; changes by their outcome; those that spoilt an arc, as text."""

    words: dict[str, Counter] = field(default_factory=lambda: defaultdict(Counter))
    changes: dict[str, Counter] = field(default_factory=lambda: defaultdict(Counter))
    spoilt: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def add(self, source: str, doc: Doc, gold: Tree, changed: dict[int, str]) -> None:
        """Counts a sentence whose tree the rules have mended; `changed`: which of them changed which token."""
        table = syntax.tree(doc)
        for i, (head, rel) in enumerate(zip(gold.heads, gold.rels, strict=True)):
            right = (head - 1, rel) if head else (i, "ROOT")
            raw, mended = (doc[i].head.i, doc[i].dep_), (table.head[i], table.dep[i])
            self.words[source] += Counter(words=1, raw=raw == right, mended=mended == right)
            if raw != mended:
                name, kind = changed.get(i, "?"), outcome(raw, mended, right)
                self.changes[name][source, kind] += 1
                if kind == "spoilt":
                    arc = f"{raw[1]} of {doc[raw[0]]} → {mended[1]} of {doc[mended[0]]}"
                    self.spoilt[name].append(f"{arc}: {doc[max(0, i - 12) : i]} | {doc[i]} | {doc[i + 1 : i + 10]}")

    def show(self, examples: int) -> None:
        """Prints the attachment scores, then a row a repair, those that spoil most first."""
        for source, count in self.words.items():
            raw, mended = count["raw"] / count["words"], count["mended"] / count["words"]
            print(f"{source:18} LAS {raw:.2%} as parsed, {mended:.2%} mended ({count['words']:,} words)")
        print(f"{'repair':34}" + "".join(f"{source:>22}" for source in self.words) + f"   ({', '.join(OUTCOMES)})")
        for name, found in sorted(self.changes.items(), key=lambda item: -harm(item[1])):
            cells = (" ".join(f"{found[source, kind]:3}" for kind in OUTCOMES) for source in self.words)
            print(f"{name:34}" + "".join(f"{cell:>22}" for cell in cells))
            for example in self.spoilt[name][:examples]:
                print("     ", example)


def harm(found: Counter) -> int:
    """How many more arcs a repair spoils than mends."""
    return sum({"spoilt": 1, "right": -1}.get(kind, 0) * count for (_, kind), count in found.items())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--model", help="a package or folder (default: the shipped model)")
    parser.add_argument("--examples", type=int, default=0, metavar="N", help="of each repair N arcs that it spoils")
    options = parser.parse_args()
    changed: dict[int, str] = {}
    watch(changed)
    nlp, counts = load(options.model), Counts()
    for source, sentence in sources(options.data, nlp):
        doc = parsed(nlp, [sentence.words], [sentence.spaces])
        changed.clear()
        assert sentence.tree is not None
        counts.add(source, doc, sentence.tree, changed)
    counts.show(options.examples)


if __name__ == "__main__":
    main()
