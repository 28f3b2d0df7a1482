"""Killed at any moment, raced by another writer, read while it is written: the graph is the old one or the new one, never something between."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg import Graph, build
from kg.errors import StoreError
from kg.graph.query import rows
from kg.output import Draft
from kg.wikidata import Passages
from tests.conftest import ROOT, SEEDS
from tests.graph.sample import flood, quads

DOCUMENTS, KILLS, SECONDS = 4, 6, 20

# A build without the language model, so that it can be killed many times: the same folder, store and files as kg.build writes.
WRITE = """
import sys
from kg.build import copy_store, write_graph_files
from kg.graph.store import GraphStore
from kg.output import Draft
from tests.test_crash import documents
with Draft(sys.argv[1], copy=copy_store) as draft:
    with GraphStore(draft.store) as store:
        with store.batch() as batch:
            for id, found in documents():
                batch.replace(id, found)
        write_graph_files(draft, store)
    print("writing", flush=True)
    draft.publish()
"""


def documents(marker=""):
    return [(f"news/{n}", quads(flood(f"news/{n}{marker}"))) for n in range(DOCUMENTS)]


def write(out: Path) -> subprocess.Popen:
    return subprocess.Popen([sys.executable, "-c", WRITE, str(out)], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def content(out: Path):
    """Every byte of the files, and every quad of the store."""
    files = {name: (out / name).read_bytes() for name in ("graph.ttl", "graph.trig", "graph.html")}
    return files, sorted(map(str, ox.Store.read_only(str(out / "store"))))


def command(source: Path, out: Path) -> subprocess.Popen:
    words = [sys.executable, "-m", "kg", "build", str(source), "--out", str(out), "--quiet"]
    return subprocess.Popen(words, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def everything(out: Path):
    """As content, and what lies beside the graph."""
    return *content(out), (out / "sources.json").read_bytes(), (out / "passages.sqlite3").read_bytes()


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory):
    out = tmp_path_factory.mktemp("whole") / "out"
    started = time.perf_counter()
    assert write(out).wait(60) == 0
    return out, time.perf_counter() - started


@pytest.fixture
def built(tmp_path, undisturbed):
    """A folder of one's own with the graph in it."""
    return shutil.copytree(undisturbed[0], tmp_path / "out")


def test_killed_at_any_moment_the_same_command_gives_the_same_bytes(tmp_path, undisturbed):
    whole, seconds = content(undisturbed[0]), undisturbed[1]
    rng, stop = random.Random(7), time.monotonic() + SECONDS
    out = tmp_path / "out"
    for number in range(KILLS):
        process = write(out)
        if number % 2:  # in the moment when the draft is moved into place
            process.stdout.readline()
            time.sleep(rng.random() * 0.005)
        else:
            time.sleep(rng.random() * seconds)
        process.send_signal(signal.SIGKILL)
        process.wait()
        if (out / "graph.ttl").exists() and (out / "store").exists():
            Graph(out).store().close()  # a reader between two builds changes nothing
        if time.monotonic() > stop:
            break
    assert write(out).wait(60) == 0
    assert content(out) == whole
    assert sorted(path.name for path in out.iterdir()) == [".lock", "graph.html", "graph.trig", "graph.ttl", "store"]


def test_kg_build_itself_killed_while_it_reads_and_writes_gives_the_same_bytes_again(tmp_path):
    """With the shipped model, into a folder that has a graph: the articles' graph is whole before, between and after."""
    first, second = sorted(SEEDS.iterdir())
    build([first], out=tmp_path / "out")
    before = everything(shutil.copytree(tmp_path / "out", tmp_path / "whole"))
    started = time.perf_counter()
    assert command(second, tmp_path / "whole").wait(300) == 0
    seconds, whole = time.perf_counter() - started, everything(tmp_path / "whole")
    rng = random.Random(11)
    for part in (rng.uniform(0.1, 0.6), rng.uniform(0.6, 0.9), rng.uniform(0.9, 1.0)):
        process = command(second, tmp_path / "out")
        time.sleep(part * seconds)
        process.kill()
        process.wait()
        Graph(tmp_path / "out").store().close()  # whoever opens it finishes what was whole
        assert everything(tmp_path / "out") in (before, whole)
    assert command(second, tmp_path / "out").wait(300) == 0
    assert everything(tmp_path / "out") == whole


def test_one_document_read_again_changes_nothing_that_it_shares_with_others(tmp_path, seeds_out):
    out = shutil.copytree(seeds_out, tmp_path / "out")
    for article in sorted(SEEDS.iterdir()):
        build([article], out=out)
        assert content(out) == content(seeds_out)


def test_what_is_kept_for_linking_has_the_same_bytes_however_often_it_was_written(tmp_path):
    def written(path, *ids, copy_of=None, forgotten=()):
        with Passages(tmp_path / path, copy_of=copy_of) as passages:
            for id in ids:
                passages.put(flood(id))
            for id in forgotten:
                passages.forget(id)
        return (tmp_path / path).read_bytes()

    once = written("once", "a", "b")
    assert once == written("again", "b", "a", copy_of=tmp_path / "once")
    written("more", "c", copy_of=tmp_path / "again")
    assert once == written("less", copy_of=tmp_path / "more", forgotten=["c"])


def test_a_second_writer_is_told_who_holds_the_folder(tmp_path):
    from kg.build import copy_store

    with (
        Draft(tmp_path, copy=copy_store),
        pytest.raises(StoreError, match=rf"another process \(process {os.getpid()}\)"),
        Draft(tmp_path, copy=copy_store),
    ):
        pass


def test_the_lock_file_of_a_killed_writer_holds_nobody_up(tmp_path):
    from kg.build import copy_store

    (tmp_path / ".lock").write_text("process 1")
    with Draft(tmp_path, copy=copy_store) as draft:
        assert draft.path.exists()


def test_readers_read_while_a_build_writes_and_a_store_that_was_opened_before_answers_after(built):
    with Graph(built).store() as store:
        before = rows(store, "SELECT ?s ?p ?o { ?s ?p ?o } ORDER BY ?s ?p ?o")
        asked = 0
        while asked <= 10:  # on a slow machine, several builds
            process = write(built)
            while process.poll() is None:
                assert len(rows(Graph(built).store(), "SELECT ?d { ?d a kgo:Document }")) == DOCUMENTS
                asked += 1
            assert process.returncode == 0
        assert rows(store, "SELECT ?s ?p ?o { ?s ?p ?o } ORDER BY ?s ?p ?o") == before
