"""The graph of four sources (plain text, HTML, JSON Lines), built once, and its documents read again."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kg import build, extract
from kg.api import Graph
from kg.graph.policy import read_policy
from kg.graph.write import Writer
from kg.lexicon import ontology
from kg.reader import read
from kg.verify.verify import Ground

NEWS = Path(__file__).parent / "news"


@pytest.fixture(scope="session")
def built(tmp_path_factory) -> Path:
    """A folder with the sources and the output of a build; tests that change something change a copy."""
    folder = tmp_path_factory.mktemp("verify")
    shutil.copytree(NEWS, folder / "news")
    build([folder / "news"], out=folder / "output")
    return folder


@pytest.fixture(scope="session")
def ground(built) -> Ground:
    store = Graph(built / "output").store()
    return Ground(store, ontology(), Writer(ontology(), base=store.names.base))


@pytest.fixture(scope="session")
def readings(built) -> dict:
    """The documents read again, by id."""
    return {reading.document.id: reading for reading in extract(read([built / "news"]))}


@pytest.fixture(scope="session")
def policy():
    return read_policy()
