"""Circumstances: a clause's prepositional phrases as arguments, and the one that stands in for a missing object."""

from __future__ import annotations

from kg.language.clauses import arguments as args
from kg.language.clauses.clause import Clause, Oblique
from kg.language.clauses.control import UNDER_WAY
from kg.language.clauses.participants import INTERROGATIVE, MEASURES, NOMINAL, Participants
from kg.language.clauses.predicates import is_nominal_complement
from kg.language.trees.syntax import chain, preposition
from kg.language.trees.words import vocabulary
from kg.language.values.quantities import quantity
from kg.model import Argument, Mention, Ontology

# What happens to a thing or a person where they are.
AT_ITS_OBJECT = vocabulary(
    "Attack Destroy Kill Arrest Injure Damage Capture Bomb Shoot Besiege Build Occupy Kidnap Rescue Evacuate Steal Torture Abuse Visit Strike Invade"
)
CHANGING = vocabulary("rise fall climb grow increase decrease drop expand swell shrink decline jump soar plunge")


class Circumstances:
    """The phrases around a clause's predicate, with the mentions of `participants`."""

    def __init__(self, participants: Participants, ontology: Ontology):
        self.participants, self.ontology = participants, ontology
        self.doc, self.table, self.phrases, self.times = participants.doc, participants.table, participants.phrases, participants.times

    def promote(self, clause: Clause, obliques: list[Oblique]) -> tuple[str | None, list[Mention]]:
        """The phrase that stands in for a missing object, taken out of `obliques`, with those coordinated with it; its preposition."""
        if clause.kind == "copular" and (cases := self.own_preposition(clause)):
            if self.table.lemma[clause.token] in UNDER_WAY and clause.complements + self.table.kids(clause.token, "acl"):
                return None, []
            if self.table.word[clause.token] == "way" and self.table.kid(clause.token, "det", "amod", "nmod:poss") is None:
                # "Is under way".
                return None, []
            if self._is_bare_adverbial(clause.token):
                # "Were on board".
                return None, []
            return cases, self.participants.of([i for i in chain(self.table, clause.token) if i == clause.token or self.table.dep[i] == "conj"])
        if clause.kind == "copular" and self.table.pos[clause.token] == "NOUN" and self.phrases.at(clause.token).type in MEASURES:
            # "Is four inches across".
            return None, []
        if clause.lemma == "do":
            # "As he did about the other threat": it stands for another verb.
            return None, []
        for oblique in obliques:
            follows = self._follows(clause, oblique)
            fits = args.promotable(oblique.preposition, follows=follows, complements=bool(clause.complements))
            # "Looks after bees": a verb of its own.
            fits = fits or (follows and oblique.preposition in args.CIRCUMSTANTIAL and f"{clause.lemma} {oblique.preposition}" in self.ontology.verbs)
            nouns = [oblique.token, *(self.table.kids(oblique.token, "nmod") if self.table.word[oblique.token] == "one" else ())]
            fits = fits and not (follows and (self._is_apart(clause, oblique) or self._is_distance(clause, oblique)))
            fits = fits and not any(self.table.lemma[noun] in args.NO_OBJECTS.get(oblique.preposition or "", ()) for noun in nouns)
            mention = self.participants.at(oblique.token) if fits and not self._is_adverbial(oblique.token) else None
            if mention is not None and mention.quantity and mention.quantity.value and clause.lemma in CHANGING and oblique.preposition in ("to", "by", "from"):
                # "Rose to 77 people": to that many.
                continue
            if mention is None or (clause.expletive and clause.lemma == "be" and mention.type not in args.PLACES):
                continue
            same = [o for o in obliques if o.preposition == oblique.preposition and self._together(o, oblique)]
            if (oblique.preposition == "between" and len(same) > 1) or self._is_subject(clause, oblique):
                # "Broke out between A and B": not with one of them.
                continue
            if mention.type not in args.PLACES:
                for o in same:
                    obliques.remove(o)
            return oblique.preposition, self.participants.of([o.token for o in same])
        return None, []

    def _is_apart(self, clause: Clause, oblique: Oblique) -> bool:
        """Whether a comma sets off a phrase with "with", or one of speech has it: "are clashing, with rival plans", "said in a call with the paper"."""
        verb = self.ontology.verbs.get(clause.lemma)
        head = oblique.token
        while self.table.dep[head] == "conj":
            head = self.table.head[head]
        first = self.table.left[head]
        speech = verb is not None and verb.speech and not clause.objects and self.table.kid(clause.token, "ccomp") is not None
        return oblique.preposition == "with" and (speech or "," in (self.table.word[first], self.table.word[first - 1]))

    def _is_distance(self, clause: Clause, oblique: Oblique) -> bool:
        """Whether the phrase says from where a distance counts: "took place about 90 miles from the port"."""
        before = self.table.left[oblique.token] - 1
        far = [c for c in self.table.kids(clause.token, "obl:unmarked", "obl:npmod") if self.table.right[c] == before]
        return oblique.preposition == "from" and any(self.table.kid(c, "nummod") is not None for c in far)

    def _is_subject(self, clause: Clause, oblique: Oblique) -> bool:
        """Whether the phrase is whom or what an infinitive behind it is about: "arranged for the ring to be broken"."""
        behind = (*self.table.kids(clause.token, "advcl", "xcomp"), *self.table.kids(oblique.token, "acl"))
        return clause.lemma in ("arrange", "wait") and oblique.preposition == "for" and any(c > oblique.token and self.table.kid(c, "mark") is not None for c in behind)

    def _is_adverbial(self, i: int) -> bool:
        """Whether the phrase says how or how often: "on a daily basis", "from door | to door"; of some nouns only when they are bare ("in general")."""
        twice = i > 1 and self.table.word[i - 1] == "to" and self.table.word[i - 2] == self.table.word[i]
        return twice or self.table.lemma[i] in args.ADVERBIAL_NOUNS or self._is_bare_adverbial(i)

    def _is_bare_adverbial(self, i: int) -> bool:
        return self.table.lemma[i] in args.BARE_ADVERBIALS and self.table.kid(i, "det", "amod", "nmod:poss", "nmod") is None

    def own_preposition(self, clause: Clause) -> str | None:
        """The preposition of a copula's predicate: "in" of "was in Rome"."""
        return preposition(self.doc[clause.token]) if self.table.pos[clause.token] in NOMINAL else None

    def _follows(self, clause: Clause, oblique: Oblique) -> bool:
        # An antecedent stands before its relative clause, where its pronoun has been fronted.
        first = oblique.token
        while self.table.dep[first] == "conj":
            first = self.table.head[first]
        return oblique.token > clause.token or self.table.head[first] != clause.token

    def _together(self, one: Oblique, other: Oblique) -> bool:
        return one is other or other.token in chain(self.table, one.token) or one.token in chain(self.table, other.token)

    def arguments(self, clause: Clause, obliques: list[Oblique]) -> list[Argument]:
        """What the phrases add to the statement, each once."""
        found = [a for oblique in obliques if (a := self._argument(clause, oblique))]
        if clause.objects:
            # What the object is made or called: "elected him mayor".
            called = self.participants.of([c for c in clause.complements if is_nominal_complement(self.table, c)])
            found += [Argument("argument", mention, "as", mention.text) for mention in called]
        if not any(a.role == "place" for a in found):
            found += self._place_of_object(clause)
        return list(dict.fromkeys(found))

    def _place_of_object(self, clause: Clause) -> list[Argument]:
        """ "Destroyed a hotel in Mogadishu": what is done to a thing where it is, is done there."""
        verb = self.ontology.verbs.get(clause.lemma)
        if verb is None or verb.event not in AT_ITS_OBJECT:
            return []
        for i in clause.objects:
            for c in self.table.kids(i, "nmod"):
                tie = preposition(self.doc[c])
                mention = self.participants.at(c) if tie in args.LOCATIVE and self.table.pos[i] == "NOUN" else None
                if mention is not None and mention.type in args.PLACES:
                    return [Argument("place", mention, tie, mention.text)]
        return []

    def _argument(self, clause: Clause, oblique: Oblique) -> Argument | None:
        token = self.doc[oblique.token]
        time = self.times.of(token)
        if time:
            return Argument("time", preposition=oblique.preposition, text=time.text, time=time)
        if oblique.preposition == "according to" or self.table.pos[oblique.token] not in NOMINAL or self.table.tag[oblique.token] in INTERROGATIVE:
            return None
        if self.participants.is_reciprocal(oblique.token):
            return None
        mention = self.phrases.of(token)
        amount = quantity(token) if mention.type in MEASURES or oblique.preposition is None else None
        if mention.type in MEASURES or oblique.preposition is None:
            return Argument("quantity", preposition=oblique.preposition, text=mention.text, quantity=amount) if amount else None
        lemma = self.table.lemma[oblique.token]
        kind = args.role(oblique.preposition, mention, lemma=clause.lemma, noun=lemma, verb=self.ontology.verbs.get(clause.lemma))
        return Argument(kind, mention, oblique.preposition, mention.text)
