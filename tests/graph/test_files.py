import pyoxigraph as ox
import pytest
from pyoxigraph import DefaultGraph
from rdflib import Dataset, Graph

from kg.errors import StoreError
from kg.graph.files import write_files
from kg.graph.store import GraphStore
from kg.model import Entity, Kind
from tests.graph.sample import Page, flood, quads, store_of


@pytest.fixture
def written(tmp_path):
    def write(store):
        write_files(store, turtle=tmp_path / "graph.ttl", trig=tmp_path / "graph.trig")
        return tmp_path / "graph.ttl", tmp_path / "graph.trig"

    return write


def again(path):
    """What a parser makes of the file, as a store keeps it."""
    store = ox.Store()
    store.load(path=str(path))
    return set(store)


def named(store):
    """What the documents say, each in its graph."""
    return {quad for quad in store.raw if quad.graph_name != DefaultGraph()}


def test_what_is_written_is_what_is_stored(written):
    store = store_of(flood(), flood("news/other"))
    turtle, trig = written(store)
    assert again(trig) == named(store)
    assert {quad.triple for quad in again(turtle)} == {quad.triple for quad in store.raw}


def test_rdflib_reads_the_same(written):
    store = store_of(flood())
    turtle, trig = written(store)
    assert len(Graph().parse(turtle)) == len(store)
    assert len(Dataset(default_union=True).parse(trig)) == len(store)


def test_the_order_of_reading_does_not_show(written):
    first = [path.read_bytes() for path in written(store_of(flood("a"), flood("b")))]
    second = [path.read_bytes() for path in written(store_of(flood("b"), flood("a")))]
    assert first == second


def test_turtle_has_each_subject_once_and_reads_well(written):
    turtle, _ = written(store_of(flood("a"), flood("b")))
    text = turtle.read_text()
    blocks = text.split("\n\n")[1:]
    subjects = [block.split(" ", 1)[0] for block in blocks]
    assert len(subjects) == len(set(subjects))
    quist = next(block for block in blocks if block.startswith("entity:Ada_Quist"))
    assert quist.startswith('entity:Ada_Quist a kgo:Person ;\n    rdfs:label "Ada Quist"@en ;\n')
    assert "rel:urged entity:farmers, entity:water_board" in quist
    assert "    kgo:confidence 0.93 ;\n" in text and "    kgo:quantity 2500 ;\n" in text


HOSTILE = ['"""', "back\\slash", "a\nb\tc", "<b>", "\ud800", "\x00\x07", "\u202eabc", "x.", "-x", "a/b", "%41", "é\u0301", "\u2028"]


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_hostile_text_comes_back(written, text):
    page = Page(text, text=f"{text} x flooded", sentences=[(0, len(text) + 10)])
    page.entities[text] = Entity(text, text, "Concept", Kind.NOMINAL, aliases=(text + "!",))
    page.say(page.mention("x", entity=text), "flooded", text, page.mention("x", entity=text), text)
    store = store_of(page.resolved())
    turtle, trig = written(store)
    assert again(trig) == named(store)
    assert len(Graph().parse(turtle)) == len(store)


def test_an_empty_graph_is_an_empty_file_with_prefixes(written):
    turtle, _ = written(GraphStore())
    assert again(turtle) == set()


def test_a_file_that_cannot_be_written_leaves_all_as_it_was(tmp_path):
    (tmp_path / "graph.ttl").mkdir()
    (tmp_path / "graph.trig").write_text("before")
    with pytest.raises(StoreError, match=r"graph\.ttl: cannot be written"):
        write_files(store_of(flood()), turtle=tmp_path / "graph.ttl", trig=tmp_path / "graph.trig")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["graph.trig", "graph.ttl"]


def test_a_missing_folder_is_told(tmp_path):
    with pytest.raises(StoreError, match="cannot be written"):
        write_files(store_of(flood()), turtle=tmp_path / "nowhere" / "graph.ttl")


def test_each_document_is_a_named_graph(written):
    _, trig = written(store_of(flood("a"), flood("b")))
    names = {quad.graph_name.value.rsplit("/", 1)[1] for quad in again(trig)}
    assert names == {"a", "b"} and len(quads(flood("a"))) * 2 == len(again(trig))
