"""What each clause, infinitive and event noun is embedded under, and what that makes of it.

A link carries a signature: a factuality, "inherit", "negate" or "fact" (Karttunen 1971; Kiparsky and Kiparsky 1970; Nairn, Condoravdi
and Karttunen 2006), or "along" (what goes with its clause without being in the scope of its "not") or "open" (what a condition leaves open, whatever becomes of
the clause); from the lexicon where a word of it governs, from the tables here where a conjunction, a preposition or the construction does. `factuality` computes with the signatures, `attribution` follows the links of speech.
"""

from __future__ import annotations

from typing import NamedTuple

from spacy.tokens import Doc

from kg.language.cues import CONDITIONS, INDEFINITE, Cues, read_cues
from kg.language.quotations import quoted_by
from kg.language.syntax import Tree, function_word, tree
from kg.language.words import vocabulary
from kg.model import Factuality, Noun, Ontology, Verb

_KEY = "kg_embedding"

# What a conjunction makes of its clause.
MARKS = {
    **dict.fromkeys(CONDITIONS, "open"),
    **dict.fromkeys(("in case", "as if", "as though", "even if", "so long as", "as long as", "in case of"), "open"),
    **dict.fromkeys(("to", "in order", "so as", "so that", "in order to", "so"), "planned"),
    **dict.fromkeys(("without", "instead of", "rather than", "rather", "instead", "short of"), "negated"),
    **dict.fromkeys(vocabulary("because since as although though whereas while albeit despite besides given than like now except"), "fact"),
    **dict.fromkeys(("even though", "in addition to", "because of", "due to", "in spite of", "such as", "as well as", "now that", "given that"), "fact"),
    **dict.fromkeys(vocabulary("by in with through on upon via"), "along"),
}
# Clauses of time are as real as the clause that they date.
TIMES = vocabulary("when whenever once after before until till as-soon-as by-the-time")
PREPOSITIONS = {
    **dict.fromkeys(("without", "instead of", "rather than"), "negated"),
    **dict.fromkeys(("in case of", "in the event of", "pending", "barring", "short of"), "open"),
}
# Where a clause stands that reports the one above; "advcl" for what parsers make of it.
SIDE_CLAUSES = frozenset(("parataxis", "advcl"))
REPORTING = frozenset(("reported", "alleged", "possible", "fact", "planned", "negated"))
FINITE = frozenset(("VBD", "VBZ", "VBP"))
# Nouns in these places take what their governor does to events.
GOVERNED = vocabulary("obj nsubj:pass nsubj nsubj:outer obl obl:agent obl:unmarked nmod nmod:poss compound appos conj")
SPEECH_MARKS = frozenset(("that", "whether", "if"))
# "It is claimed", "is said to": nobody in particular says so.
ANONYMOUS = vocabulary("say report claim think believe allege understand assume presume rumour rumor suppose reckon consider fear hear suggest tell")
LIGHT_VERBS = vocabulary("make hold have take give do get keep see conduct carry stage pay read find be become face feature show record")
OBLIGATIONS = frozenset(("have to", "need to"))
# What an infinitive is worth under a word that the lexicon does not have, by the word's class.
OPEN_COMPLEMENTS = {"ADJ": "possible", "NOUN": "planned", "PROPN": "planned"}
# Speech whose objects are events as its subject tells them; under others ("assessed the damage") they are taken for granted.
TELLING = vocabulary("Say Claim Report Announce Confirm Admit Deny Suggest Predict Warn Explain Show Accuse Call")
# Events whose subject begins, happens, goes on with them.
AS_SUBJECT = {"Occur": "inherit", "Start": "inherit", "Continue": "inherit", "End": "fact"}
REASONS = frozenset(("why", "how"))
RANKED = vocabulary("first second third last next latest youngest oldest")
NOMINAL = frozenset(("NOUN", "PROPN"))
WH = frozenset(("WRB", "WP", "WDT", "WP$"))


class Link(NamedTuple):
    """What a token hangs under: the `signature`, the governing `word` (an index, of this or another sentence) and its `lemma`;
    `speech` where the governor's subject is a source."""

    signature: str
    word: int
    lemma: str
    speech: bool = False


class Embedding:
    """The links of a Doc by token, the words that report a clause from beside it (`reporters`), and the local cues."""

    __slots__ = ("_nouns", "_table", "_verbs", "cues", "links", "reporters")

    def __init__(self, table: Tree, ontology: Ontology):
        self._table, self._verbs, self._nouns = table, ontology.verbs, ontology.nouns
        self.cues = read_cues(table)
        self.reporters = self._beside()
        self.links: dict[int, Link] = {}
        inside = set(self.reporters.values())
        for i, dep in enumerate(table.dep):
            rule = RULES.get(dep)
            if rule is not None and i not in inside:
                link = rule(self, i, table.head[i])
                if link is not None:
                    self.links[i] = link

    # What governs

    def entry(self, h: int, form: str = "") -> tuple[Verb | Noun | None, str]:
        """The lexicon's entry for a governing word with a clause of the form ("to", "-ing", "" finite or nominal, or a preposition)."""
        table = self._table
        if table.pos[h] in NOMINAL:
            return self._look_up(self._nouns, table.lemma[h], form), table.lemma[h]
        lemma = table.lemma[h]
        particles = table.kids(h, "compound:prt")
        if particles:
            lemma = " ".join([lemma, *(table.lemma[p] for p in particles)])
        if table.pos[h] == "ADJ" or (table.kid(h, "cop") is not None and table.pos[h] != "VERB"):
            lemma = "be " + lemma
        elif lemma in LIGHT_VERBS and (c := table.kid(h, "obj")) is not None and f"{lemma} {table.word[c]}" in self._verbs:
            # "take place" is another verb than "take".
            lemma = f"{lemma} {table.word[c]}"
        found = self._look_up(self._verbs, lemma, form)
        if found is None and table.tag[h] in ("VBN", "VBD") and table.kid(h, "aux:pass", "cop") is not None:
            found = self._look_up(self._verbs, "be " + lemma, form)
        return found, lemma

    @staticmethod
    def _look_up(entries, lemma: str, form: str):
        found = entries.get(f"{lemma} {form}") if form else None
        return entries.get(lemma) if found is None else found

    def first_conjunct(self, i: int) -> int:
        """What a conjunct is coordinated with: the token above, or the gerund under it that is like this one ("accused of A-ing and B-ing")."""
        table, h = self._table, self._table.head[i]
        cues = self.cues.get(i)
        if table.tag[i] == "VBG" and table.tag[h] != "VBG" and table.pos[h] == "VERB" and not (cues and (cues.auxiliary or cues.subject)):
            alike = [c for c in table.kids(h, "advcl", "acl", "xcomp", "ccomp") if table.tag[c] == "VBG" and h < c < i]
            return alike[-1] if alike else h
        return h

    def is_event(self, i: int) -> bool:
        """Whether the noun names an event, or something said or planned."""
        noun = self._nouns.get(self._table.lemma[i])
        return noun is not None and bool(noun.verb or noun.event or noun.complement)

    def signature(self, h: int, entry: Verb | Noun | None, default: str) -> str:
        """What the entry makes of what it governs; of speech without a speaker, only an allegation is left."""
        value = (entry.complement if entry else None) or default
        if value in ("reported", "fact") and self._is_anonymous(h):
            return "alleged"
        return value

    def _is_anonymous(self, h: int) -> bool:
        table = self._table
        return table.lemma[h] in ANONYMOUS and table.kid(h, "aux:pass") is not None and table.kid(h, "obl:agent", "nsubj") is None

    def _form(self, i: int) -> str:
        table, cues = self._table, self.cues.get(i)
        if cues and "to" in cues.marks:
            return "to"
        if table.tag[i] == "VBG" and not (cues and cues.auxiliary):
            return "-ing"
        return ""

    def saying(self, i: int) -> Link | None:
        """The link that a sentence of a quotation has to the word of speech, or to the source, that the token is; None for others."""
        if self._table.pos[i] in NOMINAL:
            return Link("reported", i, "according to", True)
        entry, lemma = self.entry(i)
        if entry is None or not entry.speech:
            return None
        return Link("alleged" if entry.complement == "alleged" else "reported", i, lemma, True)

    def report(self, i: int) -> Factuality:
        """What the word beside the clause makes of it: "he claimed" less than "he said"."""
        link = self.saying(self.reporters[i])
        if link is None:
            return Factuality.REPORTED
        anonymous = self._is_anonymous(link.word)
        return Factuality.ALLEGED if anonymous or link.signature == "alleged" else Factuality.REPORTED

    # Clauses

    def complement(self, i: int, h: int) -> Link | None:
        """A clause that completes a verb, adjective or noun."""
        table, form = self._table, self._form(i)
        entry, lemma = self.entry(h, form)
        if form == "to" and f"{lemma} to" in OBLIGATIONS and table.tag[h] == "VBD":
            return Link("inherit", h, lemma)
        if table.dep[i] == "xcomp":
            value = self.signature(h, entry, OPEN_COMPLEMENTS.get(table.pos[h], "inherit"))
            return Link(value, h, lemma, bool(entry and entry.speech))
        if entry is None or (entry.complement is None and table.pos[h] == "VERB"):
            if table.pos[h] == "ADJ":
                return Link("fact", h, lemma)
            return Link("reported", h, lemma, table.pos[h] == "VERB")
        value = self.signature(h, entry, "reported")
        if value == "inherit" and table.pos[h] == "VERB" and self._is_quoted(i):
            return Link("reported", h, lemma, True)
        if value in ("possible", "requested") and entry.speech and self._asks_about(i):
            # "asked why they fled" takes for granted that they did.
            value = "alleged"
        return Link(value, h, lemma, entry.speech)

    def _is_quoted(self, i: int) -> bool:
        table = self._table
        return any(table.tag[c] in ("``", "''") for c in table.children[i]) and not (self.cues.get(i) and "that" in self.cues[i].marks)

    def _asks_about(self, i: int) -> bool:
        table = self._table
        return any(table.tag[c] in WH and table.word[c] != "whether" for c in table.children[i])

    def adverbial(self, i: int, h: int) -> Link | None:
        """A clause beside another one, by its conjunction; with a preposition that belongs to the verb, a complement."""
        table, cues = self._table, self.cues.get(i)
        marks = cues.marks if cues else []
        mark = marks[0] if marks else next((function_word(table, c) for c in table.kids(i, "case")), "")
        if mark and mark not in ("to", "that"):
            found = self._prepositional(h, mark)
            if found is not None:
                return found
        if mark == "to" and table.pos[h] in ("ADJ", "VERB"):
            entry, lemma = self.entry(h, "to")
            if table.pos[h] == "ADJ" and entry is not None and entry.complement:
                return Link(self.signature(h, entry, "planned"), h, lemma, entry.speech)
            return self._purpose(i, h, lemma)
        if mark in MARKS:
            return Link(MARKS[mark], h, mark)
        if not mark:
            mark = next((table.word[c] for c in table.kids(i, "advmod") if table.tag[c] == "WRB"), "")
            if mark in REASONS:
                entry, _ = self.entry(h)
                return self.complement(i, h) if entry is not None and entry.speech else Link("fact", h, mark)
        if mark in TIMES or mark.replace(" ", "-") in TIMES:
            return Link(self._dated(i, mark), h, mark)
        return Link("fact" if mark else "along", h, mark)

    def _prepositional(self, h: int, preposition: str) -> Link | None:
        """What a verb does to what its own preposition brings: "accused of", "called for", "prevented from"."""
        entry, lemma = self.entry(h)
        fixed = self._verbs.get(f"{lemma} {preposition}")
        if fixed is not None and fixed.complement:
            return Link(self.signature(h, fixed, "inherit"), h, lemma, fixed.speech)
        if preposition in ("of", "from", "in") and entry is not None and entry.complement:
            return Link(self.signature(h, entry, "inherit"), h, lemma, entry.speech)
        return None

    def _purpose(self, i: int, h: int, lemma: str) -> Link:
        table = self._table
        if any(table.word[c] == "too" for c in table.kids(h, "advmod")):
            return Link("negate", h, lemma)
        return Link("inherit" if any(table.word[c] == "only" for c in table.kids(i, "advmod")) else "planned", h, lemma)

    def _dated(self, i: int, mark: str) -> str:
        """Past clauses of time happened; present ones wait for the clause that they date."""
        return "fact" if self._table.tag[i] in ("VBD", "VBN") and mark != "until" else "along"

    def adnominal(self, i: int, h: int) -> Link | None:
        """A clause under a noun: "efforts to capture", "reports that they fled", "accusations of having lied"."""
        table, form = self._table, self._form(i)
        if table.pos[h] not in NOMINAL and table.pos[h] != "PRON":
            return self.adverbial(i, h)
        cues = self.cues.get(i)
        marks = cues.marks if cues else []
        entry, lemma = self.entry(h, form)
        if form == "to":
            if entry is None or not entry.complement:
                ranked = any(table.lemma[c] in RANKED for c in table.kids(h, "amod")) or table.lemma[h] in RANKED
                return Link("inherit" if ranked else "planned", h, lemma)
            return Link(entry.complement, h, lemma, entry.speech)
        if marks and marks[0] in SPEECH_MARKS and not (entry and entry.complement) and (verb := self._speech_above(h)) is not None:
            # "told by officials that": parsers hang the clause on the nearest noun.
            return self.complement(i, verb)
        if marks and (entry is not None or marks[0] in SPEECH_MARKS):
            return Link(entry.complement if entry and entry.complement else "reported", h, lemma, bool(entry and entry.speech))
        return Link("fact", h, lemma)

    def _speech_above(self, h: int) -> int | None:
        """The verb of speech that has the noun for an argument and no clause of its own."""
        table, verb = self._table, self._table.head[h]
        if table.pos[verb] != "VERB" or table.kid(verb, "ccomp") is not None:
            return None
        entry, _ = self.entry(verb)
        return verb if entry is not None and entry.speech else None

    def relative(self, i: int, h: int) -> Link | None:
        """A relative clause is taken for granted, unless its noun is none or any."""
        table, own, cues = self._table, self.cues.get(i), self.cues.get(h)
        if own and "that" in own.marks:
            # A conjunction, no pronoun: what the noun says.
            return self.adnominal(i, h)
        open_ = bool(cues and cues.negated) or table.word[h] in ("anyone", "anybody", "anything", "whoever") or any(
            table.word[c] == "any" for c in table.kids(h, "det")
        )
        return Link("open" if open_ else "fact", h, table.lemma[h])

    def beside(self, i: int, h: int) -> Link | None:
        """A clause set beside another: what is said where the other is speech without a clause of its own, else free-standing."""
        table = self._table
        entry, lemma = self.entry(h)
        if i > h and entry is not None and entry.speech and table.pos[h] == "VERB" and table.kid(h, "ccomp", "obj", "xcomp") is None:
            return Link(self.signature(h, entry, "reported"), h, lemma, True)
        return Link("fact", h, lemma)

    # Nouns

    def nominal(self, i: int, h: int) -> Link | None:
        """An event noun by its place: object of a request, subject of "took place", under "threat of"; others are as their clause."""
        table = self._table
        if table.pos[i] not in NOMINAL and table.tag[i] != "VBG":
            return None
        event = self.is_event(i) or table.tag[i] == "VBG"
        dep = table.dep[i]
        if dep in ("nmod", "compound", "nmod:poss", "appos") or (table.pos[h] in NOMINAL and table.kid(h, "cop") is None):
            return self._under_noun(i, h, event)
        preposition = " ".join(function_word(table, c) for c in table.kids(i, "case")) if dep == "obl" else ""
        if preposition in PREPOSITIONS:
            return Link(PREPOSITIONS[preposition], h, preposition)
        if event:
            found = self._governed(i, h, dep, preposition)
            if found is not None:
                return found
        if not self._is_new(i, dep):
            return Link("fact", h, table.lemma[h])
        return Link("inherit" if dep in ("obj", "nsubj:pass") else "along", h, table.lemma[h])

    def _governed(self, i: int, h: int, dep: str, preposition: str) -> Link | None:
        table = self._table
        if preposition:
            return self._prepositional(h, preposition)
        entry, lemma = self.entry(h, "-ing")
        if entry is None:
            return None
        if table.pos[h] == "ADJ" or table.kid(h, "cop") is not None:
            return Link(entry.complement, h, lemma) if entry.complement else None
        if dep in ("obj", "nsubj:pass", "obl:unmarked"):
            if table.lemma[h] in LIGHT_VERBS:
                return Link("inherit", h, lemma)
            if entry.complement in ("reported", "alleged") and entry.event not in TELLING:
                return None
            return Link(self.signature(h, entry, "inherit"), h, lemma, entry.speech) if entry.complement else None
        if dep == "nsubj" and isinstance(entry, Verb) and entry.event in AS_SUBJECT:
            return Link(AS_SUBJECT[entry.event], h, lemma)
        return None

    def _under_noun(self, i: int, h: int, event: bool) -> Link:
        table = self._table
        noun = self._nouns.get(table.lemma[h])
        if noun is not None and (noun.light or (noun.complement and event)) and table.dep[i] != "nmod:poss":
            return Link("inherit" if noun.light and not noun.complement else noun.complement, h, table.lemma[h], noun.speech)
        return Link("inherit" if table.dep[i] in ("appos", "conj") else "fact", h, table.lemma[h])

    def _is_new(self, i: int, dep: str) -> bool:
        """Whether the noun phrase does not take for granted that there is such a thing."""
        table = self._table
        if dep == "obl" or table.pos[i] == "PROPN" or table.kid(i, "nmod:poss") is not None:
            return False
        determiner = table.kid(i, "det")
        return determiner is None or table.word[determiner] in INDEFINITE

    # Speech beside a clause

    def _beside(self) -> dict[int, int]:
        """Clauses by the word that reports them from beside: "..., he said, ...", "as the paper put it", "according to"."""
        table, found = self._table, {}
        for i, dep in enumerate(table.dep):
            h = table.head[i]
            if dep in SIDE_CLAUSES and table.pos[i] == "VERB" and self._reports(i, h):
                found[h] = i
            elif dep == "case" and (table.word[i] == "according" or (table.word[i] == "per" and table.pos[h] == "PROPN")):
                found[self._clause_above(table.head[h])] = h
            elif dep in ("advcl", "obl") and table.word[i] == "according":
                source = table.kid(i, "obl", "nmod", "obj")
                found[self._clause_above(h)] = i if source is None else source
        return found

    def _reports(self, i: int, h: int) -> bool:
        """Whether the clause reports the one above it: it is of speech that has no clause of its own."""
        table, cues = self._table, self.cues.get(i)
        entry, _ = self.entry(i)
        if entry is None or not entry.speech or entry.complement not in REPORTING or table.kid(i, "ccomp", "xcomp") is not None:
            return False
        if cues is not None and cues.marks:
            return cues.marks == ["as"]
        return table.kid(i, "nsubj", "obl:agent") is not None and (table.dep[i] == "parataxis" or (i > h and table.tag[i] in FINITE))

    def _clause_above(self, i: int) -> int:
        table = self._table
        while table.pos[i] not in ("VERB", "AUX") and table.head[i] != i and table.kid(i, "cop", "nsubj") is None:
            i = table.head[i]
        return i


RULES = {
    "ccomp": Embedding.complement, "xcomp": Embedding.complement, "csubj": Embedding.complement, "csubj:pass": Embedding.complement,
    "csubj:outer": Embedding.complement, "advcl": Embedding.adverbial, "advcl:relcl": Embedding.adverbial,
    "acl": Embedding.adnominal, "acl:relcl": Embedding.relative, "parataxis": Embedding.beside, **dict.fromkeys(GOVERNED - {"conj"}, Embedding.nominal),
}  # fmt: skip


def embedding(doc: Doc, ontology: Ontology) -> Embedding:
    """The embedding of a Doc, made at the first call and kept with it for the same ontology."""
    kept = doc.user_hooks.get(_KEY)
    if kept is None or kept[0] is not ontology:
        made = Embedding(tree(doc), ontology)
        for root, report in quoted_by(doc, made).items():
            made.links[root] = report
        kept = doc.user_hooks[_KEY] = (ontology, made)
    return kept[1]


__all__ = ["Cues", "Embedding", "Link", "embedding"]
