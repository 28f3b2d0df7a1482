"""Whatever stands in a text, reading it ends with statements or none: cut and shuffled sentences, on the shipped model."""

from pathlib import Path
from random import Random

import pytest

from kg.build import extract, resolve
from kg.model import Document

ARTICLES = sorted((Path(__file__).parents[1] / "articles" / "development").glob("*.txt"))
ODD = ("having", "of whom , Ann Lee ,", ", which experts say", "were to", "Without Borders", "according to", ", a charge that", "&", "The fall of", "pro-India")


def broken(seed: int) -> list[str]:
    """Sentences of articles with their ends cut off, their words in disorder, or words put in that rules look for."""
    random, made = Random(seed), []
    for path in ARTICLES:
        for sentence in path.read_text(encoding="utf-8").replace("\n", " ").split(". "):
            words = sentence.split()
            if random.random() < 0.4:
                random.shuffle(words)
            at = random.randint(0, len(words))
            words[at:at] = random.choice(ODD).split()
            made.append(" ".join(words[: random.randint(1, len(words))]))
    return made


@pytest.mark.parametrize("seed", range(2))
def test_no_text_breaks_the_reading(seed):
    texts = broken(seed)
    readings = list(extract(Document(f"d{i}", text) for i, text in enumerate(texts)))
    assert len(list(resolve(readings))) == len(texts)


def test_a_name_inside_the_last_token_has_a_place():
    (reading,) = extract([Document("d", "The rally in Dhaka backed groups that are pro-India")])
    assert reading.statements
