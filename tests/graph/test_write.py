from dataclasses import replace

import pyoxigraph as ox
import pytest

from kg.graph.query import run
from kg.graph.write import Writer, quads
from kg.model import Argument, Attribution, Candidate, Entity, Factuality, Kind, Quantity, Time
from tests.graph.sample import ONTOLOGY, Page, flood, store_of

CONTRACT = {
    "entity": 'entity:Ada_Quist a kgo:Person ; rdfs:label "Ada Quist"@en ; skos:altLabel "Quist"@en ; owl:sameAs wd:Q101 ; kgo:mentionedIn ?d',
    "described entity": 'entity:farmers kgo:kind "nominal" ; kgo:hasMember entity:Ada_Quist . entity:Holm_sluice kgo:involves entity:Holm',
    "plain triple": "entity:Ada_Quist rel:urged entity:water_board ; rel:talked_to entity:farmers ; rel:mayor_of entity:Holm",
    "statement": "?s a kgo:Statement, kgo:Request ; rdf:subject entity:Ada_Quist ; rdf:predicate rel:urged ; rdf:object entity:water_board ; "
    "kgo:factuality kgo:Asserted ; kgo:confidence 0.93 ; prov:wasDerivedFrom ?e ; kgo:content ?c . ?c rdf:predicate rel:opened",
    "time": '?s kgo:time "2023-05-03"^^xsd:date ; kgo:timeText "3 May"',
    "evidence": "?e a kgo:Evidence ; kgo:document ?d ; kgo:start 0 ; kgo:end 71 ; kgo:text ?t . ?d a kgo:Document",
    "source": '?s kgo:factuality kgo:Requested ; kgo:source entity:Ada_Quist ; kgo:attribution ?a . ?a kgo:source entity:Ada_Quist ; kgo:attributedBy "urge"',
    "nested source": "?s kgo:source entity:water_board ; kgo:attribution/kgo:parent/kgo:source entity:engineers",
    "only the nearest source": "?s kgo:attribution ?a . FILTER NOT EXISTS { ?s kgo:source entity:engineers }",
    "quantity": '?s rdf:predicate rel:flooded ; kgo:quantity 2500 ; kgo:quantityText "2,500" ; kgo:modifier "about" ; kgo:place entity:Holm',
    "argument": '?s kgo:argument ?a . ?a a kgo:Argument ; kgo:preposition "near" ; kgo:value entity:Holm ; kgo:text "near Holm"',
    "inference": "?s a kgo:Inferred ; rdf:object entity:farmers ; kgo:premise ?p, ?q . ?p rdf:predicate rel:urged . ?q rdf:predicate rel:talked_to",
    "relation": 'rel:urged a rdf:Property, kgo:Relation ; rdfs:label "urged"@en ; kgo:lemma "urge" ; kgo:evokes kgo:Request',
    "preposition": 'rel:talked_to rdfs:label "talked to"@en ; kgo:lemma "talk" ; kgo:preposition "to" ; rdfs:subPropertyOf kgo:communicatedWith',
    "role": "rel:mayor_of kgo:evokes kgo:HoldRole ; rdfs:subPropertyOf kgo:headOf",
    "document": '?d dcterms:identifier "news/dam" ; dcterms:title "Flood at Holm" ; dcterms:issued "2023-05-03"^^xsd:date ; '
    "dcterms:source <https://news.example/dam> ; kgo:textHash ?h",
}


@pytest.mark.parametrize("pattern", CONTRACT.values(), ids=CONTRACT)
def test_the_graph_keeps_its_contract(store, pattern):
    assert run(store, f"ASK {{ {pattern} }}")


def test_everything_is_in_the_documents_graph_and_has_a_name():
    found = list(quads(flood(), ONTOLOGY))
    assert {quad.graph_name.value for quad in found} == {"https://w3id.org/kg-news/document/news/dam"}
    assert not any(isinstance(term, ox.BlankNode) for quad in found for term in quad.triple)
    assert len(found) == len(set(found))


def test_the_same_reading_gives_the_same_quads():
    assert set(quads(flood(), ONTOLOGY)) == set(Writer(ONTOLOGY).quads(flood()))


def test_resources_lie_under_the_base_and_relations_do_not():
    found = {quad.subject.value for quad in quads(flood(), ONTOLOGY, base="https://me.example/")}
    assert "https://me.example/entity/Holm" in found and "https://w3id.org/kg-news/relation/urged" in found


def ask(page, pattern):
    return bool(run(store_of(page.resolved()), f"ASK {{ {pattern} }}"))


def test_a_statement_without_subject_or_object_has_neither():
    page = Page()
    page.say(None, "flooded", "flooded", page.mention("homes"), "flood")
    assert ask(page, "?s rdf:object entity:homes . FILTER NOT EXISTS { ?s rdf:subject ?x } FILTER NOT EXISTS { ?x rel:flooded ?y }")


def test_a_mention_that_denotes_nothing_is_left_out():
    page = Page()
    homes = page.mention("homes")
    page.denotes.clear()
    page.say(homes, "flooded", "flooded", None, "flood")
    assert ask(page, "?s rdf:predicate rel:flooded . FILTER NOT EXISTS { ?s rdf:subject ?x }")


def test_all_who_say_it_together_are_its_sources():
    page = Page()
    source = Attribution(page.mention("engineers", "Group"), "say", others=(page.mention("farmers", "Group"),))
    page.say(None, "flooded", "flooded", page.mention("homes"), "flood", source=source)
    assert ask(page, "?s kgo:source entity:engineers, entity:farmers ; kgo:attribution ?a . ?a kgo:source entity:engineers, entity:farmers")


def test_a_source_that_resolution_left_out_still_gets_a_node():
    page = Page()
    source = page.mention("engineers", "Group")
    page.denotes.clear()
    page.say(None, "flooded", "flooded", page.mention("homes"), "flood", source=Attribution(source, "say"))
    assert ask(page, '?s kgo:source ?who . ?who a kgo:Group ; rdfs:label "engineers"@en ; kgo:mentionedIn ?d')


def test_a_source_without_mention_is_kept_by_its_word():
    page = Page()
    page.say(
        None, "flooded", "flooded", page.mention("homes"), "flood", source=Attribution(None, "reportedly"), factuality=Factuality.ALLEGED
    )
    assert ask(page, '?s kgo:attribution/kgo:attributedBy "reportedly" . FILTER NOT EXISTS { ?s kgo:source ?x }')


def test_a_report_by_nobody_is_an_allegation():
    page = Page()
    page.say(page.mention("river"), "flooded", "flooded", page.mention("homes"), "flood", factuality=Factuality.REPORTED)
    assert ask(page, "?s kgo:factuality kgo:Alleged . FILTER NOT EXISTS { ?a rel:flooded ?b }")


@pytest.mark.parametrize("role", ["recipient", "beneficiary", "place", "destination", "topic", "instrument", "cause", "purpose"])
def test_named_roles_point_at_entities(role):
    page = Page()
    page.say(None, "flooded", "flooded", None, "flood", arguments=(Argument(role, page.mention("Holm"), "for", "for Holm"),))
    assert ask(page, f"?s kgo:{role} entity:Holm")


def test_an_argument_without_node_keeps_its_words_and_role():
    page = Page()
    page.say(
        None,
        "flooded",
        "flooded",
        None,
        "flood",
        arguments=(Argument("purpose", None, "for", "for nothing"), Argument("manner", text="slowly")),
    )
    assert ask(page, '?s kgo:manner "slowly" ; kgo:argument ?a . ?a kgo:role "purpose" ; kgo:text "for nothing"')


@pytest.mark.parametrize(
    ("value", "pattern"),
    [
        ("2023-05", '?s kgo:time "2023-05"^^xsd:gYearMonth'),
        ("P3D", '?s kgo:duration "P3D"^^xsd:duration'),
        ("2023-05-01/2023-05-03", '?s kgo:interval [ time:hasBeginning/time:inXSDDate "2023-05-01"^^xsd:date ; time:hasEnd ?e ] '),
        ("2023/..", "?s kgo:interval ?i . ?i time:hasBeginning ?b . FILTER NOT EXISTS { ?i time:hasEnd ?e }"),
        (None, "?s kgo:timeText ?t . FILTER NOT EXISTS { ?s kgo:time ?x }"),
        ("someday", "?s kgo:timeText ?t . FILTER NOT EXISTS { ?s kgo:time ?x }"),
    ],
)
def test_times_and_intervals(value, pattern):
    page = Page()
    page.say(None, "flooded", "flooded", None, "flood", time=Time("then", value))
    assert ask(page, pattern)


@pytest.mark.parametrize("own", [None, Quantity("300", 300)])
def test_a_statement_has_one_quantity_and_further_ones_in_words(own):
    page = Page()
    counted = [Argument("quantity", text=str(number), quantity=Quantity(str(number), number)) for number in (300, 51)]
    page.say(None, "flooded", "flooded", None, "flood", quantity=own, arguments=tuple(counted[1:] if own else counted))
    assert ask(page, '?s kgo:quantity 300 ; kgo:argument [ kgo:text "51" ] FILTER NOT EXISTS { ?s kgo:quantity 51 }')


def test_a_quantity_in_words_stays_words():
    page = Page()
    page.say(None, "flooded", "flooded", None, "flood", quantity=Quantity("dozens"))
    assert ask(page, '?s kgo:quantity "dozens"')


def test_candidates_have_scores_and_the_accepted_item_is_the_same():
    page = Page()
    page.entities["Holm"] = Entity(
        "Holm", "Holm", "Place", wikidata="Q1", candidates=(Candidate("Q1", 0.9), Candidate("Q2", 0.4, "Holm", "an islet"))
    )
    assert ask(
        page,
        'entity:Holm owl:sameAs wd:Q1 ; kgo:linkScore 0.9 ; kgo:candidate ?c . ?c kgo:item wd:Q2 ; kgo:score 0.4 ; skos:definition "an islet"@en',
    )


def test_content_and_members_outside_the_document_are_not_named():
    page = Page()
    page.mention("farmers", members=("nobody_here",))
    page.say(None, "flooded", "flooded", None, "flood", content=("0123456789abcdef",))
    assert ask(page, "entity:farmers kgo:kind ?k . FILTER NOT EXISTS { ?g kgo:hasMember ?m } FILTER NOT EXISTS { ?s kgo:content ?c }")


def test_the_property_of_a_verb_holds_only_for_fitting_prepositions():
    page = Page()
    for preposition in ("with", "about"):
        page.say(None, "talked", f"talked_{preposition}", None, "talk", preposition)
    assert ask(page, "rel:talked_with rdfs:subPropertyOf ?p . FILTER NOT EXISTS { rel:talked_about rdfs:subPropertyOf ?q }")


HOSTILE = [
    'say "hi"',
    "a\nb",
    "<script>alert(1)</script>",
    "} ; DROP GRAPH <x> #",
    "lone \ud800 half",
    "bell \x07",
    "\u202eright to left",
    "{0}%s\\",
    "'''",
    "",
]


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_hostile_text_is_only_text(text):
    page = Page(f"doc {text}", text=f"{text} x flooded", sentences=[(0, len(text) + 10)])
    page.document = replace(page.document, title=text, url=f"https://a.example/{text}")
    page.entities[text] = Entity(text, text, "Concept", Kind.NOMINAL, aliases=(text,))
    mention = page.mention("x", entity=text)
    page.say(mention, "flooded", text or "did", page.mention("flooded"), text)
    store = store_of(page.resolved())
    assert store.documents() == [f"doc {text}"]
    assert bool(run(store, "ASK { ?s rdf:subject ?e ; rdf:object ?o ; rdf:predicate ?r . ?e rdfs:label ?l ; ?r ?o . ?r kgo:lemma ?w }"))
