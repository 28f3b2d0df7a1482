"""What the README promises holds: its commands exist, its answers are the ones that are given, CI runs its test command."""

import re

import pytest

from tests.conftest import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
FIRST, SECOND = re.findall(r"^(python3 -m venv .*?)\s+#", README, re.MULTILINE)


def options():
    """The options of every command and group, by the words that call it."""
    from typer.main import get_command

    from kg.cli import app

    found, queue = {}, [("kg", get_command(app))]
    for words, command in queue:
        found[words] = {"--help", *(option for parameter in command.params for option in (*parameter.opts, *parameter.secondary_opts))}
        queue += [(f"{words} {name}", below) for name, below in getattr(command, "commands", {}).items()]
    return found


def test_every_command_is_documented():
    assert {"kg reason", "kg wikidata index"} < options().keys()
    assert [words for words in options() if not re.search(rf"`{words}\b", README)] == []


@pytest.mark.parametrize("call", sorted(set(re.findall(r"`(kg [^`\n]+)`", README))))
def test_every_option_in_the_readme_is_one_of_its_command(call):
    command = max((words for words in options() if re.match(rf"{words}\b", call)), key=len)
    assert command != "kg" or call.startswith("kg --"), "no such command"
    assert set(re.findall(r"--[a-z][a-z-]*", call)) <= options()[command]


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


def test_the_counts_of_cases_articles_and_rows_are_those_of_the_files():
    from tests.articles.__main__ import HERE, PARTS, read_rows
    from tests.constructions.cases import INDEPENDENT, read_cases

    cases, harder = read_cases(), read_cases(folder=INDEPENDENT)
    development, held_out = (list((HERE / part).glob("*.txt")) for part in PARTS)
    rows = sum(len(read_rows(article)) for article in (*development, *held_out))
    counts = (
        f"{len(cases)} short news texts by {len({case.construction for case in cases})} constructions",
        f"{len(harder)} harder ones",
        f"the held-out {sum(case.held_out for case in harder)} of them",
        f"{rows:,} rows of what must, and must not, be said of {len(development) + len(held_out)} articles",
        f"{len(held_out)} held out: ",
        f"{len(development)} others",
    )
    assert [told for told in counts if told not in README] == []
