"""Which repairs of insertions, inversions and shifted objects look at which label: a part of the second pass."""

from __future__ import annotations

from kg.language.trees import fronting, insertions, shifted

BY_LABEL = {
    "appos": (insertions.teller, insertions.apposition, fronting.predicate), "parataxis": (insertions.teller, insertions.between_dashes),
    "conj": (insertions.teller, insertions.behind_brackets, shifted.finite, shifted.perfect, shifted.second_description, shifted.behind_verb), "nmod": (insertions.teller, insertions.last_word), "dep": (insertions.teller,),
    "obl": (insertions.teller, shifted.heavy, shifted.comparand, shifted.partitive, fronting.described), "acl": (insertions.used_to, shifted.perfect), "amod": (insertions.used_to,),
    "advcl": (fronting.described, insertions.used_to, insertions.between_dashes, shifted.perfect, shifted.dared, shifted.rising), "aux": (fronting.inverted,), "aux:pass": (fronting.inverted,),
    "nsubj": (fronting.predicate, insertions.teller, shifted.sentential), "advmod": (fronting.not_until, insertions.or_so), "ROOT": (fronting.fewer,), "obj": (shifted.addressed, shifted.sentential), "xcomp": (shifted.refused, shifted.perfect),
    "ccomp": (shifted.perfect,),
    "nsubj:pass": (shifted.of_clause_before,), "flat": (insertions.last_word,),
}  # fmt: skip
