"""What the README promises holds: its commands exist, its answers are the ones that are given, CI runs its test command."""

import re

import pytest

from tests.conftest import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
FIRST, SECOND = re.findall(r"^(python3 -m venv .*?)\s+#", README, re.MULTILINE)


def test_every_command_is_documented():
    from kg.cli import app

    names = [command.name or command.callback.__name__ for command in app.registered_commands]
    assert names and all(f"`kg {name}" in README for name in names)


def test_the_two_commands_are_those_that_are_tested():
    assert FIRST.endswith(".venv/bin/kg build seeds") and SECOND in (ROOT / ".ci" / "run").read_text()


@pytest.mark.parametrize("command", ["query", "why"])
def test_the_answers_in_the_readme_are_the_ones_that_are_given(kg, seeds_out, command):
    block = re.search(rf"^\$ kg {command} (.*?)\n(.*?)(?:\n\n|\n```)", README, re.MULTILINE | re.DOTALL)
    arguments = [word.strip("'\"") for word in re.findall(r"'[^']*'|\"[^\"]*\"|\S+", block[1])]
    given = set(kg(command, *arguments, out=seeds_out).out.splitlines())
    shortened = {line for line in block[2].splitlines() if line.endswith(" – …")}
    assert set(block[2].splitlines()) - shortened <= given


def test_the_steps_in_python_are_there(tmp_path):
    import kg

    documents = list(kg.read([ROOT / "seeds"]))
    linked = list(kg.link(kg.resolve(list(kg.extract(documents)))))
    assert [d.document.id for d in linked] == [d.id for d in documents]
    assert any(entity.wikidata for entity in linked[0].entities)


def test_spacy_users_add_the_component_to_the_shipped_pipeline():
    import spacy

    nlp = spacy.load(ROOT / "kg" / "models" / "en_kg_news")
    nlp.add_pipe("kg_statements")
    (statement,) = nlp("Rebels captured the town.")._.kg.statements
    assert (statement.subject.label, statement.predicate.relation, statement.object.label) == ("Rebels", "captured", "town")


def test_the_ready_made_questions_are_listed_with_the_rows_that_they_find(kg, seeds_out):
    told = dict(re.findall(r"^\| `([a-z-]+)` \| .*? \| (\d+) \|", README, re.MULTILINE))
    names = [line.split()[0] for line in kg("query", "--list").out.splitlines()]
    found = {name: len(kg("query", "--named", name, "--format", "tsv", out=seeds_out).out.splitlines()) - 1 for name in names}
    assert {name: int(rows) for name, rows in told.items()} == found
