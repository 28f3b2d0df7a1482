"""Verbs that several repairs ask for, and what the words of a verb's group tell of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.language.trees.words import vocabulary

if TYPE_CHECKING:
    from kg.language.trees.syntax import Tree

PRESENT = frozenset(("VBZ", "VBP"))
FINITE = PRESENT | {"VBD"}
PLURAL, SINGULAR = frozenset(("are", "were", "have", "do")), frozenset(("is", "was", "has", "does"))
ACCUSING = frozenset(("accuse", "suspect", "convict", "acquit"))
# Verbs that report or judge what is said around them: "The fire, police believe, started in …".
INSERTED = vocabulary("say report believe claim note write argue warn add estimate think suggest explain complain insist recall fear suspect allege reckon admit announce show")
# Of these the one subject of a headline undergoes: "Ex-minister charged with fraud".
TRANSITIVE = vocabulary(
    "charge arrest jail kill injure wound hurt sentence fine accuse suspend name appoint elect detain convict rescue evacuate ban sack oust fire cancel "
    "close seize acquit free bury honour honor hit delay shoot stab destroy damage expel deport bail execute kidnap murder find hold"
)


def finite(table: Tree, verb: int, *, copula: bool = True) -> int | None:
    """The finite word of a verb's group; without `copula` a predicate beside a copula has none."""
    group = table.kids(verb, "aux", "aux:pass", "cop") if copula else table.kids(verb, "aux", "aux:pass")
    return next((c for c in (*group, verb) if table.tag[c] in FINITE or table.tag[c] == "MD"), None)


def first_auxiliary(table: Tree, verb: int) -> int:
    """A verb's first auxiliary or copula; the verb where it has none."""
    return next(iter(table.kids(verb, "aux", "aux:pass", "cop")), verb)


def is_present(table: Tree, verb: int) -> bool:
    """Whether a verb, or its first auxiliary, is in the present."""
    return table.tag[first_auxiliary(table, verb)] in PRESENT


def finite_number(table: Tree, verb: int) -> bool | None:
    """Whether a verb is in the plural; None where its form does not tell."""
    first = first_auxiliary(table, verb)
    if table.word[first] in PLURAL | SINGULAR:
        return table.word[first] in PLURAL
    return {"VBP": True, "VBZ": False}.get(table.tag[first])
