"""A clause: one predicate with its participants, as the rules of this room pass it on."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Oblique:
    """A prepositional (or bare) phrase of a clause: the index of its head and the preposition, lower case."""

    token: int
    preposition: str | None


@dataclass(slots=True)
class Clause:
    """One predicate with its participants, as indices of the heads of their phrases in the Doc; coordination is expanded.

    `kind`: "finite", "infinitive", "participle", "copular" (the predicate is an adjective, noun or prepositional phrase) or "gapped".
    `subjects` do it, `objects` undergo it, whatever the voice; `recipients` are indirect objects.
    `complements` are the predicates of the clauses that complete it, `adjuncts` those of participles that share its time.
    `parent` is the clause above, `steps` names what had to be inferred (see `clause_statements.CONFIDENCE`).
    """

    token: int
    lemma: str
    kind: str
    passive: bool = False
    surface: list[int] = field(default_factory=list)
    subjects: list[int] = field(default_factory=list)
    objects: list[int] = field(default_factory=list)
    recipients: list[int] = field(default_factory=list)
    agents: list[int] = field(default_factory=list)
    obliques: list[Oblique] = field(default_factory=list)
    complements: list[int] = field(default_factory=list)
    parent: Clause | None = None
    expletive: bool = False
    steps: list[str] = field(default_factory=list)
    # The token whose phrase stands for a gapped clause in its sentence, and the noun that it leaves out where it is a bare count.
    remnant: int | None = None
    noun: int | None = None
