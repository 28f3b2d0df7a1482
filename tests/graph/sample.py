"""Resolved documents made by hand: mentions are found in the text by their words, every mention's entity is named after its label."""

from dataclasses import replace
from datetime import date

from kg.graph.policy import read_policy
from kg.graph.store import GraphStore
from kg.graph.write import Writer
from kg.model import (
    Argument,
    Attribution,
    Document,
    Entity,
    Factuality,
    Kind,
    Mention,
    Noun,
    Ontology,
    OntologyProperty,
    Predicate,
    Quantity,
    Resolved,
    Role,
    Span,
    Statement,
    Time,
    Verb,
)  # fmt: skip

ONTOLOGY = Ontology(
    properties={"communicatedWith": OntologyProperty("communicatedWith", "communicated with", range="Actor")},
    verbs={
        "urge": Verb("urge", "Request", "communicatedWith"),
        "talk": Verb("talk", "Talk", "communicatedWith"),
        "flood": Verb("flood", "Disaster"),
    },
    nouns={"visit": Noun("visit", event="Visit")},
    roles={"mayor": Role("mayor", "mayor_of", "headOf")},
)

TEXT = (
    "Mayor Ada Quist urged the water board to open the Holm sluice on 3 May. "
    "The board said that, according to its engineers, the river had flooded 2,500 homes near Holm. "
    "Quist talked to farmers."
)
SENTENCES = [(0, 71), (72, 165), (166, 190)]


class Page:
    """A document under construction."""

    def __init__(self, id="news/dam", text=TEXT, sentences=SENTENCES):
        self.document = Document(id, text, title="Flood at Holm", published=date(2023, 5, 3), url="https://news.example/dam")
        self.sentences, self.entities, self.denotes, self.statements = sentences, {}, {}, []

    def mention(self, words, type="Concept", kind=Kind.NOMINAL, entity=None, **facts):
        """A mention of the words where they first occur, and its entity."""
        start = self.document.text.index(words)
        end = start + len(words)
        number = next(i for i, (first, last) in enumerate(self.sentences) if first <= start < last)
        mention = Mention(self.document.id, start, end, words, words, type, kind, (start, end), number)
        self.denotes[mention.key] = id = entity or words.replace(" ", "_")
        self.entities.setdefault(id, Entity(id, words, type, kind, **facts))
        return mention

    def say(self, subject, words, relation, object, lemma, preposition=None, **facts):
        """A statement with its sentence as evidence."""
        start = self.document.text.index(words)
        first, last = next(ends for ends in self.sentences if ends[0] <= start < ends[1])
        evidence = Span(self.document.id, first, last, self.document.text[first:last])
        predicate = Predicate(lemma, relation, words, start, start + len(words), preposition)
        facts = {"evidence": (evidence,), **facts}
        self.statements.append(Statement(self.document.id, subject, predicate, object, **facts))
        return self.statements[-1]

    def resolved(self):
        return Resolved(self.document, tuple(self.entities.values()), self.denotes, tuple(self.statements))


def flood(id="news/dam"):
    """A document with one of everything that a statement can carry."""
    page = Page(id)
    quist = page.mention("Ada Quist", "Person", Kind.NAME, "Ada_Quist", aliases=("Quist",), wikidata="Q101")
    board, sluice = page.mention("water board", "Organization"), page.mention("Holm sluice", "Facility", involves=("Holm",))
    river, homes, engineers = page.mention("river"), page.mention("homes"), page.mention("engineers", "Group")
    holm, farmers = page.mention("Holm", "Place", Kind.NAME), page.mention("farmers", "Group", members=("Ada_Quist",))
    opened = page.say(board, "open", "opened", sluice, "open", factuality=Factuality.REQUESTED, source=Attribution(quist, "urge"))
    urged = page.say(quist, "urged", "urged", board, "urge", content=(opened.id,), time=Time("3 May", "2023-05-03"), confidence=0.934)
    says = Attribution(board, "say", Attribution(engineers, "according to"))
    page.say(
        river, "flooded", "flooded", homes, "flood", factuality=Factuality.REPORTED, source=says, place=holm,
        quantity=Quantity("2,500", 2500, None, "about"), arguments=(Argument("argument", holm, "near", "near Holm"),),
    )  # fmt: skip
    talked = page.say(quist, "talked", "talked_to", farmers, "talk", "to")
    statement = replace(urged, object=farmers, inferred=True, premises=(urged.id, talked.id), confidence=0.8)
    page.statements.append(statement)
    page.say(quist, "Mayor", "mayor_of", holm, "mayor of")
    return page.resolved()


def quads(resolved, *, policy="reported", ontology=ONTOLOGY, base="https://w3id.org/kg-news/"):
    """Everything that a build puts into a document's graph."""
    found = Writer(ontology, base=base).quads(resolved)
    return found + read_policy(policy).plain(found)


def store_of(*documents, path=None, policy="reported"):
    """A store with these documents."""
    store = GraphStore(path)
    for resolved in documents:
        store.replace(resolved.document.id, quads(resolved, policy=policy))
    return store
