"""Clauses as statements: participants become mentions, obliques arguments, and each pair of subject and object a statement."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc

from kg.language.clauses import arguments as args
from kg.language.clauses.clause import Clause, Oblique
from kg.language.clauses.ellipsis import DASHES
from kg.language.clauses.raising import free_relative, raised
from kg.language.clauses.relation import relation_name
from kg.language.clauses.relatives import is_cleft
from kg.language.clauses.verbs import name_verb
from kg.language.maker import Maker
from kg.language.nominals.phrases import Phrases
from kg.language.nominals.possession import are_members
from kg.language.nominals.typing import VALUES
from kg.language.trees.gaps import ORDINALS
from kg.language.trees.syntax import chain, preposition, tree
from kg.language.trees.words import vocabulary
from kg.language.values.quantities import MODIFIERS, number, quantity
from kg.language.values.times import Times
from kg.model import Argument, Kind, Mention, Ontology, Quantity, Time

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
# With an adjective they say what "be" would: "became unable", "remained open".
LINKING = vocabulary("become remain stay grow turn look feel sound prove get make")
# "It came as…", "it rained": a subject that stands for nothing.
EMPTY_SUBJECT = vocabulary("come rain snow take happen seem appear turn remain")
# What happens to a thing or a person where they are.
AT_ITS_OBJECT = vocabulary(
    "Attack Destroy Kill Arrest Injure Damage Capture Bomb Shoot Besiege Build Occupy Kidnap Rescue Evacuate Steal Torture Abuse Visit Strike Invade"
)
# What two do they do with each other: "Police and strikers clashed"; with the preposition that ties the other.
RECIPROCAL = {
    **dict.fromkeys(vocabulary("clash collide merge quarrel argue fight talk negotiate cooperate collaborate ally unite compete duel spar feud meet agree"), "with"),
    **dict.fromkeys(vocabulary("marry divorce embrace kiss hug"), None),
}
# Subjects that point at what was said: what they are is no fact about a thing.
POINTING = frozenset(("this", "that", "these", "those", "there", "what", "which"))
# Of longer lists only the first are paired: a table that was read as a sentence would make millions of statements.
MOST = 24
NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "SYM", "X"))
INTERROGATIVE = frozenset(("WP", "WRB", "WDT", "WP$", "EX"))
_VALUES = frozenset(VALUES.values())


class ClauseReader:
    """Reads the clauses of one Doc with the mentions of `phrases`, and makes their statements through `maker`."""

    def __init__(self, doc: Doc, ontology: Ontology, phrases: Phrases, times: Times, maker: Maker):
        self.doc, self.table, self.ontology = doc, tree(doc), ontology
        self.phrases, self.times, self.maker = phrases, times, maker

    def read(self, clause: Clause) -> None:
        """Makes the statements of one clause; none where it only carries another or others make it (classes, roles)."""
        name_verb(self.table, clause, self.ontology)
        if self._is_auxiliary(clause):
            return
        steps, tie = list(clause.steps), None
        subjects, objects, amount = self._participants(clause.subjects), self._objects(clause), self._amount(clause.objects or clause.subjects)
        recipients, obliques = self._participants(clause.recipients), list(clause.obliques)
        stative = self._is_stative(clause, obliques)
        if stative:
            clause.lemma, clause.passive = f"be {self.table.word[clause.token]}", False
            subjects, objects = objects, []
        if clause.kind == "gapped" and self.table.word[clause.remnant] in ORDINALS and clause.parent:
            subjects = self._ordinal(clause)
        if not objects and recipients:
            objects, recipients = recipients, []
        elif not objects and not clause.passive and not amount:
            objects = self._predicate_nouns(clause, subjects)
            if not objects and (stative or not self._has_object(clause)):
                tie, objects = self._promote(clause, obliques)
                steps += ["promoted"] if objects else []
        if self._each_other(clause, subjects, objects, tie, obliques):
            return
        if not self._says_something(clause, subjects, objects, amount):
            return
        arguments = [Argument("recipient", mention, text=mention.text) for mention in recipients] + self._arguments(clause, obliques)
        self._make(clause, subjects[:MOST] or [None], objects[:MOST] or [None], tie, arguments, amount, steps)

    def _each_other(self, clause: Clause, subjects: list[Mention], objects: list[Mention], tie: str | None, obliques: list[Oblique]) -> bool:
        """ "Sudan and Chad accused each other", "the ferry and the tug collided": each of two with the other; True where that is all."""
        if clause.passive or len(subjects) != 2 or clause.kind not in ("finite", "infinitive", "participle"):
            return False
        own = [o for o in objects if o.type not in args.PLACES] if tie in args.LOCATIVE else objects
        said = [i for i in (*clause.objects, *clause.recipients, *(o.token for o in obliques)) if self._is_reciprocal(i)]
        if not said and (own or clause.objects or clause.lemma not in RECIPROCAL):
            return False
        with_ = next((o.preposition for o in obliques if o.token in said), None) if said else RECIPROCAL[clause.lemma]
        arguments = self._arguments(clause, [*obliques])
        pairs = (subjects, subjects[::-1]) if said else (subjects,)
        for one, other in pairs:
            self._make(clause, [one], [other], with_, arguments, None, [*clause.steps, "promoted"])
        return bool(said) or not (objects or clause.complements)

    def _has_object(self, clause: Clause) -> bool:
        """Whether the verb has an object that is no time: where that says nothing, no other phrase stands in for it."""
        return any(not self.times.of(self.doc[i]) or clause.lemma not in LASTING for i in clause.objects)

    def _is_stative(self, clause: Clause, obliques: list[Oblique]) -> bool:
        return clause.passive and not clause.subjects and any(o.preposition in STATIVE.get(clause.lemma, ()) and self._mention(o.token) for o in obliques)

    def _is_auxiliary(self, clause: Clause) -> bool:
        if clause.lemma in AUXILIARY and clause.complements and not clause.objects:
            return True
        if clause.lemma in LINKING and not clause.objects and any(self.table.pos[c] == "ADJ" for c in clause.complements):
            return True
        return clause.lemma in EMPTY_SUBJECT and not clause.objects and [self.table.word[i] for i in clause.subjects] == ["it"]

    def _says_something(self, clause: Clause, subjects: list[Mention], objects: list[Mention], amount: Quantity | None) -> bool:
        if clause.kind == "copular" or clause.lemma == "be":
            return bool(subjects and objects) or (clause.kind == "copular" and self._has_finite_complement(clause))
        return bool(subjects or objects or amount)

    def _has_finite_complement(self, clause: Clause) -> bool:
        """ "is confident that…", not "is ready to…" (which says what its complement says)."""
        return self.table.pos[clause.token] == "ADJ" and any(self.table.dep[c] == "ccomp" for c in clause.complements)

    def _objects(self, clause: Clause) -> list[Mention]:
        """The mentions of the objects; of a bare count that of the noun it leaves out; after "become" what the subject became."""
        if clause.noun is not None:
            return self._counted(clause)
        if raised(self.table, clause) or free_relative(self.table, clause):
            return []
        if clause.passive and clause.lemma in RAISING_PASSIVE and any(self.table.dep[c] == "xcomp" for c in clause.complements):
            return []
        nominal = [c for c in clause.complements if self._is_nominal_complement(c)]
        if nominal and not clause.objects and not clause.passive:
            return self._participants([x for c in nominal for x in chain(self.table, c)])
        return self._participants(clause.objects)

    def _is_nominal_complement(self, i: int) -> bool:
        return self.table.dep[i] == "xcomp" and self.table.pos[i] in ("NOUN", "PROPN", "PRON") and self.table.kid(i, "cop", "nsubj") is None

    def _counted(self, clause: Clause) -> list[Mention]:
        """ "In March another 20": 20 of what the sentence before counted."""
        noun = self._mention(clause.noun)
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

    def _ordinal(self, clause: Clause) -> list[Mention]:
        """ "The first bomb exploded in a market, the second near a station": the second bomb."""
        named = self._participants(clause.parent.subjects[:1])
        if not named:
            return []
        token, noun = self.doc[clause.remnant], self.table.word[clause.parent.subjects[0]]
        start, end = token.idx, token.idx + len(token.text)
        label = f"{token.text} {noun}"
        return [replace(named[0], start=start, end=end, text=token.text, label=label, head=(start, end), kind=Kind.NOMINAL, sentence=self.phrases.of(token).sentence)]

    def _participants(self, tokens: list[int]) -> list[Mention]:
        found: dict[tuple, Mention] = {}
        if len(tokens) > 1:
            # "Treated his daughter himself": a reflexive beside others only stresses the subject.
            tokens = [i for i in tokens if not self.table.word[i].endswith(("self", "selves"))]
        for i in tokens:
            mention = self._mention(i)
            if mention is not None:
                found.setdefault(mention.key, mention)
        return list(found.values())

    def _mention(self, i: int) -> Mention | None:
        """The mention that a participant is, or None for times, amounts and question words."""
        if self.table.pos[i] not in NOMINAL or self.table.lemma[i] == "time" or self.table.tag[i] in INTERROGATIVE or self.times.of(self.doc[i]) or self._is_reciprocal(i):
            return None
        if self._is_bare_count(i):
            return None
        mention = self.phrases.of(self.doc[i])
        return None if mention.type in _VALUES else mention

    def _is_bare_count(self, i: int) -> bool:
        """ "Killing two": how many, but nobody knows of what; "two of the hostages" and "the two" say it."""
        if self.table.tag[i] != "CD" or i in self.phrases.names or self.phrases.head_at(i) != i:
            return False
        return not any(c < i and self.table.dep[c] in ("det", "amod", "nmod:poss") for c in self.table.children[i])

    def _is_reciprocal(self, i: int) -> bool:
        return self.table.word[i : i + 2] in (["each", "other"], ["one", "another"])

    def _amount(self, tokens: list[int]) -> Quantity | None:
        """The amount that stands in place of an object: "cost $3 million", "rose 5 percent", "killed 20"."""
        for i in tokens:
            if self._mention(i) is None and not self.times.of(self.doc[i]) and (found := quantity(self.doc[i])):
                return found
        return None

    def _promote(self, clause: Clause, obliques: list[Oblique]) -> tuple[str | None, list[Mention]]:
        """The phrase that stands in for a missing object, taken out of `obliques`, with those coordinated with it; its preposition."""
        if clause.kind == "copular" and (cases := self._own_preposition(clause)):
            return cases, self._participants([i for i in chain(self.table, clause.token) if i == clause.token or self.table.dep[i] == "conj"])
        for oblique in obliques:
            fits = args.promotable(oblique.preposition, follows=self._follows(clause, oblique), complements=bool(clause.complements))
            mention = self._mention(oblique.token) if fits and not self._is_adverbial(oblique.token) else None
            if mention is None or (clause.expletive and clause.lemma == "be" and mention.type not in args.PLACES):
                continue
            same = [o for o in obliques if o.preposition == oblique.preposition and self._together(o, oblique)]
            if mention.type not in args.PLACES:
                for o in same:
                    obliques.remove(o)
            return oblique.preposition, self._participants([o.token for o in same])
        return None, []

    def _is_adverbial(self, i: int) -> bool:
        """Whether the phrase says how or how often: "on a daily basis"; of some nouns only when they are bare ("in general")."""
        lemma = self.table.lemma[i]
        return lemma in args.ADVERBIAL_NOUNS or (lemma in args.BARE_ADVERBIALS and self.table.kid(i, "det", "amod", "nmod:poss") is None)

    def _predicate_nouns(self, clause: Clause, subjects: list[Mention]) -> list[Mention]:
        """What a copula says that its subject is: "the strike was a protest and a warning"; of a cleft nothing."""
        if clause.kind != "copular" or not subjects or self.table.pos[clause.token] not in ("NOUN", "PROPN") or self._own_preposition(clause):
            return []
        if self.table.lemma[clause.token] == "part" and self.phrases.head_at(clause.token) != clause.token:
            # "Is part of the deal" is not the deal: a role says so.
            return []
        if are_members(clause.token, self.phrases):
            return []
        if is_cleft(self.table, clause.token) or self.table.kid(clause.token, "cop") is None or subjects[0].label in POINTING:
            return []
        beside = [c for c in self.table.kids(clause.token, "conj") if self.table.kid(c, "cop", "nsubj", "case") is None]
        keys = {m.key for m in subjects}
        return [m for m in self._participants([clause.token, *beside]) if m.key not in keys]

    def _own_preposition(self, clause: Clause) -> str | None:
        return preposition(self.doc[clause.token]) if self.table.pos[clause.token] in NOMINAL else None

    def _follows(self, clause: Clause, oblique: Oblique) -> bool:
        # An antecedent stands before its relative clause, where its pronoun has been fronted.
        return oblique.token > clause.token or self.table.head[oblique.token] != clause.token

    def _together(self, one: Oblique, other: Oblique) -> bool:
        return one is other or other.token in chain(self.table, one.token) or one.token in chain(self.table, other.token)

    def _arguments(self, clause: Clause, obliques: list[Oblique]) -> list[Argument]:
        found = [a for oblique in obliques if (a := self._argument(clause, oblique))]
        if clause.objects:
            # What the object is made or called: "elected him mayor".
            called = self._participants([c for c in clause.complements if self._is_nominal_complement(c)])
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
                mention = self._mention(c) if tie in args.LOCATIVE and self.table.pos[i] == "NOUN" else None
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
        if self._is_reciprocal(oblique.token):
            return None
        mention = self.phrases.of(token)
        amount = quantity(token) if mention.type in _VALUES or oblique.preposition is None else None
        if mention.type in _VALUES or oblique.preposition is None:
            return Argument("quantity", preposition=oblique.preposition, text=mention.text, quantity=amount) if amount else None
        lemma = self.table.lemma[oblique.token]
        kind = args.role(oblique.preposition, mention, lemma=clause.lemma, noun=lemma, verb=self.ontology.verbs.get(clause.lemma))
        return Argument(kind, mention, oblique.preposition, mention.text)

    def _make(self, clause: Clause, subjects: list, objects: list, tie: str | None, arguments: list, amount: Quantity | None, steps: list) -> None:
        lemma = f"be {clause.lemma}" if clause.kind == "copular" else clause.lemma
        words = [clause.token, *self.table.kids(clause.token, "compound:prt")]
        if clause.kind == "copular" and (self._own_preposition(clause) or self._is_predicate_noun(clause, objects)):
            lemma, words = "be", self.table.kids(clause.token, "cop") or words
        confidence = DIRECT
        for step in steps:
            confidence *= CONFIDENCE[step]
        if any(m and m.kind is Kind.PRONOUN for m in (*subjects, *objects)):
            confidence *= CONFIDENCE["pronoun"]
        time = self.maker.time(clause.remnant or clause.token) or self._shared_time(clause)
        none = self._none(clause)
        for subject in subjects:
            for object_ in objects:
                self.maker.make(
                    self.doc[clause.token],
                    lemma=lemma,
                    relation=relation_name(lemma, tie),
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
                )  # fmt: skip

    def _none(self, clause: Clause) -> set[tuple]:
        """The participants that there are none of: "drugs but no weapons", "ended with no deal"."""
        denied = [i for i in (*clause.objects, *clause.subjects, *(o.token for o in clause.obliques)) if self._is_none(i)]
        return {m.key for i in denied if (m := self._mention(i))}

    def _is_none(self, i: int) -> bool:
        """ "No weapons", "not a single seat"."""
        words = {self.table.word[c]: self.table.dep[c] for c in self.table.children[i] if c < i}
        return any(words.get(w) == "det" for w in ("no", "neither")) or ("not" in words and words.keys() & {"a", "an", "one", "single"} > set())

    def _is_predicate_noun(self, clause: Clause, objects: list) -> bool:
        return any(m is not None and m is self._mention(clause.token) for m in objects)

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
