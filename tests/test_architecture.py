"""Who may import whom, and which room may know which third party: the table of the README, held."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FILES = sorted((ROOT / "kg").rglob("*.py"))
# What every room may import; then what each layer may.
GROUND = {"kg.model", "kg.errors", "kg.view", "kg.lexicon"}
ROOMS = ("reader", "language", "resolve", "wikidata", "graph", "export")
FENCES = {
    "spacy": {"language"}, "onnxruntime": {"language"}, "tokenizers": {"language"}, "lemminflect": {"language"},
    "rdflib": {"graph"}, "pyoxigraph": {"graph"}, "oxrdflib": {"graph"}, "pyshacl": {"graph"},
    "networkx": {"export"}, "trafilatura": {"reader"}, "typer": {"cli", "training"}, "torch": {"training"}, "onnx": {"training"},
}  # fmt: skip


def imports(path):
    """Every module that a file imports, wherever in it, but for what only a type checker reads."""
    queue = [ast.parse(path.read_text(encoding="utf-8"))]
    for node in queue:
        if isinstance(node, ast.If) and getattr(node.test, "id", "") == "TYPE_CHECKING":
            queue.extend(node.orelse)
            continue
        queue.extend(ast.iter_child_nodes(node))
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def room(path):
    """The room of a file, by the name of its folder, or its own at the top."""
    return path.relative_to(ROOT / "kg").parts[0]


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_file_imports_only_what_its_room_may(path):
    here = room(path)
    for name in imports(path):
        owners = FENCES.get(name.split(".")[0])
        # Training makes the language room's model: it may know what that room knows.
        assert owners is None or here in owners or (here == "training" and "language" in owners), f"{name} is fenced into {owners}"
        if not name.startswith("kg"):
            continue
        target = name.split(".")[1] if "." in name else ""
        if here in ROOMS:
            assert name in GROUND or target == here, f"a room imports a sibling: {name}"
        elif here in ("model.py", "errors.py", "view.py", "lexicon.py"):
            assert name in GROUND, f"the ground imports a room: {name}"
        elif here != "training":
            assert target != "training" and (here in ("cli", "__main__.py") or target != "cli"), f"{name} is above or beside"


def test_the_command_line_starts_without_heavy_packages():
    import subprocess
    import sys

    code = "import sys, kg.cli; print(sorted({'spacy', 'numpy', 'onnxruntime', 'rdflib', 'pyoxigraph', 'networkx'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"
