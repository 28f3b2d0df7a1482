"""Repairs of long sentences by what a clause must have and cannot have: a subject, no object before its mark, one verb for "having", one
relative word for each verb that lacks something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.tokens import Doc

from kg.language.trees.attachment import noun_before
from kg.language.trees.layout import FINITE
from kg.language.trees.repair import NOUNS, SUBJECTS, Retag
from kg.language.trees.words import vocabulary

if TYPE_CHECKING:
    from kg.language.trees.syntax import Tree

CONJUNCTIONS = vocabulary("after before since until as because while when though although if")
# With a bare noun behind it the participle of these is hardly ever an adjective: "has boosted trade", but "has limited means".
CHANGING = vocabulary(
    "revolutionize revolutionise transform increase boost strengthen trouble deepen spark fuel trigger raise prompt provoke cause accelerate hamper hinder undermine advance encourage "
    "promote attract generate create bring draw"
)
COMMANDING = vocabulary("order force tell instruct compel require urge sentence oblige permit allow invite encourage")


def subject_of_finite(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """Two days | after Ann Lee, who heads the union, | left: what the preposition seems to bring is the subject of the finite verb behind it."""
    if table.tag[i] not in FINITE or table.kid(i, *SUBJECTS, "mark", "aux") is not None:
        return {}
    for noun in range(i - 1, max(i - 40, -1), -1):
        case = table.kid(noun, "case")
        if table.dep[noun] != "obl" or table.head[noun] not in (table.head[i], i) or case is None or table.word[case] not in CONJUNCTIONS:
            continue
        between = range(table.right[noun] + 1, table.left[i])
        if any(table.pos[w] != "PUNCT" for w in between) or table.pos[noun] not in NOUNS:
            return {}
        since = {c: (i, "obl:unmarked") for c in table.kids(noun, "nmod:unmarked", "obl:unmarked") if c < case}
        passive = table.kid(i, "aux:pass") is not None
        return {noun: (i, "nsubj:pass" if passive else "nsubj"), case: (i, "mark"), **since}
    return {}


def before_mark(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """Accuses | the board | of inflating prices: what stands before the mark of a clause is the object of the verb above."""
    verb = table.head[i]
    mark, above = table.kid(verb, "mark"), table.head[verb]
    if mark is None or not above < i < mark < verb or table.pos[above] != "VERB" or table.pos[i] not in NOUNS:
        return {}
    free = table.kid(above, "obj", "ccomp", "aux:pass") is None and table.dep[verb] in ("advcl", "xcomp")
    return {i: (above, "obj")} if free and table.tag[i] not in ("WP", "WDT") else {}


def behind_comma(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """Overran Delmar, | the last port: behind a name and a comma a second object with an article is an apposition."""
    verb, first = table.head[i], table.left[i]
    name = next((o for o in table.kids(verb, "obj", "iobj") if verb < o < i and doc[o].ent_type_ and table.pos[o] == "PROPN"), None)
    article = table.kid(i, "det")
    if name is None or article is None or table.word[article] not in ("a", "an", "the"):
        return {}
    comma = article - 1
    return {i: (name, "appos"), name: (verb, "obj")} if table.word[comma] == "," and first >= comma == table.right[name] + 1 else {}


def having(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """Accused of | having removed the files: "having" is the participle's auxiliary; it governs nothing."""
    if table.tag[i] != "VBG" or table.dep[i].startswith("aux"):
        return {}
    verb = next((w for w in range(i + 1, min(i + 4, len(table.head))) if table.pos[w] != "ADV" and table.word[w] != "been"), i)
    above = table.head[verb]
    under = above in (i, table.head[i]) and table.dep[verb] in ("ccomp", "xcomp", "acl", "advcl", "obj")
    asked = table.dep[i] == "xcomp" or table.kid(i, "mark", "case") is not None
    beside = asked and table.dep[verb] == "amod" and verb + 1 == above and table.head[above] == i and table.dep[above] == "obj"
    if table.tag[verb] not in ("VBN", "VBD") or not (under or beside):
        return {}
    moved: dict[int, Retag] = {c: (verb, table.dep[c]) for c in table.children[i] if c != verb}
    return {**moved, verb: (table.head[i] if table.head[i] != i else verb, table.dep[i], "VBN"), i: (verb, "aux")}


def inside_relative(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """Civilians who, | he said, had been abducted: between a relative word and its verb a clause is inserted there, wherever it hangs."""
    teller = table.kid(i, "nsubj")
    opening = table.left[teller] - 2 if teller is not None and teller < i else -1
    if opening < 0 or table.word[opening + 1] != "," or table.tag[opening] not in ("WDT", "WP"):
        return {}
    verb = table.head[opening]
    if not i < verb or "," not in table.word[i + 1 : verb] or table.kid(i, "mark") is not None:
        return {}
    if table.dep[verb] == "acl:relcl":
        return {i: (verb, "parataxis")}
    above = noun_before(table, opening)
    torn = table.head[verb] == i and table.dep[verb] == "ccomp" and opening > 0
    return {i: (verb, "parataxis"), verb: (above, "acl:relcl" if table.pos[above] in NOUNS else "advcl:relcl")} if torn else {}


def one_of_whom(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """Two bidders, | one of whom, Ann Lee, withdrew: it is the subject of the relative clause, no apposition."""
    below = table.kid(i, "nmod")
    verb = next((v for v in table.kids(table.head[i], "acl:relcl") if v > i), None)
    if below is None or table.tag[below] not in ("WP", "WDT") or verb is None or table.kid(verb, *SUBJECTS) is not None:
        return {}
    return {i: (verb, "nsubj:pass" if table.kid(verb, "aux:pass") is not None else "nsubj")}


def title_before(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """Ann Lee and her counterpart | Bob Roy: a name right behind a conjunct is that one's name, no third."""
    beside = table.left[i] - 1
    if beside < 0 or table.pos[beside + 1] == "PUNCT" or table.dep[beside] != "conj" or table.head[beside] != table.head[i] or table.pos[beside] != "NOUN":
        return {}
    return {i: (beside, "appos")} if table.kid(i, "cc") is None and doc[i].ent_type_ == "PERSON" else {}


def gerund(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """Accused them of | bombing convoys: a noun in "-ing" with an object is a verb."""
    thing = next((c for c in table.kids(i, "obj", "obl") if i < c), None)
    if table.tag[i] != "NN" or not table.word[i].endswith("ing") or thing is None or table.kid(i, "det", "amod", "nmod:poss") is not None:
        return {}
    own, case = table.kid(i, "case"), table.kid(thing, "case")
    if own is not None and case is not None:
        return {}
    case = case if own is None else own
    if case != i - 1 or table.word[case] not in ("of", "for", "from", "with") or any(table.head[w] != thing for w in range(i + 1, thing)):
        return {}
    label = "acl" if table.pos[table.head[i]] in NOUNS else "advcl"
    return {i: (table.head[i], label, "VBG"), case: (i, "mark"), thing: (i, "obj")}


def second_relative(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """Drills that one side praised and | that the other condemned: behind "and" it is a relative word again, what its verb lacks."""
    verb = table.head[i]
    above = table.head[verb]
    if table.word[i] != "that" or table.dep[verb] != "conj" or table.dep[above] != "acl:relcl" or table.kid(verb, "obj", "ccomp", "xcomp") is not None:
        return {}
    again = any(table.word[c] == "that" and table.dep[c] == "obj" for c in table.children[above])
    return {i: (verb, "obj", "WDT")} if again and table.kid(verb, "nsubj") is not None and table.pos[verb] == "VERB" else {}


def being(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """Boasted of | being among the leaders: a phrase with a copula is a clause."""
    copula, above = table.kid(i, "cop"), table.head[i]
    if copula is None or table.tag[copula] != "VBG" or above == i or table.kid(i, "mark") is None:
        return {}
    return {i: (above, "acl" if table.pos[above] in NOUNS else "advcl")}


def inverted(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """On the agenda is | a new treaty: what follows the copula of a clause without a subject is its subject."""
    predicate = table.head[i]
    copula = table.kid(predicate, "cop")
    if copula is None or not predicate < copula < table.left[i] or table.kid(predicate, *SUBJECTS, "mark") is not None:
        return {}
    return {i: (predicate, "nsubj")} if table.kid(predicate, "case") is not None else {}


def behind_insertion(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """A fire which, | fanned by winds, has destroyed homes: between a relative word and its verb a participle is inserted there."""
    word = table.left[i]
    if table.tag[i] != "VBN" or table.tag[word] not in ("WDT", "WP") or table.word[word + 1] != "," or table.kid(i, "aux", "aux:pass") is not None:
        return {}
    end = table.right[i] + 1 if table.word[table.right[i]] != "," else table.right[i]
    verb = next((w for w in range(end + 1, min(end + 6, len(table.head))) if table.pos[w] == "VERB"), None)
    if verb is None or table.word[end] != "," or table.kid(verb, *SUBJECTS) is not None or not (table.tag[verb] in FINITE or table.kid(verb, "aux") is not None):
        return {}
    passive = table.kid(verb, "aux:pass") is not None
    return {verb: (table.head[i], "acl:relcl"), i: (verb, "advcl"), word: (verb, "nsubj:pass" if passive else "nsubj")}


def shared_passive(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """Were fined and | ordered to leave: beside a passive a verb of command without an object is one too."""
    verb = table.head[i]
    if table.tag[i] != "VBD" or table.lemma[i] not in COMMANDING or table.kid(verb, "aux:pass") is None or table.kid(i, "xcomp") is None:
        return {}
    return {i: (verb, "conj", "VBN")} if table.kid(i, "nsubj", "obj", "iobj", "aux", "ccomp") is None and verb < i else {}


def subject_of_relative(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """The minister, whom | its leader, Ann Lee, blamed: between a relative word that is an object and its verb stands the subject."""
    verb = next((v for v in table.kids(table.head[i], "acl:relcl") if v > i), None)
    if verb is None or table.pos[i] != "NOUN" or table.kid(verb, *SUBJECTS) is not None or table.kid(i, "cc", "case") is not None:
        return {}
    word = next((c for c in table.kids(verb, "obj", "iobj") if table.tag[c] in ("WP", "WDT")), None)
    return {i: (verb, "nsubj")} if word is not None and word + 1 == table.left[i] else {}


def perfect(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """A strike that has | paralysed the wards: behind "has" a participle is the verb, and the noun after it the object."""
    noun = table.head[i]
    have = i - 1 if table.pos[i - 1] != "ADV" else i - 2
    if table.tag[i] != "VBN" or have < 0 or table.lemma[have] != "have" or table.tag[have] not in FINITE or not i < noun:
        return {}
    if table.head[noun] == have and table.dep[noun] == "obj" and table.lemma[i] in CHANGING:
        above_have: Retag = (i, "ROOT") if table.head[have] == have else (table.head[have], table.dep[have])
        return {**{c: (i, table.dep[c]) for c in table.children[have]}, i: above_have, have: (i, "aux")}
    if table.head[have] != noun:
        return {}
    word = have - 1 if table.tag[have - 1] in ("WDT", "WP") else None
    dep, above = ("acl:relcl", table.head[noun]) if word is not None else (table.dep[noun], table.head[noun])
    moved: dict[int, Retag] = {i: (above if above != noun else i, dep), noun: (i, "obj"), have: (i, "aux")}
    return {**moved, word: (i, "nsubj")} if word is not None else {**moved, **{c: (i, table.dep[c]) for c in table.kids(noun, *SUBJECTS)}}


def is_doing(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """Is | warning of floods: before a participle with something of its own, "is" is an auxiliary."""
    verb = table.head[i]
    own = table.kid(verb, "obj", "obl", "ccomp", "xcomp") is not None and table.kid(verb, "det", "amod", "case", "nmod:poss", "nmod") is None
    return {i: (verb, "aux")} if table.tag[verb] == "VBG" and own and table.kid(verb, "nsubj") is not None and table.tag[i] in FINITE else {}


def outside_whose(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """Ann Lee, whose father was in jail, | accused the court: the verb behind the clause of "whose" is that of the noun before it."""
    owned, noun = table.head[i], i - 2
    verb = table.head[owned]
    while noun > 0 and table.dep[noun] in ("flat", "compound") and table.head[noun] < noun:
        noun = table.head[noun]
    if noun >= 0 and table.dep[owned] == "appos" and table.head[owned] == noun and table.word[i - 1] == ",":
        return _whose_verb(table, noun, owned)
    if noun < 0 or table.word[i - 1] != "," or table.dep[owned] not in ("nsubj", "nsubj:pass") or table.dep[noun] not in ("nsubj", "nsubj:pass"):
        return {}
    if table.head[noun] == table.head[verb] > verb and table.dep[verb] in ("xcomp", "ccomp", "advcl"):
        return {verb: (noun, "acl:relcl")}
    if table.head[noun] != verb:
        return {}
    after = [*table.kids(verb, "advcl", "parataxis", "conj"), *table.kids(table.head[verb], "conj")]
    outer = next((c for c in after if c > verb and table.tag[c] == "VBD" and "," in table.word[table.left[c] - 1 : table.left[c] + 1]), None)
    if outer is None or table.kid(outer, *SUBJECTS, "mark", "cc") is not None:
        return {}
    above = outer if table.head[verb] == verb else table.head[verb]
    marks = {c: (outer, table.dep[c]) for c in table.kids(verb, "mark", "cc") if c < noun}
    return {outer: (above, table.dep[verb]), verb: (noun, "acl:relcl"), noun: (outer, "nsubj"), **marks}


def _whose_verb(table: Tree, noun: int, owned: int) -> dict[int, Retag]:
    """ "Chad, whose envoy, Ann Lee, | rejected it": what "whose" brings is the subject of the verb behind what is inserted there."""
    last = table.right[owned] + (table.word[table.right[owned]] != ",")
    verb = next((w for w in range(last + 1, min(last + 6, len(table.head))) if table.pos[w] == "VERB"), None)
    if verb is None or table.word[last] != "," or table.kid(owned, "acl:relcl", "acl") is not None or any(table.head[w] != verb for w in range(last + 1, verb)):
        return {}
    passive = table.kid(verb, "aux:pass")
    finite = next((c for c in (*table.kids(verb, "aux", "aux:pass"), verb)), verb)
    found: dict[int, Retag] = {owned: (verb, "nsubj" if passive is None else "nsubj:pass"), verb: (noun, "acl:relcl")}
    if table.tag[finite] not in FINITE or table.kid(verb, "cc", "mark") is not None:
        return {}
    if table.kid(verb, *SUBJECTS) is None:
        return found if table.head[noun] != verb else {}
    outer = table.head[verb]
    if table.head[noun] != verb or table.kids(verb, *SUBJECTS) != [noun] or table.dep[verb] != "ccomp" or not verb < outer:
        return {}
    agent = next((s for s in table.kids(outer, "nsubj") if verb < s < outer and passive is not None and table.word[table.left[s]] == "by"), None)
    if agent is None and table.kid(outer, *SUBJECTS) is not None:
        return {}
    by: dict[int, Retag] = {agent: (verb, "obl:agent")} if agent is not None else {}
    return {**found, **by, noun: (outer, "nsubj")}
