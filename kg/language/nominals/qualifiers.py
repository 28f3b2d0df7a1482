"""Words before an office, a title or a membership that change it: former, acting, suspected."""

from __future__ import annotations

from kg.language.trees.words import vocabulary

# What stands before an office and changes it: a former president holds none, a deputy minister another one.
QUALIFIERS = {
    "former": "former", "ex": "former", "ex-": "former", "then": "former", "late": "former", "ousted": "former", "deposed": "former", "onetime": "former", "retired": "former", "slain": "former", "formerly": "former", "previously": "former",
    "suspected": "suspected", "alleged": "alleged", "accused": "accused", "presumed": "presumed", "purported": "purported", "reputed": "reputed", "so-called": "so-called",
    "acting": "acting", "interim": "acting", "caretaker": "acting", "deputy": "deputy", "vice": "vice", "vice-": "vice", "assistant": "assistant",
    "would-be": "would-be", "aspiring": "would-be", "self-proclaimed": "self-proclaimed", "self-styled": "self-proclaimed",
    "likely": "likely", "potential": "potential", "possible": "potential", "prospective": "prospective", "future": "future",
    "incoming": "incoming", "elect": "elect", "designate": "designate", "honorary": "honorary", "shadow": "shadow",
    "senior": "senior",
}  # fmt: skip
# Who only may be, was, or is not yet such a one.
UNREAL = frozenset(("former", "suspected", "alleged", "accused", "presumed", "purported", "reputed", "so-called", "would-be", "self-proclaimed", "incoming", "likely", "potential", "prospective", "future"))
# "The secretary of state-nominee" is none yet.
NOT_YET = vocabulary("nominee hopeful apparent")
