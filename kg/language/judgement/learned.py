"""What the network learnt of predicates from annotators: how certain they are to have happened, and who plays which part."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.attrs import IDX
from spacy.tokens import Doc

from kg.language.parsing.attributes import MEANING
from kg.language.parsing.meaning import Meaning
from kg.language.trees.syntax import tree
from kg.model import Factuality, Mention

DENIED = -1.0
"""Below this mean of annotators' answers (−3 … 3), an event counts as not having happened."""
PARTS = frozenset({"conj", "nmod", "appos", "flat", "nmod:desc", "compound"})
TRUSTED = frozenset({Factuality.ASSERTED, Factuality.REPORTED})


class Learned:
    """The network's judgements of one Doc, by token; empty where its model has no heads for them."""

    def __init__(self, doc: Doc) -> None:
        meaning: Meaning | None = doc.user_hooks.get(MEANING)
        self._table = tree(doc)
        self._tokens = {start: i for i, start in enumerate(doc.to_array(IDX).tolist())} if meaning is not None else {}
        self._certainty = meaning.factuality.tolist() if meaning is not None else None
        self._roles: dict[int, dict[int, str]] = {}
        if meaning is not None:
            for predicate, argument, label in meaning.roles.tolist():
                self._roles.setdefault(predicate, {})[argument] = meaning.names[label]

    def certainty(self, token: int) -> float | None:
        """How certain a reader is that the event happened, −3 … 3 (Universal Decompositional Semantics, White et al. 2016)."""
        return None if self._certainty is None else round(self._certainty[token], 2)

    def participants(self, token: int, mentions: Iterable[Mention | None]) -> tuple[tuple[str, Mention], ...]:
        """The mentions that play a numbered part for the predicate, each with PropBank's label ("A0", Palmer, Gildea and Kingsbury 2005)."""
        roles = self._roles.get(token)
        if not roles:
            return ()
        found = {m.key: (label, m) for m in mentions if m is not None and (label := self._label(roles, m))}
        return tuple(sorted(found.values(), key=lambda pair: (pair[0], pair[1].start)))

    def _label(self, roles: dict[int, str], mention: Mention) -> str | None:
        """The label of the mention's head, or of what it is a part of: a later conjunct, what "dozens of" counts."""
        label = self._above(roles, self._tokens.get(mention.head[0]))
        return label if label and label[0] == "A" and label[1:].isdigit() else None

    def _above(self, roles: dict[int, str], token: int | None) -> str | None:
        for _ in range(4):
            if token is None or token in roles:
                break
            token = self._table.head[token] if self._table.dep[token] in PARTS else None
        return roles.get(token) if token is not None else None

    def disputes(self, token: int, argument: int) -> bool:
        """Whether the network gives the token's predicate roles, and none to this word."""
        roles = self._roles.get(token)
        return bool(roles) and self._above(roles, argument) is None


def tempered(factuality: Factuality, certainty: float | None) -> Factuality:
    """The rules' factuality; where they find nothing against an event that readers would deny, it is merely possible.

    The network can only take trust away: a demand or denial that the rules see never becomes a fact.
    """
    return Factuality.POSSIBLE if certainty is not None and certainty < DENIED and factuality in TRUSTED else factuality
