"""Fits the weights of the pronoun ranker beside the network and prints `BESIDE`'s rows.

    python -m tests.benchmarks.coreference_beside --data DIR [--model PATH] [--gap N] [--gum N]

The texts are read as the pipeline reads them; each pronoun is a choice between the clusters that stand before it (and the subject
ahead), whose right ones annotated chains or names tell. "He" and "she" are fitted on GUM's training part and GAP's development part, which
the network was trained on, and on passages that it has not seen (a third of those in `kg/training/marked/pronouns.tsv` that are not GAP's; they count thrice);
"it" and "they" on texts that it has not seen: the development articles and reports of `coreference_news`, and GUM's development part. Maximum likelihood with a Gaussian prior.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import ClassVar, NamedTuple

import numpy as np
from spacy.tokens import Doc

from kg.language import coreference
from kg.language.coreference import resolved
from kg.language.coreference.links import LITTLE, Linker
from kg.language.coreference.profiles import Profile
from kg.language.coreference.pronouns import ranked_with_ahead, unranked
from kg.language.nominals.phrases import Phrases
from kg.lexicon import ontology
from kg.training.marked.pronouns import is_held_out, marked_passages

from .coreference import docs
from .coreference_fit import row
from .coreference_gold import Text, gap_rows, gum_texts
from .coreference_news import news_texts

STEPS, RATE, SELDOM, UNSEEN_COUNTS = 200, 0.3, 5, 3
PRIOR = {"person": 1.5, "thing": 5.0, "plural": 5.0}
"""Of things there are fewer examples."""
Rights = Callable[[Linker, Profile], "bool | None"]


@dataclass(frozen=True, slots=True)
class Choice:
    """One pronoun: its class, features, the network's share and whether it is right of each candidate; the last candidate is nobody."""

    kind: str
    names: list[list[str]]
    shares: list[float]
    right: list[bool]


class Passage(NamedTuple):
    """A text, the names in it as (start, end, person), and whom its pronouns stand for by their first characters."""

    text: str
    names: list[tuple[int, int, str]]
    pronouns: dict[int, str]


class _Recorder(Linker):
    """A linker that keeps the choices of the pronouns that `wanted` tells the answers of."""

    wanted: Callable[[Profile], Rights | None] = staticmethod(lambda profile: None)
    choices: ClassVar[list[Choice]] = []

    def _weighed(self, i: int, kind: str, shares: dict[int, float], nearest: dict[int, Profile]) -> dict[int, float]:
        rights = self.wanted(self.profiles[i])
        if rights is not None:
            ranked = {self.clusters.root(c): (names, c) for c, names in ranked_with_ahead(self.context, self.profiles[i], self.profiles, i)}
            for root in shares:
                ranked.setdefault(root, ([unranked(self.profiles[i], nearest[root])], nearest[root]))
            labels = [rights(self, candidate) for _, candidate in ranked.values()]
            # Where no candidate is known to be right, all that are not known to be wrong may be.
            right = [label is True for label in labels] if True in labels else [label is None for label in labels]
            names = [names for names, _ in ranked.values()]
            found = [shares.get(root, 0.0) for root in ranked]
            self.choices.append(Choice(kind, [*names, ["none"]], [*found, 1 - sum(shares.values())], [*right, True not in labels]))
        return super()._weighed(i, kind, shares, nearest)


def chain_choices(texts: list[Text], found: Iterator[Doc], *, predicates: bool) -> None:
    """Records the choices of texts with chains: a cluster is right where most of its mentions are of the pronoun's chain, a coordination
    where its members' chains are what the pronoun stands for."""
    for text, doc in zip(texts, found, strict=True):
        together = {chain: members for _, members, chain in text.splits}
        at: dict[int, object] = {}
        for mention in sorted(text.mentions, key=lambda m: m.end - m.start):
            at.setdefault(mention.head, mention.chain)

        def rights(linker: Linker, candidate: Profile, chain: object, at: dict = at, together: dict = together) -> bool | None:
            if candidate.members:
                return {at.get(member.mention.head[0]) for member in candidate.members} == together[chain] if chain in together else None
            heads = (member.mention.head[0] for member in linker.clusters.members(candidate))
            chains = Counter(at[head] for head in heads if head in at)
            return bool(chains) and chains.most_common(1)[0][0] == chain

        def wanted(profile: Profile, rights: Callable = rights, at: dict[int, object] = at) -> Rights:
            chain = at.get(profile.mention.head[0], profile)
            return lambda linker, candidate: rights(linker, candidate, chain)

        _Recorder.wanted = staticmethod(wanted)
        resolved(doc, Phrases(doc, "d", ontology()).all(), ontology(), predicates=predicates)


def name_choices(passages: Iterable[Passage], found: Iterable[Doc]) -> None:
    """Records the choices of passages' marked pronouns: a cluster is right where it has a name of the person that the pronoun stands for."""
    for passage, doc in zip(passages, found, strict=True):

        def wanted(profile: Profile, passage: Passage = passage) -> Rights | None:
            person = passage.pronouns.get(profile.mention.start)
            if person is None:
                return None
            told = any(whose == person for *_, whose in passage.names)

            def rights(linker: Linker, candidate: Profile) -> bool | None:
                names = [member.mention for member in linker.clusters.members(candidate) if member.named]
                whose = {whose for start, end, whose in passage.names for m in names if m.start < end and start < m.end}
                return True if person in whose else False if whose or told else None

            return rights

        _Recorder.wanted = staticmethod(wanted)
        resolved(doc, Phrases(doc, "d", ontology()).all(), ontology())


def gap_passages(data: Path, part: str, count: int | None) -> Iterator[Passage]:
    """The texts of a part of GAP; a pronoun that is neither's stands for somebody without a name."""
    for text in gap_rows(data, part=part, count=count):
        spans = [(int(text[f"{name}-offset"]), len(text[name]), text[f"{name}-coref"].upper() == "TRUE") for name in "AB"]
        names = [(start, start + length, "meant" if meant else f"other {start}") for start, length, meant in spans]
        yield Passage(text["Text"], names, {int(text["Pronoun-offset"]): "meant"})


def held_out_passages(data: Path) -> Iterator[Passage]:
    """The passages with readers' marks that the network was not trained on."""
    for name, text, marks in marked_passages(data):
        if is_held_out(name):
            names = [(mark.start, mark.end, mark.person) for mark in marks if not mark.pronoun]
            yield Passage(text, names, {mark.start: mark.person for mark in marks if mark.pronoun})


def fit(choices: list[Choice]) -> dict[str, float]:
    """The weights that make the right choices, all of one class of pronoun, most likely."""
    prior = PRIOR[choices[0].kind]
    seen = Counter(name for choice in choices for names in choice.names for name in names)
    index = {name: number for number, name in enumerate(name for name in seen if seen[name] >= SELDOM)}
    pairs, share, right, of = [], [], [], []
    for number, choice in enumerate(choices):
        for names, value, good in zip(choice.names, choice.shares, choice.right, strict=True):
            pairs += [(len(of), index[name]) for name in names if name in index]
            share.append(np.log(max(value, 0.0) + LITTLE))
            right.append(good)
            of.append(number)
    rows, columns = np.array(pairs).T
    share, right, of = np.array(share), np.array(right), np.array(of)
    weights, squares, power = np.zeros(len(index)), np.full(len(index), 1e-6), np.array([1.0, 1e-6])
    for _ in range(STEPS):
        score = np.bincount(rows, weights[columns], minlength=len(of)) + power[0] * share
        odds = np.exp(score - score.max())
        every = odds / np.bincount(of, odds)[of]
        correct = np.where(right, every, 0)
        wrong = correct / np.maximum(np.bincount(of, correct), 1e-30)[of] - every
        gradient = np.bincount(columns, wrong[rows], minlength=len(index)) - prior * weights
        squares += gradient**2
        weights += RATE * gradient / np.sqrt(squares)
        steep = float(wrong @ share)
        power += [RATE * steep / np.sqrt(power[1] + steep**2), steep**2]
    return {name: float(weights[i]) for name, i in index.items()} | {"network": float(power[0])}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--model", help="a package or folder (default: the shipped model)")
    parser.add_argument("--gap", type=int, default=None, metavar="N", help="at most N texts of GAP")
    parser.add_argument("--gum", type=int, default=None, metavar="N", help="at most N texts of GUM")
    options = parser.parse_args()
    recorder = coreference.Linker = _Recorder

    def named_persons(passages: list[Passage], model: str | None) -> list[Choice]:
        recorder.choices.clear()
        name_choices(passages, docs((passage.text for passage in passages), model=model, rules=False))
        return [choice for choice in recorder.choices if choice.kind == "person"]

    def chosen(texts: list[Text], *, predicates: bool) -> dict[str, list[Choice]]:
        recorder.choices.clear()
        chain_choices(texts, docs((text.text for text in texts), model=options.model, rules=False), predicates=predicates)
        return {kind: [choice for choice in recorder.choices if choice.kind == kind] for kind in PRIOR}

    common = chosen(list(islice(gum_texts(options.data, part="train"), options.gum)), predicates=True)["person"]
    seen = chosen(list(gum_texts(options.data, part="dev")), predicates=True)
    news = chosen([text for part in ("development", "reports") for text in news_texts(part, options.data)], predicates=False)
    trained_on = named_persons(list(gap_passages(options.data, "development", options.gap)), options.model)
    unseen = named_persons(list(held_out_passages(options.data)), options.model)
    print(f"# {len(common)} choices of GUM, {len(trained_on)} of GAP, {len(unseen)} of other passages")
    print(row("person", fit(common + trained_on + UNSEEN_COUNTS * unseen)))
    for kind in ("plural", "thing"):
        print(f"# {len(seen[kind])} choices of GUM, {len(news[kind])} of news")
        print(row(kind, fit(seen[kind] + news[kind])))


if __name__ == "__main__":
    main()
