"""What words beside a name say of its bearer: the offices they name, or simply what it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from spacy.tokens import Doc

from kg.language.nominals.labels import label_words, phrase_span
from kg.language.nominals.names import is_title
from kg.language.nominals.phrases import Phrases
from kg.language.nominals.titles import PEOPLE, Office, holds, read_office, scoped, scopes
from kg.language.trees.words import vocabulary
from kg.model import Argument, Kind, Mention, Statement

Make = Callable[..., Statement]

# How sure each construction makes us.
TITLE, APPOSITION, COPULA, DESCRIPTION, POSSESSOR, MEMBER = 0.9, 0.85, 0.85, 0.75, 0.6, 0.6
# Before another rank they make a rank of the two.
RANKS = vocabulary("lieutenant major brigadier rear vice chief staff sub sergeant master")
HUMAN = frozenset(("man", "woman", "person", "one"))
PLURALS = frozenset(("NNS", "NNPS"))


def unfolds(whole: Mention, part: Mention) -> bool:
    """Whether the one is called by the other, so that what ties them is no news: "Italy's court" and Italy, not "its court"."""
    return whole.kind is Kind.NOMINAL and part.kind is not Kind.PRONOUN and contains(whole, part)


def contains(whole: Mention, part: Mention) -> bool:
    """Whether the one phrase lies inside the other."""
    return whole.start <= part.start and part.end <= whole.end


class Describer:
    """Makes the statements of descriptions of one Doc."""

    def __init__(self, doc: Doc, phrases: Phrases, make: Make):
        self.doc, self.phrases, self.make, self.tree = doc, phrases, make, phrases.tree

    def held(self, office: Office, subject: Mention, confidence: float, *, holder: int | None = None) -> Iterator[Statement]:
        """The office's relation to each of its scopes; a counterpart is tied to the person that it is coordinated with."""
        if not holds(office, subject):
            return
        found = [s for s in scopes(office, self.phrases, holder=holder) if s.mention.key != subject.key]
        if office.lemma.endswith("counterpart"):
            yield from self._counterpart(office, subject, found, confidence, office.head if holder is None else holder)
            return
        if subject.plural and subject.kind is Kind.NOMINAL and len(found) > 1 and office.role:
            # "The presidents of Benin and Nigeria", "citizens of France and Poland": each of one, and nobody says which.
            return
        for scope in found:
            if scope.mention.kind is Kind.NOMINAL and scope.mention.label.rpartition(" ")[2] == self.tree.lemma[office.head]:
                # "Minister of economics and communications minister": of another office.
                continue
            relation = scoped(office, scope)
            lemma = f"{office.lemma} {scope.preposition}"
            yield self.make(
                self.doc[office.head], lemma=lemma, relation=relation, subject=subject, object=scope.mention, confidence=confidence,
                presupposed=subject.kind is Kind.NOMINAL and contains(subject, scope.mention),
            )  # fmt: skip

    def described(self, noun: int, holder: Mention, description: Mention, confidence: float) -> Iterator[Statement]:
        """The office that the noun names, with its scopes; else that the holder was such a thing."""
        office = read_office(noun, self.phrases)
        held = list(self.held(office, holder, confidence)) if office else []
        yield from held
        if self.tree.tag[noun] in PLURALS and not holder.plural:
            return
        # "… by negligence, Gloria": a bare mass noun describes no person.
        modifiers = ("det", "nmod:poss", "amod", "compound", *(() if self.tree.word[noun].endswith("ing") else ("nmod",)))
        bare = self.tree.kid(noun, *modifiers) is None
        if holder.type == "Person" and description.type not in PEOPLE and (bare or self.tree.kid(noun, "case") is not None):
            return
        if holder.type == "Person" and description.label in HUMAN:
            # "The man who …, Ann Lee": that she is one is no news.
            return
        same = description.head != holder.head and self.phrases.words.text[slice(*description.head)] == self.phrases.words.text[slice(*holder.head)]
        if not held and description.kind is Kind.NOMINAL and not same:
            yield self.was(noun, holder, description, confidence)

    def description(self, noun: int, holder: int) -> Mention | None:
        """The noun with its modifiers but without the name: what "the Reuters news agency" says that Reuters is."""
        phrases, tree = self.phrases, self.tree
        name = phrases.names[holder]
        below = range(tree.left[holder], tree.right[holder] + 1) if tree.head[holder] == noun else range(name.first, name.last + 1)
        chosen = [w for w in label_words(noun, tree, phrases.words, phrases.names) if w not in below]
        if not chosen:
            return None
        # Only the stretch that ends with the noun: what stands on the other side of the name describes something else.
        chosen = [w for w in chosen if w > name.last] if noun > name.last else [w for w in chosen if w < name.first]
        if noun not in chosen or tree.pos[chosen[0]] == "ADP":
            return None
        before = min(chosen) - 1
        if before >= 0 and tree.word[before] in RANKS and phrases.words.form[before].istitle():
            # A lieutenant colonel is no colonel, wherever the parser has hung the word.
            chosen = [before, *chosen]
        first, last = phrase_span(noun, chosen, tree)
        first = max(first, min(chosen))
        label = phrases.words.join(chosen)
        # A title takes its capital from the name that it stands before.
        if all(is_title(phrases.words.form[w], phrases.ontology) or tree.word[w] in phrases.ontology.roles for w in chosen):
            label = label.lower()
        return phrases.mention(first, last, noun, label=label, kind=Kind.NOMINAL, type="Concept", involves=phrases.names_in(chosen))

    def was(self, token: int, subject: Mention, object: Mention, confidence: float) -> Statement:
        """The statement that the subject was such a thing."""
        cut = self.phrases.is_cut(subject) or self.phrases.is_cut(object)
        return self.make(self.doc[token], lemma="be", relation="was", subject=subject, object=object, confidence=confidence, presupposed=cut)

    def _counterpart(self, office: Office, subject: Mention, found: list, confidence: float, holder: int) -> Iterator[Statement]:
        """ "Neri and her Kenyan counterpart Ouma": which office each holds is not said; that they are counterparts is."""
        places = tuple(Argument("argument", s.mention, text=s.mention.text) for s in found if s.mention.type == "Place")
        others = [s.mention for s in found if s.mention.type != "Place"]
        top = holder if self.tree.dep[holder] == "conj" else office.head
        if self.tree.dep[top] == "conj" and (not others or others[0].kind is Kind.PRONOUN):
            first = self.phrases.at(self.tree.head[top])
            others = [first] if first.type in PEOPLE else others
        for other in others[:1]:
            yield self.make(
                self.doc[office.head], lemma="counterpart of", relation="counterpart_of", subject=subject, object=other, arguments=places,
                confidence=confidence,
            )  # fmt: skip
