"""Readings built by hand: a text, mentions found in it by their words, statements between them."""

from kg.model import Document, Kind, Mention, Noun, Ontology, Predicate, Reading, Role, Span, Statement, Verb

ONTOLOGY = Ontology(
    verbs={"criticise": Verb("criticise", event="Criticize"), "condemn": Verb("condemn", event="Criticize")},
    nouns={"senate": Noun("senate", type="Parliament")},
    roles={title: Role(title, f"{title.replace(' ', '_')}_of") for title in ("president", "prime minister", "coach", "minister")},
    demonyms={"Kenyan": "Kenya", "Peruvian": "Peru", "Chilean": "Chile", "Nordic": "Nordic countries"},
)


class Text:
    """A document under construction; each call of `mention` takes the next occurrence of the words."""

    def __init__(self, text, document="d"):
        self.document = Document(document, text)
        self.mentions, self.statements = [], []
        self._from = {}
        ends = [i + 1 for i, c in enumerate(text) if c == "."] or [len(text)]
        starts = [0, *(end + 1 for end in ends[:-1])]
        self.sentences = tuple(Span(document, a, b, text[a:b]) for a, b in zip(starts, ends, strict=True))

    def mention(self, words, type="Person", kind=Kind.NAME, *, label=None, chain=None, plural=False, quantity=None, involves=()):
        start = self.document.text.index(words, self._from.get(words, 0))
        end = self._from[words] = start + len(words)
        head = (start + words.rfind(" ") + 1, end)
        sentence = next(i for i, span in enumerate(self.sentences) if start < span.end)
        made = Mention(self.document.id, start, end, words, label or words, type, kind, head, sentence, plural, quantity, tuple(involves), chain)
        self.mentions.append(made)
        return made

    def statement(self, subject, lemma, object=None, *, predicate=None, **more):
        """A statement of the subject's sentence; `predicate` shares one with a coordinated subject."""
        start = max((m.end for m in (subject,) if m), default=0)
        sentence = self.sentences[subject.sentence] if subject else self.sentences[0]
        predicate = predicate or Predicate(lemma, lemma + "d", lemma, start, start + len(lemma))
        made = Statement(self.document.id, subject, predicate, object, evidence=(sentence,), **more)
        self.statements.append(made)
        return made

    def reading(self):
        return Reading(self.document, self.sentences, tuple(self.mentions), tuple(self.statements))
