"""How event nouns hang under what governs them: what is demanded, what took place, what there is a threat of."""

from __future__ import annotations

from kg.language.judgement.cues import FUTURE_IN_THE_PAST, INDEFINITE
from kg.language.judgement.governors import Governors
from kg.language.judgement.signatures import AS_SUBJECT, DISBELIEF, LIGHT_VERBS, NOMINAL, PREPOSITIONS, TELLING, UNDONE, Link
from kg.language.trees.syntax import function_word
from kg.language.trees.words import vocabulary
from kg.model import Verb

PLACES = vocabulary("obj nsubj:pass nsubj nsubj:outer obl obl:agent obl:unmarked nmod nmod:poss compound appos")
OBJECTS = frozenset(("obj", "nsubj:pass", "obl:unmarked"))
# What gives the occasion for a demand or plan has happened: "calls to resign over the leak".
WISHES, OCCASIONS = frozenset(("requested", "planned")), vocabulary("over after following amid since into")
UNDER_NOUNS = frozenset(("nmod", "compound", "nmod:poss", "appos"))


def nominal(g: Governors, i: int, h: int) -> Link | None:
    """An event noun by its place: object of a request, subject of "took place", under "threat of"; other nouns are as their clause."""
    table, dep = g.table, g.table.dep[i]
    gerund = table.tag[i] == "VBG"
    if table.pos[i] not in NOMINAL and not gerund:
        return None
    # "Banned guns and the sale of fireworks": conjuncts are under what the first is under.
    event = gerund or g.is_event(i) or any(g.is_event(c) for c in table.kids(i, "conj"))
    if dep in UNDER_NOUNS or (table.pos[h] in NOMINAL and table.kid(h, "cop") is None):
        return _under_noun(g, i, h, event)
    preposition = " ".join(function_word(table, c) for c in table.kids(i, "case")) if dep == "obl" else ""
    if preposition in PREPOSITIONS:
        return Link(PREPOSITIONS[preposition], h, preposition)
    found = _governed(g, i, h, preposition) if event else None
    if found is not None:
        return found
    if not _is_new(g, i) and not (event and _is_supposed(g, i, h)):
        return Link("fact", h, table.lemma[h])
    return Link("inherit" if dep in OBJECTS else "along", h, table.lemma[h])


def _governed(g: Governors, i: int, h: int, preposition: str) -> Link | None:
    """What the governing verb or adjective makes of the event."""
    table, dep = g.table, g.table.dep[i]
    if preposition:
        # "excluded from the study": it was held all the same.
        return None if preposition == "from" and table.pos[i] in NOMINAL else g.prepositional(h, preposition)
    entry, lemma = g.entry(h, "-ing")
    noun = g.noun(i)
    if dep in OBJECTS and lemma in DISBELIEF and noun is not None and noun.speech:
        return Link("negated", h, lemma, True)
    if dep in OBJECTS and lemma == "claim" and _is_new(g, i):
        # "Claimed victory"; "claimed the attack" owns up to one.
        return Link("alleged", h, lemma, True)
    if dep == "nsubj" and lemma in UNDONE:
        return Link("negated", h, lemma)
    if entry is None:
        return None
    if table.pos[h] == "ADJ" or table.kid(h, "cop") is not None:
        return Link(entry.complement, h, lemma) if entry.complement else None
    if dep in OBJECTS:
        if table.lemma[h] in LIGHT_VERBS:
            return Link("inherit", h, lemma)
        if not entry.complement or (entry.complement in ("reported", "alleged") and entry.event not in TELLING):
            return None
        return Link(g.signature(h, entry, "inherit"), h, lemma, entry.speech)
    if dep == "nsubj" and isinstance(entry, Verb) and entry.event in AS_SUBJECT:
        return Link(AS_SUBJECT[entry.event], h, lemma)
    return None


def _under_noun(g: Governors, i: int, h: int, event: bool) -> Link:
    """What a noun makes of the one under it: "dozens of attacks", "calls for a boycott", "the end of the strike"."""
    table, noun = g.table, g.noun(h)
    if table.lemma[h] in ("event", "case") and any(table.word[c] == "in" for c in table.kids(h, "case")):
        # "In the event of an attack".
        return Link("open", h, table.lemma[h])
    if noun is not None and table.dep[i] != "nmod:poss":
        if noun.complement and event and not (noun.complement in WISHES and any(table.word[c] in OCCASIONS for c in table.kids(i, "case"))):
            return Link(noun.complement, h, noun.lemma, noun.speech)
        if noun.light:
            return Link("inherit", h, noun.lemma)
    return Link("inherit" if table.dep[i] == "appos" else "fact", h, table.lemma[h])


def _is_supposed(g: Governors, i: int, h: int) -> bool:
    """Whether the noun is the subject of what would be: "the capture of the port would be a blow"."""
    cues = g.cues.get(h)
    return g.table.dep[i] in ("nsubj", "nsubj:pass") and cues is not None and bool(cues.modals) and cues.modals[0] in FUTURE_IN_THE_PAST


def _is_new(g: Governors, i: int) -> bool:
    """Whether the noun phrase does not take for granted that there is such a thing."""
    table = g.table
    if table.dep[i] == "obl" or table.pos[i] == "PROPN" or table.kid(i, "nmod:poss") is not None:
        return False
    determiner = table.kid(i, "det")
    return determiner is None or table.word[determiner] in INDEFINITE
