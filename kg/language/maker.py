"""The one place where statements are made: it fills in factuality, source, time, place, quantity and evidence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from kg.language.confidence import Grounds
from kg.language.judgement.attribution import Attributions
from kg.language.judgement.factuality import Judge
from kg.language.judgement.learned import Learned, tempered
from kg.language.trees.syntax import tree
from kg.language.values.times import Times
from kg.model import Argument, Document, Factuality, Mention, Ontology, Predicate, Quantity, Span, Statement, Time


class Maker:
    """Makes the statements of one Doc, each once, and remembers them by the token of their predicate.

    `judge` gives the factuality, `attributions` the source and `learned` the network's judgement of a predicate token; `sentences` are the Doc's.
    """

    def __init__(self, doc: Doc, document: Document, *, judge: Judge, attributions: Attributions, learned: Learned, times: Times, ontology: Ontology, sentences: Sequence[Span], sentence_of: Sequence[int]):
        self.doc, self.document = doc, document
        self.statements: dict[str, Statement] = {}
        self.by_token: dict[int, list[str]] = {}
        self._judge, self._attributions, self._learned = judge, attributions, learned
        self._sentences, self._sentence_of = sentences, sentence_of
        self._times, self._grounds = _governed(doc, times), Grounds(doc, ontology)
        self._given: dict[str, tuple[int, float]] = {}

    def make(
        self,
        predicate_token: Token,
        *,
        lemma: str,
        relation: str,
        subject: Mention | None,
        object: Mention | None,
        preposition: str | None = None,
        arguments: Iterable[Argument] = (),
        confidence: float = 0.9,
        time: Time | None = None,
        place: Mention | None = None,
        quantity: Quantity | None = None,
        words: Sequence[int] = (),
        said_in: Token | None = None,
        denied: bool = False,
        presupposed: bool = False,
    ) -> Statement:
        """The statement, new or the one already made with the same id.

        `words` are the tokens of the predicate as written (default: the token); `said_in` is the token that stands for a gapped
        predicate in its own sentence; `denied` where a participant is none ("drugs but no weapons"); `presupposed`: see `Statement`.
        Time, place and quantity default to the predicate's own, the place argument's, the object's.
        """
        token, arguments = said_in or predicate_token, tuple(arguments)
        certainty = self._learned.certainty(predicate_token.i)
        statement = Statement(
            document=self.document.id,
            subject=subject,
            predicate=self._predicate(predicate_token, lemma, relation, preposition, words),
            object=object,
            arguments=arguments,
            factuality=Factuality.NEGATED if denied else tempered(self._judge.of(predicate_token), certainty),
            certainty=certainty,
            participants=self._learned.participants(predicate_token.i, (subject, object, *(a.mention for a in arguments))),
            source=self._attributions.of(token) or (self._attributions.of(predicate_token) if said_in else None),
            time=time or self.time(token.i) or next((a.time for a in arguments if a.time), None),
            place=place or next((a.mention for a in arguments if a.role == "place" and a.mention), None),
            quantity=quantity or _amount(object) or _amount(subject),
            evidence=self._evidence(predicate_token, said_in),
            presupposed=presupposed,
        )
        self._given.setdefault(statement.id, (predicate_token.i, confidence))
        return self._keep(statement, token.i)

    def confidence(self, identifier: str, linked: Statement) -> float:
        """How sure the statement of that id is, here with its mentions linked; each rule's own `confidence` is one of the grounds."""
        i, given = self._given[identifier]
        return self._grounds.confidence(linked, i, given=given)

    def time(self, i: int) -> Time | None:
        """The time expression that modifies the token: when before how long, with a value before without."""
        return min(self._times.get(i, ()), key=lambda t: (t.value or "").startswith("P") + 2 * (t.value is None), default=None)

    def update(self, identifier: str, **fields: object) -> None:
        """Replaces fields of a statement that do not make its id."""
        self.statements[identifier] = replace(self.statements[identifier], **fields)

    def _keep(self, statement: Statement, i: int) -> Statement:
        identifier = statement.id
        ids = self.by_token.setdefault(i, [])
        if identifier not in ids:
            ids.append(identifier)
        return self.statements.setdefault(identifier, statement)

    def _predicate(self, token: Token, lemma: str, relation: str, preposition: str | None, words: Sequence[int]) -> Predicate:
        first, last = (min(words), max(words)) if words else (token.i, token.i)
        # A particle far from its verb ("held the enemy off") is left out of the span, which is to be one run of words.
        if last - first >= max(len(words), 1):
            first = last = token.i
        start, end = self.doc[first].idx, self.doc[last].idx + len(self.doc[last].text)
        return Predicate(lemma, relation, self.document.text[start:end], start, end, preposition)

    def _evidence(self, token: Token, said_in: Token | None) -> tuple[Span, ...]:
        numbers = {self._sentence_of[t.i] for t in (token, said_in) if t is not None}
        return tuple(self._sentences[n] for n in sorted(numbers))


def _amount(mention: Mention | None) -> Quantity | None:
    return mention.quantity if mention else None


def _governed(doc: Doc, times: Times) -> dict[int, list[Time]]:
    """Time expressions by the token that they modify."""
    table, found = tree(doc), {}
    for start, end, time in times.spans:
        i = start
        while start <= table.head[i] < end and table.head[i] != i:
            i = table.head[i]
        found.setdefault(table.head[i], []).append(time)
    return found
