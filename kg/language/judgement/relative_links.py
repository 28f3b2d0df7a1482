"""How relative clauses hang under their nouns: taken for granted, or as real as these."""

from __future__ import annotations

from kg.language.judgement.clause_links import adnominal, free_relative, is_past
from kg.language.judgement.governors import Governors
from kg.language.judgement.noun_clauses import comment_on, is_any, is_of_subject, is_whole, ruled_kind, unreal_kind, wanted_kind
from kg.language.judgement.signatures import WH, Link


def relative(g: Governors, i: int, h: int) -> Link | None:
    """A relative clause is taken for granted, unless its noun is none or any."""
    table, cues = g.table, g.cues.get(h)
    if table.tag[h] in WH:
        return free_relative(g, i, h)
    if (told := comment_on(g, h)) is not None:
        return Link("apart", told, table.lemma[h])
    if "that" in g.marks(i):
        # A conjunction, no pronoun: what the noun says.
        return adnominal(g, i, h)
    if table.lemma[h] == "time" and table.kid(h, "cop") is not None and table.tag[i] == "VBD" and table.kid(h, "det") is None:
        # "It is time the government told the truth": it has not.
        return Link("requested", h, "time")
    if (found := wanted_kind(g, i, h) or ruled_kind(g, i, h)) is not None:
        return found
    if (verb := unreal_kind(g, i, h)) is not None:
        return Link("along", verb, table.lemma[verb])
    restrictive = "," not in (table.word[table.left[i]], table.word[table.left[i] - 1])
    # "The wreck may be a whaler that vanished in 1871": one did; "it may be a fault that caused the fire" does not say so.
    over = is_past(g, i) and any(table.word[c] in ("may", "might", "must", "could", "can") for c in table.kids(h, "aux"))
    over = over and not any(table.word[s] == "it" for s in table.kids(h, "nsubj", "expl"))
    if restrictive and not over and is_of_subject(g, i) and table.kid(h, "cop") is not None and table.kid(h, "case") is None and table.kid(h, "nsubj") is not None:
        # "Is the man who won", "would be shops that sell it": as real as that one is such a one.
        return Link("inherit", h, table.lemma[h])
    entry, lemma = g.entry(h)
    told = is_whole(g, i) or (not is_of_subject(g, i) and any(table.word[s] == "it" for s in table.kids(h, "nsubj", "expl")))
    if entry is not None and entry.speech and entry.complement and told:
        # "Denied reports officials had left the city", "it is a myth that": what they say.
        return Link(entry.complement, h, lemma, True)
    if table.kid(h, "cop") is not None and table.kid(h, "case") is not None and any(table.word[c] == "it" for c in table.kids(h, "nsubj", "expl")):
        # "It is not for its beaches that tourists come": they do.
        return Link("fact", h, table.lemma[h])
    return Link("open" if is_any(g, h) or (cues is not None and cues.negated) else "fact", h, table.lemma[h])
