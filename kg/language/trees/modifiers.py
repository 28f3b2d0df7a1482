"""Repairs of what hangs on nouns: phrases and clauses that are the noun's and not the verb's, or the other way round."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.tokens import Doc

from kg.language.trees.people import PERSONS
from kg.language.trees.relative_gaps import said
from kg.language.trees.repair import NOUNS, VALUES, Repair
from kg.language.trees.words import vocabulary
from kg.language.values.quantities import CURRENCY_NOUNS

if TYPE_CHECKING:
    from kg.language.trees.syntax import Tree

# Verbs whose gerund is often hung on the noun before it: "accused by experts of …".
OF_GERUND = vocabulary("accuse suspect convict acquit absolve clear exonerate")
CRIMES = vocabulary(
    "murder killing theft fraud corruption treason espionage spying rape assault robbery bribery abuse torture terrorism genocide conspiracy manslaughter perjury "
    "embezzlement crime violation involvement complicity negligence misconduct incitement sabotage betrayal interference plot attack bombing massacre atrocity"
)
# With "of" these are parts of what follows.
PARTITIVE = vocabulary(
    "member leader head supporter official minister part group number dozen hundred thousand lot majority minority chief director president founder owner "
    "son daughter employee team one two three some many most any several few each band gang series pair couple half representative ally resident citizen"
)
# After "by" these say how, when or by how much.
INSTRUMENTAL = vocabulary(
    "control accident mistake chance force law hand way mean means road air sea post mail email e-mail message letter telegram fax phone vote margin percent percentage point "
    "third half quarter time year month week day hour night end then default design nature definition goal run length dint virtue reason"
)
# "Sent by boat" tells how; "sunk by a boat" tells what did it.
VEHICLES = vocabulary("train car plane boat ship bus truck lorry helicopter ferry rail bike bicycle motorcycle courier telephone text satellite parachute land horse")
# Event nouns with the prepositions of their own objects; right behind the noun these hardly ever are the verb's.
SELECTS = {
    "into": vocabulary("investigation inquiry enquiry probe research insight inquest"), "on": vocabulary("ban tax attack assault raid sanction embargo tariff curb clampdown crackdown limit restriction"),
    "between": vocabulary("talk war fight meeting match deal agreement dispute border link difference clash negotiation battle"),
}  # fmt: skip
# Whom one tells of something, or takes something from.
INFORMING = vocabulary("assure inform notify remind warn apprise")
EQUIPPING = frozenset(("provide", "supply", "furnish", "equip"))
RESTING = vocabulary("blame base focus concentrate centre center spend pin")
# Whom one holds something against; what of them takes "for" itself.
FAULTING = vocabulary("blame fault thank forgive excuse")
WANTING = vocabulary("demand need desire request call search responsibility market campaign plan rush fight quest hunt bid")
STRIPPING = vocabulary("strip rob deprive relieve rid cleanse divest")
# What money is, or is for, behind "in": "$3 million in bribes".
MONIES = vocabulary(
    "cash bribe kickback damage damages compensation ransom aid assistance relief support funding fund financing investment loan credit grant subsidy donation contribution pledge debt "
    "fine penalty tax fee bonus salary wage pension benefit revenue sale profit loss earnings income saving cost spending export import trade equipment jewellery jewelry gold bond stock "
    "security asset property"
)
# What a clause before the comma is: "The minister went home early, a sign that …".
SENTENCE_NOUNS = vocabulary("sign move step decision development reminder practice trend feat gesture reversal departure turnaround setback breakthrough")


def person(doc: Doc, table: Tree, i: int) -> Repair | None:
    """The head of the agency, Ann Lee: a person is no apposition to a body or a place, but to who is of it."""
    above = table.head[i]
    if doc[i].ent_type_ != "PERSON" or doc[above].ent_type_ not in ("ORG", "PLACE", "FACILITY") or table.dep[above] != "nmod":
        return None
    while doc[above].ent_type_ in ("ORG", "PLACE", "FACILITY") and table.dep[above] == "nmod":
        above = table.head[above]
    return (above, "appos") if table.pos[above] == "NOUN" and above < i else None


def money(doc: Doc, table: Tree, i: int) -> Repair | None:
    """Paid $3 million | in damages: what the money is, and nothing that it was paid in."""
    paid = next((c for c in table.kids(table.head[i], "obj") if table.right[c] + 1 == table.left[i]), None)
    return (paid, "nmod") if paid is not None and (doc[paid].ent_type_ == "MONEY" or table.lemma[paid] in CURRENCY_NOUNS) and is_money(table, i) else None


def is_money(table: Tree, i: int) -> bool:
    """Whether a noun without an article tells behind "in" what an amount of money is: "in damages", "in military aid"."""
    return table.lemma[i] in MONIES and table.kid(i, "det", "nmod:poss") is None and any(table.word[c] == "in" for c in table.kids(i, "case"))


def accused_of(doc: Doc, table: Tree, i: int) -> Repair | None:
    """Accused the studio of censorship: a bare noun is what it is accused of, not whose studio it is."""
    accused, case = table.head[i], table.kid(i, "case")
    verb = table.head[accused]
    if case is None or table.word[case] != "of" or table.lemma[verb] not in OF_GERUND:
        return None
    if table.dep[accused] == "obl:agent" and table.lemma[i] in CRIMES:
        # "Accused by officials of theft".
        return verb, "obl"
    bare = table.kid(i, "det", "nmod:poss") is None and table.pos[i] == "NOUN" and table.lemma[accused] not in PARTITIVE
    return (verb, "obl") if bare and len(table.kids(accused, "nmod")) == 1 and i > verb and table.dep[accused] == "obj" else None


def second_modifier(doc: Doc, table: Tree, i: int) -> Repair | None:
    """Talks between the miners and | the ministry: a second modifier behind a conjunction is coordinated with the one before it."""
    if table.kid(i, "case") is not None or table.kid(i, "cc") is None:
        return None
    before = [c for c in table.kids(table.head[i], "nmod") if table.right[c] + 1 == table.left[i]]
    return (before[0], "conj") if before else None


def selected(doc: Doc, table: Tree, i: int) -> Repair | None:
    """Postponed its investigation into the trips: the noun's own preposition."""
    case, before = table.kid(i, "case"), table.left[i] - 1
    if case is not None and before > table.head[i] and table.lemma[before] in SELECTS.get(table.word[case], ()) and table.pos[before] == "NOUN" and table.head[before] == table.head[i] and table.dep[before] == "obj":
        return before, "nmod"
    return None


def by_phrase(doc: Doc, table: Tree, i: int) -> Repair | None:
    """A by-phrase of a passive names who did it, unless it says how, when or by how much."""
    case, verb = table.kid(i, "case"), table.head[i]
    if case is None or table.word[case] != "by" or table.tag[verb] != "VBN" or table.pos[i] not in NOUNS or i < verb:
        return None
    if table.kid(verb, "obl:agent") is not None or not _is_passive(table, verb) or doc[i].ent_type_ in VALUES or _tells_how(table, i):
        return None
    return verb, "obl:agent"


def agent(doc: Doc, table: Tree, i: int) -> Repair | None:
    """Only "by" marks an agent, and none of a verb with an object and a subject of its own: "tortured with pliers", "denied claims by | rebels"."""
    case, verb = table.kid(i, "case"), table.head[i]
    if case is None:
        return None
    above = table.head[verb] if table.dep[verb] == "conj" else verb
    behind = max((o for o in table.kids(verb, "obj") if verb < o < i), default=None)
    if behind is not None and table.kid(verb, "aux:pass", "nsubj:pass") is None and table.kid(above, "nsubj") is not None:
        return behind, "nmod"
    # "Side by side", "by remote control".
    how = _tells_how(table, i) or (case > 0 and table.lemma[case - 1] == table.lemma[i])
    return (table.head[i], "obl") if how or table.word[case] != "by" else None


def _tells_how(table: Tree, i: int) -> bool:
    """Whether what "by" brings is a means, a measure or a time, and nobody."""
    if table.lemma[i] in VEHICLES:
        return table.tag[i] == "NN" and table.kid(i, "det", "nmod:poss", "amod", "nummod", "compound") is None
    return table.lemma[i] in INSTRUMENTAL and table.word[i] != "forces"


def _is_passive(table: Tree, verb: int) -> bool:
    if table.kid(verb, "aux:pass", "nsubj:pass") is not None or "Voice=Pass" in table.morph[verb]:
        return True
    return table.dep[verb] == "acl" and table.kid(verb, "aux", "obj") is None


def gerund(doc: Doc, table: Tree, i: int) -> Repair | None:
    """Accused by experts of killing: the gerund completes the verb; with a relative pronoun, a relative clause."""
    noun, mark = table.head[i], table.kid(i, "mark")
    pronouns = [c for c in table.kids(i, "obj", "nsubj", "nsubj:pass", "iobj", "xcomp") if "PronType=Rel" in table.morph[c] and c < i]
    if pronouns and not said(doc, table, pronouns[0]):
        return noun, "acl:relcl"
    verb = table.head[noun]
    if mark is None or table.word[mark] != "of" or table.lemma[verb] not in OF_GERUND or verb == noun:
        return None
    return (verb, "advcl") if table.pos[verb] == "VERB" and table.dep[noun] in ("obl:agent", "obl", "obj", "nsubj", "nsubj:pass") else None


def told_of(doc: Doc, table: Tree, i: int) -> Repair | None:
    """Assured the pope of his support, blamed the crash on the fog, blamed fog for the crash, waited in line for bread: the verb's own preposition, not the noun's."""
    person, case = table.head[i], table.kid(i, "case")
    while case is not None and table.word[case] == "on" and table.dep[person] == "nmod" and table.right[person] == table.right[i] and table.head[person] < person:
        # "Blamed a wave of thefts | on the gang".
        person = table.head[person]
    verb = table.head[person]
    if case is None or table.dep[person] not in ("obj", "iobj", "obl") or table.pos[verb] != "VERB" or i < person:
        return None
    if table.dep[person] == "obl":
        return (verb, "obl") if table.lemma[verb] == "wait" and table.word[case] == "for" else None
    later = [c for c in (*table.kids(person, "nmod"), *table.kids(verb, "obl")) if c > i]
    if table.word[case] == "on" and any(table.word[k] == "on" for c in later for k in table.kids(c, "case")):
        # "Blamed the raid on the camp | on the gang".
        return None
    if table.word[case] == "for" and table.lemma[verb] in FAULTING and table.lemma[person] not in WANTING:
        return verb, "obl"
    if (table.word[case] == "on" and table.lemma[verb] in RESTING) or (table.word[case] == "with" and table.lemma[verb] in EQUIPPING):
        return verb, "obl"
    if table.word[case] != "of" or table.pos[i] != "NOUN":
        return None
    if table.lemma[verb] in STRIPPING or (table.lemma[verb] in INFORMING and table.kid(i, "nmod:poss") is not None):
        return verb, "obl"
    return None


# Of the nouns of places these stand before the name of the place: "in a suburb of the capital, | Nairobi".
PLACES = vocabulary("capital city town port village province region district state island country")


def possessive(doc: Doc, table: Tree, i: int) -> Repair | None:
    """Mr. Lee | 's coalition: the ending belongs to the name or noun right before it."""
    owner = i - 1
    if table.tag[i] != "POS" or table.head[i] < i or owner < 0:
        return None
    while table.dep[owner] in ("flat", "compound", "goeswith") and table.head[owner] < i and table.head[owner] != owner:
        owner = table.head[owner]
    return (owner, "case") if table.dep[owner] == "nmod:poss" else None


def behind_of(doc: Doc, table: Tree, i: int) -> Repair | None:
    """The leader of the opposition | Ann Lee: what a preposition stands before is no title of the name behind it."""
    name, case = table.head[i], table.kid(i, "case")
    office = table.head[name]
    held = case is not None and table.dep[name] == "appos" and table.pos[office] == "NOUN" and table.left[i] == office + 1
    return (office, "nmod") if held and doc[name].ent_type_ == "PERSON" else None


def of_state(doc: Doc, table: Tree, i: int) -> dict[int, Repair]:
    """Secretary of State | Ann Lee: the preposition is of the noun right behind it, and the person holds the office."""
    person, noun = table.head[i], i + 1
    office = table.head[person]
    torn = office < i < noun < person == table.right[noun] + 1 and table.head[noun] == office and table.kid(noun, "case") is None
    if not torn or doc[person].ent_type_ != "PERSON" or table.lemma[noun] in PERSONS or table.word[i] != "of" or table.pos[noun] not in ("NOUN", "PROPN") or table.dep[person] != "nmod":
        return {}
    return {i: (noun, "case"), person: (office, "flat")}
