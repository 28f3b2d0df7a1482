"""The door: every format writes the same bytes twice, whole files or none, and says what is wrong."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kg.errors import KgError, StoreError
from kg.export import FORMATS, export, file_name
from kg.export.write import PAIRS
from tests.export.sample import sample


@pytest.mark.parametrize("format", FORMATS)
def test_the_same_view_gives_the_same_bytes(format, tmp_path):
    text = export(sample(), format, tmp_path / "a")
    assert export(sample(), format) == text
    written = tmp_path / "a" / PAIRS[format][1] if format in PAIRS else tmp_path / "a"
    assert written.read_bytes().decode() == text


def test_another_process_writes_the_same_bytes():
    code = "import hashlib; from kg.export import *; from tests.export.sample import sample\n"
    code += "print(hashlib.sha256(''.join(export(sample(), format) for format in ('html', 'svg', 'csv')).encode()).hexdigest())"
    root = Path(__file__).parents[2]
    digests = {
        subprocess.run(
            [sys.executable, "-c", code], env=os.environ | {"PYTHONHASHSEED": seed}, cwd=root, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2")
    }
    assert len(digests) == 1


def test_an_unknown_format_is_named_with_those_that_there_are():
    with pytest.raises(KgError, match=r"'docx'.*graphml.*svg"):
        export(sample(), "docx")


def test_csv_is_two_tables_in_a_folder_or_side_by_side(tmp_path):
    export(sample(), "csv", tmp_path / "tables")
    export(sample(), "csv", tmp_path / "news.csv")
    assert sorted(p.name for p in tmp_path.rglob("*.csv")) == ["edges.csv", "news-nodes.csv", "news.csv", "nodes.csv"]


def test_a_place_that_cannot_be_written_is_named_and_nothing_is_left(tmp_path):
    (tmp_path / "file").write_text("mine")
    with pytest.raises(StoreError, match="file"):
        export(sample(), "dot", tmp_path / "file" / "graph.dot")
    with pytest.raises(StoreError, match="cannot write"):
        export(sample(), "dot", tmp_path)
    assert [p.name for p in tmp_path.iterdir()] == ["file"]


def test_every_format_has_a_file_name():
    assert {file_name(format) for format in FORMATS} >= {"graph.html", "graph.graphml", "graph.cyjs"}
