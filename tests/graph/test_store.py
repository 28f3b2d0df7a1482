import pytest

from kg.errors import NotFound, StoreError
from kg.graph.query import rows, run
from kg.graph.store import GraphStore
from tests.graph.sample import Page, flood, quads, store_of


def changed(id="news/dam"):
    page = Page(id)
    page.say(page.mention("river"), "flooded", "flooded", page.mention("homes"), "flood")
    return page.resolved()


def content(store):
    return {graph.value: store.lines(graph) for graph in store.graphs()}


def test_a_document_read_again_replaces_its_graph_alone():
    store = store_of(flood(), flood("news/other"))
    other = content(store)["https://w3id.org/kg-news/document/news/other"]
    store.replace("news/dam", quads(changed()))
    assert content(store) == {**content(store_of(changed())), "https://w3id.org/kg-news/document/news/other": other}


def test_the_same_document_again_changes_nothing():
    store = store_of(flood())
    before = content(store)
    store.replace("news/dam", quads(flood()))
    assert content(store) == before


def test_forgetting_removes_exactly_the_documents_support():
    store = store_of(flood(), flood("news/other"))
    store.forget("news/dam")
    assert store.documents() == ["news/other"]
    assert content(store) == content(store_of(flood("news/other")))
    assert run(store, "ASK { entity:Ada_Quist rel:urged entity:water_board }")


def test_forgetting_what_is_not_there_is_told():
    with pytest.raises(NotFound, match="nothing/like/it"):
        store_of(flood()).forget("nothing/like/it")


@pytest.mark.parametrize("small", [10**9, 0], ids=["in a transaction", "in bulk"])
def test_a_batch_gives_the_same_store(tmp_path, small, monkeypatch):
    documents = [flood(f"news/{i}") for i in range(5)]
    monkeypatch.setattr("kg.graph.store.Batch.SMALL", small)
    monkeypatch.setattr("kg.graph.store.Batch.PORTION", 300)
    with GraphStore(tmp_path / "store") as store:
        store.replace("news/0", quads(changed("news/0")))
        with store.batch() as batch:
            for resolved in documents:
                batch.replace(resolved.document.id, quads(resolved))
            batch.replace("news/4", quads(documents[4]))
        assert content(store) == content(store_of(*documents))


def test_a_batch_that_fails_writes_nothing_more():
    store = GraphStore()
    with pytest.raises(ZeroDivisionError), store.batch() as batch:
        batch.replace("news/dam", quads(flood()))
        raise ZeroDivisionError
    assert store.documents() == []


def test_what_was_written_is_there_for_the_next(tmp_path):
    store_of(flood(), path=tmp_path / "store").close()
    with GraphStore(tmp_path / "store", read_only=True) as store:
        assert store.documents() == ["news/dam"]


def test_one_writer_at_a_time(tmp_path):
    with GraphStore(tmp_path / "store"), pytest.raises(StoreError, match="another process"):
        GraphStore(tmp_path / "store")


def test_a_missing_store_is_told_and_not_made(tmp_path):
    with pytest.raises(StoreError, match="no graph store"):
        GraphStore(tmp_path / "store", read_only=True)
    assert not (tmp_path / "store").exists()


def test_a_file_in_the_way_is_told(tmp_path):
    (tmp_path / "store").write_text("mine")
    with pytest.raises(StoreError, match="store"):
        GraphStore(tmp_path / "store")
    assert (tmp_path / "store").read_text() == "mine"


def test_a_damaged_store_is_told(tmp_path):
    store_of(flood(), path=tmp_path / "store").close()
    (tmp_path / "store" / "CURRENT").write_text("nonsense")
    with pytest.raises(StoreError, match="store"):
        GraphStore(tmp_path / "store")


def test_a_closed_store_says_so():
    store = store_of(flood())
    store.close()
    with pytest.raises(StoreError, match="closed"):
        store.documents()


def test_readers_find_the_base_that_the_store_was_built_with(tmp_path):
    with GraphStore(tmp_path / "store", base="https://me.example/") as store:
        store.replace("news/dam", quads(flood(), base="https://me.example/"))
    with GraphStore(tmp_path / "store", read_only=True) as store:
        assert store.documents() == ["news/dam"]
        assert rows(store, "SELECT ?l WHERE { entity:Ada_Quist rdfs:label ?l }") == [{"l": "Ada Quist"}]
    with pytest.raises(StoreError, match="--base https://me"):
        GraphStore(tmp_path / "store")


def test_entities_that_are_known_are_given_to_resolution():
    store = store_of(flood(), flood("news/other"))
    known = list(store.known())
    assert ("Ada_Quist", "Ada Quist", ("Quist",), "Person", 2) in known
    assert "engineers" not in [id for id, *_ in known]  # a common noun has its words for its id, whoever reads it when
    assert list(store.known(without=["news/dam", "news/other"])) == []


def test_a_copy_is_a_store_of_its_own(tmp_path):
    store_of(flood(), path=tmp_path / "store").close()
    with GraphStore(tmp_path / "store", read_only=True) as store:
        store.copy_to(tmp_path / "copy")
    with GraphStore(tmp_path / "copy") as copy:
        copy.forget("news/dam")
    with GraphStore(tmp_path / "store", read_only=True) as store:
        assert store.documents() == ["news/dam"]


def test_what_two_documents_say_is_one_row_until_both_are_forgotten():
    store, asked = store_of(flood("a"), flood("b")), "SELECT ?b WHERE { entity:Ada_Quist rel:urged ?b }"
    assert len(rows(store, asked)) == 2
    store.forget("a")
    assert len(rows(store, asked)) == 2
    store.forget("b")
    assert rows(store, asked) == [] and len(store) == 0
