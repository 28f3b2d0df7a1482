"""Who says so: the sources of clauses and event nouns, nested where a source quotes a source."""

from __future__ import annotations

from typing import NamedTuple

from spacy.tokens import Doc, Token

from kg.language.judgement.asides import is_apart
from kg.language.judgement.embedding import embedding
from kg.language.judgement.signatures import FINITE, LIGHT_VERBS, NOMINAL
from kg.language.nominals.phrases import Phrases
from kg.language.trees.syntax import chain, tree
from kg.language.trees.words import vocabulary
from kg.model import Attribution, Mention, Ontology

# Adverbs that report without a source.
HEARSAY = vocabulary("reportedly allegedly supposedly purportedly")
# Verbs whose subject is the source of the speech noun that they have for an object: "repeated his claim that".
VOICING = LIGHT_VERBS - vocabulary("face get see read find record") | vocabulary("issue repeat reiterate voice express raise publish release send deliver level post file lodge present announce")
# What is said in a statement is what its speaker says.
STATING = vocabulary("say state write announce add note explain argue warn claim complain report declare confirm insist tweet post reply respond")
SPEAKERS = NOMINAL | {"PRON", "DET", "ADJ", "NUM", "X"}
# "quoted the minister as saying": the object speaks.
QUOTING = frozenset(("quote", "cite", "report", "record", "hear"))
TELLING = frozenset(("reported", "alleged", "fact", "negated"))
SHARING = frozenset(("conj", "xcomp", "advcl"))
FURTHEST = 8


class _Report(NamedTuple):
    """A word of speech (an index, or -1), its lemma, the report that it is in itself, and whether it tells (says, claims) what is under
    it or asks, plans, hopes for it: what is taken for granted in a request is the writer's."""

    word: int
    lemma: str
    parent: _Report | None
    tells: bool = True


class Attributions:
    """Sources of a Doc's events, followed up the tree."""

    def __init__(self, doc: Doc, ontology: Ontology, phrases: Phrases):
        self._doc, self._table, self._phrases = doc, tree(doc), phrases
        self._embedding = embedding(doc, ontology)
        self._made: dict[_Report, Attribution] = {}
        self._reports: list[_Report | None] = [None] * len(self._table.head)
        # The report that the token's place is in, before what stands beside it.
        self._outer: list[_Report | None] = [None] * len(self._table.head)
        for i in self._table.order:
            self._follow(i)

    def of(self, token: Token) -> Attribution | None:
        """The source of the event that the token stands for; None where the document itself speaks."""
        report = self._reports[token.i]
        return None if report is None else self._attribution(report)

    def _follow(self, i: int) -> None:
        table, h, embedded = self._table, self._table.head[i], self._embedding
        link = embedded.links.get(i)
        if link is not None and link.speech and link.signature != "inherit":
            parent = self._reports[link.word] if link.word != i and table.head[i] != i else None
            outer = _Report(link.word, link.lemma, parent, link.signature in TELLING)
        elif h == i:
            outer = None
        elif link is not None and link.signature == "apart":
            outer = self._outer[link.word]
        elif table.dep[i] == "conj":
            outer = self._beside(i, embedded.governors.first_conjunct(i))
        elif embedded.reporters.get(h) == i or (h in embedded.reporters and is_apart(table, i)):
            outer = self._outer[h]
        else:
            outer = self._reports[h]
            if link is not None and link.signature == "fact" and outer is not None and not outer.tells:
                outer = outer.parent
        self._outer[i] = self._reports[i] = outer
        reporter = embedded.reporters.get(i)
        if reporter is not None:
            self._reports[i] = _Report(reporter, self._reporting(reporter), outer)
        elif (cues := embedded.governors.cues.get(i)) is not None and cues.doubt:
            self._hearsay(i, outer)

    def _beside(self, i: int, first: int) -> _Report | None:
        """The report that a conjunct is in: hearsay ("allegedly") is shared too where the subject is."""
        above = self._reports[first]
        if above is not None and above.word < 0 and self._table.kid(i, "nsubj", "nsubj:pass") is None:
            return above
        return self._outer[first]

    def _reporting(self, i: int) -> str:
        return self._table.lemma[i] if self._table.pos[i] == "VERB" and self._table.word[i] != "according" else "according to"

    def _hearsay(self, i: int, outer: _Report | None) -> None:
        adverb = next((c for c in self._table.children[i] if self._table.word[c] in HEARSAY), None)
        if adverb is not None and outer is None:
            self._reports[i] = _Report(-1, self._table.word[adverb], None)

    def _attribution(self, report: _Report) -> Attribution:
        made = self._made.get(report)
        if made is None:
            source = self._source(report)
            mention = None if source is None or self._table.pos[source] not in SPEAKERS else self._phrases.of(self._doc[source])
            parent = None if report.parent is None else self._attribution(report.parent)
            if parent is not None and parent.mention is mention:
                # "repeated the claim": the claim's source is the verb's.
                parent = parent.parent
            made = self._made[report] = Attribution(mention, report.lemma, parent, self._others(source) if mention else ())
        return made

    def _others(self, source: int) -> tuple[Mention, ...]:
        """Who is coordinated with a source."""
        conjuncts = (c for c in chain(self._table, source) if c != source and self._table.pos[c] in SPEAKERS)
        return tuple(mention for c in conjuncts if (mention := self._phrases.of(self._doc[c])) is not None)

    def _source(self, report: _Report) -> int | None:
        """The token that heads the phrase of the source."""
        if report.word < 0:
            return None
        if report.lemma == "according to":
            return None if self._table.word[report.word] == "according" else report.word
        if self._table.pos[report.word] in NOMINAL:
            return self._source_of_noun(report.word)
        return self._source_of_verb(report.word)

    def _source_of_verb(self, i: int) -> int | None:
        """The agent of a passive, else the subject: its own, or that of the clause that it shares one with."""
        table = self._table
        for _ in range(FURTHEST):
            agent = table.kid(i, "obl:agent")
            if agent is not None:
                return agent
            if table.kid(i, "aux:pass") is not None and table.kid(i, "nsubj:pass", "expl", "csubj") is not None:
                return None
            subject = table.kid(i, "nsubj")
            if subject is None and table.tag[i] in FINITE and table.dep[i] != "conj":
                # '"...", said the mayor': an inverted subject that the parser took for an object.
                subject = table.kid(i, "obj")
            if subject is not None:
                return subject
            if table.dep[i] == "acl":
                return table.head[i] if table.tag[i] == "VBG" else None
            if table.dep[i] not in SHARING or table.head[i] == i or (table.dep[i] == "advcl" and table.tag[i] in FINITE):
                return None
            quoting = table.dep[i] == "advcl" and table.lemma[table.head[i]] in QUOTING
            i = table.head[i]
            if quoting:
                return table.kid(i, "obj", "iobj", "nsubj:pass")
            controlled = table.kid(i, "nsubj:pass") if table.kid(i, "aux:pass") is not None else None
            if controlled is not None:
                return controlled
        return None

    def _source_of_noun(self, i: int) -> int | None:
        """"calls by X", "reports from X", "X's claim"; "X repeated the claim"."""
        table = self._table
        for c in table.children[i]:
            if table.dep[c] == "nmod:poss":
                return c
            if table.dep[c] == "nmod" and any(table.word[k] in ("by", "from") for k in table.kids(c, "case")):
                return c
        h = table.head[i]
        if table.dep[i] == "obj" and table.lemma[h] in VOICING:
            return self._source_of_verb(h)
        if table.dep[i] == "obl" and table.lemma[h] in STATING:
            # "said in a statement that": the tree hangs the clause on the noun.
            return self._source_of_verb(h)
        return None
