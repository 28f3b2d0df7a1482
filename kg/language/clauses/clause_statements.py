"""Clauses as statements: participants become mentions, obliques arguments, and each pair of subject and object a statement."""

from __future__ import annotations

from spacy.tokens import Doc

from kg.language.clauses import arguments as args
from kg.language.clauses.circumstances import Circumstances
from kg.language.clauses.clause import Clause, Oblique
from kg.language.clauses.incomplete import is_incomplete
from kg.language.clauses.opinions import make_opinions
from kg.language.clauses.participants import Participants
from kg.language.clauses.predicates import is_nominal_complement
from kg.language.clauses.raising import free_relative, raised
from kg.language.clauses.relation import relation_name, safe
from kg.language.clauses.relatives import is_cleft
from kg.language.clauses.verbs import name_verb, with_adjective
from kg.language.maker import Maker
from kg.language.nominals.phrases import Phrases
from kg.language.nominals.possession import are_members
from kg.language.trees.gaps import ORDINALS
from kg.language.trees.syntax import chain, tree
from kg.language.trees.words import vocabulary
from kg.language.values.times import Times
from kg.model import Argument, Kind, Mention, Ontology, Quantity, Statement, Time

# What a statement is worth: a clause as it stands, times the factor of each step that had to be inferred.
DIRECT = 0.95
CONFIDENCE = {
    "shared": 0.97, "raised node": 0.9, "control": 0.97, "raising": 0.98, "purpose": 0.93, "adverbial": 0.93,
    "reduced": 0.97, "adnominal": 0.85, "arbitrary": 0.8, "relative": 0.93, "gapped": 0.8, "promoted": 0.97, "pronoun": 0.97,
}  # fmt: skip
# Verbs that only carry tense, mood or aspect of their complement: they make no statement of their own.
AUXILIARY = vocabulary("seem appear tend happen have go use need get dare ought begin start continue keep cease come")
# "Is expected to": the passive raises a subject that is none of its objects.
RAISING_PASSIVE = vocabulary("expect believe say report think know understand allege consider rumour rumor estimate feel assume presume suppose predict forecast")
# Participles that describe what their surface subject is, with the phrase that says so: "was born in Oslo", "is known as Juba".
STATIVE = {
    "know": ("as", "for"), "locate": args.LOCATIVE, "base": ("in", "at", "on", "upon", "near", "out of"), "situate": args.LOCATIVE, "bear": ("in", "to"),
    "station": args.LOCATIVE, "name": ("after", "for"), "make up": ("of",), "compose": ("of",), "comprise": ("of",), "marry": ("to",), "relate": ("to",),
    "involve": ("in",), "associate": ("with",), "engage": ("in", "to"), "affiliate": ("with", "to"), "headquarter": args.LOCATIVE, "dedicate": ("to",),
    "concern": ("about", "with", "over"), "interest": ("in",), "divide": ("into", "by"), "entitle": ("to",), "oppose": ("to",), "commit": ("to",),
    "link": ("to", "with"), "connect": ("to", "with"), "limit": ("to",), "bury": args.LOCATIVE, "root": ("in",),
}  # fmt: skip
# With a time for an object these say where it was spent: "served four years in prison".
LASTING = vocabulary("serve live spend stay work remain pass study rule reign")
# What rises does so by an amount.
GAINING = vocabulary("rise fall climb soar plunge jump shrink decline slip")
# With an adjective they say what "be" would: "became unable", "remained open".
LINKING = vocabulary("become remain stay grow turn look feel sound prove get make")
# "It came as…", "it rained": a subject that stands for nothing.
EMPTY_SUBJECT = vocabulary("come rain snow take happen seem appear turn remain")
# What two do they do with each other: "Police and strikers clashed"; with the preposition that ties the other.
RECIPROCAL = {
    **dict.fromkeys(vocabulary("clash collide merge quarrel argue fight talk negotiate cooperate collaborate ally unite compete duel spar feud meet agree"), "with"),
    **dict.fromkeys(vocabulary("marry divorce embrace kiss hug"), None),
}
# What two are to each other.
MUTUAL = vocabulary("ally partner rival enemy friend neighbour neighbor opponent foe colleague competitor adversary brother sister twin sibling cousin")
# What people do or want to: these do nothing themselves.
DOINGS = vocabulary("priority goal aim objective job task mission focus duty role ambition dream hobby problem challenge solution alternative option")
# What makes up a part of something does not make up the thing: "tourism accounts for 80 percent of output".
SHARES = frozenset(("account", "account for", "constitute", "make up", "comprise", "represent", "form", "provide", "supply", "contribute"))
# Subjects that point at what was said: what they are is no fact about a thing.
POINTING = frozenset(("this", "that", "these", "those", "there", "what", "which"))
# Whoever is given, denied or owed something is not given, denied or owed.
NEEDING = vocabulary("give grant offer hand lend deny owe award afford")
# Bare nouns that say nothing without what they are to.
TIED = frozenset(("home", "host", "heir", "party", "witness", "prey", "key"))
# Of longer lists only the first are paired: a table that was read as a sentence would make millions of statements.
MOST = 24


class ClauseReader:
    """Reads the clauses of one Doc with the mentions of `phrases`, and makes their statements through `maker`."""

    def __init__(self, doc: Doc, ontology: Ontology, phrases: Phrases, times: Times, maker: Maker):
        self.doc, self.table, self.ontology = doc, tree(doc), ontology
        self.phrases, self.times, self.maker = phrases, times, maker
        self.participants = Participants(doc, phrases, times)
        self.circumstances = Circumstances(self.participants, ontology)

    def read(self, clause: Clause) -> None:
        """Makes the statements of one clause; none where it only carries another or others make it (classes, roles)."""
        if (name := self.phrases.names.get(clause.token)) is not None and clause.token not in (name.first, name.head):
            # "The Movement of People Affected by Dams".
            return
        if with_adjective(self.table, clause.token, self.ontology) is not None:
            return
        name_verb(self.table, clause, self.ontology)
        if self._is_auxiliary(clause) or self._is_equated(clause) or free_relative(self.table, clause):
            return
        steps, tie = list(clause.steps), None
        subjects, objects, amount = self.participants.of(clause.subjects), self._objects(clause), self.participants.amount(clause.objects or clause.subjects)
        if clause.lemma in GAINING and objects and objects[0].quantity and objects[0].quantity.value:
            # "Rose two million barrels": by so many.
            objects, amount = [], objects[0].quantity
        if not objects and amount and clause.lemma not in GAINING:
            objects = self.participants.sum_of_money(clause.objects)
        recipients, obliques = self.participants.of(clause.recipients), list(clause.obliques)
        stative = self._is_stative(clause, obliques)
        if stative:
            clause.lemma, clause.passive = f"be {self.table.word[clause.token]}", False
            subjects, objects = objects, []
        if clause.kind == "gapped" and self.table.word[clause.remnant] in ORDINALS and clause.parent:
            subjects = self.participants.ordinal(clause)
        if not objects and recipients:
            if clause.passive or clause.lemma not in NEEDING:
                objects, recipients = recipients, []
        elif not objects and not clause.passive and not amount:
            objects = self._predicate_nouns(clause, subjects)
            if not objects and (stative or not self._has_object(clause)):
                if clause.lemma == "spend" and clause.objects:
                    clause.lemma = "spend time"
                tie, objects = self.circumstances.promote(clause, obliques)
                steps += ["promoted"] if objects else []
        if self._each_other(clause, subjects, objects, tie, obliques) or self._are_to_each_other(clause, subjects):
            return
        made = []
        if self._says_something(clause, subjects, objects, amount):
            arguments = [Argument("recipient", mention, text=mention.text) for mention in recipients] + self.circumstances.arguments(clause, obliques)
            made = self._make(clause, subjects[:MOST] or [None], objects[:MOST] or [None], tie, arguments, amount, steps)
        make_opinions(self.doc, clause, made, self.participants, self.maker)

    def _each_other(self, clause: Clause, subjects: list[Mention], objects: list[Mention], tie: str | None, obliques: list[Oblique]) -> bool:
        """ "Sudan and Chad accused each other", "the ferry and the tug collided": each of two with the other; True where that is all."""
        if clause.passive or len(subjects) != 2 or clause.kind not in ("finite", "infinitive", "participle"):
            return False
        # "Embraced on a balcony": where those who are each other's object did it is none.
        placed = RECIPROCAL.get(clause.lemma, "") is None
        own = [o for o in objects if not placed and o.type not in args.PLACES] if tie in args.LOCATIVE else objects
        said = [i for i in (*clause.objects, *clause.recipients, *(o.token for o in obliques)) if self.participants.is_reciprocal(i)]
        if not said and (own or clause.objects or clause.lemma not in RECIPROCAL):
            return False
        with_ = next((o.preposition for o in obliques if o.token in said), None) if said else RECIPROCAL[clause.lemma]
        arguments = self.circumstances.arguments(clause, [*obliques])
        # Who marries another is married by them.
        pairs = (subjects, subjects[::-1]) if said or not with_ else (subjects,)
        for one, other in pairs:
            self._make(clause, [one], [other], with_, arguments, None, [*clause.steps, "promoted"])
        return bool(said) or not (objects or clause.complements)

    def _are_to_each_other(self, clause: Clause, subjects: list[Mention]) -> bool:
        """ "Chile and Peru are trading partners": each the other's; True where a copula says so."""
        noun = clause.token
        if clause.kind != "copular" or len(subjects) != 2 or self.table.lemma[noun] not in MUTUAL or self.table.tag[noun] != "NNS":
            return False
        if any(mention.plural for mention in subjects) or self.table.kid(noun, "nmod:poss", "case") is not None:
            return False
        if any(self.table.word[case] in ("of", "to", "with") for c in self.table.kids(noun, "nmod") for case in self.table.kids(c, "case")):
            return False
        name = " ".join([*(self.table.lemma[c] for c in self.table.kids(noun, "compound") if c == noun - 1), self.table.lemma[noun]])
        one, other = subjects
        self.maker.make(self.doc[noun], lemma=f"{name} of", relation=f"{safe(name)}_of", subject=one, object=other, confidence=DIRECT)
        return True

    def _has_object(self, clause: Clause) -> bool:
        """Whether the verb has an object that is no time: where that says nothing, no other phrase stands in for it."""
        return any(not self.times.of(self.doc[i]) or clause.lemma not in LASTING for i in clause.objects)

    def _is_stative(self, clause: Clause, obliques: list[Oblique]) -> bool:
        return clause.passive and not clause.subjects and any(o.preposition in STATIVE.get(clause.lemma, ()) and self.participants.at(o.token) for o in obliques)

    def _is_auxiliary(self, clause: Clause) -> bool:
        if clause.lemma in AUXILIARY and clause.complements and not clause.objects:
            return True
        if clause.lemma in LINKING and not clause.objects and any(self.table.pos[c] == "ADJ" for c in clause.complements):
            return True
        return clause.lemma in EMPTY_SUBJECT and not clause.objects and [self.table.word[i] for i in clause.subjects] == ["it"]

    def _is_equated(self, clause: Clause) -> bool:
        """ "The priority is looking after them": the gerund is what the subject is, and nothing that it does."""
        progressive = self.table.tag[clause.token] == "VBG" and any(self.table.lemma[c] == "be" for c in self.table.kids(clause.token, "aux"))
        return progressive and any(self.table.lemma[i] in DOINGS for i in clause.surface)

    def _says_something(self, clause: Clause, subjects: list[Mention], objects: list[Mention], amount: Quantity | None) -> bool:
        if clause.kind == "copular" and is_cleft(self.table, clause.token):
            return False
        if clause.kind == "copular" or clause.lemma == "be":
            return bool(subjects and objects) or (clause.kind == "copular" and self._has_finite_complement(clause))
        return bool(subjects or objects or amount)

    def _has_finite_complement(self, clause: Clause) -> bool:
        """ "is confident that…", not "is ready to…" (which says what its complement says)."""
        return self.table.pos[clause.token] == "ADJ" and any(self.table.dep[c] == "ccomp" for c in clause.complements)

    def _objects(self, clause: Clause) -> list[Mention]:
        """The mentions of the objects; of a bare count that of the noun it leaves out; after "become" what the subject became."""
        if clause.noun is not None:
            return self.participants.counted(clause)
        if raised(self.table, clause):
            return []
        if clause.passive and clause.lemma in RAISING_PASSIVE and any(self.table.dep[c] == "xcomp" for c in clause.complements):
            return []
        nominal = [c for c in clause.complements if is_nominal_complement(self.table, c)]
        if nominal and not clause.objects and not clause.passive:
            return self.participants.of([x for c in nominal for x in chain(self.table, c)])
        return self.participants.of(clause.objects)

    def _predicate_nouns(self, clause: Clause, subjects: list[Mention]) -> list[Mention]:
        """What a copula says that its subject is: "the strike was a protest and a warning"; of a cleft nothing."""
        if clause.kind != "copular" or not subjects or self.table.pos[clause.token] not in ("NOUN", "PROPN") or self.circumstances.own_preposition(clause):
            return []
        if self.table.lemma[clause.token] == "part" and self.phrases.head_at(clause.token) != clause.token:
            # "Is part of the deal" is not the deal: a role says so.
            return []
        if self.table.word[clause.token] in TIED and self.table.kid(clause.token, "det", "amod", "nmod:poss", "nmod") is None and any(o.preposition == "to" for o in clause.obliques):
            # "Is home to the court".
            return []
        if are_members(clause.token, self.phrases):
            return []
        if is_cleft(self.table, clause.token) or self.table.kid(clause.token, "cop") is None or subjects[0].label in POINTING:
            return []
        beside = [c for c in self.table.kids(clause.token, "conj") if self.table.kid(c, "cop", "nsubj", "case") is None]
        keys = {m.key for m in subjects}
        return [m for m in self.participants.of([clause.token, *beside]) if m.key not in keys]

    def _make(self, clause: Clause, subjects: list, objects: list, tie: str | None, arguments: list, amount: Quantity | None, steps: list) -> list[Statement]:
        # "Was worried", not "was worry".
        participle = self.table.tag[clause.token] == "VBN" and clause.lemma == self.table.lemma[clause.token]
        lemma = f"be {self.table.word[clause.token] if participle else clause.lemma}" if clause.kind == "copular" else clause.lemma
        words = [clause.token, *self.table.kids(clause.token, "compound:prt")]
        if clause.kind == "copular" and (self.circumstances.own_preposition(clause) or self._is_predicate_noun(clause, objects)):
            lemma, words = "be", self.table.kids(clause.token, "cop") or words
        confidence = DIRECT
        for step in steps:
            confidence *= CONFIDENCE[step]
        if any(m and m.kind is Kind.PRONOUN for m in (*subjects, *objects)):
            confidence *= CONFIDENCE["pronoun"]
        time = self.maker.time(clause.remnant or clause.token) or self._shared_time(clause)
        none = self.participants.none(clause)
        incomplete = is_incomplete(self.table, clause)
        shares = [m.quantity for m in objects if m is not None and clause.lemma in SHARES and m.quantity and m.quantity.unit == "%"]
        if shares:
            objects, amount = [None], shares[0]
        return [
            self.maker.make(
                self.doc[self._teller(clause, object_)],
                lemma=lemma,
                relation=relation_name(lemma, tie, self.table.word[clause.token]),
                subject=subject,
                object=object_,
                preposition=tie,
                arguments=[a for a in arguments if a.mention is None or a.mention is not object_ or a.role == "place"],
                confidence=confidence,
                time=time,
                quantity=amount,
                words=words,
                said_in=self.doc[clause.remnant] if clause.remnant is not None else None,
                denied=any(m is not None and m.key in none for m in (subject, object_)),
                presupposed=incomplete or (tie is None and self._is_of_some(clause, subject)) or self.phrases.is_cut(subject) or self.phrases.is_cut(object_),
            )
            for subject in subjects
            for object_ in objects
        ]  # fmt: skip

    def _is_of_some(self, clause: Clause, subject: Mention | None) -> bool:
        """Whether a copula says of so many what others of their kind are not: "including two nurses who were citizens"."""
        if clause.kind != "copular" or subject is None or subject.kind is not Kind.NOMINAL or not subject.plural or subject.quantity is None:
            return False
        heads = {self.phrases.head_at(i) for i in clause.subjects}
        return all(self.table.kid(i, "det", "det:predet", "nmod:poss") is None for i in heads)

    def _teller(self, clause: Clause, object: Mention | None) -> int:
        """The word that decides how real it is: the predicate; of "a nurse" in "was not a spy but a nurse" the noun itself."""
        if clause.kind != "copular":
            return clause.token
        put = (c for c in self.table.kids(clause.token, "conj") if any(self.table.word[k] == "but" for k in self.table.kids(c, "cc")))
        return next((c for c in put if self.participants.at(c) is object is not None), clause.token)

    def _is_predicate_noun(self, clause: Clause, objects: list) -> bool:
        said = self.participants.at(clause.token)
        return said is not None and any(m is not None and m.start <= said.start and said.end <= m.end for m in objects)

    def _shared_time(self, clause: Clause) -> Time | None:
        """The time of a clause above, where one time plainly holds for both: a coordinated verb after it, a participle."""
        below, above = clause, clause.parent
        while above is not None and below.kind != "gapped" and self.table.head[below.token] == above.token:
            dep = self.table.dep[below.token]
            if dep != "conj" and not (dep == "advcl" and below.kind == "participle" and not self.table.kids(below.token, "mark")):
                return None
            if time := self.maker.time(above.token):
                # One that stands before both verbs frames both; one after the first is the first's.
                return time if dep == "advcl" or time.start < self.doc[above.token].idx else None
            below, above = above, above.parent
        return None
