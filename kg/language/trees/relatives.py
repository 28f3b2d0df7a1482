"""Repairs of relative clauses: which of the nouns before it a relative clause is of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.tokens import Doc

from kg.language.trees.modifiers import PLACES as TOWNS
from kg.language.trees.nouns import is_plural, last_noun
from kg.language.trees.people import BODIES_OF_PEOPLE, is_person
from kg.language.trees.repair import Repair
from kg.language.trees.verbs import finite_number
from kg.language.trees.words import vocabulary

if TYPE_CHECKING:
    from kg.language.trees.syntax import Tree

PLACES = TOWNS | vocabulary("area county suburb territory neighbourhood neighborhood camp")
SITES = vocabulary("restaurant hotel hospital school house home building court courthouse prison jail office square park church mosque airport station stadium base market factory university hall")
# What attacks and accidents do, and they: of "the attack on the train that killed nine" the train did not.
HARMING = vocabulary("kill injure wound claim destroy damage devastate displace hurt")
HARMFUL = vocabulary(
    "attack bombing bomb blast explosion strike airstrike raid assault ambush shooting crash collision accident disaster fire flood storm hurricane earthquake quake tsunami "
    "clash fighting battle offensive violence outbreak epidemic avalanche landslide stampede massacre"
)
# What others give: it does nothing itself.
HELP = vocabulary("help support aid assistance backing behalf approval consent permission request invitation auspices name")

# Verbs that say little of someone without what he is let or made to do.
LETTING = vocabulary("allow permit enable require oblige force compel urge order encourage authorise authorize entitle")


def let(doc: Doc, table: Tree, i: int) -> Repair | None:
    """The law lets drivers who have passed a test park there, "allows drivers who have passed a test | to park": it is what the law allows."""
    inner = table.head[i]
    someone = table.head[inner]
    verb = table.head[someone]
    if table.tag[i] != "VB" or table.dep[inner] != "acl:relcl" or not verb < someone < inner < i or not any(table.word[m] == "to" for m in table.kids(i, "mark")):
        return None
    waiting = table.dep[someone] in ("obj", "iobj") and table.lemma[verb] in LETTING and table.kid(verb, "xcomp", "ccomp") is None
    return (verb, "xcomp") if waiting and not any(table.word[m] == "to" for c in table.kids(verb, "advcl") for m in table.kids(c, "mark")) else None


def harm(doc: Doc, table: Tree, i: int) -> Repair | None:
    """The attack on the train that killed nine: the attack, not the train."""
    noun = table.head[i]
    above = table.head[noun]
    if table.lemma[i] in HARMING and table.lemma[noun] not in HARMFUL and table.pos[noun] == "NOUN":
        # "A report on the attack that killed ten": as long as it is the last noun before.
        before = table.left[i] - 1
        if noun < before and table.lemma[before] in HARMFUL and table.dep[before] == "nmod":
            return before, "acl:relcl"
    if table.lemma[i] not in HARMING or table.lemma[noun] in HARMFUL or table.dep[noun] != "nmod" or table.lemma[above] not in HARMFUL:
        return None
    pronoun = table.kid(i, "nsubj")
    return (above, "acl:relcl") if pronoun is not None and table.word[pronoun] in ("that", "which") else None


def where(doc: Doc, table: Tree, i: int) -> Repair | None:
    """A shortage of insulin in the capital, where …, bodies in the state of Bihar, where …: the place, not what there is."""
    if not any(table.word[c] == "where" for c in table.kids(i, "advmod")):
        return None
    noun = table.head[i]
    before = last_noun(table, noun, i)
    already = table.lemma[noun] in SITES or (table.lemma[noun] in PLACES and table.word[table.left[i] - 1] != ",")
    if before <= noun or table.pos[before] not in ("NOUN", "PROPN") or already:
        return None
    place = _named_by(doc, table, before)
    clause = table.head[place]
    if table.proper[place] and table.dep[clause] in ("acl:relcl", "acl") and table.head[clause] == noun and table.dep[place] == "obl":
        # "Boats which were heading for Perim, where …".
        case = table.kid(place, "case")
        return (place, "acl:relcl") if case is not None and table.word[case] in ("in", "at", "near", "from", "to", "for", "towards") else None
    above = noun
    while table.head[place] != above:
        # Inside a noun beside it the place is that noun's.
        if table.dep[above] not in ("nmod", "nsubj", "obj", "obl"):
            return None
        above = table.head[above]
    located = [
        table.word[c] in ("in", "at", "near", "outside", "from", "to") for n in (place, noun) for c in table.kids(n, "case")[:1]
    ] or [False]
    return (place, "acl:relcl") if located[0] else None


def _named_by(doc: Doc, table: Tree, name: int) -> int:
    """The place that a name behind "of" is the name of: "the state of | Bihar"."""
    case, noun = table.kid(name, "case"), table.head[name]
    named = doc[name].ent_type_ == "PLACE" and table.dep[name] == "nmod" and table.lemma[noun] in PLACES
    return noun if named and case is not None and table.word[case] == "of" else name


def agreement(doc: Doc, table: Tree, i: int) -> Repair | None:
    """The term of the councils, most of which are …: the nearest noun before it that has the number of the verb."""
    noun, plural = table.head[i], _number(table, i)
    if plural is None or table.pos[noun] not in ("NOUN", "PROPN") or is_plural(table, noun, i) is plural:
        return None
    if not plural and table.dep[noun] == "nmod" and table.word[table.head[noun]] == "one":
        # "One of the leaders who runs a party": the one.
        return table.head[noun], "acl:relcl"
    above, case = table.head[noun], table.kid(noun, "case")
    of = table.tag[noun] == "NNS" and table.dep[noun] == "nmod" and case == above + 1 and table.word[case] == "of"
    if of and not plural and table.tag[above] == "NN" and table.left[i] == noun + 1:
        # "An alliance of gangs that controls the port": the alliance.
        return above, "acl:relcl"
    return _of_number(table, i, noun, plural)


def shared(doc: Doc, table: Tree, i: int) -> Repair | None:
    """The subsidies of the opera, | most of which are paid by the state: no clause of its own, but of what there are several of."""
    verb = table.head[i]
    return _of_number(table, i, verb, plural=True) if verb < i and table.pos[verb] == "VERB" and _shares(table, table.kid(i, "nsubj", "nsubj:pass")) else None


def _of_number(table: Tree, i: int, noun: int, plural: bool) -> Repair | None:
    """The nearest noun before the relative clause, up to another, that has the number."""
    before = last_noun(table, noun, i)
    while noun < before < i and table.pos[before] in ("NOUN", "PROPN"):
        if is_plural(table, before, i) is plural:
            return before, "acl:relcl"
        before = table.head[before] if table.dep[before] in ("nmod", "conj") else noun
    return None


def people(doc: Doc, table: Tree, i: int) -> Repair | None:
    """Orphans from the region who have fled, the director of the zoo, who resigned: no place and no body is "who", nor has one place "have"."""
    noun = table.head[i]
    pronoun = table.kid(i, "nsubj", "nsubj:pass")
    above = table.head[noun]
    if pronoun is None or table.word[pronoun] != "who" or table.dep[noun] != "nmod" or not above < noun or table.tag[noun] not in ("NN", "NNP"):
        return None
    body = doc[noun].ent_type_ == "ORG" or (table.lemma[noun] in BODIES_OF_PEOPLE and table.word[pronoun - 1] == ",")
    place = doc[noun].ent_type_ == "PLACE" or table.lemma[noun] in PLACES
    several = table.tag[above] == "NNS" and finite_number(table, i) is not False and (place or is_person(doc, table, above))
    someone = is_person(doc, table, above) or (table.dep[above] == "appos" and doc[table.head[above]].ent_type_ == "PERSON")
    return (above, "acl:relcl") if (place or body) and (several or someone) else None


def body(doc: Doc, table: Tree, i: int) -> Repair | None:
    """Nine members of a force, which responded: no person is "which"."""
    noun, pronoun = table.head[i], table.kid(i, "nsubj", "nsubj:pass", "obj")
    if pronoun is None or table.word[pronoun] != "which" or table.left[i] not in (pronoun, pronoun - 1) or not is_person(doc, table, noun):
        return None
    before = last_noun(table, noun, i)
    inside = table.dep[before] == "nmod" and table.head[before] == noun < before and not is_person(doc, table, before)
    agrees = pronoun != table.kid(i, "nsubj", "nsubj:pass") or finite_number(table, i) in (None, is_plural(table, before, i))
    return (before, "acl:relcl") if inside and agrees else None


def helper(doc: Doc, table: Tree, i: int) -> Repair | None:
    """With the help of the Red Cross, which | sent nurses: who helps does something, not the help."""
    noun, pronoun = table.head[i], table.kid(i, "nsubj")
    if pronoun is None or table.word[pronoun - 1 : pronoun + 1] != [",", "which"] or table.kid(i, "obj") is None or table.lemma[noun] not in HELP:
        return None
    name = next((c for c in table.kids(noun, "nmod") if table.right[c] == pronoun - 2 and doc[c].ent_type_ in ("ORG", "PLACE", "GROUP")), None)
    return None if name is None or any(table.word[c] != "of" for c in table.kids(name, "case")) else (name, "acl:relcl")


def _number(table: Tree, i: int) -> bool | None:
    """Whether a relative clause is of several, where its subject is the pronoun and the verb tells."""
    subject = table.kid(i, "nsubj", "nsubj:pass")
    if subject is None:
        return None
    if any(table.word[c] in ("which", "whom") for c in table.kids(subject, "nmod")):
        return True if _shares(table, subject) else None
    if table.word[subject] not in ("who", "which", "that") or table.tag[subject] not in ("WP", "WDT"):
        return None
    return finite_number(table, i)


def _shares(table: Tree, subject: int | None) -> bool:
    """Whether a subject is some of several: "most of which"."""
    pronoun = subject is not None and any(table.word[c] in ("which", "whom") for c in table.kids(subject, "nmod"))
    return pronoun and table.word[subject] in ("most", "many", "some", "all", "several", "few", "both", "none")


# What is done to persons alone.
PERSONAL = vocabulary("appoint elect reelect nominate hire jail imprison arrest detain bear marry promote knight swear")
ILLNESSES = vocabulary("disease illness disorder condition syndrome infection ailment fever virus parasite")
CALLED = frozenset(("know", "call", "name", "dub"))


def alias(doc: Doc, table: Tree, i: int) -> Repair | None:
    """A plane carrying Ali Khan, | also known as Abu Zayd: a person's other name is the person's; a body's is that of the alliance, not of the groups in it."""
    names = [c for c in table.kids(i, "obl", "xcomp", "obj") if doc[c].ent_type_ in ("PERSON", "ORG")]
    if table.lemma[i] not in CALLED or table.tag[i] != "VBN" or not names:
        return None
    noun, before = table.head[i], table.left[i] - 1
    while before > noun and table.pos[before] == "PUNCT":
        before -= 1
    if doc[names[0]].ent_type_ == "PERSON" and doc[before].ent_type_ == "PERSON" and before > noun:
        while table.dep[before] in ("flat", "compound") and table.head[before] > noun:
            before = table.head[before]
        return before, "acl"
    whole = table.head[noun]
    of = table.kid(noun, "case")
    one = table.tag[noun] == "NNS" and table.tag[names[0]] in ("NN", "NNP") and table.tag[whole] == "NN" and of is not None and table.word[of] == "of"
    return (whole, "acl") if one and doc[names[0]].ent_type_ == "ORG" and table.dep[noun] == "nmod" else None


def illness(doc: Doc, table: Tree, i: int) -> Repair | None:
    """A disease of goats | known as pox: what several are called together is no name of an illness, but the illness before them has one."""
    noun, name = table.head[i], table.kid(i, "obl", "xcomp")
    if table.lemma[i] not in CALLED or table.tag[i] != "VBN" or name is None or table.tag[name] != "NN" or table.tag[noun] != "NNS":
        return None
    case = table.kid(noun, "case")
    ill = case - 1 if case is not None else -1
    return (ill, "acl") if ill >= 0 and table.lemma[ill] in ILLNESSES and table.kid(name, "det") is None and table.lemma[noun] not in ILLNESSES else None


def who_was(doc: Doc, table: Tree, i: int) -> Repair | None:
    """The head of the agency, | appointed by the president: a person is appointed, not an agency."""
    noun = table.head[i]
    above = table.head[noun]
    closed = "," in (table.word[table.left[i]], table.word[table.left[i] - 1])
    if table.lemma[i] not in PERSONAL or table.tag[i] != "VBN" or table.dep[noun] != "nmod" or not closed or not above < noun:
        return None
    return (above, "acl") if is_person(doc, table, above) and not is_person(doc, table, noun) else None
