"""Repairs of relative clauses whose gap the parser misses: what the pronoun, or the noun after "whose", is in its clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.tokens import Doc

from kg.language.trees.nouns import noun_before
from kg.language.trees.objects import GIVING, NAMING
from kg.language.trees.repair import NOUNS, Repair, Retag
from kg.language.trees.verbs import FINITE, INSERTED
from kg.language.trees.words import vocabulary

if TYPE_CHECKING:
    from kg.language.trees.syntax import Tree

# Nouns that a clause tells the content of.
TOLD = vocabulary(
    "rumour rumor claim report news fact idea belief allegation suggestion accusation hint sign proof evidence warning threat promise pledge fear hope theory "
    "view impression notion possibility risk danger chance announcement statement confirmation assertion speculation suspicion assumption assurance"
)
# Further nouns that a clause with "that" tells the content of; of all others such a clause is relative.
CONTENT = TOLD | vocabulary(
    "conclusion reason doubt result order point perception ground notion case feeling premise word wish recommendation conviction odds cause sense declaration "
    "reassurance call concern understanding indication message effect supposition argument likelihood condition complaint concept finding data pretext sensation lesson way "
    "reminder observation position decision information agreement rule demand requirement request stipulation proviso principle guarantee insistence consensus acceptance "
    "realisation realization revelation discovery knowledge awareness worry anxiety chance expectation prediction estimate verdict ruling resolution proposal extent degree "
    "time day moment place year clue forecast projection outlook warning testimony account charge confidence certainty probability excuse"
)
# Verbs that take no object, so that a clause of them lacks none.
OBJECTLESS = vocabulary(
    "go come fall die happen occur exist arrive vanish disappear appear remain belong depend sleep rise emerge arise erupt collapse stay sit stand lie live work matter last "
    "expire lapse retire resign agree talk vote look sound seem be become end"
)
# With an infinitive these have no object of their own: "the market that the city had promised to close".
INFINITIVAL = vocabulary(
    "promise plan hope try refuse agree decide fail manage intend seek aim vow pledge threaten attempt struggle wish begin start continue decline offer want need hesitate "
    "neglect prepare proceed strive tend volunteer fight like love prefer hate expect claim"
)
SUBJECTS = frozenset(("it", "he", "they", "she", "we", "i", "you", "the", "a", "an", "his", "her", "their", "its", "this", "these"))
INSIDE = frozenset(("DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON"))


def that(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """ "A bonus that | it had offered the union": of a noun without content a clause is relative; it lacks what the pronoun stands for."""
    verb = table.head[i]
    noun = table.head[verb]
    if (
        table.word[i] != "that"
        or table.left[verb] != i
        or table.dep[verb] not in ("acl", "acl:relcl")
        or table.pos[verb] != "VERB"
        or table.pos[noun] not in ("NOUN", "PROPN")
    ):
        return {}
    content = (table.lemma[noun] in CONTENT and table.dep[verb] == "acl") or any(
        table.word[c] in ("such", "so") for c in table.children[noun]
    )
    # "A report that it called treason": what is called something is lacking, whatever the noun.
    content = content and not (table.lemma[verb] in NAMING and table.kid(verb, "xcomp") is not None and table.kid(verb, "obj") is None)
    if (
        content
        or table.lemma[verb] in OBJECTLESS
        or table.kid(verb, "nsubj") is None
        or table.kid(verb, "ccomp", "aux:pass", "cop") is not None
    ):
        return {}
    if table.kid(verb, "xcomp") is not None and table.lemma[verb] not in NAMING:
        return {}
    given = table.kid(verb, "obj")
    if given is None:
        return {i: (verb, "obj", "WDT"), verb: (noun, "acl:relcl")}
    if table.kid(verb, "iobj") is not None:
        return {}
    if table.lemma[verb] in GIVING and given > verb and table.kid(given, "nummod") is None and doc[given].ent_type_ != "MONEY":
        return {i: (verb, "obj", "WDT"), verb: (noun, "acl:relcl"), given: (verb, "iobj")}
    return {}


def tagged(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """ "An allegation that | he rejected": as an object or subject "that" is a pronoun, and its clause a relative one."""
    verb = table.head[i]
    if table.left[verb] != i or table.dep[i] not in ("obj", "nsubj", "nsubj:pass"):
        return {}
    if table.tag[i] == "WDT" and table.dep[verb] == "acl":
        return {verb: (table.head[verb], "acl:relcl")}
    if (
        table.tag[i] == "IN"
        and table.dep[i] == "obj"
        and table.dep[verb] == "ccomp"
        and table.tag[i - 1] in ("NN", "NNS")
        and table.head[verb] < i - 1
    ):
        # "An allegation that | he rejected": behind a noun, no clause of the verb above.
        return {i: (verb, "obj", "WDT"), verb: (i - 1, "acl:relcl")}
    return {i: (verb, table.dep[i], "WDT")} if table.tag[i] in ("IN", "DT") and table.dep[verb] == "acl:relcl" else {}


def said(doc: Doc, table: Tree, i: int) -> dict[int, Repair]:
    """ "The rumour that Acme bought the club": where nothing is missing in the clause, "that" is no relative pronoun."""
    verb = table.head[i]
    if table.word[i] != "that" or table.dep[verb] not in ("acl", "acl:relcl") or table.lemma[table.head[verb]] not in TOLD or table.kid(verb, "nsubj") is None:
        return {}
    full = any(o > verb and table.pos[o] in ("NOUN", "PROPN") for o in table.kids(verb, "obj"))
    return {i: (verb, "mark"), verb: (table.head[verb], "acl")} if full else {}


def bare_relative(doc: Doc, table: Tree, i: int) -> dict[int, Repair]:
    """ "Loans that the broker had passed on": a relative pronoun without a preposition is the object where there is none."""
    verb = table.head[i]
    if table.tag[i] not in ("WDT", "WP") or table.word[i] not in ("that", "which", "who", "whom") or table.kid(i, "case") is not None:
        return {}
    return {i: (verb, "obj")} if table.kid(verb, "obj") is None and table.kid(verb, "nsubj") is not None and table.pos[verb] == "VERB" else {}


def nearest(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """ "The enzyme in a lake | that a mine drained": what is new and described at once, not what it is in."""
    first, noun = table.left[i], table.left[i] - 1
    if (
        table.word[first] not in ("that", "which", "who")
        or noun <= table.head[i]
        or table.pos[noun] != "NOUN"
        or table.dep[noun] not in ("nmod", "obl")
    ):
        return {}
    case, article = table.kid(noun, "case"), table.kid(noun, "det")
    if not any(first < s < i for s in table.kids(i, "nsubj")):
        # "An attack on a train that killed nine".
        return {}
    new = article is not None and table.word[article] in ("a", "an") and case is not None and table.word[case] != "of"
    return {i: (noun, "acl:relcl")} if new and table.tag[noun] == "NN" and table.tag[i] != "VBP" else {}


def lowered(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """ "A ransom that the hospital refused | to pay": the object of the infinitive, not of the verb above it."""
    verb = table.head[i]
    inner = table.kid(verb, "xcomp")
    if (
        table.tag[i] not in ("WDT", "WP")
        or table.word[i] == "what"
        or i > verb
        or inner is None
        or table.tag[inner] != "VB"
        or table.dep[verb] not in ("acl:relcl", "conj")
    ):
        return {}
    if (
        table.lemma[inner] in OBJECTLESS
        or table.kid(inner, "obj", "ccomp", "xcomp", "aux:pass", "cop", "compound:prt") is not None
        or table.kid(i, "case") is not None
    ):
        return {}
    directed = any(o > verb for o in table.kids(verb, "obj", "iobj"))
    return {i: (inner, "obj")} if directed or table.lemma[verb] in INFINITIVAL else {}


def long(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """ "The militia, which the government says | has killed herders": the pronoun is the subject of what is said."""
    noun = table.head[i]
    pronoun = next(
        (c for c in table.kids(i, "obj", "nsubj", "nsubj:pass", "obl") if c < i and table.tag[c] in ("WDT", "WP") and table.kid(c, "case") is None), None
    )
    report = next(
        (
            c
            for c in table.kids(noun, "acl:relcl")
            if pronoun is not None and pronoun < c < i and table.lemma[c] in INSERTED | {"think", "fear", "hope", "know"}
        ),
        None,
    )
    if report is None or table.kid(i, "nsubj", "nsubj:pass") not in (None, pronoun) or table.kid(report, "nsubj") is None:
        return {}
    finite = min([i, *(c for c in table.kids(i, "aux", "aux:pass", "cop", "advmod") if c > report)])
    if finite != report + 1 or (table.tag[finite] not in FINITE and table.tag[finite] != "MD"):
        return {}
    passive = table.kid(i, "aux:pass") is not None
    return {i: (report, "ccomp"), pronoun: (i, "nsubj:pass" if passive else "nsubj")}


def whose(doc: Doc, table: Tree, i: int) -> dict[int, Retag]:
    """ "The families whose homes | the pipeline destroyed": before an article or a subject's pronoun ends what is theirs, and is the object."""
    owned = i + 1
    while owned + 1 < len(table.head) and table.word[owned + 1] not in SUBJECTS and table.pos[owned + 1] in ("ADJ", "NOUN", "NUM"):
        owned += 1
    start = owned + 1
    if table.pos[i - 1] == "ADP":
        # "On whose behalf the firm spoke".
        return {}
    if (
        start >= len(table.head)
        or table.word[start] not in SUBJECTS
        or table.pos[owned] not in ("NOUN", "VERB", "ADJ")
        or table.pos[i + 1] in ("ADP", "PUNCT")
    ):
        return {}
    subject = _phrase_end(table, start)
    verb = subject + 1
    while verb < len(table.head) and table.pos[verb] in ("AUX", "ADV", "PART"):
        verb += 1
    if (
        verb >= len(table.head)
        or table.tag[verb] not in ("VBD", "VBN", "VBZ", "VBP", "VB", "VBG")
        or any(o > verb for o in table.kids(verb, "obj"))
    ):
        return {}
    found = _clause(table, i, owned, start, subject, verb)
    noun = noun_before(table, i)
    if table.dep[verb] in ("acl:relcl", "conj") and not i <= table.head[verb] <= verb:
        return found
    return {**found, verb: (noun, "acl:relcl", *found.get(verb, ())[2:])} if noun >= 0 and table.pos[noun] in NOUNS else {}


def _phrase_end(table: Tree, start: int) -> int:
    """The head of the noun phrase that starts at the token: the last of its nouns."""
    end = start
    if table.tag[end] == "PRP":
        return end
    while end + 1 < len(table.head) and (table.pos[end + 1] in INSIDE or table.tag[end + 1] == "POS"):
        end += 1
    return end


def _clause(table: Tree, i: int, owned: int, start: int, subject: int, verb: int) -> dict[int, Retag]:
    """The arcs inside the clause: what is whose, who does it, and what is done."""
    plural = "NNS" if table.word[owned].endswith("s") else "NN"
    found: dict[int, Retag] = {i: (owned, "nmod:poss"), owned: (verb, "obj", plural) if table.pos[owned] == "VERB" else (verb, "obj")}
    found |= {c: (verb, table.dep[c]) for c in table.children[owned] if c > verb}
    for first, last, head in ((i + 1, owned, owned), (start, subject, subject)):
        found |= {c: (head, _inner(table, c)) for c in range(first, last + 1) if c != head and not first <= table.head[c] <= last}
    found[subject] = (verb, "nsubj")
    auxiliaries = [c for c in range(subject + 1, verb) if table.pos[c] == "AUX"]
    found |= {c: (verb, "aux" if table.pos[c] == "AUX" else "advmod") for c in range(subject + 1, verb) if table.head[c] != verb}
    if not auxiliaries and table.tag[verb] == "VBN":
        found[verb] = (table.head[verb], table.dep[verb], "VBD")
    return found


def _inner(table: Tree, i: int) -> str:
    return {"DET": "det", "ADJ": "amod", "NUM": "nummod"}.get(table.pos[i], "nmod:poss" if table.tag[i] == "PRP$" else "compound")
