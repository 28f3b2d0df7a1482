"""Offices in the text: which words name one ("deputy prime minister", "secretary of state"), and of what it is the office."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import NamedTuple

from kg.language.clauses.relation import safe
from kg.language.nominals.phrases import Phrases
from kg.language.nominals.qualifiers import NOT_YET, QUALIFIERS
from kg.language.nominals.typing import type_of_noun
from kg.language.trees.words import vocabulary
from kg.model import Kind, Mention, Ontology, Role

# Adjectives that are words of an office; others only describe its holder ("new", "popular").
OFFICE_ADJECTIVES = vocabulary("prime foreign interior internal chief general federal presidential supreme parliamentary medical financial executive managing attorney national vice deputy")
# Where the lexicon has no role for what ties a thing to another.
RELATIONAL = {
    word: f"{word}_of"
    for word in vocabulary(
        "counterpart capital brother sister son daughter father mother wife husband widow partner cousin nephew niece uncle aunt grandson granddaughter "
        "grandfather grandmother ally rival opponent predecessor successor lawyer biographer subsidiary suburb spokesman spokeswoman spokesperson"
    )
}
SEXES = vocabulary("man woman boy girl lady gentleman")
# Kinship outlives those who are kin.
KINSHIP = frozenset(("parentOf", "childOf", "siblingOf", "spouseOf", "relatedTo"))
HEAD = "headOf"
DEAD = frozenset(("late", "slain"))
# Prepositions that tie an office to what it is of; "to" and "at" stay in the relation ("ambassador_to"), "for" where another one sent its holder.
SCOPE_PREPOSITIONS = {"of": "of", "for": "for", "to": "to", "at": "at", "with": "of"}
HOLDERS = {"Person": ("Person", "Group"), "Place": ("Place",), "Actor": ("Person", "Group", "Organization", "Place")}
SENT = vocabulary("ambassador envoy consul emissary attaché negotiator delegate")
# Whose prisoner is not said by "our prisoners".
AMBIGUOUS = vocabulary("prisoner captive hostage victim detainee target survivor native local national dead casualty challenger")
# With an adjective of nationality these say where somebody is from, not what they are of.
FROM = vocabulary("refugee migrant local native exile expatriate subject immigrant settler national member")
# "A media official": of that trade, not of a body.
TRADES = frozenset(("media", "press"))
PEOPLE = frozenset(("Person", "Group"))
SCOPES = frozenset(("Place", "Organization", "Group", "Concept", "Facility", "Event"))


class Office(NamedTuple):
    """An office or relation named in the text: head token, lemma ("prime minister"), relation ("prime_minister_of"), first token,
    the tokens that are its words, and the lexicon's entry."""

    head: int
    lemma: str
    relation: str
    first: int
    words: frozenset[int]
    role: Role | None


class Scope(NamedTuple):
    """What an office is of: the mention, the token that heads it, and "of", "to", "at" or "for"."""

    mention: Mention
    token: int
    preposition: str


def read_office(i: int, phrases: Phrases) -> Office | None:
    """The office that the common noun (or title) at `i` heads, or None where the lexicon has no such role."""
    tree, roles = phrases.tree, phrases.ontology.roles
    if tree.lemma[i] not in _last_words(phrases.ontology):
        return None
    if any(tree.word[j] in NOT_YET and tree.word[j - 1] in ("-", "–") for j in range(i + 2, min(i + 6, len(tree.word))) if j not in phrases.names):
        return None
    units = _units(i, phrases)
    # "the world's largest maker" is a rank, not an office of the world.
    if any(tree.tag[at] == "JJS" or text == "most" for at, text in units[:-1]) and " ".join(text for _, text in units) not in roles:
        return None
    tail = _office_tail(i, phrases)
    role, start = None, len(units) - 1
    # The longest title that the lexicon has.
    for n in range(len(units)):
        words = " ".join(text for _, text in units[n:])
        role = roles.get(f"{words} {tail}") or roles.get(words)
        if role:
            start = n
            break
    core = role.lemma if role else units[-1][1]
    if role is None and core not in RELATIONAL:
        return None
    # Words before it stay part of the office: a deputy, former or finance minister is no minister.
    qualifiers = [(at, QUALIFIERS[text]) for at, text in units[:start] if text in QUALIFIERS]
    qualifiers += _qualifier_before_name(units[0][0], phrases)
    # "Formerly the president": before the article.
    qualifiers += [(c, QUALIFIERS[tree.word[c]]) for c in tree.kids(i, "advmod") if c < units[0][0] and tree.word[c] in QUALIFIERS]
    if role is not None and role.property in KINSHIP:
        # Her late father is still her father.
        qualifiers = [(at, word) for at, word in qualifiers if tree.word[at] not in DEAD]
    if role is None or role.property != HEAD or len(qualifiers) > 1:
        # A senior leader is one of several; a senior official is an official.
        qualifiers = [(at, word) for at, word in qualifiers if word != "senior"]
    parts = _parts(units[:start], phrases)
    if tail and not core.endswith(tail):
        core = f"{core} {tail}"
    lemma = " ".join([*(text for _, text in qualifiers[:1]), *(text for _, text in parts), core])
    bare = role.relation if role and role.lemma == lemma else RELATIONAL.get(lemma, f"{safe(lemma)}_of")
    used = [at for at, _ in (*qualifiers, *parts)]
    return Office(i, lemma, bare, units[0][0], frozenset([*used, *range(units[start][0], i + 1)]), role)


def _parts(before: list[tuple[int, str]], phrases: Phrases) -> list[tuple[int, str]]:
    """The words of an office right before what the lexicon has of it: of "Foreign Minister Prince" none are the prince's."""
    words = [(at, text) for at, text in before if text not in QUALIFIERS]
    ends = [n for n, (at, _) in enumerate(words) if not _office_word(at, phrases) and phrases.tree.pos[at] in ("NOUN", "PROPN")]
    rest = words[ends[-1] + 1 if ends else 0 :]
    if ends and rest and phrases.tree.head[words[ends[-1]][0]] == rest[0][0]:
        # "A fire station official" is the fire station's.
        rest = rest[1:]
    return [(at, text) for at, text in rest if _office_word(at, phrases)]


def _units(i: int, phrases: Phrases) -> list[tuple[int, str]]:
    """The office's noun and up to four words right before it, as (first token, text), hyphenated words together. Read from the surface:
    titles are strings of words, and parsers disagree on how they hang together."""
    tree = phrases.tree
    units = [(i, _hyphened(i, phrases))]
    j = i - 1
    while j >= 0 and len(units) < 5:
        if tree.word[j] in ("-", "–") and j and tree.pos[j - 1] in ("NOUN", "PROPN", "ADJ", "ADP", "ADV", "X") and j - 1 not in phrases.names:
            units[0] = (j - 1, f"{tree.word[j - 1]}-{units[0][1]}")
            j -= 2
        elif j not in phrases.names and any(f"{' '.join(tree.word[k : j + 1])} {units[0][1]}" in phrases.ontology.roles for k in (j, j - 1) if k >= 0):
            # "A founding father", "a chief operating officer", whatever is made of the participle.
            units.insert(0, (j, tree.word[j]))
            j -= 1
        elif j in phrases.names or (tree.word[j] not in QUALIFIERS and (tree.pos[j] not in ("NOUN", "PROPN", "ADJ", "ADV") or tree.dep[j] in ("nsubj", "obl", "ROOT"))):
            break
        else:
            units.insert(0, (j, tree.word[j]))
            j -= 1
    # "200-metre gold medalist": half a compound is no word of the office.
    return units[1:] if len(units) > 1 and j >= 0 and tree.word[j] in ("-", "–") else units


def _hyphened(i: int, phrases: Phrases) -> str:
    """The noun with the two words that hyphens tie to it, where the lexicon has them: a brother-in-law is no brother."""
    tree = phrases.tree
    whole = f"{tree.lemma[i]}{''.join(tree.word[i + 1 : i + 5])}".replace("–", "-")
    return whole if tree.word[i + 1 : i + 2] in (["-"], ["–"]) and whole in phrases.ontology.roles else tree.lemma[i]


def _qualifier_before_name(first: int, phrases: Phrases) -> list[tuple[int, str]]:
    """ "former Guardian editor": the word before the name that stands before the office."""
    name = phrases.names.get(first - 1)
    before = name.first - 1 if name else -1
    return [(before, QUALIFIERS[phrases.tree.word[before]])] if before >= 0 and phrases.tree.word[before] in QUALIFIERS else []


@cache
def _role_heads(key: frozenset[str]) -> frozenset[str]:
    return frozenset({part for role in key for part in (role.rpartition(" ")[2], role.rpartition("-")[2], role.partition(" of ")[0].rpartition(" ")[2])}) | set(RELATIONAL)


def _last_words(ontology: Ontology) -> frozenset[str]:
    """The words that can head an office, of all roles of the ontology."""
    found = _HEADS.get(id(ontology.roles))
    if found is None or found[0] is not ontology.roles:
        found = _HEADS[id(ontology.roles)] = (ontology.roles, _role_heads(frozenset(ontology.roles)))
    return found[1]


_HEADS: dict[int, tuple[object, frozenset[str]]] = {}


def _office_word(c: int, phrases: Phrases) -> bool:
    """Whether a word before an office is part of it: a noun ("finance"), one of a few adjectives ("prime"); no body and no person."""
    tree = phrases.tree
    if tree.word[c + 1] in ("-", "–"):
        return False
    if tree.dep[c] == "amod" or tree.pos[c] in ("ADJ", "ADV"):
        return tree.word[c] in OFFICE_ADJECTIVES
    return phrases.type_at(c) not in ("Organization", "Place", "Person", "Group", "Facility")


def _office_tail(i: int, phrases: Phrases) -> str:
    """ "of state", "of defence": what follows an office and is part of it; "" where nothing does."""
    tree = phrases.tree
    for c in tree.children[i]:
        if c > i and tree.dep[c] == "nmod" and tree.pos[c] in ("NOUN", "PROPN") and len(tree.children[c]) == 1:
            case = tree.kid(c, "case")
            if case is not None and tree.word[case] == "of" and f"{tree.lemma[i]} of {tree.word[c]}" in phrases.ontology.roles:
                # Also where "State" is taken for a name.
                return f"of {tree.word[c]}"
            if tree.pos[c] == "PROPN" or c in phrases.names:
                continue
            if case is not None and tree.word[case] == "of" and phrases.type_at(c) not in ("Organization", "Place", "Person", "Group"):
                return f"of {tree.word[c]}"
    return ""


def scopes(office: Office, phrases: Phrases, *, holder: int | None = None) -> list[Scope]:
    """What the office is of: places, bodies, persons and possessors among the modifiers of its noun, or of the name beside it."""
    tree = phrases.tree
    hosts = [office.head] if holder is None else [office.head, holder]
    found: list[Scope] = []
    bodies = False
    # From the office outwards: of "Kenyan defence ministry spokesman" the ministry is the scope, the adjective is the ministry's.
    for c in sorted({c for h in hosts for c in tree.children[h]}, key=lambda c: abs(c - office.head)):
        if c in office.words or (holder is not None and c > holder and tree.head[holder] != office.head and not _of_holder(c, office, holder, phrases)):
            continue
        if c < office.head and tree.dep[c] in ("compound", "amod", "nmod:poss", "nmod:desc") and not _apart(c, office, phrases):
            scope = None if bodies and tree.dep[c] != "nmod:poss" else _before(c, office, phrases)
            # "France's Socialist Party leader" leads the party, not France; "Ukraine's UN ambassador" is of both.
            inside = scope and tree.dep[c] == "nmod:poss" and scope.mention.type == "Place" and any(s.token < office.head for s in found)
            if scope and c != holder and not (inside and tree.lemma[office.head] not in SENT):
                bodies = bodies or scope.mention.type in ("Organization", "Facility")
                found.append(scope)
        elif c > office.head and tree.dep[c] == "nmod" and (tree.head[c] == office.head or c < tree.head[c] or _of_holder(c, office, holder, phrases)):
            found += _after(c, office, phrases)
    # "A media official for the council": the council's.
    named = any(s.token > office.head and s.mention.type == "Organization" for s in found)
    found = [s for s in found if not (named and s.token < office.head and tree.dep[s.token] == "compound" and s.token not in phrases.names)]
    # "Meta's president of global affairs": beside a body or place, an abstract noun is the field.
    solid = [s for s in found if s.mention.type not in ("Concept", "Event")]
    found = solid or [s for s in found if _definite(s, phrases)]
    before = office.first - 1
    if not found and before >= 0 and before in phrases.names and not _apart(before, office, phrases):
        # The parser may have hung the adjective elsewhere; right before the office it can belong to nothing else.
        scope = _before(phrases.names[before].head, office, phrases)
        found += [scope] if scope and scope.mention.type in ("Place", "Organization") else []
    if tree.lemma[office.head] == "ambassador" and any(s.mention.type == "Place" for s in found):
        # "Bosnia's U.N. ambassador": Bosnia's, to the U.N.
        found = [s._replace(preposition="to") if s.mention.type == "Organization" else s for s in found]
    sent = tree.lemma[office.head] in SENT or any(s.token < office.head and s.mention.type == "Organization" for s in found)
    # "The U.N. coordinator for Haiti" is not Haiti's; "a spokesman for the bank" is the bank's.
    found = [s._replace(preposition="of") if s.preposition == "for" and not sent else s for s in found]
    return sorted(found, key=lambda s: s.token)


def _of_holder(c: int, office: Office, holder: int | None, phrases: Phrases) -> bool:
    """ "President Amina Diallo of Senegal": right behind the name that the title stands before, "of" and a place or body."""
    name = phrases.names.get(holder) if holder is not None else None
    if name is None or name.first != office.head + 1 or phrases.tree.left[c] != name.last + 1:
        return False
    case = phrases.tree.kid(c, "case")
    # "Champion Ola Dahl of Norway", "driver Per Moe of Norway" are from there.
    governing = office.role is not None and office.role.scope == "Place"
    return case is not None and phrases.tree.word[case] == "of" and (phrases.type_at(c) == "Organization" or (governing and phrases.type_at(c) == "Place"))


def _definite(scope: Scope, phrases: Phrases) -> bool:
    """Whether an abstract scope is more than a bare noun that the parser has brought ("alderman … of racketeering")."""
    return scope.mention.kind is not Kind.NOMINAL or any(phrases.tree.dep[c] not in ("case", "punct") for c in phrases.tree.children[scope.token])


def holds(office: Office, mention: Mention) -> bool:
    """Whether such a thing can hold the office: a person a person's, a place a capital's."""
    holder = office.role.holder if office.role else "Person"
    return mention.type in HOLDERS.get(holder, (mention.type,)) or mention.type == "Concept"


def _apart(c: int, office: Office, phrases: Phrases) -> bool:
    """Whether something between a modifier and its office belongs to neither: a conjunction, a verb, a comma."""
    between = range(phrases.names[c].last + 1 if c in phrases.names else phrases.tree.right[c] + 1, office.first)
    return any(phrases.tree.pos[i] in ("CCONJ", "VERB", "AUX", "PRON", "SCONJ") or phrases.words.form[i] == "," for i in between)


def _before(c: int, office: Office, phrases: Phrases) -> Scope | None:
    """A possessor, demonym, or the name or common noun of a body before the office."""
    tree = phrases.tree
    # "An All-Star pitcher": half a word is nobody's team.
    if tree.lemma[office.head] in AMBIGUOUS or (c and tree.word[c - 1] == "-" and tree.head[c - 1] != tree.head[c]):
        return None
    if tree.dep[c] == "nmod:poss":
        # "The men's champion" is champion among them.
        body_part = tree.word[office.head] in ("head", "heads") and (tree.word[c] in ("his", "her", "my", "your") or tree.tag[office.head - 1] == "JJ")
        return None if body_part or tree.lemma[c] in SEXES else Scope(phrases.at(c), c, "of")
    name = phrases.name_at(c)
    if office.role and office.role.scope == "Person" and (name or tree.dep[c] == "compound") and tree.lemma[office.head] != "counterpart":
        return Scope(name, c, "of") if name and name.type == "Person" else None
    if name is not None and phrases.names[c].head == c and name.type in SCOPES and _governs(office, name, phrases):
        return Scope(as_place(name, phrases), c, "of")
    if name is None and tree.dep[c] == "compound" and tree.lemma[c] not in TRADES and phrases.type_at(c) in ("Organization", "Place", "Facility"):
        return Scope(phrases.at(c), c, "of")
    return None


def _governs(office: Office, name: Mention, phrases: Phrases) -> bool:
    """Whether a place or nationality before the office can be what it is of: an Italian president, but not an Italian singer."""
    plural = phrases.tree.tag[office.head] in ("NNS", "NNPS")
    if phrases.tree.lemma[office.head] == "commander" and any(phrases.tree.word[k] == "in" for c in phrases.tree.kids(office.head, "nmod") for k in phrases.tree.kids(c, "case")):
        # "The U.S. commander in Iraq" does not command the country that sent him.
        return False
    if name.type == "Group" and name.label not in phrases.ontology.demonyms and phrases.tree.tag[office.first - 1].startswith("JJ"):
        # "Jewish settlers", "a Shi'ite leader": what they are, not what they lead.
        return False
    scope = office.role.scope if office.role else "Place"
    noun = phrases.tree.lemma[office.head]
    # A country's army has the country's "army spokesman".
    if " " in office.lemma and type_of_noun(office.lemma.split()[0], phrases.ontology) == "Organization":
        return not plural
    # "UN" is an adjective of itself.
    if name.label in phrases.ontology.demonyms and name.type != "Organization":
        if phrases.ontology.demonyms[name.label].endswith(" world"):
            return False
        return not plural and noun not in FROM and (scope == "Place" or noun in SENT or noun == "counterpart")
    if name.type == "Place":
        return not plural and (scope in ("Place", "SportsTeam", None) or noun.startswith("spokes"))
    return True


def _after(c: int, office: Office, phrases: Phrases) -> list[Scope]:
    tree = phrases.tree
    case = tree.kid(c, "case")
    word = tree.word[case] if case is not None else ""
    if word not in SCOPE_PREPOSITIONS or (office.lemma.endswith(f"of {tree.word[c]}")):
        return []
    tokens = [t for t in (c, *tree.kids(c, "conj")) if tree.pos[t] in ("NOUN", "PROPN", "PRON")]
    if word == "with":
        # "An official with the agency", not "nationals with links".
        tokens = [t for t in tokens if phrases.at(t).type in ("Organization", "Place", "Person")]
    return [Scope(as_place(phrases.at(t), phrases), t, SCOPE_PREPOSITIONS[word]) for t in tokens if phrases.at(t).type not in ("Date", "Money", "Quantity")]


def as_place(mention: Mention, phrases: Phrases) -> Mention:
    """A demonym as the place that it stands for ("Kenyan" → Kenya); other mentions as they are."""
    place = phrases.ontology.demonyms.get(mention.label) if mention.kind is Kind.NAME else None
    if not place:
        return mention
    return replace(mention, label=place, type="Place" if mention.type in ("Group", "Concept") else mention.type, plural=False)


def scoped(office: Office, scope: Scope) -> str:
    """The relation of the office to this scope: "ambassador_of", "ambassador_to"."""
    if scope.preposition == "of" or not office.relation.endswith("_of"):
        return office.relation
    return f"{office.relation[:-3]}_{scope.preposition}"
