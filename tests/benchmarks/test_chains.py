"""The chains that readers marked in news: each row is a word of its text, each antecedent a marked word."""

import pytest

from .coreference_news import ARTICLES, news_texts, read_rows


@pytest.mark.parametrize("name", [name for name in read_rows() if not name.startswith("gmb-")])
def test_marks_are_words_of_the_article(name):
    text, rows = (ARTICLES / f"{name}.txt").read_text(encoding="utf-8"), read_rows()[name]
    marked = {row.start for row in rows}
    for row in rows:
        word = text[row.start : row.end]
        assert word and word == word.strip(), row
        assert row.start not in row.antecedents and marked.issuperset(row.antecedents), row


def test_what_takes_up_one_thing_is_one_chain():
    for text in news_texts("development"):
        chains = {mark.head: mark.chain for mark in text.mentions}
        for row in read_rows()[text.name]:
            if len(row.antecedents) == 1:
                assert chains[row.start] == chains[row.antecedents[0]], (text.name, row)
