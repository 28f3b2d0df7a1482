"""Repairs of long sentences by what a clause must have and cannot have: a subject, no object before its mark, one verb for "having", one
relative word for each verb that lacks something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.tokens import Doc

from kg.language.trees.adjuncts import DONE
from kg.language.trees.layout import FINITE, INSERTED
from kg.language.trees.relatives import finite_number
from kg.language.trees.repair import NOUNS, Retag
from kg.language.trees.words import vocabulary

if TYPE_CHECKING:
    from kg.language.trees.syntax import Tree

CONJUNCTIONS = vocabulary("after before since until as because while when though although if")
AMONG = vocabulary("in of outside among on since throughout across within")
HAVING = vocabulary("have see record report boast become remain")
SHOWING = vocabulary("show find suggest indicate reveal say think believe")
COMMANDING = vocabulary("order force tell instruct compel require urge sentence oblige permit allow invite encourage")
AGENTS = frozenset(("ORG", "PERSON", "PLACE"))
BODIES_OF_PEOPLE = vocabulary(
    "administration government ministry police army court council board committee commission authority parliament judge regulator agency federation company party "
    "union president minister official militant rebel gunman soldier troop force prosecutor"
)
# Of these "by" tells who is behind them: "died in a raid by troops".
EVENTFUL = ("tion", "sion", "ment", "ing", "ance", "ence", "al")
ATTACKS = vocabulary("attack raid strike assault ambush bombing campaign offensive operation report letter book film song study statement speech move decision bid effort call plan offer")
TELLING = INSERTED | {"tell", "allege", "accuse", "deny"}
URGING = vocabulary("urge call demand blame condemn criticise criticize reject dismiss promise pledge vow threaten ask appeal order describe praise thank denounce")
CHARGES = vocabulary("charge accusation allegation claim suspicion count")
ORDERING = vocabulary("order want request demand expect require")
DISCUSSIONS = vocabulary("talk discussion meeting conference summit negotiation debate session report study campaign project programme program workshop seminar exercise")
FOCUSING = vocabulary("focus center centre concentrate deal aim involve")
ANSWERING = vocabulary("reject deny dismiss face drop bring file withdraw refute admit contest")
SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer", "csubj", "expl")


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
    first = table.left[i]
    opening = first - 1 - (table.word[first] != ",")
    if opening < 0 or table.word[opening + 1] != "," or table.tag[opening] not in ("WDT", "WP") or table.kid(i, "nsubj") is None:
        return {}
    verb = table.head[opening]
    closed = "," in table.word[i + 1 : verb]
    return {i: (verb, "parataxis")} if closed and i < verb and table.dep[verb] == "acl:relcl" else {}


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


def beside_its_like(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """A threat to the ports and | to those islands: behind a conjunction a phrase goes with the one before it that has its preposition."""
    cc, case = table.kid(i, "cc"), table.kid(i, "case")
    if cc is None or case is None or not cc < case < i:
        return {}
    before = [c for c in table.kids(table.head[i], "nmod", "obl") if c < cc and table.right[c] + 1 >= cc - 1 and table.dep[c] == table.dep[i]]
    alike = [c for c in before if any(table.word[k] == table.word[case] for k in table.kids(c, "case"))]
    return {i: (alike[-1], "conj")} if alike else {}


def most_where(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """Has the most cases | outside Asia: where a superlative holds is said of the noun, not of the having."""
    verb, case = table.head[i], table.kid(i, "case")
    thing = next((o for o in table.kids(verb, "obj") if table.right[o] + 1 == table.left[i]), None)
    if thing is None or case is None or table.word[case] not in AMONG or table.lemma[verb] not in HAVING:
        return {}
    return {i: (thing, "nmod")} if any(table.tag[c] == "JJS" for c in table.kids(thing, "amod")) else {}


def what_was_shown(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """The poll showed most voters | oppose it: a present tense behind the object of such a verb is the clause that was shown."""
    noun = table.head[i]
    while table.dep[noun] == "nmod":
        noun = table.head[noun]
    verb = table.head[noun]
    if table.tag[i] not in ("VBP", "VBZ") or table.dep[noun] != "obj" or table.lemma[verb] not in SHOWING or table.kid(i, *SUBJECTS, "mark") is not None:
        return {}
    return {i: (verb, "ccomp"), noun: (i, "nsubj")} if verb < noun < i else {}


def hyphened(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """Columbite-|tantalite: behind a hyphen without spaces stands the other half of the word, no second thing."""
    half = i - 2
    tied = half >= 0 and table.word[i - 1] == "-" and not doc[i - 1].whitespace_ and not doc[half].whitespace_
    return {i: (half, "flat")} if tied and table.kid(i, "cc") is None and table.head[half] != i else {}


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


def told_by_name(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """Told the state broadcaster | ERT that …: a name right behind the one who is told is that one's, no second subject."""
    verb, before = table.head[i], table.left[i] - 1
    if not verb < before or table.dep[before] not in ("obj", "iobj") or table.head[before] != verb or table.pos[before] != "NOUN" or not table.proper[i]:
        return {}
    return {i: (before, "appos")} if any(s < verb for s in table.kids(verb, "nsubj")) else {}


def shared_passive(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """Were fined and | ordered to leave: beside a passive a verb of command without an object is one too."""
    verb = table.head[i]
    if table.tag[i] != "VBD" or table.lemma[i] not in COMMANDING or table.kid(verb, "aux:pass") is None or table.kid(i, "xcomp") is None:
        return {}
    return {i: (verb, "conj", "VBN")} if table.kid(i, "nsubj", "obj", "iobj", "aux", "ccomp") is None and verb < i else {}


def told_in_turn(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """She said officials had come, and | called on them to return: what is told in the past tense goes with the telling, not with what had been."""
    told = beside = table.head[i]
    while table.dep[told] in ("advcl", "acl", "acl:relcl", "conj", "xcomp") and table.head[told] != told:
        told = table.head[told]
    above = table.head[told]
    if table.dep[told] != "ccomp" or table.tag[i] not in ("VBD", "VBN") or table.tag[above] != "VBD" or not above < told < i:
        return {}
    if table.lemma[above] not in TELLING or table.lemma[i] not in TELLING | URGING or table.kid(i, "nsubj", "nsubj:pass", "aux", "aux:pass", "mark") is not None:
        return {}
    earlier = any(table.tag[c] == "VBD" and table.lemma[c] == "have" for c in table.kids(told, "aux"))
    whom = table.kid(i, "ccomp", "obj", "obl") is not None or any(table.dep[c] in ("obj", "ccomp") and c > i for c in table.children[beside])
    behind = {c: (i, table.dep[c]) for c in table.children[beside] if c > i and table.dep[c] in ("obj", "iobj", "obl", "ccomp", "xcomp", "advcl")}
    return {i: (above, "conj", "VBD"), **behind} if whom and (earlier or table.tag[beside] in ("VBG", "VB")) else {}


def by_whom(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """Was placed on a list | by the board: behind a passive "by" and a person or body tell who did it, unless the noun before is an event."""
    case, noun = table.kid(i, "case"), table.head[i]
    verb = table.head[noun]
    if case is None or table.word[case] != "by" or table.dep[noun] != "obl" or table.kid(verb, "aux:pass") is None or table.kid(verb, "obl:agent") is not None:
        return {}
    eventful = table.lemma[noun].endswith(EVENTFUL) or table.lemma[noun] in DONE | ATTACKS
    return {i: (verb, "obl:agent")} if not eventful and (doc[i].ent_type_ in AGENTS or table.lemma[i] in BODIES_OF_PEOPLE) else {}


def inner_possessor(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """The attorney | general 's office: a word between a possessor and its ending is the possessor's."""
    owner = table.head[i]
    if owner == i - 1 and table.dep[owner] == table.dep[owner - 1] == "nmod:poss" and table.head[owner] == table.head[owner - 1] and table.pos[owner - 1] == "NOUN":
        return {owner - 1: (owner, "compound")}
    between = range(owner + 1, i)
    if table.dep[owner] != "nmod:poss" or not between or any(table.pos[w] not in ("ADJ", "NOUN", "PROPN") for w in between):
        return {}
    return {w: (owner, "amod") for w in between if table.head[w] == table.head[owner]}


def subject_of_relative(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """The minister, whom | its leader, Ann Lee, blamed: between a relative word that is an object and its verb stands the subject."""
    verb = next((v for v in table.kids(table.head[i], "acl:relcl") if v > i), None)
    if verb is None or table.pos[i] != "NOUN" or table.kid(verb, *SUBJECTS) is not None or table.kid(i, "cc", "case") is not None:
        return {}
    word = next((c for c in table.kids(verb, "obj", "iobj") if table.tag[c] in ("WP", "WDT")), None)
    return {i: (verb, "nsubj")} if word is not None and word + 1 == table.left[i] else {}


def whose_teller(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """According to the army, | whose spokesman said more: the clause is the noun's before the comma, which belongs to the clause above."""
    verb, noun = table.head[table.head[i]], i - 2
    while noun > 0 and table.dep[noun] in ("flat", "compound") and table.head[noun] != noun:
        noun = table.head[noun]
    if noun < 0 or table.word[i - 1] != "," or table.head[noun] != verb or table.dep[noun] != "obl" or table.dep[verb] not in ("parataxis", "conj", "advcl"):
        return {}
    return {noun: (table.head[verb], "obl"), verb: (noun, "acl:relcl")} if table.kid(noun, "case") is not None else {}


def named_participle(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """Replaced the impeached | Ann Lee: behind an article and a participle the name is the object."""
    article, name = table.kid(i, "det"), i + 1
    if table.tag[i] != "VBN" or article != i - 1 or name >= len(table.head) or table.head[name] != i or table.dep[name] not in ("appos", "flat") or not table.proper[name]:
        return {}
    return {name: (table.head[i], table.dep[i]), **{c: (name, table.dep[c]) for c in table.children[i] if c != name}, i: (name, "amod")}


def perfect(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """A strike that has | paralysed the wards: behind "has" a participle is the verb, and the noun after it the object."""
    noun = table.head[i]
    have = i - 1 if table.pos[i - 1] != "ADV" else i - 2
    if table.tag[i] != "VBN" or have < 0 or table.lemma[have] != "have" or table.tag[have] not in FINITE or not i < noun or table.head[have] != noun:
        return {}
    word = have - 1 if table.tag[have - 1] in ("WDT", "WP") else None
    dep, above = ("acl:relcl", table.head[noun]) if word is not None else (table.dep[noun], table.head[noun])
    moved: dict[int, Retag] = {i: (above if above != noun else i, dep), noun: (i, "obj"), have: (i, "aux")}
    return {**moved, word: (i, "nsubj")} if word is not None else {**moved, **{c: (i, table.dep[c]) for c in table.kids(noun, *SUBJECTS)}}


def of_charge(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """Charges of fraud | that she denies: the charges are denied."""
    noun = table.head[i]
    charge = table.head[noun]
    answered = table.lemma[i] in ANSWERING and any(table.tag[c] in ("WDT", "WP") and table.dep[c] == "obj" for c in table.children[i])
    return {i: (charge, "acl:relcl")} if answered and table.dep[noun] == "nmod" and table.lemma[charge] in CHARGES else {}


def is_doing(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """Is | warning of floods: before a participle with something of its own, "is" is an auxiliary."""
    verb = table.head[i]
    own = table.kid(verb, "obj", "obl", "ccomp", "xcomp") is not None and table.kid(verb, "det", "amod", "case", "nmod:poss", "nmod") is None
    return {i: (verb, "aux")} if table.tag[verb] == "VBG" and own and table.kid(verb, "nsubj") is not None and table.tag[i] in FINITE else {}


def to_be_done(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """Ordered | the camp to be closed: that it be closed is ordered, not the camp."""
    verb = table.head[i]
    done = next((c for c in table.kids(verb, "xcomp") if c > i and table.kid(c, "aux:pass") is not None), None)
    if done is None or table.lemma[verb] not in ORDERING or not verb < i or table.kid(done, "nsubj:pass") is not None:
        return {}
    return {i: (done, "nsubj:pass"), done: (verb, "ccomp")}


def listed(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """Ann Lee, | his wife, nephew and a fourth suspect were charged: before a plural verb they are further ones, not what she is."""
    first = table.head[i]
    verb = table.head[first]
    if table.dep[first] not in ("nsubj", "nsubj:pass") or not table.proper[first] or table.tag[first] == "NNPS" or finite_number(table, verb) is not True:
        return {}
    beside = [c for c in table.kids(first, "appos", "conj") if first < c < verb]
    last = [c for one in beside for c in (one, *table.kids(one, "conj"))]
    joined = any(table.kid(c, "cc") is not None for c in last) and doc[first].ent_type_ == "PERSON"
    return {i: (first, "conj")} if (joined and table.kid(i, "conj") is not None) or (joined and len(beside) > 1) else {}


def for_whom(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """A call for | Israel to be punished: before "to" and its verb stands who is to do it or to undergo it."""
    verb = next((c for c in table.kids(table.head[i], "acl") if c > i and any(table.word[m] == "for" and m < i for m in table.kids(c, "mark"))), None)
    if verb is None or table.kid(i, "case") is not None or table.kid(verb, *SUBJECTS) is not None:
        return {}
    return {i: (verb, "nsubj:pass" if table.kid(verb, "aux:pass") is not None else "nsubj")}


def about_what(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """Held talks in Oslo | focusing on trade: talks and reports focus, not who holds them."""
    verb = table.head[i]
    thing = next((o for o in table.kids(verb, "obj") if table.lemma[o] in DISCUSSIONS and o < i), None)
    near = thing is not None and not any(table.word[w] == "," for w in range(thing, i))
    return {i: (thing, "acl")} if near and table.tag[i] == "VBG" and table.lemma[i] in FOCUSING and table.kid(i, "mark") is None else {}


def told_where(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """Told ministers | meeting in Oslo that …: a participle right behind the one who is told, without a comma, is that one's."""
    verb, whom = table.head[i], table.left[i] - 1
    if table.tag[i] != "VBG" or table.lemma[verb] not in TELLING | URGING or not verb < whom or table.pos[whom] not in ("NOUN", "PROPN"):
        return {}
    told = table.head[whom] == verb and table.dep[whom] in ("obj", "iobj", "nsubj") and any(c > i for c in table.kids(verb, "ccomp", "xcomp"))
    return {i: (whom, "acl"), whom: (verb, "iobj")} if told and table.kid(i, "mark", "aux") is None else {}


def what_was(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """Slammed him for what they say was | a slow response: it is what they say, not what he was."""
    copula = table.kid(i, "cop")
    teller = copula - 1 if copula else -1
    if teller < 0 or table.tag[copula] not in FINITE or table.dep[teller] != "acl:relcl" or table.lemma[teller] not in TELLING | {"call"}:
        return {}
    return {i: (teller, "ccomp")} if table.word[table.head[teller]] == "what" and table.kid(i, *SUBJECTS) is None else {}
