"""How far the document stands behind each event: factuality from the tree.

The calculus follows factuality profiles (Saurí and Pustejovsky 2012) and the polarity of implicatives (Nairn, Condoravdi and Karttunen
2006). Each token has a frame (asserted, reported, alleged: who answers for it) and a reality (None, or possible, planned, requested,
negated). Both come down the tree: what embeds a token is applied to its governor's, then the token's own cues. What is weaker wins:

    asserted < reported < alleged < possible < planned < requested < negated

    under        governor real      governor negated by its own "not"       governor negated from above   governor unreal otherwise
    apart        as the place that the governor stands in, whatever the governor does
    inherit      real               negated                                 negated                       as the governor
    fact         real               real                                    real                          real
    along        real               as the governor without "not"           real                          as the governor
    awaited      possible           as the governor without "not"           possible                      as the governor
    open         possible           possible                                possible                      possible
    negate       negated            as the governor without "not"           possible                      possible
    reported     frame reported     possible; "not think that": negated     negated by nouns, else open   possible
    alleged      frame alleged      possible; "not think that": negated     negated by nouns, else open   possible
    possible,    that               possible for speech, else negated       negated                       the weaker of both
     planned, requested
    negated      negated            possible                                possible                      possible
"""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc, Token

from kg.language.judgement.asides import is_apart
from kg.language.judgement.cues import (
    ALLEGED,
    CLAUSAL,
    FUTURE_IN_THE_PAST,
    NEGATED,
    OPEN_WHEN_NEGATED,
    PLANNED,
    POSSIBLE,
    REQUESTED,
    Cues,
    is_imperative,
    modality,
)
from kg.language.judgement.embedding import embedding
from kg.language.judgement.opinions import held
from kg.language.judgement.signatures import FINITE, NOMINAL, WH, Link
from kg.language.trees.syntax import Tree, tree
from kg.language.trees.words import vocabulary
from kg.model import Factuality, Ontology

ASSERTED, REPORTED = Factuality.ASSERTED, Factuality.REPORTED
RANK = {value: rank for rank, value in enumerate((ASSERTED, REPORTED, ALLEGED, POSSIBLE, PLANNED, REQUESTED, NEGATED))}
SIGNATURES = {value.value: value for value in Factuality}
# "I don't think that he left" denies that he left (Horn 1989: neg-raising).
NEG_RAISING = vocabulary("think believe expect suppose imagine want intend plan suspect guess reckon seem appear feel")
# "If it is found that he lied", "may discover that": not taken for granted there (Karttunen 1971).
SEMIFACTIVE = vocabulary("see find discover learn realise realize notice observe reveal show establish determine")
QUOTED = frozenset((REPORTED, ALLEGED))
QUOTING = frozenset(("reported", "alleged"))
CONTRAST = frozenset(("but", "yet"))
CONDITIONAL = frozenset(("if", "unless"))
BE = frozenset(("is", "are", "was", "were"))
PAST, NOUNS = frozenset(("VBD", "VBN")), frozenset(("NN", "NNS", "NNP", "NNPS"))
# Frame and reality.
State = tuple[Factuality, Factuality | None]
REAL: State = (ASSERTED, None)


class Judge:
    """Factualities of a Doc's events, all computed at once; `ahead` are the tokens that are dated to a time to come."""

    def __init__(self, doc: Doc, ontology: Ontology, ahead: frozenset[int] = frozenset()):
        self._table, self._ahead = tree(doc), ahead
        self._embedding = embedding(doc, ontology)
        self._governors = self._embedding.governors
        size = len(self._table.head)
        self._frame = [ASSERTED] * size
        self._reality: list[Factuality | None] = [None] * size
        # The state above the token's own cues, which conjuncts share, and its reality without its own "not".
        self._outer: list[State] = [REAL] * size
        self._affirmed: list[Factuality | None] = [None] * size
        self._cues: dict[int, Cues] = dict(self._governors.cues)
        self._commands: set[int] = set()
        self._questions = _questions(self._table)
        for i in self._table.order:
            self._judge(i)

    def of(self, token: Token) -> Factuality:
        """The factuality of the event that the token (verb, event noun, predicate of a copula) stands for.

        A noun that names no event is asserted where it only describes ("President X"; alleged with "purported"), as its clause where it is
        said of someone.
        """
        i, table = token.i, self._table
        if table.pos[i] in NOMINAL and not self._governors.is_event(i) and not self._is_predicate(i):
            cues = self._cues.get(i)
            return ASSERTED if cues is None else NEGATED if cues.negated else ALLEGED if cues.doubt else ASSERTED
        return self._reality[i] or self._frame[i]

    def _is_predicate(self, i: int) -> bool:
        table = self._table
        while table.dep[i] == "conj":
            i = table.head[i]
        return table.dep[i] in CLAUSAL or table.kid(i, "cop") is not None or held(table, i)

    def _judge(self, i: int) -> None:
        table, h = self._table, self._table.head[i]
        link, reporters = self._embedding.links.get(i), self._embedding.reporters
        if h == i:
            outer = REAL if link is None else (SIGNATURES[link.signature], None)
        elif table.dep[i] == "conj":
            first = self._governors.first_conjunct(i)
            outer = self._outer[first]
            self._share_cues(i, first)
        elif h in reporters and is_apart(table, i):
            outer = self._outer[h]
        elif link is not None:
            outer = (self._frame[link.word], POSSIBLE) if self._asks(i) else self._under(link)
        elif reporters.get(h) == i:
            outer = self._outer[h]
        else:
            # "US-backed rebels will leave": what modifies a noun is no part of what is planned of it.
            outer = (self._frame[h], None if table.dep[i] == "amod" else self._reality[h])
        self._outer[i] = outer
        if i in reporters:
            saying = self._governors.saying(reporters[i])
            outer = (_weaker(outer[0], SIGNATURES[saying.signature] if saying else REPORTED), outer[1])
        self._settle(i, *outer)

    def _asks(self, i: int) -> bool:
        """Whether the clause is an embedded question, open whatever stands above: "has not decided whether to sell"."""
        cues = self._cues.get(i)
        return cues is not None and (
            any(mark.startswith("whether") for mark in cues.marks) or ("if" in cues.marks and self._table.dep[i] == "ccomp")
        )

    def _under(self, link: Link) -> State:
        """The state that a link makes of its governor's: the table above."""
        h, signature = link.word, link.signature
        frame, reality, affirmed = self._frame[h], self._reality[h], self._affirmed[h]
        if signature == "apart":
            return self._outer[h]
        if signature == "inherit":
            return frame, reality
        if signature == "fact":
            return self._vouched(h), POSSIBLE if reality is POSSIBLE and link.lemma in SEMIFACTIVE else None
        if signature == "open":
            return frame, POSSIBLE
        if signature == "along":
            return frame, None if affirmed is NEGATED else affirmed
        if signature == "awaited":
            return frame, POSSIBLE if affirmed in (None, NEGATED) else affirmed
        if reality is NEGATED:
            return frame, self._under_negation(link, affirmed)
        if signature in ("negate", "negated"):
            return frame, NEGATED if reality is None else POSSIBLE
        value = SIGNATURES[signature]
        if value in QUOTED:
            return _weaker(frame, value), reality and POSSIBLE
        return frame, value if reality is None else _weaker(reality, value)

    def _vouched(self, i: int) -> Factuality:
        """Who answers for what is taken for granted at the token: not "reportedly", which hedges its verb alone."""
        above = self._table.head[i]
        hedge = self._cues.get(above)
        mine = self._table.pos[i] in NOMINAL and hedge is not None and hedge.doubt
        return self._outer[above][0] if mine else self._frame[i]

    def _under_negation(self, link: Link, affirmed: Factuality | None) -> Factuality | None:
        """The reality under a governor that is negated: by its own "not" where it would be `affirmed` without."""
        if link.signature == "negate":
            return POSSIBLE if affirmed is NEGATED else affirmed
        if link.signature == "negated":
            return POSSIBLE
        if link.lemma in NEG_RAISING:
            return NEGATED
        if affirmed is NEGATED:
            # "Rejected claims that" denies them; "refused to confirm that" leaves it open.
            return POSSIBLE if link.signature in QUOTING and self._table.pos[link.word] not in NOMINAL else NEGATED
        return POSSIBLE if link.speech or link.signature in QUOTING else NEGATED

    def _share_cues(self, i: int, first: int) -> None:
        """Gives a conjunct what stands once before the first: conditions always, modals, negation and adverbs where it is not a clause
        of its own."""
        above, own = self._cues.get(first), self._cues.get(i)
        if above is None:
            return
        own = own or Cues()
        shared = replace(own, marks=own.marks or above.marks)
        if not own.subject and not own.auxiliary and _alike(self._table.tag[first], self._table.tag[i]):
            but = any(self._table.word[c] in CONTRAST for c in self._table.kids(i, "cc"))
            shared = replace(
                shared, modals=above.modals, perfect=above.perfect, modality=own.modality or above.modality, doubt=own.doubt or above.doubt,
                negated=own.negated or (above.negated and not but and self._table.kid(i, "det") is None), auxiliary=above.auxiliary,
            )  # fmt: skip
        self._cues[i] = shared

    def _is_agenda(self, i: int) -> bool:
        """Whether an infinitive stands as a clause of its own: "The goal is to win", "Parliament to vote today", "who were to close it"."""
        table, dep = self._table, self._table.dep[i]
        due = any(table.word[c] in BE and table.word[c + 1 : c + 2] == ["to"] for c in table.kids(i, "aux", "cop"))
        return due or dep == "ROOT" or (dep == "ccomp" and table.kid(i, "cop") is not None)

    def _is_alternative(self, i: int) -> bool:
        """Whether the token is one of "either … or …"."""
        table = self._table
        first = table.head[i] if table.dep[i] == "conj" else i
        if not table.children[first] or not any(table.word[c] == "either" for c in table.kids(first, "cc:preconj", "cc", "advmod", "det")):
            return False
        conjuncts = [first, *table.kids(first, "conj")]
        return len(conjuncts) > 1 and any(table.word[c] == "or" for k in conjuncts for c in table.kids(k, "cc"))

    def _is_conditional(self, i: int) -> bool:
        """Whether a condition hangs on the clause: "if prices rise, the poor suffer", "if it rained, they stayed"; not "says that he will pay if"."""
        table, own, (entry, _) = self._table, self._cues.get(i), self._governors.entry(i)
        says = entry is not None and entry.complement not in (None, "fact") and table.kid(i, "ccomp", "xcomp") is not None
        copula = table.kid(i, "cop")
        # "If peanuts were dear, oil was a luxury".
        verb = i if copula is None or table.kid(i, "aux") is not None else copula
        if table.tag[verb] not in FINITE or says or (verb == i and own is not None and own.auxiliary):
            return False
        return any(
            (CONDITIONAL.intersection(self._governors.marks(c)) or _is_inverted(table, c))
            and table.word[table.left[c]] not in ("as", "even")
            # "If rebels are to be trusted, troops fled" is no condition of theirs.
            and (table.tag[verb] != "VBD" or table.tag[_finite(table, c)] == "VBD")
            for c in table.kids(i, "advcl")
        )

    def _is_command(self, i: int, cues: Cues | None) -> bool:
        table, h = self._table, self._table.head[i]
        if table.dep[i] == "conj" and table.tag[i] == "VB" and h in self._commands:
            command = not (cues and (cues.subject or cues.modals))
        else:
            command = is_imperative(table, i, cues)
        if command:
            self._commands.add(i)
        return command

    def _settle(self, i: int, frame: Factuality, reality: Factuality | None) -> None:
        """Sets the token's state from that of its place and its own cues."""
        cues, local = self._cues.get(i), None
        if cues is not None:
            local = modality(cues)
            if local is None and "to" in cues.marks and self._is_agenda(i):
                local = PLANNED
            if cues.doubt:
                frame = _weaker(frame, ALLEGED)
            if local is POSSIBLE and frame in QUOTED and cues.modals and not cues.perfect and cues.modals[0] in FUTURE_IN_THE_PAST:
                local = PLANNED
        if local is None and i in self._ahead:
            local = PLANNED
        if local is None and self._is_conditional(i):
            local = POSSIBLE
        if local is None:
            local = REQUESTED if self._is_command(i, cues) else POSSIBLE if i in self._questions or self._is_alternative(i) else None
        affirmed = reality if local is None else local if reality is None else _weaker(reality, local)
        self._frame[i], self._affirmed[i] = frame, affirmed
        negated = cues is not None and (cues.negated or cues.nothing) and not (cues.modals and cues.modals[0] in OPEN_WHEN_NEGATED)
        self._reality[i] = NEGATED if negated else affirmed


def _is_inverted(table: Tree, i: int) -> bool:
    """Whether a clause is a condition by its order: "should voters approve the plan, the city builds a tram"."""
    first = table.left[i]
    return table.word[first] == "should" and table.dep[first] == "aux" and table.head[first] == i and table.kid(i, "nsubj", "nsubj:pass") is not None


def _finite(table: Tree, i: int) -> int:
    """The word of a clause that can have a tense: its auxiliary, or its verb."""
    auxiliary = table.kid(i, "aux", "aux:pass", "cop")
    return i if auxiliary is None else auxiliary


def _weaker(one: Factuality, other: Factuality) -> Factuality:
    return one if RANK[one] >= RANK[other] else other


def _alike(one: str, other: str) -> bool:
    """Whether two tags can stand under one auxiliary."""
    return one == other or (one in PAST and other in PAST) or (one in NOUNS and other in NOUNS)


def _questions(table: Tree) -> frozenset[int]:
    """The heads of clauses that ask whether they are so; what "why" and "who" ask about is taken for granted."""
    asked = {table.head[i] for i, word in enumerate(table.word) if word == "?"}
    return frozenset(h for h in asked if not any(_asks(table, c) for c in table.children[h]))


def _asks(table: Tree, c: int) -> bool:
    """Whether the token is a question word, or begins a question behind the clause with one: "he sold it, so what now?"."""
    first = table.left[c] if table.dep[c] in ("parataxis", "conj") else c
    words = range(first, c + 1) if table.dep[c] in ("parataxis", "conj") else (c,)
    return any(table.tag[w] in WH or table.word[w] == "how" for w in words)
