"""The graphs of whole articles, on the shipped model."""

import pytest

from tests.articles.__main__ import HERE, PARTS, judged, read_rows

# What holds today, in per cent of the rows.
LEAST = 80.0


@pytest.mark.parametrize("part", PARTS)
def test_an_articles_graph_says_what_it_should(part):
    found = list(judged(part))
    assert 100 * sum(held for _, held in found) / len(found) >= LEAST
    never = [held for row, held in found if row.want == "never"]
    assert sum(never) >= len(never) - 1


def test_every_article_has_rows_and_stands_in_one_part():
    articles = [path for part in PARTS for path in (HERE / part).glob("*.txt")]
    assert len({path.stem for path in articles}) == len(articles)
    assert min(len(read_rows(path)) for path in articles) >= 20


def test_a_row_that_wants_something_else_is_told(tmp_path):
    article = tmp_path / "a.txt"
    article.with_suffix(".tsv").write_text("a\tAnn\tsing\tsong\tmaybe\n", encoding="utf-8")
    with pytest.raises(ValueError, match="maybe"):
        read_rows(article)
