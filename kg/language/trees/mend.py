"""Repairs of trees: attachments and labels that parsers often get wrong and that the words around decide.

Each rule names the label that it looks at and gives a new head and label, or None. They fire on a fraction of a percent of words.
A rule stays only while it makes more arcs right than wrong on predicted trees of UD English development texts, and hardly ever
touches gold trees.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from lemminflect import getLemma
from spacy.tokens import Doc

from kg.language.trees.gaps import gaps
from kg.language.trees.layout import FINITE, INSERTED, LAYOUT, TRANSITIVE, said
from kg.language.trees.words import vocabulary

if TYPE_CHECKING:
    from kg.language.trees.syntax import Tree

# Verbs whose gerund is often hung on the noun before it: "accused by experts of …".
OF_GERUND = vocabulary("accuse suspect convict acquit absolve")
# With "of" these are parts of what follows.
PARTITIVE = vocabulary(
    "member leader head supporter official minister part group number dozen hundred thousand lot majority minority chief director president founder owner "
    "son daughter employee team one two three some many most any several few each band gang series pair couple half representative ally resident citizen"
)
SUBORDINATING = frozenset(("as", "after", "before", "since", "until", "till", "than", "because", "while", "like"))
# After "by" these say how, when or by how much.
INSTRUMENTAL = vocabulary(
    "control accident mistake chance force law hand way mean means train car plane road air sea post mail email e-mail message letter telegram fax phone vote margin percent percentage point "
    "third half quarter time year month week day hour night end then default design nature definition goal run length dint virtue reason"
)
# What a whole clause does: "Rates rose, which hurt builders".
SENTENTIAL = vocabulary(
    "surprise anger shock upset please hurt help cause mean lead make allow let come suggest prompt follow explain trigger force leave result "
    "add raise reduce cut bring push drive give spark fuel happen be become seem"
)
# Plural nouns that end sentences as verbs: "…, the BBC reports."
REPORTING = vocabulary("report claim comment estimate note state quote remark caution")
# An infinitive right after one of these as an object is the noun's.
PURPOSEFUL = vocabulary(
    "effort attempt plan decision bid right ability refusal promise pledge vow threat offer proposal call appeal order request demand permission "
    "agreement deal duty chance opportunity mandate mission campaign invitation warning move intention power authority"
)
# Verbs with two objects, the first of whom receives the second or is kept from it.
GIVING = vocabulary("give offer deny lend show send award grant hand promise teach pay owe allow refuse sell cost bring guarantee assign leave spare tell ask")
NAMING = vocabulary("call name dub label brand deem declare elect appoint")
# What attacks and accidents do, and they: of "the attack on the train that killed nine" the train did not.
HARMING = vocabulary("kill injure wound claim destroy damage devastate displace hurt")
HARMFUL = vocabulary(
    "attack bombing bomb blast explosion strike airstrike raid assault ambush shooting crash collision accident disaster fire flood storm hurricane earthquake quake tsunami "
    "clash fighting battle offensive violence outbreak epidemic avalanche landslide stampede massacre"
)
ASIDE = frozenset(("parataxis", "appos", "conj", "list", "dep", "nmod", "obl:unmarked"))
VALUES = frozenset(("DATE", "QUANTITY", "MONEY"))
CLOSING_QUOTES = frozenset(('"', "”", "’", "''", "'"))
NOUNS = frozenset(("NOUN", "PROPN", "PRON"))
Repair = tuple[int, str]


def mend(doc: Doc, table: Tree) -> bool:
    """Applies the repairs to the columns of heads, labels and tags; True where there were any."""
    found = repairs(doc, table)
    for i, (head, dep) in found.items():
        table.head[i], table.dep[i] = head, dep
        if dep == "nsubj" and table.pos[head] == "NOUN" and table.tag[head] in FINITE:
            table.pos[head] = "VERB"
        if dep == "nsubj" and table.tag[i] == "DT":
            table.pos[i], table.tag[i], table.morph[i] = "PRON", "WDT", "PronType=Rel"
        if dep == "mark" and table.tag[i] == "WDT":
            table.pos[i], table.tag[i], table.morph[i] = "SCONJ", "IN", ""
        if dep == "advcl" and table.tag[i] == "NN":
            table.pos[i], table.tag[i], table.morph[i] = "VERB", "VBG", "VerbForm=Ger"
            table.lemma[i] = getLemma(table.word[i], "VERB")[0]
        if dep == "parataxis" and table.tag[i] == "NNS":
            table.pos[i], table.tag[i], table.morph[i] = "VERB", "VBZ", "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"
    return bool(found)


def repairs(doc: Doc, table: Tree) -> dict[int, Repair]:
    """New head and label by token."""
    found: dict[int, Repair] = {}
    for i, dep in enumerate(table.dep):
        rule = RULES.get(dep)
        if rule is not None and (repair := rule(doc, table, i)) is not None:
            found[i] = repair
        for layout in LAYOUT.get(dep, ()):
            found |= layout(table, i)
        if (table.lemma[i] in REPORTING and table.tag[i] == "NNS") or (dep == "acl:relcl" and table.tag[i] in FINITE and table.lemma[i] in REPORTING | INSERTED):
            found |= _reports(table, i)
    if "conj" in table.dep or "," in table.word:
        found |= gaps(doc, table)
    return found


def _reports(table: Tree, i: int) -> dict[int, Repair]:
    """A source and a verb at the end of a sentence, taken for nouns or a relative clause: "…, the press service reports."."""
    after = next((j for j in range(i + 1, len(table.head)) if table.word[j] not in CLOSING_QUOTES), None)
    source = table.head[i]
    if source == i or after is None or table.word[after] != "." or table.children[i]:
        return {}
    while table.dep[source] not in ASIDE or "," not in (table.word[table.left[source] - 1], table.word[table.left[source]]):
        if table.head[source] == source or table.pos[source] not in NOUNS:
            return {}
        source = table.head[source]
    above = table.head[source]
    if table.pos[above] not in NOUNS | {"VERB"} or table.left[source] > i:
        return {}
    while table.pos[above] != "VERB" and table.head[above] != above:
        above = table.head[above]
    return {i: (above, "parataxis"), source: (i, "nsubj")} if table.pos[above] == "VERB" and above < source < i else {}


def _teller(table: Tree, i: int) -> int | None:
    """ "The minister resigned, a person close to him | told Reuters": the subject of what is said stands before its verb; who says it, behind."""
    verb = table.head[i]
    above = table.head[verb]
    if i < verb or table.dep[verb] != "ccomp" or above == verb or table.pos[above] != "VERB" or table.kid(above, "nsubj", "nsubj:pass") is not None:
        return None
    beside = table.right[i] + 1 == above or above + 1 == table.left[i]
    return above if verb < above and beside else None


def _second_subject(doc: Doc, table: Tree, i: int) -> Repair | None:
    """A second subject after an active verb is its object ("Unions asked Lee to …"); two side by side before it are one noun."""
    verb = table.head[i]
    if (teller := _teller(table, i)) is not None:
        return teller, "nsubj"
    beside = table.right[i] + 1
    if beside < verb and any(table.left[s] == beside and table.pos[s] == "NOUN" for s in table.kids(verb, "nsubj")) and table.pos[i] in ("NOUN", "PROPN"):
        return beside_head(table, verb, beside), "compound"
    if table.left[i] != verb + 1 or table.pos[verb] != "VERB" or table.pos[i] not in ("NOUN", "PROPN"):
        return None
    if table.lemma[verb] == "be" or table.kid(verb, "obj", "aux:pass", "cop") is not None:
        return None
    return (verb, "obj") if any(s < verb for s in table.kids(verb, "nsubj")) else None


def _infinitive(doc: Doc, table: Tree, i: int) -> Repair | None:
    """Rejected calls to resign: what the noun is about, not why they were rejected."""
    mark, noun = table.kid(i, "mark"), table.left[i] - 1
    if mark is None or table.word[mark] != "to" or noun < 0 or table.lemma[noun] not in PURPOSEFUL or table.pos[noun] != "NOUN":
        return None
    return (noun, "acl") if table.dep[noun] in ("obj", "obl") and table.head[noun] == table.head[i] and noun > table.head[i] else None


def _second_object(doc: Doc, table: Tree, i: int) -> Repair | None:
    """Called the move a provocation: what the object is called; built the widow a house: who gets the second object."""
    verb = table.head[i]
    if table.kid(i, "case") is not None and table.pos[i] in NOUNS:
        # An object has no preposition.
        return verb, "obl"
    if table.lemma[verb] not in NAMING or table.pos[i] not in NOUNS:
        return (verb, "iobj") if _is_recipient(table, i) else None
    beside = any(table.right[o] + 1 == table.left[i] if o > verb else table.tag[o] in ("WP", "WDT") for o in table.kids(verb, "obj") if o < i)
    return (verb, "xcomp") if beside or any(_named(doc, table, c) for c in table.kids(i, "compound")) else None


def _is_recipient(table: Tree, i: int) -> bool:
    """Whether another object follows the one at `i` at once."""
    verb = table.head[i]
    if i < verb or table.pos[i] not in NOUNS or table.kid(verb, "iobj") is not None or table.kid(i, "conj") is not None:
        return False
    own = max([i, *(table.right[c] for c in table.children[i] if table.dep[c] != "appos")])
    if table.lemma[verb] in GIVING and _bare_appositions(table, own + 1):
        return True
    return any(table.left[o] == own + 1 and _is_given(table, o) for o in table.kids(verb, "obj", "xcomp"))


def _bare_appositions(table: Tree, start: int) -> list[int]:
    """The apposition that starts at the token, with an article and without a comma: a second object that parsers hang on the first."""
    i = start
    while i < len(table.head) and table.pos[i] in ("DET", "ADJ", "ADV", "NUM") and table.head[i] > i:
        i = table.head[i]
    article = table.kid(i, "det") if i < len(table.head) and table.dep[i] == "appos" else None
    return [i] if article is not None and table.left[i] == start == article else []


def _second_apposition(doc: Doc, table: Tree, i: int) -> Repair | None:
    """Lent the museum a portrait: what stands right behind the object of a verb of giving is no apposition to it."""
    before = table.left[i] - 1
    while before > 0 and table.dep[before] != "obj" and table.head[before] < i and table.pos[before] != "PUNCT" and table.head[before] != before:
        if table.pos[table.head[before]] == "VERB":
            break
        before = table.head[before]
    if before < 0 or table.dep[before] != "obj" or table.lemma[table.head[before]] not in GIVING or not _bare_appositions(table, table.left[i]):
        return None
    return table.head[before], "obj"


def _person(doc: Doc, table: Tree, i: int) -> Repair | None:
    """The head of the agency, Ann Lee: a person is no apposition to a body or a place, but to who is of it."""
    above = table.head[i]
    if doc[i].ent_type_ != "PERSON" or doc[above].ent_type_ not in ("ORG", "PLACE", "FACILITY") or table.dep[above] != "nmod":
        return None
    while doc[above].ent_type_ in ("ORG", "PLACE", "FACILITY") and table.dep[above] == "nmod":
        above = table.head[above]
    return (above, "appos") if table.pos[above] == "NOUN" and above < i else None


def _apposition(doc: Doc, table: Tree, i: int) -> Repair | None:
    return _person(doc, table, i) or _second_apposition(doc, table, i) or _subject_beside(doc, table, i)


def _accusation(table: Tree, i: int, case: int) -> Repair | None:
    """Accused the studio of censorship: a bare noun is what it is accused of, not whose studio it is."""
    accused = table.head[i]
    verb = table.head[accused]
    if table.word[case] != "of" or table.lemma[verb] not in OF_GERUND or table.dep[accused] not in ("obj", "nsubj:pass") or table.lemma[accused] in PARTITIVE:
        return None
    bare = table.kid(i, "det", "nmod:poss") is None and table.pos[i] == "NOUN"
    return (verb, "obl") if bare and len(table.kids(accused, "nmod")) == 1 and i > verb and table.dep[accused] == "obj" else None


def _second_modifier(doc: Doc, table: Tree, i: int) -> Repair | None:
    """Talks between the miners and | the ministry: a second modifier behind a conjunction is coordinated with the one before it."""
    case = table.kid(i, "case")
    if case is not None:
        return _accusation(table, i, case)
    if table.kid(i, "cc") is None:
        return None
    before = [c for c in table.kids(table.head[i], "nmod") if table.right[c] + 1 == table.left[i]]
    return (before[0], "conj") if before else None


# Event nouns with the prepositions of their own objects; right behind the noun these hardly ever are the verb's.
SELECTS = {
    "into": vocabulary("investigation inquiry enquiry probe research insight inquest"), "on": vocabulary("ban tax attack assault raid sanction embargo tariff curb clampdown crackdown limit restriction"),
    "between": vocabulary("talk war fight meeting match deal agreement dispute border link difference clash negotiation battle"),
}  # fmt: skip


def _selected(doc: Doc, table: Tree, i: int) -> Repair | None:
    """Postponed its investigation into the trips: the noun's own preposition."""
    case, before = table.kid(i, "case"), table.left[i] - 1
    if case is not None and before > table.head[i] and table.lemma[before] in SELECTS.get(table.word[case], ()) and table.pos[before] == "NOUN" and table.head[before] == table.head[i] and table.dep[before] == "obj":
        return before, "nmod"
    return _by_phrase(doc, table, i)


def _conjunction(doc: Doc, table: Tree, i: int) -> Repair | None:
    """As soon as sixty countries ratify it: in front of a subject there is a conjunction, not a preposition."""
    subject = table.head[i]
    verb = table.head[subject]
    if table.word[i] not in SUBORDINATING or table.dep[subject] not in ("nsubj", "nsubj:pass") or table.dep[verb] not in ("advcl", "acl") or not i < subject < verb:
        return None
    return (verb, "mark") if table.kid(verb, "mark") is None and table.left[verb] == table.left[subject] else None


def _that(doc: Doc, table: Tree, i: int) -> Repair | None:
    """The dog that bit the child: no article of its verb."""
    verb = table.head[i]
    if table.word[i] != "that" or table.dep[verb] != "acl:relcl" or table.pos[verb] != "VERB" or table.kid(verb, "nsubj", "nsubj:pass") is not None:
        return None
    return verb, "nsubj"


def _active(doc: Doc, table: Tree, i: int) -> Repair | None:
    """The train derailed: a past tense without an auxiliary is active, unless a headline has left it out."""
    verb = table.head[i]
    if table.tag[verb] != "VBD" or table.lemma[verb] in TRANSITIVE or table.kid(verb, "aux:pass", "aux", "obl:agent", "cop") is not None or table.pos[verb] != "VERB":
        return None
    return verb, "nsubj"


def _is_given(table: Tree, i: int) -> bool:
    """Whether a noun is the second object of a verb of giving, also where it is taken for a predicate: "denied them access"."""
    verb = table.head[i]
    if table.dep[i] == "obj":
        # "Launched the platform Mercury" is one phrase, torn.
        return table.pos[i] == "NOUN" and table.lemma[verb] not in NAMING and table.kid(i, "case") is None
    return table.pos[i] == "NOUN" and table.lemma[verb] in GIVING and table.kid(i, "cop", "mark", "case", "nsubj") is None


def _given(doc: Doc, table: Tree, i: int) -> Repair | None:
    """Denied the lawyers access: a second object that is taken for a predicate, as is the "whom" of "whom they named chief"."""
    if table.word[i] == "whom":
        return table.head[i], "obj"
    before = [o for o in table.kids(table.head[i], "obj") if table.right[o] + 1 == table.left[i]]
    return (table.head[i], "obj") if before and _is_given(table, i) else None


def _named(doc: Doc, table: Tree, i: int) -> Repair | None:
    """Named Ann Lee chief executive: a whole name before a common noun is who is named, not a part of what they become."""
    noun = table.head[i]
    verb = table.head[noun]
    if doc[i].ent_type_ != "PERSON" or table.pos[noun] != "NOUN" or table.lemma[verb] not in NAMING or table.left[i] != table.left[noun]:
        return None
    return (verb, "obj") if table.dep[noun] in ("xcomp", "obj") and table.left[i] == verb + 1 else None


def _reduced(doc: Doc, table: Tree, i: int) -> Repair | None:
    """Slept in gyms opened by volunteers: a bare participle right behind a noun is the noun's."""
    if table.tag[i] != "VBN" or table.kid(i, "mark", "aux", "aux:pass", "nsubj", "nsubj:pass", "case") is not None or table.left[i] != i or not i:
        return _infinitive(doc, table, i)
    noun = i - 1
    while table.dep[noun] in ("compound", "flat") and table.head[noun] < i:
        noun = table.head[noun]
    behind = table.pos[noun] in ("NOUN", "PROPN") and table.head[noun] == table.head[i] and noun > table.head[i] and table.dep[noun] in ("obl", "obj")
    return (noun, "acl") if behind and table.kid(i, "obl:agent", "obl") is not None else None


def _harm(doc: Doc, table: Tree, i: int) -> Repair | None:
    """The attack on the train that killed nine: the attack, not the train."""
    noun = table.head[i]
    above = table.head[noun]
    if table.lemma[i] not in HARMING or table.lemma[noun] in HARMFUL or table.dep[noun] != "nmod" or table.lemma[above] not in HARMFUL:
        return _where(doc, table, i)
    pronoun = table.kid(i, "nsubj")
    return (above, "acl:relcl") if pronoun is not None and table.word[pronoun] in ("that", "which") else None


def _where(doc: Doc, table: Tree, i: int) -> Repair | None:
    """A shortage of insulin in the capital, where …: the place, not what there is."""
    if not any(table.word[c] == "where" for c in table.kids(i, "advmod")):
        return None
    before, noun = table.left[i] - 1, table.head[i]
    while before > noun and (table.pos[before] == "PUNCT" or table.dep[before] in ("compound", "flat")):
        before = before - 1 if table.pos[before] == "PUNCT" else table.head[before]
    if before <= noun or table.pos[before] not in ("NOUN", "PROPN") or table.head[before] != noun:
        return None
    located = [table.word[c] in ("in", "at", "near", "outside") for n in (before, noun) for c in table.kids(n, "case")[:1]] or [False]
    return (before, "acl:relcl") if located[0] else None


def _subject_beside(doc: Doc, table: Tree, i: int) -> Repair | None:
    """A noun beside a finite verb that lacks a subject, both hung on the same word: "Prices fell, the ministry | reports."."""
    verb = table.right[i] + 1
    if verb >= len(table.head) or table.pos[i] not in NOUNS or table.tag[verb] not in ("VBZ", "VBD", "VBP") or table.pos[verb] != "VERB":
        return None
    if table.dep[verb] != "parataxis" or table.head[verb] != table.head[i] or table.kid(verb, "nsubj") is not None:
        return None
    return verb, "nsubj"


def beside_head(table: Tree, verb: int, start: int) -> int:
    """The subject of the verb whose phrase starts at `start`."""
    return next(s for s in table.kids(verb, "nsubj") if table.left[s] == start)


def _agent(doc: Doc, table: Tree, i: int) -> Repair | None:
    """Only "by" marks an agent: "tortured with pliers"."""
    case = table.kid(i, "case")
    if case is None:
        return None
    # "Side by side", "by remote control".
    how = table.lemma[i] in INSTRUMENTAL or (case > 0 and table.lemma[case - 1] == table.lemma[i])
    return (table.head[i], "obl") if how or table.word[case] != "by" else None


def _by_phrase(doc: Doc, table: Tree, i: int) -> Repair | None:
    """A by-phrase of a passive names who did it, unless it says how, when or by how much."""
    case, verb = table.kid(i, "case"), table.head[i]
    if case is None or table.word[case] != "by" or table.tag[verb] != "VBN" or table.pos[i] not in NOUNS or i < verb:
        return None
    if table.kid(verb, "obl:agent") is not None or not _is_passive(table, verb) or doc[i].ent_type_ in VALUES or table.lemma[i] in INSTRUMENTAL:
        return None
    return verb, "obl:agent"


def _is_passive(table: Tree, verb: int) -> bool:
    if table.kid(verb, "aux:pass", "nsubj:pass") is not None or "Voice=Pass" in table.morph[verb]:
        return True
    return table.dep[verb] == "acl" and table.kid(verb, "aux", "obj") is None


def _gerund(doc: Doc, table: Tree, i: int) -> Repair | None:
    """Accused by experts of killing: the gerund completes the verb; with a relative pronoun, a relative clause."""
    noun, mark = table.head[i], table.kid(i, "mark")
    pronouns = [c for c in table.kids(i, "obj", "nsubj", "nsubj:pass", "iobj", "xcomp") if "PronType=Rel" in table.morph[c] and c < i]
    if pronouns and not said(table, pronouns[0]):
        return noun, "acl:relcl"
    verb = table.head[noun]
    if mark is None or table.word[mark] != "of" or table.lemma[verb] not in OF_GERUND or verb == noun:
        return None
    return (verb, "advcl") if table.pos[verb] == "VERB" and table.dep[noun] in ("obl:agent", "obl", "obj", "nsubj", "nsubj:pass") else None


def _relative(doc: Doc, table: Tree, i: int) -> Repair | None:
    """A relative clause after a noun is the noun's, unless its verb says what only events do."""
    pronoun = next((c for c in table.kids(i, "nsubj", "nsubj:pass", "obj") if table.word[c] in ("which", "who")), None)
    if pronoun is None or table.pos[table.head[i]] not in ("VERB", "AUX"):
        return None
    before = table.left[i] - 1
    while before > table.head[i] and table.pos[before] == "PUNCT":
        before -= 1
    if before <= table.head[i] or table.pos[before] not in ("NOUN", "PROPN"):
        return None
    if table.word[pronoun] == "which" and table.lemma[i] in SENTENTIAL:
        return None
    while table.dep[before] in ("compound", "flat", "nmod:desc") and table.head[before] > table.head[i]:
        before = table.head[before]
    return before, "acl:relcl"


def _tense(doc: Doc, table: Tree, i: int) -> Repair | None:
    """Agreed to pay and apologised: a past tense goes with the past tense before it, not with the infinitive between."""
    verb = table.head[i]
    if table.tag[i] != "VBD" or table.tag[verb] != "VB" or table.kid(verb, "aux") is not None or table.kid(i, "nsubj", "aux", "cop", "mark") is not None:
        return None
    while table.tag[verb] not in ("VBD", "VBZ", "VBP") and table.head[verb] != verb and table.dep[verb] in ("xcomp", "advcl", "acl", "conj"):
        verb = table.head[verb]
    return (verb, "conj") if table.tag[verb] == "VBD" and verb < i else None


RULES: dict[str, Callable[[Doc, Tree, int], Repair | None]] = {
    "nsubj": _second_subject, "parataxis": _subject_beside, "appos": _apposition, "advcl": _reduced, "obj": _second_object, "obl:agent": _agent, "obl": _selected, "acl": _gerund, "advcl:relcl": _relative,
    "case": _conjunction, "det": _that, "nmod": _second_modifier, "nsubj:pass": _active, "xcomp": _given, "compound": _named, "conj": _tense, "acl:relcl": _harm,
}  # fmt: skip
