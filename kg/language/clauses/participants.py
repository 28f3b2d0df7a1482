"""Participants: the mentions that the heads of a clause's phrases are, and what stands in their place: amounts, counts, ordinals, none."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc

from kg.language.clauses.clause import Clause
from kg.language.clauses.ellipsis import DASHES
from kg.language.nominals.phrases import Phrases
from kg.language.nominals.typing import VALUES
from kg.language.trees.syntax import PERIODS, tree
from kg.language.values.quantities import CURRENCIES, MODIFIERS, SCALES, number, quantity
from kg.language.values.times import Times
from kg.model import Kind, Mention, Quantity

NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "SYM", "X"))
INTERROGATIVE = frozenset(("WP", "WRB", "WDT", "WP$", "EX"))
MEASURES = frozenset(VALUES.values())
# "A hundred", "several thousand", "another 20".
COMPARED = frozenset(("less", "more", "fewer"))
RUN = frozenset(("fastest", "slowest", "record", "winning", "best", "quickest"))
COUNTING = frozenset(("a", "an", "another", "few", "several", "many"))


class Participants:
    """The mentions of one Doc's `phrases` as the clauses ask for them, by the index of a head."""

    def __init__(self, doc: Doc, phrases: Phrases, times: Times):
        self.doc, self.table, self.phrases, self.times = doc, tree(doc), phrases, times

    def of(self, tokens: list[int]) -> list[Mention]:
        """The mentions of the participants, each once."""
        found: dict[tuple, Mention] = {}
        if len(tokens) > 1:
            # "Treated his daughter himself": a reflexive beside others only stresses the subject.
            tokens = [i for i in tokens if not self.table.word[i].endswith(("self", "selves"))]
        for i in tokens:
            mention = self.at(i)
            if mention is not None:
                found.setdefault(mention.key, mention)
        mentions = list(found.values())
        return [self._alternatives(mentions)] if len(mentions) > 1 and self._is_choice(tokens) else mentions

    def _is_choice(self, tokens: list[int]) -> bool:
        """Whether the participants are one or the other: "intelligence or a group near it"."""
        return any(self.table.word[c] == "or" for i in tokens if self.table.dep[i] == "conj" and self.table.head[i] in tokens for c in self.table.kids(i, "cc"))

    def _alternatives(self, mentions: list[Mention]) -> Mention:
        """The one mention of several of which nobody says which it was."""
        first, end = mentions[0], max(m.end for m in mentions)
        start, types = min(m.start for m in mentions), {m.type for m in mentions}
        involved = tuple(part for m in mentions for part in ((m,) if m.kind is Kind.NAME else m.involves))
        return replace(
            first, start=start, end=end, text=self.phrases.words.text[start:end], label=" or ".join(m.label for m in mentions), kind=Kind.NOMINAL,
            type=first.type if len(types) == 1 else "Concept", involves=involved,
        )  # fmt: skip

    def at(self, i: int) -> Mention | None:
        """The mention that a participant is, or None for times, amounts and question words."""
        if self.table.lemma[i] in PERIODS:
            i = self.phrases.head_at(i)
        if self.table.pos[i] not in NOMINAL or self._is_time(i) or self.table.tag[i] in INTERROGATIVE or self.times.of(self.doc[i]) or self.is_reciprocal(i):
            return None
        if self._is_bare_count(i):
            return None
        mention = self.phrases.of(self.doc[i])
        return None if mention.type in MEASURES else mention

    def _is_time(self, i: int) -> bool:
        """The word "time", but for one that was run: "the fastest time of the year"."""
        return self.table.lemma[i] == "time" and not any(self.table.word[c] in RUN for c in self.table.children[i])

    def _is_bare_count(self, i: int) -> bool:
        """ "Killing two", "or at most a few hundred", "or less": how many, but nobody knows of what; "two of the hostages" and "the two" say it."""
        if self.table.word[i] in COMPARED:
            return self.table.kid(i, "cc") is not None and self.table.right[i] == i
        if self.table.tag[i] != "CD" or i in self.phrases.names or self.phrases.head_at(i) != i:
            return False
        return not any(c < i and self.table.dep[c] in ("det", "amod", "nmod:poss") and self.table.word[c] not in COUNTING for c in self.table.children[i])

    def is_reciprocal(self, i: int) -> bool:
        """Whether the token begins "each other" or "one another"."""
        return self.table.word[i : i + 2] in (["each", "other"], ["one", "another"])

    def amount(self, tokens: list[int]) -> Quantity | None:
        """The amount that stands in place of an object: "cost $3 million", "rose 5 percent", "killed 20"."""
        for i in tokens:
            if self.at(i) is None and not self.times.of(self.doc[i]) and (found := self._share(i) or quantity(self.doc[i])):
                return found
        return None

    def sum_of_money(self, tokens: list[int]) -> list[Mention]:
        """The sum that is an object: "$8 million" of "demanded about $8 million"."""
        for i in tokens:
            if self.table.dep[i] not in ("obj", "nsubj:pass") or (mention := self.phrases.of(self.doc[i])).type != VALUES["MONEY"]:
                continue
            first = last = i
            while first and self._is_figure(first - 1):
                first -= 1
            while last + 1 < len(self.doc) and self._is_figure(last + 1):
                last += 1
            words = self.doc[first : last + 1]
            if any(self.table.pos[k] == "NUM" for k in range(first, last + 1)):
                where = {"start": words.start_char, "end": words.end_char, "text": words.text}
                return [replace(mention, **where, label=words.text, type="Concept", kind=Kind.NOMINAL, quantity=None)]
        return []

    def _is_figure(self, i: int) -> bool:
        return self.table.pos[i] == "NUM" or self.table.word[i] in SCALES or self.table.word[i] in CURRENCIES

    def _share(self, i: int) -> Quantity | None:
        """ "Six tenths of a percent": not six."""
        return self.phrases.of(self.doc[i]).quantity if self.phrases.head_at(i) != i else None

    def counted(self, clause: Clause) -> list[Mention]:
        """ "In March another 20": 20 of what the sentence before counted."""
        noun = self.at(clause.noun)
        if noun is None:
            return []
        last = clause.objects[-1] if clause.objects else clause.remnant
        dash = (i + 1 for i in range(last - 1, -1, -1) if self.table.word[i] in DASHES)
        first = next(dash, last) if last == clause.remnant else last
        words, numeral = self.doc[first : last + 1], self.doc[last]
        modifier = next((meaning for phrase, meaning in MODIFIERS if words.text.lower().startswith(f"{phrase} ")), "")
        amount = Quantity(words.text, number(numeral.text), modifier=modifier)
        head = (numeral.idx, words.end_char)
        counted = replace(noun, start=words.start_char, end=words.end_char, text=words.text, head=head, kind=Kind.NOMINAL, quantity=amount)
        return [replace(counted, sentence=self.phrases.of(numeral).sentence)]

    def ordinal(self, clause: Clause) -> list[Mention]:
        """ "The first bomb exploded in a market, the second near a station": the second bomb."""
        named = self.of(clause.parent.subjects[:1])
        if not named:
            return []
        token, noun = self.doc[clause.remnant], self.table.word[clause.parent.subjects[0]]
        start, end = token.idx, token.idx + len(token.text)
        label = f"{token.text} {noun}"
        return [replace(named[0], start=start, end=end, text=token.text, label=label, head=(start, end), kind=Kind.NOMINAL, sentence=self.phrases.of(token).sentence)]

    def none(self, clause: Clause) -> set[tuple]:
        """The participants that there are none of: "drugs but no weapons", "ended with no deal"."""
        denied = [i for i in (*clause.objects, *clause.subjects, *(o.token for o in clause.obliques)) if self._is_none(i)]
        return {m.key for i in denied if (m := self.at(i))}

    def _is_none(self, i: int) -> bool:
        """ "No weapons", "not a single seat"."""
        words = {self.table.word[c]: self.table.dep[c] for c in self.table.children[i] if c < i}
        return any(words.get(w) == "det" for w in ("no", "neither")) or ("not" in words and words.keys() & {"a", "an", "one", "single"} > set())
