"""Words beside a predicate that tell how far it is real: negation, modals, adverbs, adjectives, mood.

The inventory follows Saurí and Pustejovsky's FactBank markers and the polarity and modality cues of the BioScope and CoNLL-2010
hedge tasks. What a governing word does is the matter of `embedding`.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.language.trees.syntax import Tree
from kg.language.trees.words import vocabulary
from kg.model import Factuality

ALLEGED, POSSIBLE, PLANNED, REQUESTED, NEGATED = (
    Factuality.ALLEGED, Factuality.POSSIBLE, Factuality.PLANNED, Factuality.REQUESTED, Factuality.NEGATED,
)  # fmt: skip

NEGATION = vocabulary("not n't n’t nt never neither nor nowhere hardly scarcely")
# "not only" and the like deny nothing.
NOT_NEGATED = vocabulary("only just merely simply solely least")
NO_ONE = vocabulary("no-one nobody nothing none neither no-body")
MODALS = {
    **dict.fromkeys(vocabulary("may might could can ca would 'd ’d"), POSSIBLE),
    **dict.fromkeys(vocabulary("should must ought shall need"), REQUESTED),
    **dict.fromkeys(vocabulary("will wo 'll ’ll"), PLANNED),
}
# "may not", "might not" leave it open; "cannot", "will not", "could not" do not.
OPEN_WHEN_NEGATED = vocabulary("may might")
FUTURE_IN_THE_PAST = vocabulary("would 'd ’d")
ADVERBS = {
    **dict.fromkeys(vocabulary("allegedly reportedly supposedly purportedly ostensibly apparently seemingly rumouredly"), ALLEGED),
    **dict.fromkeys(vocabulary("likely probably perhaps maybe possibly potentially presumably conceivably arguably theoretically hypothetically hopefully"), POSSIBLE),
    **dict.fromkeys(vocabulary("almost nearly"), NEGATED),
}
ADJECTIVES = {
    **dict.fromkeys(vocabulary("alleged reported suspected purported supposed rumoured rumored claimed so-called unconfirmed unverified unsubstantiated unproven"), ALLEGED),
    **dict.fromkeys(vocabulary("unfounded groundless baseless unsupported discredited debunked"), ALLEGED),
    **dict.fromkeys(vocabulary("possible potential likely probable feared looming imminent hypothetical eventual impending"), POSSIBLE),
    **dict.fromkeys(vocabulary("planned proposed upcoming coming scheduled future promised intended forthcoming threatened attempted expected envisaged pending"), PLANNED),
    **dict.fromkeys(vocabulary("requested demanded"), REQUESTED),
    **dict.fromkeys(vocabulary("foiled thwarted cancelled canceled averted aborted non-existent unsuccessful postponed delayed imaginary fictional fictitious"), NEGATED),
}
# What planned, possible or alleged things are said to include is planned, possible or alleged.
COMPRISING = vocabulary("include feature involve comprise contain")
COMING = frozenset(("next", "coming", "tomorrow"))
DAYS = frozenset(("obl", "obl:tmod", "obl:unmarked", "obl:npmod"))
PRESENT = frozenset(("VBZ", "VBP", "VBG"))
CONDITIONS = vocabulary("if unless whether provided providing assuming supposing suppose lest") | {"whether or not", "whether or"}
SUBJECTS = frozenset(("nsubj", "nsubj:pass", "nsubj:outer"))
OBJECTS = frozenset(("obj", "iobj"))
PARTICIPANTS = frozenset(("NOUN", "PROPN", "PRON", "NUM", "DET"))
# "in no way", "under no circumstances" deny the clause; "in no time" does not.
NO_WAY = vocabulary("way point means account case circumstance circumstances condition conditions")
# "In the novel, the king dies": nobody did.
FICTIONS = vocabulary("novel fable dream fairytale")
CLAUSAL = vocabulary("ROOT ccomp xcomp advcl advcl:relcl acl acl:relcl csubj csubj:pass csubj:outer parataxis")
# Determiners that make a noun new or unreal, as against one that is taken for granted.
INDEFINITE = vocabulary("a an any some another no more further")


@dataclass(slots=True)
class Cues:
    """What stands beside one token: `modality` the weakest factuality of its modals and mood, `negated`, `nothing` where its object alone
    denies it, which conjuncts do not share; `doubt` an adverb or adjective that makes it alleged; `auxiliary` and `subject` whether it has one of its own; `perfect` "have" after the modal."""

    modality: Factuality | None = None
    negated: bool = False
    nothing: bool = False
    doubt: bool = False
    auxiliary: bool = False
    subject: bool = False
    perfect: bool = False
    modals: list[str] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)


def read_cues(table: Tree) -> dict[int, Cues]:
    """The cues by token; tokens without any are left out."""
    found: dict[int, Cues] = {}
    for i, (word, dep, head) in enumerate(zip(table.word, table.dep, table.head, strict=True)):
        reader = READERS.get(dep)
        if reader is not None:
            reader(table, i, word, head, found)
        if word in ADJECTIVES and table.pos[i] == "VERB" and i and table.dep[i - 1] == "cop" and table.head[i - 1] > i:
            # "The men were suspected smugglers", where the parser takes "suspected" for a verb of its own.
            _hedge(ADJECTIVES[word], table, table.head[i - 1], found)
    return found


def _at(found: dict[int, Cues], i: int) -> Cues:
    cues = found.get(i)
    if cues is None:
        cues = found[i] = Cues()
    return cues


def _auxiliary(table: Tree, i: int, word: str, head: int, found: dict[int, Cues]) -> None:
    cues = _at(found, head)
    cues.auxiliary = True
    if word in MODALS and table.tag[i] in ("MD", "", "VBP", "VB"):
        if word == "should" and table.dep[head] == "advcl" and i == table.left[head]:
            # "Should the court free him": a condition by its order.
            cues.modality = POSSIBLE
            return
        if word == "should" and table.word[head] == "able":
            # "Should be able to return": nobody asks them to.
            cues.modality = POSSIBLE
            return
        cues.modals.append(word)
    elif word == "have" and cues.modals:
        cues.perfect = True


def _adverb(table: Tree, i: int, word: str, head: int, found: dict[int, Cues]) -> None:
    if word in NEGATION:
        following = table.word[i + 1] if i + 1 < len(table.word) else ""
        # "Weakened, but not before flooding the town": the town was flooded.
        if not (following in NOT_NEGATED or (following == "before" and table.dep[i + 1] == "mark" and table.head[i + 1] == head)):
            head = _scope(table, head)
            cues = _at(found, head)
            cues.negated = not cues.negated
            if word == "neither" or (table.pos[head] in PARTICIPANTS and not _is_corrected(table, head)):
                _none_of(table, head, found)
    elif word == "yet" and i + 1 < len(table.word) and table.word[i + 1] == "to":
        # "has yet to open", "is yet to fall".
        _at(found, head).negated = True
    elif word in ("longer", "more") and i and table.word[i - 1] == "no":
        _at(found, head).negated = True
    elif table.word[i : i + 2] == ["rather", "than"] and table.dep[i] == "cc" and table.dep[head] in ("conj", "advcl") and table.pos[head] == "VERB":
        # "Widened the road rather than close it".
        _at(found, head).negated = True
    elif word in ADVERBS:
        # "Were shot, allegedly by soldiers".
        by_whom = table.dep[head] == "obl:agent" and ADVERBS[word] is ALLEGED
        _hedge(ADVERBS[word], table, table.head[head] if by_whom else head, found)


def _scope(table: Tree, head: int) -> int:
    """What a negation beside another adverb or a determiner negates: "never before has a woman led", "not all members voted"."""
    for _ in range(2):
        if table.dep[head] not in ("advmod", "det", "det:predet", "nummod") or table.head[head] == head:
            break
        head = table.head[head]
    return head


def _is_corrected(table: Tree, i: int) -> bool:
    """Whether something is put in the place of what is denied: "not the pilot but the steward"."""
    return any(table.word[c] in ("but", "rather") for k in table.kids(i, "conj") for c in table.kids(k, "cc", "advmod"))


def _hedge(value: Factuality, table: Tree, head: int, found: dict[int, Cues]) -> None:
    cues = _at(found, head)
    if value is ALLEGED:
        cues.doubt = True
    elif value is NEGATED:
        cues.negated = cues.negated or table.pos[head] in ("VERB", "AUX", "NOUN")
    elif cues.modality is None or value is POSSIBLE:
        # "will likely" is a guess, not a plan.
        cues.modality = value


def _determiner(table: Tree, i: int, word: str, head: int, found: dict[int, Cues]) -> None:
    if word in ("no", "neither"):
        _at(found, head).negated = True
        _none_of(table, head, found)


def _few(table: Tree, head: int, found: dict[int, Cues]) -> None:
    """ "Few voters backed it" denies it of the voters; "a few" and "the few" do not."""
    if table.kid(head, "det", "nmod:poss") is None and not any(table.word[c] in ("many", "every") for c in table.kids(head, "amod")):
        _none_of(table, head, found)


def _none_of(table: Tree, head: int, found: dict[int, Cues]) -> None:
    """What a participant that there is none of does to its clause: "no one came", "saw neither the car nor its driver"."""
    dep = table.dep[head]
    if dep in OBJECTS:
        _at(found, table.head[head]).nothing = True
    elif dep in SUBJECTS or (dep == "obl" and table.lemma[head] in NO_WAY):
        _at(found, table.head[head]).negated = True


def _adjective(table: Tree, i: int, word: str, head: int, found: dict[int, Cues]) -> None:
    if word in ADJECTIVES and table.pos[head] == "NOUN":
        _hedge(ADJECTIVES[word], table, head, found)
    elif word == "few":
        _few(table, head, found)
    elif word in ("little", "scant") and table.pos[head] == "NOUN" and table.kid(head, "det", "nmod:poss") is None:
        # "There is little evidence that".
        _at(found, head).negated = True
    elif word == "called" and i >= 2 and table.word[i - 2 : i] == ["so", "-"]:
        _hedge(ALLEGED, table, head, found)
    elif word in COMING:
        _day(table, head, word, table.head[head], found)


def _day(table: Tree, i: int, word: str, head: int, found: dict[int, Cues]) -> None:
    """What a present verb or a noun tells of a day to come: "opens tomorrow", "next month's vote"."""
    dated = table.tag[head] in PRESENT if table.dep[i] in DAYS else table.dep[i] == "nmod:poss" and table.pos[head] == "NOUN"
    if dated and word in COMING:
        _hedge(PLANNED, table, head, found)


def _setting(table: Tree, i: int, word: str, head: int, found: dict[int, Cues]) -> None:
    """Where a clause holds that does not hold here: "in the novel, …", "in theory"."""
    case, article = table.kid(i, "case"), table.kid(i, "det")
    if i > head or case is None or table.word[case] != "in":
        return
    if table.lemma[i] in FICTIONS if article is not None else word == "theory":
        _hedge(POSSIBLE, table, head, found)


def _case(table: Tree, i: int, word: str, head: int, found: dict[int, Cues]) -> None:
    """ "Is due to issue a report", where the parser takes "due to" for a preposition and the verb for a noun; "far from certain"."""
    if word == "due" and table.kid(head, "cop") is not None and table.kid(head, *OBJECTS) is not None:
        _hedge(PLANNED, table, head, found)
    elif word == "from" and table.pos[head] == "ADJ" and i and table.word[i - 1] == "far":
        _at(found, head).negated = True


def _argument(table: Tree, i: int, word: str, head: int, found: dict[int, Cues]) -> None:
    _at(found, head).subject = True
    if table.lemma[head] in COMPRISING and table.pos[i] == "NOUN":
        for value in (ADJECTIVES[table.word[c]] for c in table.kids(i, "amod", "acl") if table.word[c] in ADJECTIVES):
            # "Cancelled events include a parade": that is one.
            if value is not NEGATED:
                _hedge(value, table, head, found)
    if word in ("whoever", "whichever", "whatever"):
        _at(found, head).modality = POSSIBLE
    if word in NO_ONE or (word == "one" and i and table.word[i - 1] == "no") or (word == "few" and table.kid(i, "det") is None):
        _at(found, head).negated = True


def _object(table: Tree, i: int, word: str, head: int, found: dict[int, Cues]) -> None:
    if word in NO_ONE or (word == "one" and i and table.word[i - 1] == "no"):
        _at(found, head).nothing = True


def _mark(table: Tree, i: int, word: str, head: int, found: dict[int, Cues]) -> None:
    if not table.children[i]:
        _at(found, head).marks.append(word)
    else:
        fixed = [table.word[j] for j in table.children[i] if table.dep[j] == "fixed"]
        if word == "due" and any(c < i for c in table.kids(head, "cop", "aux:pass")):
            # "Was due to sell it", "was due to be sold", where the parser takes "due to" for a conjunction.
            _hedge(PLANNED, table, head, found)
        _at(found, head).marks.append(" ".join([word, *fixed]))


def _quotation(table: Tree, i: int, word: str, head: int, found: dict[int, Cues]) -> None:
    """ 'The "liberation" of the town': a word in quotation marks by itself is somebody else's."""
    if table.tag[i] == "``" and table.tag[i + 2 : i + 3] == ["''"] and table.pos[i + 1] in ("VERB", "NOUN"):
        _at(found, i + 1).doubt = True


READERS = {
    "aux": _auxiliary, "aux:pass": _auxiliary, "cop": _auxiliary, "advmod": _adverb, "advmod:emph": _adverb, "cc:preconj": _adverb, "cc": _adverb,
    "det": _determiner, "amod": _adjective, "nsubj": _argument, "nsubj:pass": _argument, "nsubj:outer": _argument, "csubj": _argument, "expl": _argument,
    "obj": _object, "iobj": _object, "mark": _mark, "case": _case, "obl": _setting, "obl:tmod": _day, "obl:unmarked": _day, "obl:npmod": _day, "nmod:poss": _day,
    "punct": _quotation,
}  # fmt: skip


def modality(cues: Cues) -> Factuality | None:
    """The weakest factuality that the token's modals, adverbs, marks and mood give it, or None."""
    value = cues.modality
    if cues.modals and value is None:
        value = MODALS[cues.modals[0]]
        if cues.perfect and value is not NEGATED:
            # "must have fled", "will have peaked": a guess about what is past by then.
            value = POSSIBLE
    if value is None and any(mark in CONDITIONS for mark in cues.marks):
        value = POSSIBLE
    return value


def is_imperative(table: Tree, i: int, cues: Cues | None) -> bool:
    """Whether the token is a command: a bare verb that heads its sentence and has no subject."""
    if table.tag[i] != "VB" or table.dep[i] not in ("ROOT", "parataxis", "ccomp"):
        return False
    if cues is None:
        return True
    return not (cues.subject or cues.modals or "to" in cues.marks or "that" in cues.marks)
