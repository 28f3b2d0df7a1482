"""Which repairs of insertions, inversions and shifted objects look at which label: a part of the second pass."""

from __future__ import annotations

from kg.language.trees import fronting, insertions, shifted

BY_LABEL = {
    "appos": (insertions.teller,),
    "parataxis": (insertions.teller,),
    "conj": (insertions.teller, insertions.behind_brackets, shifted.second_description),
    "nmod": (insertions.teller,),
    "dep": (insertions.teller,),
    "obl": (insertions.teller, shifted.heavy, shifted.comparand, fronting.described),
    "acl": (insertions.used_to,),
    "amod": (insertions.used_to, shifted.resultative),
    "advcl": (fronting.described, insertions.used_to),
    "nsubj": (insertions.teller, shifted.sentential),
    "advmod": (fronting.not_until,),
    "ROOT": (fronting.fewer,),
    "obj": (shifted.addressed, shifted.sentential),
}  # fmt: skip
