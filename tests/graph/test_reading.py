"""Show, why, stats, view: the graph told to people and handed to other rooms."""

import pytest

from kg.errors import NotFound
from kg.graph.show import show
from kg.graph.stats import stats
from kg.graph.view import view
from kg.graph.why import why
from kg.model import Factuality
from tests.graph.sample import Page, flood, store_of


def test_why_gives_sentences_with_their_places(store):
    (found,) = why(store, "Ada Quist", "urged", "water board").explanations
    (sentence,) = found.edge.sentences
    assert (sentence.document, sentence.start, sentence.end) == ("news/dam", 0, 71)
    assert found.content == ("water board – opened – Holm sluice  [requested]",)
    assert "news/dam, characters 0–71" in str(why(store, "Ada Quist", "urged", "water board"))


def test_why_tells_how_an_edge_was_inferred(store):
    (found,) = why(store, "Ada Quist", "urged", "farmers").explanations
    assert found.edge.inferred and {premise.edge.relation for premise in found.premises} == {"urged", "talked_to"}
    assert "inferred from" in str(why(store, "Ada Quist", "urged", "farmers"))


def test_why_follows_sources_outwards(store):
    (found,) = why(store, "river").explanations
    assert found.sources == (("water board", "say"), ("engineers", "according to"))


@pytest.mark.parametrize(
    "name", ["ada quist", "Quist", "Ada_Quist", "entity:Ada_Quist", "https://w3id.org/kg-news/entity/Ada_Quist", "  Ada   Quist "]
)
@pytest.mark.parametrize("relation", ["talked to", "talked_to", "rel:talked_to", "talk", "Talked To"])
def test_names_and_relations_are_found_by_what_people_call_them(store, name, relation):
    assert len(why(store, name, relation).explanations) == 1


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        (("Ada Quest",), "did you mean 'Ada Quist'"),
        (("Ada Quist", "urgd"), "did you mean 'urged'"),
        (("river", "urged"), "no statement says 'river urged'"),
        (("zzzz",), "no entity of that name"),
        (("\ud800\n<script>",), "no entity of that name"),
    ],
)
def test_what_is_not_there_is_told_with_the_nearest(store, asked, message):
    with pytest.raises(NotFound, match=message):
        why(store, *asked)


def test_show_groups_what_is_said(store):
    groups = dict(show(store, "Ada Quist").groups)
    assert [str(fact) for fact in groups["roles"]] == ["Ada Quist mayor of Holm"]
    assert "Ada Quist urged farmers (2023-05-03)  [inferred]" in map(str, groups["does"])
    assert [str(fact) for fact in groups["says"]] == ["water board opened Holm sluice  [requested, Ada Quist]"]
    assert [fact.text for fact in groups["member of"]] == ["farmers"]


def test_show_marks_what_is_only_asked_or_reported(store):
    text = str(show(store, "water board"))
    assert "water board opened Holm sluice  [requested, Ada Quist]" in text
    assert "[reported, water board]" in text
    assert text.startswith("water board – Organization")


def test_others_of_the_same_name_are_named():
    page = Page()
    page.mention("Holm", "Place", entity="Holm")
    page.mention("Holm sluice", "Place", entity="Holm_2", aliases=("Holm",))
    assert show(store_of(page.resolved()), "Holm").others == ("Holm_2",)


def test_stats_count(store):
    found = stats(store)
    assert found.documents == {"news/dam": 6}
    assert found.statements == {"Asserted": 4, "Reported": 1, "Requested": 1}
    assert (found.inferred, found.plain, found.entities["Group"]) == (1, 5, 2)
    assert "Request" in str(found)


def test_the_view_has_every_node_and_edge(store):
    found = view(store)
    quist = next(node for node in found.nodes if node.id == "Ada_Quist")
    assert (quist.type, quist.kind, quist.aliases, quist.wikidata, quist.documents) == ("Person", "name", ("Quist",), "Q101", ("news/dam",))
    flooded = next(edge for edge in found.edges if edge.relation == "flooded")
    assert (flooded.source, flooded.target, flooded.factuality, flooded.attribution) == ("river", "homes", "reported", "water board")
    assert (flooded.place, flooded.quantity, flooded.arguments) == ("Holm", "2,500", (("near", "near Holm"),))
    assert [edge.source for edge in found.edges if edge.relation == "hasMember"] == ["farmers"]
    assert found.documents[0].published == "2023-05-03" and found.documents[0].url == "https://news.example/dam"


def test_the_view_is_sorted_whatever_came_first():
    assert view(store_of(flood("a"), flood("b"))) == view(store_of(flood("b"), flood("a")))


def test_edges_without_subject_or_object_stay():
    page = Page()
    page.say(None, "flooded", "flooded", None, "flood")
    (edge,) = view(store_of(page.resolved())).edges
    assert (edge.source, edge.target, edge.plain) == (None, None, False)


def test_only_sure_statements_are_plain_edges():
    page = Page()
    river, homes = page.mention("river"), page.mention("homes")
    page.say(river, "flooded", "flooded", homes, "flood")
    page.say(river, "had", "flooded", homes, "flood", factuality=Factuality.POSSIBLE)
    assert {edge.factuality: edge.plain for edge in view(store_of(page.resolved())).edges} == {"asserted": True, "possible": False}


def test_the_label_that_most_documents_use_wins():
    pages = [Page(f"d{i}") for i in range(3)]
    for page, words in zip(pages, ("Quist", "Ada Quist", "Quist"), strict=True):
        page.mention(words, "Person", entity="Ada_Quist")
    (node,) = view(store_of(*(page.resolved() for page in pages))).nodes
    assert (node.label, node.aliases) == ("Quist", ("Ada Quist",))
