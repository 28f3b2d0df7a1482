"""Raw-text scores match words by their characters."""

import pytest
import spacy
from spacy.tokens import Doc

from kg.training.raw import raw_scores, texts

FILE = """# newdoc id = one
# newpar
# sent_id = 1
1-2	Don't	_	_	_	_	_	_	_	_
1	Do	do	AUX	VB	_	3	aux	_	_
2	n't	not	PART	RB	_	3	advmod	_	_
3	go	go	VERB	VB	_	0	root	_	SpaceAfter=No
4	.	.	PUNCT	.	_	3	punct	_	_

# newpar
# sent_id = 2
1	Why	why	ADV	WRB	_	0	root	_	SpaceAfter=No
2	?	?	PUNCT	.	_	1	punct	_	_

"""


@pytest.fixture
def documents(tmp_path):
    (tmp_path / "ud-gum" / "file-lists").mkdir(parents=True)
    (tmp_path / "ud-gum" / "sources").mkdir()
    (tmp_path / "ud-gum" / "file-lists" / "files.dev").write_text("GUM_news_one\nGUM_news_missing\n", encoding="utf-8")
    (tmp_path / "ud-gum" / "sources" / "GUM_news_one.conllu").write_text(FILE, encoding="utf-8")
    return list(texts(tmp_path, "gum", "dev", genre="news"))


class Fixed:
    """A pipeline that gives one Doc, whatever the text."""

    def __init__(self, doc):
        self.doc = doc

    def pipe(self, stream):
        return [self.doc for _ in stream]


def doc(words, heads, deps, starts):
    return Doc(spacy.blank("en").vocab, words=words, heads=heads, deps=deps, sent_starts=starts)


def test_text_and_gold(documents):
    (text,) = documents
    assert text.text.rstrip() == "Don't go.\n\nWhy?"
    assert [span for span, _, _ in text.words] == [(0, 2), (2, 5), (5, 7), (7, 8), (8, 11), (11, 12)]
    assert text.sentences == [(0, 8), (8, 12)]


def test_all_right(documents):
    said = doc(["Do", "n't", "go", ".", "Why", "?"], [2, 2, 2, 2, 4, 4], ["aux", "advmod", "ROOT", "punct", "ROOT", "punct"], [1, 0, 0, 0, 1, 0])
    assert set(raw_scores(Fixed(said), documents).values()) == {100.0}


def test_a_wrong_token_costs_itself_and_what_hangs_on_it(documents):
    said = doc(["Don't", "go", ".", "Why", "?"], [1, 1, 1, 3, 3], ["aux", "ROOT", "punct", "ROOT", "punct"], [1, 0, 0, 1, 0])
    scores = raw_scores(Fixed(said), documents)
    assert scores["sentences"] == 100.0
    assert scores["words"] == pytest.approx(200 * 4 / 11) == scores["LAS"]
