"""The W3C's formats are read back by readers that are not ours: rapper, Apache Jena's riot, rdflib, and the engine's own parsers."""

import json
import shutil
import subprocess
import zipfile
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import Dataset

from kg.errors import KgError
from kg.graph.serialise import FORMATS, serialise
from kg.model import Entity, Kind
from tests.graph.sample import Page, flood, store_of

JARS = Path("/usr/share/java")
# What Debian's Jena 4.5 needs of Debian's jars; all of them together clash.
JENA = (
    "jena-cmds jena-arq jena-core jena-base jena-iri jena-tdb jena-rdfconnection slf4j-api slf4j-simple commons-cli commons-codec commons-compress "
    "commons-csv commons-io commons-lang3 thrift httpclient httpcore gson protobuf jackson-core jackson-databind jackson-annotations guava dexx.collection"
)
AWKWARD = 'a "b" \\ <c> {d} 𝔸 é\u0301 \u2028 //x'


@pytest.fixture(scope="module")
def store():
    """Two documents, one of them with names that every format could trip over."""
    page = Page(AWKWARD, text=f"{AWKWARD} x flooded", sentences=[(0, len(AWKWARD) + 10)])
    page.entities[AWKWARD] = Entity(AWKWARD, AWKWARD, "Concept", Kind.NOMINAL, aliases=("//y\n",))
    page.say(page.mention("x", entity=AWKWARD), "flooded", "flooded", page.mention("x", entity=AWKWARD), "flood")
    store = store_of(flood(), page.resolved())
    store.derive([ox.Triple(*(ox.NamedNode(f"https://x.example/{name}") for name in "spo"))])
    return store


def named(store):
    return {quad for quad in store.raw if quad.graph_name != ox.DefaultGraph()}


def from_documents(store):
    return {quad.triple for quad in store.quads()}


def expected(store, format):
    """What the format holds: the dataset, or the union of the documents."""
    return named(store) if format in ("trig", "nquads", "jsonld") else from_documents(store)


def as_kept(quads):
    store = ox.Store()
    store.extend(ox.Quad(q.subject, q.predicate, q.object, getattr(q, "graph_name", ox.DefaultGraph())) for q in quads)
    return set(store)


@pytest.mark.parametrize("format", ["turtle", "trig", "nquads"])
def test_rapper_reads_the_same_count(store, format, tmp_path):
    if not shutil.which("rapper"):
        pytest.skip("rapper is not installed: apt-get install raptor2-utils")
    serialise(store, format, tmp_path / "graph")
    done = subprocess.run(
        ["rapper", "-q", "-i", format, "-o", "nquads", tmp_path / "graph", "https://x.example/"], capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert len(done.stdout.splitlines()) == len(expected(store, format))


@pytest.fixture(scope="module")
def riot(tmp_path_factory):
    """Apache Jena's reader: files → quads, one list a file."""
    jars = [JARS / f"{name}.jar" for name in JENA.split()]
    if not shutil.which("java") or not all(jar.exists() for jar in jars):
        pytest.skip("Apache Jena is not installed: apt-get install libapache-jena-java default-jre-headless")
    # Debian's package has the messages of its copy of Xerces where its code does not look for them.
    messages = tmp_path_factory.mktemp("jena")
    with zipfile.ZipFile(JARS / "jena-core.jar") as jar:
        for name in jar.namelist():
            if name.startswith("org/apache/jena/ext/xerces/") and name.endswith(".properties"):
                target = messages / name.removeprefix("org/apache/jena/ext/")
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(jar.read(name))
    path = ":".join(map(str, (messages, *jars)))

    def read(*files):
        command = ["java", "-XX:TieredStopAtLevel=1", "-cp", path, "riotcmd.riot", "--output=nquads", *map(str, files)]
        done = subprocess.run(command, capture_output=True, check=False, timeout=120)
        # It warns of letters above the basic plane in IRIs, which it takes for halves of surrogate pairs.
        assert b"ERROR" not in done.stderr, done.stderr[-2000:]
        return list(ox.parse(done.stdout, format=ox.RdfFormat.N_QUADS))

    return read


def test_jena_reads_the_same_terms(store, riot, tmp_path):
    for format in ("turtle", "trig", "nquads"):
        serialise(store, format, tmp_path / f"{format}{Path(FORMATS[format]).suffix}")
    found = as_kept(riot(*sorted(tmp_path.iterdir())))
    assert found == as_kept([*from_documents(store), *named(store)])


@pytest.mark.parametrize("format", ["trig", "nquads", "jsonld"])
def test_rdflib_reads_the_same_count(store, format):
    read = Dataset().parse(data=serialise(store, format), format={"jsonld": "json-ld"}.get(format, format))
    assert len(list(read.quads((None, None, None, None)))) == len(named(store))


@pytest.mark.parametrize("format", ["trig", "nquads", "jsonld"])
def test_the_dataset_comes_back(store, format):
    kinds = {"trig": ox.RdfFormat.TRIG, "nquads": ox.RdfFormat.N_QUADS, "jsonld": ox.RdfFormat.JSON_LD}
    assert as_kept(ox.parse(serialise(store, format), format=kinds[format])) == named(store)


def test_json_ld_reads_well(store):
    found = json.loads(serialise(store, "jsonld"))
    nodes = {node["@id"]: node for graph in found["@graph"] for node in graph["@graph"]}
    assert nodes["entity:Ada_Quist"]["rdfs:label"] == "Ada Quist" and nodes["entity:Ada_Quist"]["@type"] == "kgo:Person"
    assert found["@context"]["kgo:factuality"] == {"@type": "@id"}


RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"


def test_reifiers_say_the_same_as_statements(store):
    read = set(ox.parse(serialise(store, "turtle12"), format=ox.RdfFormat.TURTLE))
    parts = [ox.NamedNode(RDF + name) for name in ("subject", "predicate", "object")]
    undone = {t for t in read if not isinstance(t.object, ox.Triple)}
    for reified in read - undone:
        stated = (reified.object.subject, reified.object.predicate, reified.object.object)
        undone |= {ox.Quad(reified.subject, part, term, ox.DefaultGraph()) for part, term in zip(parts, stated, strict=True)}
    assert as_kept(undone) == as_kept(from_documents(store))


def test_what_does_not_hold_is_not_said_by_its_reifier(store):
    text = serialise(store, "turtle12")
    asked = "entity:water_board rel:opened entity:Holm_sluice"
    assert f"<< {asked} ~ statement:" in text and "entity:Ada_Quist rel:urged entity:water_board ~ statement:" in text
    triple = tuple(
        ox.NamedNode(f"https://w3id.org/kg-news/{name}") for name in ("entity/water_board", "relation/opened", "entity/Holm_sluice")
    )
    assert triple not in {(t.subject, t.predicate, t.object) for t in ox.parse(text, format=ox.RdfFormat.TURTLE)}


@pytest.mark.parametrize("format", FORMATS)
def test_the_same_graph_gives_the_same_bytes(format):
    first, second = store_of(flood("a"), flood("b")), store_of(flood("b"), flood("a"))
    assert serialise(first, format) == serialise(second, format)


def test_an_unknown_format_is_told(store):
    with pytest.raises(KgError, match="turtle12"):
        serialise(store, "n3")
