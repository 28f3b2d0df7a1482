"""The terms that written graphs use, one name each: classes in capitals, properties in small letters, as in ontology/kg.ttl."""

from __future__ import annotations

from pyoxigraph import NamedNode

from kg.graph.terms import DCTERMS, OWL, PROV, RDF, RDFS, SKOS, TIME, XSD, kgo

# Shared with everyone
a, Property, subject, predicate, object_ = (NamedNode(RDF + name) for name in ("type", "Property", "subject", "predicate", "object"))
label, subproperty_of = NamedNode(RDFS + "label"), NamedNode(RDFS + "subPropertyOf")
alias, definition = NamedNode(SKOS + "altLabel"), NamedNode(SKOS + "definition")
same_as, different_from = NamedNode(OWL + "sameAs"), NamedNode(OWL + "differentFrom")
derived_from = NamedNode(PROV + "wasDerivedFrom")
identifier, title, issued, address, language = (
    NamedNode(DCTERMS + name) for name in ("identifier", "title", "issued", "source", "language")
)
Interval, Instant, beginning, ending = (NamedNode(TIME + name) for name in ("Interval", "Instant", "hasBeginning", "hasEnd"))
# How OWL-Time writes an instant, by the datatype of its value.
WRITTEN = {
    XSD + "date": NamedNode(TIME + "inXSDDate"), XSD + "gYearMonth": NamedNode(TIME + "inXSDgYearMonth"),
    XSD + "gYear": NamedNode(TIME + "inXSDgYear"), XSD + "dateTime": NamedNode(TIME + "inXSDDateTime"),
}  # fmt: skip

# Our own: classes
Statement, Inferred, Attribution, Argument = (kgo(name) for name in ("Statement", "Inferred", "Attribution", "Argument"))
Evidence, Document, Candidate, Relation = (kgo(name) for name in ("Evidence", "Document", "Candidate", "Relation"))

# of statements
factuality, confidence, certainty, presupposed = (kgo(name) for name in ("factuality", "confidence", "certainty", "presupposed"))
content, premise = kgo("content"), kgo("premise")
source, attribution, attributed_by, parent = (kgo(name) for name in ("source", "attribution", "attributedBy", "parent"))
argument, role, preposition, value, manner, place = (kgo(name) for name in ("argument", "role", "preposition", "value", "manner", "place"))
time, duration, interval, time_text = (kgo(name) for name in ("time", "duration", "interval", "timeText"))
quantity, quantity_text, unit, modifier = (kgo(name) for name in ("quantity", "quantityText", "unit", "modifier"))

# of evidence and documents
document, start, end, text, text_hash = (kgo(name) for name in ("document", "start", "end", "text", "textHash"))

# of entities and relations
involves, has_member, mentioned_in, kind = (kgo(name) for name in ("involves", "hasMember", "mentionedIn", "kind"))
candidate, item, score, link_score = (kgo(name) for name in ("candidate", "item", "score", "linkScore"))
lemma, evokes = kgo("lemma"), kgo("evokes")

# Roles of arguments that have a property of their own; the word "source" is taken by who says so.
ROLES = {name: kgo(name) for name in ("recipient", "beneficiary", "place", "destination", "topic", "instrument", "cause", "purpose")}
ROLES["source"] = kgo("origin")
# Participants: PropBank's numbered parts, and those of a transfer in common words.
PARTS = {f"A{number}": kgo(f"arg{number}") for number in range(5)}
TRANSFER = {name: kgo(name) for name in ("giver", "theme", "recipient")}
