"""What the lexicon says of the words that govern clauses and event nouns in a tree."""

from __future__ import annotations

from collections.abc import Mapping

from kg.language.judgement.cues import read_cues
from kg.language.judgement.signatures import ANONYMOUS, DOUBTED, FALSELY, NOMINAL, PREPOSITIONAL, Link
from kg.language.trees.syntax import Tree
from kg.model import Noun, Ontology, Verb


class Governors:
    """Look-ups for one tree: entries of governing words, forms of clauses, the local `cues`."""

    __slots__ = ("_nouns", "_verbs", "cues", "table")

    def __init__(self, table: Tree, ontology: Ontology):
        self.table, self._verbs, self._nouns = table, ontology.verbs, ontology.nouns
        self.cues = read_cues(table)

    def entry(self, h: int, form: str = "") -> tuple[Verb | Noun | None, str]:
        """The entry of a governing word for a clause of the form ("to", "-ing", or "" for finite ones), and the word's lemma."""
        table, lemma = self.table, self.table.lemma[h]
        if table.pos[h] in NOMINAL:
            return _look_up(self._nouns, lemma, form), lemma
        lemma = self._verb_lemma(h)
        found = self.asked(h) if form == "to" else None
        found = found or _look_up(self._verbs, lemma, form)
        if found is None and table.tag[h] in ("VBN", "VBD") and table.kid(h, "aux:pass", "cop") is not None:
            found = _look_up(self._verbs, "be " + lemma, form)
        return found, lemma

    def asked(self, h: int) -> Verb | None:
        """The verb of request whose preposition names who is asked: "called on both sides to stop"."""
        lemma = self._verb_lemma(h)
        for c in self.table.kids(h, "obl"):
            case = self.table.kid(c, "case")
            found = self._verbs.get(f"{lemma} {self.table.word[case]}") if case is not None and c > h else None
            if found is not None and found.complement == "requested":
                return found
        return None

    def _verb_lemma(self, h: int) -> str:
        table, lemma = self.table, self.table.lemma[h]
        particles = table.kids(h, "compound:prt")
        if particles:
            lemma = " ".join([lemma, *(table.lemma[p] for p in particles)])
        elif h + 1 < len(table.word) and table.head[h + 1] == h and table.dep[h + 1] == "advmod" and f"{lemma} {table.word[h + 1]}" in self._verbs:
            # "went on": an adverb to some parsers.
            lemma = f"{lemma} {table.word[h + 1]}"
        if table.pos[h] == "ADJ" or (table.kid(h, "cop") is not None and table.pos[h] != "VERB"):
            return "be " + lemma
        if (c := table.kid(h, "obj")) is not None and f"{lemma} {table.word[c]}" in self._verbs:
            # "take place" is another verb than "take".
            return f"{lemma} {table.word[c]}"
        return lemma

    def is_event(self, i: int) -> bool:
        """Whether the noun names an event, or something said or planned."""
        noun = self.noun(i)
        return noun is not None and bool(noun.verb or noun.event or noun.complement)

    def noun(self, i: int) -> Noun | None:
        """The lexicon's noun for the token."""
        return self._nouns.get(self.table.lemma[i])

    def signature(self, h: int, entry: Verb | Noun | None, default: str) -> str:
        """What the entry makes of what it governs; of speech without a speaker, only an allegation is left."""
        value = (entry.complement if entry else None) or default
        if value in DOUBTED and any(self.table.word[c] in FALSELY for c in self.table.kids(h, "advmod")):
            return "negated"
        return "alleged" if value in ("reported", "fact") and self.is_anonymous(h) else value

    def is_anonymous(self, h: int) -> bool:
        """Whether the verb is a passive of saying or thinking without an agent."""
        table = self.table
        return table.lemma[h] in ANONYMOUS and table.kid(h, "aux:pass") is not None and table.kid(h, "obl:agent", "nsubj") is None

    def prepositional(self, h: int, preposition: str) -> Link | None:
        """What a word does to what its own preposition brings: "accused of", "called for", "prevented from"."""
        entry, lemma = self.entry(h)
        fixed = self._verbs.get(f"{lemma} {preposition}")
        if fixed is not None and fixed.complement:
            return Link(self.signature(h, fixed, "inherit"), h, lemma, fixed.speech)
        if entry is not None and entry.complement in PREPOSITIONAL.get(preposition, ()):
            return Link(self.signature(h, entry, "inherit"), h, lemma, entry.speech)
        return None

    def saying(self, i: int) -> Link | None:
        """The link that what stands beside a word of speech, or a source, has to it; None for other words."""
        if self.table.pos[i] in NOMINAL:
            noun, cues = self.noun(i), self.cues.get(i)
            doubtful = (noun is not None and noun.complement == "alleged") or (cues is not None and cues.doubt)
            return Link("alleged" if doubtful else "reported", i, "according to", True)
        if "as" in self.marks(i) and self.table.kid(i, "obj") is not None:
            # "As the union sees it".
            return Link("reported", i, self.table.lemma[i], True)
        entry, lemma = self.entry(i)
        if entry is None or not entry.speech:
            return None
        return Link("alleged" if entry.complement == "alleged" or self.is_anonymous(i) else "reported", i, lemma, True)

    def is_denied(self, noun: int) -> bool:
        """Whether there is none of it: "no trouble", "little difficulty", "did not have problems"."""
        table = self.table
        mine, above = self.cues.get(noun), self.cues.get(table.head[noun])
        return (mine is not None and mine.negated) or (above is not None and (above.negated or above.nothing))

    def form(self, i: int) -> str:
        """The form of a clause: "to", "-ing", or "" for finite and bare ones."""
        cues = self.cues.get(i)
        if cues and "to" in cues.marks:
            return "to"
        return "-ing" if self.table.tag[i] == "VBG" and not (cues and cues.auxiliary) else ""

    def marks(self, i: int) -> list[str]:
        """The conjunctions of a clause."""
        cues = self.cues.get(i)
        return cues.marks if cues else []

    def first_conjunct(self, i: int) -> int:
        """What a conjunct is coordinated with: the token above, or the gerund under it that is like this one ("accused of A-ing and B-ing")."""
        table, h, cues = self.table, self.table.head[i], self.cues.get(i)
        if table.tag[i] != "VBG" or table.tag[h] == "VBG" or table.pos[h] != "VERB" or (cues and (cues.auxiliary or cues.subject)):
            return h
        alike = [c for c in table.kids(h, "advcl", "acl", "xcomp", "ccomp") if table.tag[c] == "VBG" and h < c < i]
        return alike[-1] if alike else h


def _look_up(entries: Mapping[str, Verb] | Mapping[str, Noun], lemma: str, form: str) -> Verb | Noun | None:
    found = entries.get(f"{lemma} {form}") if form else None
    return entries.get(lemma) if found is None else found
