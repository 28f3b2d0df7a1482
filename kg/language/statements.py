"""The statements of a Doc: clauses, roles and nominals put together into a Reading."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

from spacy.language import Language
from spacy.tokens import Doc

from kg.language import arguments as args
from kg.language.clauses import Clause, Oblique, clauses
from kg.language.maker import Maker
from kg.language.phrases import Phrases
from kg.language.quantities import quantity
from kg.language.relation import relation_name
from kg.language.syntax import Tree, chain, tree
from kg.language.times import Times
from kg.language.typing import VALUES
from kg.language.words import vocabulary
from kg.model import Argument, Document, Factuality, Mention, Ontology, Quantity, Reading, Span, Statement, Time


def _stand_in(module: str, name: str, otherwise):
    from importlib import import_module

    try:
        return getattr(import_module(f"kg.language.{module}"), name)
    except (ModuleNotFoundError, ImportError, AttributeError):
        return otherwise


class _Plain:
    def __init__(self, *_):
        pass

    def of(self, token):
        return None


class _Judge(_Plain):
    def of(self, token):
        return Factuality.ASSERTED


Attributions = _stand_in("attribution", "Attributions", _Plain)
Judge = _stand_in("factuality", "Judge", _Judge)
chains = _stand_in("coreference", "chains", lambda doc, mentions, ontology: mentions)
role_statements = _stand_in("roles", "role_statements", lambda *_: None)
nominal_statements = _stand_in("nominals", "nominal_statements", lambda *_: None)
# What a statement is worth: a clause as it stands, times the factor of each step that had to be inferred.
DIRECT = 0.95
CONFIDENCE = {
    "shared": 0.97, "raised node": 0.9, "control": 0.97, "raising": 0.98, "purpose": 0.93, "adverbial": 0.93, "object participle": 0.9,
    "reduced": 0.97, "adnominal": 0.85, "arbitrary": 0.8, "relative": 0.93, "gapped": 0.8, "promoted": 0.97, "pronoun": 0.97, "no subject": 0.98,
}  # fmt: skip
# Verbs that only carry tense, mood or aspect of their complement: they make no statement of their own.
AUXILIARY = vocabulary("seem appear tend happen have go use need get dare ought")
# "It came as…", "it rained": a subject that stands for nothing.
EMPTY_SUBJECT = vocabulary("come rain snow take happen seem appear turn remain")
NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "SYM", "X"))
INTERROGATIVE = frozenset(("WP", "WRB", "WDT", "WP$", "EX"))


def read(doc: Doc, document: Document, ontology: Ontology) -> Reading:
    """What the Doc says: sentences, mentions with their chains, statements in the order of their predicates.

    `doc` needs UD trees and sentence starts; its text is `document.text`.
    """
    phrases = Phrases(doc, document.id, ontology)
    sentences, sentence_of = _sentences(doc, document)
    times = Times(doc, document.published)
    maker = Maker(
        doc, document, judge=Judge(doc, ontology), attributions=Attributions(doc, ontology, phrases), times=times, sentences=sentences, sentence_of=sentence_of
    )
    found = clauses(doc)
    reader = _ClauseReader(doc, ontology, phrases, times, maker)
    for clause in found:
        reader.read(clause)
    role_statements(doc, phrases, ontology, maker.make)
    nominal_statements(doc, phrases, ontology, maker.make)
    add_content(tree(doc), found, maker, ontology)
    return _reading(doc, document, ontology, phrases, sentences, maker)


def _reading(doc: Doc, document: Document, ontology: Ontology, phrases: Phrases, sentences: tuple[Span, ...], maker: Maker) -> Reading:
    used = {m.key: m for s in maker.statements.values() for m in _mentions(s)}
    mentions = sorted({**used, **{m.key: m for m in phrases.all()}}.values(), key=lambda m: (m.start, m.end))
    chained = {m.key: m for m in chains(doc, tuple(mentions), ontology)}
    statements = [_with_chains(s, chained) for s in maker.statements.values()]
    statements.sort(key=lambda s: (s.predicate.start, s.predicate.end, s.predicate.relation, _key(s.subject), _key(s.object)))
    return Reading(document, sentences, tuple(chained[m.key] for m in mentions), tuple(statements), words=len(doc))


def _key(mention: Mention | None) -> tuple[int, int]:
    return (mention.start, mention.end) if mention else (-1, -1)


def _mentions(statement: Statement) -> list[Mention]:
    return [m for m in (statement.subject, statement.object, *(a.mention for a in statement.arguments)) if m]


def _with_chains(statement: Statement, chained: dict[tuple, Mention]) -> Statement:
    """The statement with the mentions that have their chains."""

    def of(mention: Mention | None) -> Mention | None:
        return chained.get(mention.key, mention) if mention else None

    arguments = tuple(replace(a, mention=of(a.mention)) if a.mention else a for a in statement.arguments)
    return replace(statement, subject=of(statement.subject), object=of(statement.object), place=of(statement.place), arguments=arguments)


def _sentences(doc: Doc, document: Document) -> tuple[tuple[Span, ...], list[int]]:
    """The sentences as spans, and the number of the sentence of each token."""
    spans, sentence_of = [], []
    for number, sentence in enumerate(doc.sents):
        spans.append(Span(document.id, sentence.start_char, sentence.end_char, sentence.text))
        sentence_of.extend([number] * len(sentence))
    return tuple(spans), sentence_of


class _ClauseReader:
    """Turns clauses into statements: participants into mentions, obliques into arguments, one statement for each pair."""

    def __init__(self, doc: Doc, ontology: Ontology, phrases: Phrases, times: Times, maker: Maker):
        self.doc, self.table, self.ontology = doc, tree(doc), ontology
        self.phrases, self.times, self.maker = phrases, times, maker

    def read(self, clause: Clause) -> None:
        """Makes the statements of one clause; none where it only carries another or others make it (classes, roles)."""
        if self._is_auxiliary(clause):
            return
        steps = list(clause.steps)
        subjects = self._participants(clause.subjects)
        if clause.lemma in EMPTY_SUBJECT and [self.table.word[i] for i in clause.subjects] == ["it"] and not clause.objects:
            return
        objects, obliques, amount = self._participants(clause.objects), list(clause.obliques), self._amount(clause.objects)
        if not objects and clause.recipients:
            objects = self._participants(clause.recipients)
            clause.recipients = []
        preposition = None
        if not objects and not clause.passive and not (clause.objects and amount):
            preposition, objects = self._promote(clause, obliques)
            steps += ["promoted"] if objects else []
        if not self._says_something(clause, subjects, objects, amount):
            return
        arguments = self._arguments(clause, obliques, preposition)
        self._make(clause, subjects or [None], objects or [None], preposition, arguments, amount, steps)

    def _is_auxiliary(self, clause: Clause) -> bool:
        return clause.lemma in AUXILIARY and bool(clause.complements) and not clause.objects

    def _says_something(self, clause: Clause, subjects: list[Mention], objects: list[Mention], amount: Quantity | None) -> bool:
        if clause.kind == "copular" or clause.lemma == "be":
            return bool(subjects and objects) or (clause.kind == "copular" and self._has_finite_complement(clause))
        return bool(subjects or objects or amount)

    def _has_finite_complement(self, clause: Clause) -> bool:
        """ "is confident that…", not "is ready to…" (which says what its complement says)."""
        return self.table.pos[clause.token] == "ADJ" and any(self.table.dep[c] == "ccomp" for c in clause.complements)

    def _participants(self, tokens: list[int]) -> list[Mention]:
        found: dict[tuple, Mention] = {}
        for i in tokens:
            mention = self._mention(i)
            if mention is not None:
                found.setdefault(mention.key, mention)
        return list(found.values())

    def _mention(self, i: int) -> Mention | None:
        """The mention that a participant is, or None for times, amounts and question words."""
        if self.table.pos[i] not in NOMINAL or self.table.tag[i] in INTERROGATIVE or self.times.of(self.doc[i]):
            return None
        mention = self.phrases.of(self.doc[i])
        return None if mention.type in _VALUES else mention

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
            mention = self._mention(oblique.token) if fits else None
            if mention is None:
                continue
            same = [o for o in obliques if o.preposition == oblique.preposition and self._together(o, oblique)]
            if mention.type not in args.PLACES:
                for o in same:
                    obliques.remove(o)
            return oblique.preposition, self._participants([o.token for o in same])
        return None, []

    def _own_preposition(self, clause: Clause) -> str | None:
        from kg.language.syntax import preposition

        return preposition(self.doc[clause.token]) if self.table.pos[clause.token] in NOMINAL else None

    def _follows(self, clause: Clause, oblique: Oblique) -> bool:
        # An antecedent stands before its relative clause, where its pronoun has been fronted.
        return oblique.token > clause.token or self.table.head[oblique.token] != clause.token

    def _together(self, one: Oblique, other: Oblique) -> bool:
        return one is other or other.token in chain(self.table, one.token) or one.token in chain(self.table, other.token)

    def _arguments(self, clause: Clause, obliques: list[Oblique], promoted: str | None) -> list[Argument]:
        found = [Argument("recipient", mention, text=mention.text) for mention in self._participants(clause.recipients)]
        for oblique in obliques:
            argument = self._argument(clause, oblique)
            if argument and argument not in found:
                found.append(argument)
        return found

    def _argument(self, clause: Clause, oblique: Oblique) -> Argument | None:
        token = self.doc[oblique.token]
        time = self.times.of(token)
        if time:
            return Argument("time", preposition=oblique.preposition, text=time.text, time=time)
        if oblique.preposition == "according to" or self.table.pos[oblique.token] not in NOMINAL or self.table.tag[oblique.token] in INTERROGATIVE:
            return None
        mention = self.phrases.of(token)
        amount = quantity(token) if mention.type in _VALUES or oblique.preposition is None else None
        if mention.type in _VALUES or oblique.preposition is None:
            return Argument("quantity", preposition=oblique.preposition, text=mention.text, quantity=amount) if amount else None
        lemma = self.table.lemma[oblique.token]
        kind = args.role(oblique.preposition, mention, lemma=clause.lemma, noun=lemma, verb=self.ontology.verbs.get(clause.lemma))
        return Argument(kind, mention, oblique.preposition, mention.text)

    def _make(self, clause: Clause, subjects: list, objects: list, preposition: str | None, arguments: list, amount: Quantity | None, steps: list) -> None:
        lemma = f"be {clause.lemma}" if clause.kind == "copular" else clause.lemma
        words = [clause.token, *self.table.kids(clause.token, "compound:prt")]
        if clause.kind == "copular" and self._own_preposition(clause):
            lemma, words = "be", self.table.kids(clause.token, "cop") or words
        confidence = DIRECT
        for step in steps:
            confidence *= CONFIDENCE[step]
        time = self.maker.time(clause.remnant or clause.token) or self._shared_time(clause)
        for subject in subjects:
            for object_ in objects:
                self.maker.make(
                    self.doc[clause.token],
                    lemma=lemma,
                    relation=relation_name(lemma, preposition),
                    subject=subject,
                    object=object_,
                    preposition=preposition,
                    arguments=[a for a in arguments if a.mention is None or a.mention is not object_ or a.role == "place"],
                    confidence=confidence,
                    time=time,
                    quantity=amount,
                    words=words,
                    said_in=self.doc[clause.remnant] if clause.remnant is not None else None,
                )  # fmt: skip

    def _shared_time(self, clause: Clause) -> Time | None:
        """The time of the clause above, where one time plainly holds for both: a coordinated verb after it, a participle."""
        above = clause.parent
        if above is None or self.table.head[clause.token] != above.token or clause.kind == "gapped":
            return None
        dep = self.table.dep[clause.token]
        if dep == "conj" or (dep == "advcl" and clause.kind == "participle" and not self.table.kids(clause.token, "mark")):
            return self.maker.time(above.token) or self._shared_time(above)
        return None


_VALUES = frozenset(VALUES.values())


def add_content(table: Tree, found: list[Clause], maker: Maker, ontology: Ontology) -> None:
    """Ties each statement about a clause (or about what a noun stands for) to the statements of that clause."""
    by_token = {clause.token: clause for clause in found if clause.remnant is None}
    for clause in found:
        own = maker.by_token.get(clause.token, ())
        if clause.remnant is not None or not own:
            continue
        verb = ontology.verbs.get(clause.lemma)
        content = [i for c in clause.complements for i in _said(table, c, by_token, maker)]
        if not content and verb and verb.speech and table.dep[clause.token] == "parataxis":
            content = _said(table, table.head[clause.token], by_token, maker)
        if verb and verb.complement:
            content += [i for t in (*clause.objects, *(o.token for o in clause.obliques)) for i in maker.by_token.get(t, ())]
        content = tuple(dict.fromkeys(i for i in content if i not in own))
        if content:
            for identifier in own:
                maker.update(identifier, content=content)


def _said(table: Tree, i: int, by_token: dict[int, Clause], maker: Maker) -> list[str]:
    """The statements of a clause and those coordinated with it; of one that makes none, those of its complements."""
    found = []
    for c in chain(table, i):
        ids = maker.by_token.get(c, [])
        if ids or c not in by_token:
            found += ids
        else:
            found += [x for inner in by_token[c].complements for x in _said(table, inner, by_token, maker)]
    return found


@Language.factory("kg_statements", assigns=["doc._.kg"])
def make_statements(nlp: Language, name: str):
    """The pipeline component that sets `doc._.kg` to the Doc's Reading, with the shipped ontology.

    Where `doc._.kg_document` is not set, the Doc's text is a document of its own, named by its hash.
    """
    from kg.lexicon import ontology

    for extension in ("kg", "kg_document"):
        if not Doc.has_extension(extension):
            Doc.set_extension(extension, default=None)

    def read_doc(doc: Doc) -> Doc:
        document = doc._.kg_document or Document(sha256(doc.text.encode()).hexdigest()[:16], doc.text)
        doc._.kg = read(doc, document, ontology())
        return doc

    return read_doc


__all__ = ["Maker", "add_content", "make_statements", "read"]
