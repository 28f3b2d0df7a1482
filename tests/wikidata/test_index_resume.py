"""Killed anywhere and run again, the same index comes out; a dump that breaks off is told, and goes on when the rest is there."""

import importlib
import os
import random
import signal
import subprocess
import sys
import time

import pytest

from kg.errors import SourceError, StoreError
from kg.wikidata.indexing import chunks as chunking
from kg.wikidata.indexing import draft, index
from kg.wikidata.indexing.draft import Draft
from tests.conftest import ROOT
from tests.wikidata.dumps import item, statement, write_json, write_triples


@pytest.fixture(autouse=True)
def unhurried(monkeypatch):
    """A disk that is not waited for: processes die here, machines do not."""
    monkeypatch.setattr(draft, "SYNCHRONOUS", "OFF")


ITEMS = [
    item(number, f"Name {number} Surname", aliases=[f"Alias {number}", "Everyone"], about=f"person {number % 7} of Ruritania", links=number % 40, P31=5, P27=1000,
         P569=f"{1900 + number % 90}-01-01", P39=statement("P39", 2000 + number % 3, start="2001-01-01"))
    for number in range(1, 150)
] + [item(2000 + number, f"minister {number}", P31=4164871, P17=1000) for number in range(3)]  # fmt: skip


class Killed(BaseException):
    """What no handler of the code under test may catch."""


@pytest.fixture
def small(monkeypatch):
    """Chunks of a few items, each kept at once."""
    monkeypatch.setattr(chunking, "_PACKED", 500)
    monkeypatch.setattr(chunking, "_PLAIN", 3000)
    monkeypatch.setattr(importlib.import_module("kg.wikidata.indexing.index"), "_SAVE_EVERY", 2)


def write(path):
    return write_triples(path, ITEMS) if ".nt" in path.name else write_json(path, ITEMS)


def killer(at):
    """A progress that ends the process, so to say, when it is told for the `at`-th time."""
    left = iter(range(at))

    def progress(_):
        if next(left, None) is None:
            raise Killed

    return progress


@pytest.mark.parametrize("name", ["d.json", "d.json.gz", "d.json.bz2", "d.nt", "d.nt.gz", "d.nt.bz2"])
def test_killed_again_and_again_it_makes_the_same_bytes(tmp_path, small, name):
    dump = write(tmp_path / name)
    index(dump, tmp_path / "whole")
    kills = 0
    while not (tmp_path / "often").exists():
        try:
            report = index(dump, tmp_path / "often", progress=killer(7))
        except Killed:
            kills += 1
            assert kills < 100
    assert kills > 1 and report.items == len(ITEMS)
    assert (tmp_path / "often").read_bytes() == (tmp_path / "whole").read_bytes()
    assert {path.name for path in tmp_path.iterdir()} == {name, "whole", "often"}


def test_it_goes_on_where_it_was(tmp_path, small):
    dump, seen = write(tmp_path / "d.json"), []
    with pytest.raises(Killed):
        index(dump, tmp_path / "out", progress=killer(10))
    report = index(dump, tmp_path / "out", progress=lambda progress: seen.append(progress.entities))
    assert seen[0] >= 20 and report.fresh < report.entities == len(ITEMS)


@pytest.mark.parametrize("step", range(9))
def test_killed_while_it_sorts_it_makes_the_same_bytes(tmp_path, step):
    dump = write(tmp_path / "d.json")
    index(dump, tmp_path / "whole")
    with pytest.raises(Killed):
        index(dump, tmp_path / "out", progress=killer(1 + step))
    index(dump, tmp_path / "out")
    assert (tmp_path / "out").read_bytes() == (tmp_path / "whole").read_bytes()


_RUN = """
import importlib, sys
from kg.wikidata.indexing import chunks, index
importlib.import_module("kg.wikidata.indexing.index")._SAVE_EVERY = 1
chunks._PLAIN = 50_000
if __name__ == "__main__":
    index(sys.argv[1], sys.argv[2], jobs=2)
"""


def test_a_real_kill_leaves_what_the_next_run_goes_on_from(tmp_path):
    items = [item(number, f"Name {number}", aliases=[f"Alias {number} {k}" for k in range(9)], P31=5) for number in range(1_500)]
    dump, part = write_json(tmp_path / "d.json", items), tmp_path / "out.part"
    (tmp_path / "run.py").write_text(_RUN)
    process = subprocess.Popen([sys.executable, tmp_path / "run.py", dump, tmp_path / "out"], env={**os.environ, "PYTHONPATH": str(ROOT)})
    while process.poll() is None and not (part.exists() and part.stat().st_size > 200_000):
        time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    process.wait()
    report = index(dump, tmp_path / "out")
    index(dump, tmp_path / "whole")
    assert report.fresh < report.entities == len(items)
    assert (tmp_path / "out").read_bytes() == (tmp_path / "whole").read_bytes()


def test_several_processes_make_the_same_bytes(tmp_path, monkeypatch):
    dump = write(tmp_path / "d.json.bz2")
    for jobs in (1, 2):
        index(dump, tmp_path / f"out{jobs}", jobs=jobs)
    assert (tmp_path / "out1").read_bytes() == (tmp_path / "out2").read_bytes()


@pytest.mark.parametrize("name", ["d.json", "d.json.gz", "d.json.bz2"])
def test_a_dump_that_breaks_off_is_told_and_goes_on_with_the_rest(tmp_path, small, name):
    dump = write(tmp_path / name)
    index(dump, tmp_path / "whole")
    whole = dump.read_bytes()
    for share in (0.5, 0.9):
        dump.write_bytes(whole[: int(len(whole) * share)])
        with pytest.raises(SourceError, match=r"breaks off.*run the same command again.*--partial"):
            index(dump, tmp_path / "out")
    dump.write_bytes(whole)
    index(dump, tmp_path / "out")
    assert (tmp_path / "out").read_bytes() == (tmp_path / "whole").read_bytes()


@pytest.mark.parametrize("name", ["d.json", "d.json.gz", "d.nt.gz"])
def test_what_there_is_of_a_dump_can_be_indexed(tmp_path, small, name):
    dump = write(tmp_path / name)
    dump.write_bytes(dump.read_bytes()[:-2000])
    report = index(dump, tmp_path / "out", partial=True)
    assert 0 < report.items < len(ITEMS)


def test_a_damaged_block_costs_its_own_items(tmp_path):
    chance = random.Random(1)
    items = [item(number, f"Name {number}", about="".join(chance.choices("abcdefghijklmnop", k=100)), P31=5) for number in range(1, 2_000)]
    dump = write_json(tmp_path / "d.json.bz2", items)
    data = bytearray(dump.read_bytes())
    data[len(data) // 2] ^= 0xFF
    dump.write_bytes(bytes(data))
    report = index(dump, tmp_path / "out")
    assert report.damaged == 1 and 0 < report.broken <= 2
    assert len(items) // 2 < report.items < len(items)


def test_damaged_gzip_says_where(tmp_path):
    dump = write(tmp_path / "d.json.gz")
    data = bytearray(dump.read_bytes())
    data[len(data) // 2 : len(data) // 2 + 20] = bytes(20)
    dump.write_bytes(bytes(data))
    with pytest.raises(SourceError, match=r"d\.json\.gz: (is damaged near|breaks off)"):
        index(dump, tmp_path / "out")


def test_two_at_once_and_other_options_are_told(tmp_path, small):
    dump = write(tmp_path / "d.json")
    with pytest.raises(Killed):
        index(dump, tmp_path / "out", progress=killer(5))
    with pytest.raises(StoreError, match="begun from another dump or with other options"):
        index(dump, tmp_path / "out", languages=("de",))
    other = write_json(tmp_path / "e.json", ITEMS[5:])
    with pytest.raises(StoreError, match="begun from another dump"):
        index(other, tmp_path / "out")
    draft = Draft(tmp_path / "busy.part")
    with pytest.raises(StoreError, match="another process is writing it"):
        index(dump, tmp_path / "busy")
    draft.close()
