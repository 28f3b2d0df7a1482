"""One question finds a transfer, whichever side tells it: the whole line, with the shipped model."""

import csv
import json
from pathlib import Path

import pytest

import kg
from kg.graph.named import question

TEXT = (
    "Norvik sold a ferry to Lerwall. Poland received tanks from Germany. Denmark supplied howitzers to Kenya. "
    "The police seized a boat from the smugglers. The hotel was sold to Qatar by Holm Group."
)


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    labels = Path(kg.__file__).parent / "models" / "en_kg_news" / "labels.json"
    if not json.loads(labels.read_text(encoding="utf-8")).get("roles"):
        pytest.skip("the shipped model has no heads for predicate roles")
    folder = tmp_path_factory.mktemp("transfers")
    (folder / "trade.txt").write_text(TEXT, encoding="utf-8")
    graph = kg.build([folder / "trade.txt"], out=folder / "output")
    rows = csv.DictReader(graph.query(question("who-gave-what-to-whom").sparql, format="csv").splitlines())
    return {(row["giver"], row["what"], row["recipient"]) for row in rows}


@pytest.mark.parametrize(
    "transfer",
    [("Norvik", "ferry", "Lerwall"), ("Germany", "tanks", "Poland"), ("Denmark", "howitzers", "Kenya"), ("smugglers", "boat", "police"), ("Holm Group", "hotel", "Qatar")],
    ids=["sold", "received", "supplied", "seized", "sold, passive"],
)  # fmt: skip
def test_giver_and_recipient_are_found(told, transfer):
    assert transfer in told
