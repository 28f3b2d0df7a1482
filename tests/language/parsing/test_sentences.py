"""Paragraphs from layout, windows from paragraphs."""

import numpy as np
import pytest

from kg.language.parsing.sentences import MAX_PIECES, MAX_WORDS, impossible_starts, likely_starts, paragraph_starts, windows


def paragraphs(text):
    starts = [0, *paragraph_starts(text)]
    return [text[a:b].strip() for a, b in zip(starts, [*starts[1:], len(text)], strict=True)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A headline\n\nA story.", ["A headline", "A story."]),
        ("A headline\nA story.\r\nMore.", ["A headline", "A story.", "More."]),
        ("One. Two.", ["One. Two."]),
        ("Talks on:\n- grain\n- gas\n1. oil", ["Talks on:", "- grain", "- gas", "1. oil"]),
        ("Goals\tPoints\n\tIndented", ["Goals", "Points", "Indented"]),
        ("\n\nAfter a gap\u2028next", ["", "After a gap", "next"]),
        ("The bridge at dawn. Image: Ana Ruiz. The river rose", ["The bridge at dawn.", "Image: Ana Ruiz. The river rose"]),
        ("Friday, June 3, 2016 The court ruled", ["Friday, June 3, 2016", "The court ruled"]),
        ("It improved the image: Critics agreed", ["It improved the image: Critics agreed"]),
        ("The minister of finance of the republic said that the\nbudget would pass.", None),
    ],
)
def test_layout(text, expected):
    assert paragraphs(text) == (expected or [text])


def test_wrapped_lines_are_one_paragraph():
    text = (
        "The central bank of the country raised its main rate on\n"
        "Tuesday to eleven per cent. Analysts had expected a much\n"
        "smaller step, and the currency rose. Exporters asked for\n"
        "help.\n"
        "A separate report comes out next week, according to bank\n"
        "officials who asked not to be named."
    )
    assert len(paragraphs(text)) == 2


def test_a_sentence_may_begin_after_a_full_stop_and_closing_quotes():
    words, spaces = ["“", "No", ".", "”", "He", "left", ".", '"', "Why", "?", '"'], [0, 0, 0, 1, 1, 0, 1, 0, 0, 0, 1]
    assert np.flatnonzero(likely_starts(words, impossible_starts(words, spaces))).tolist() == [4, 7]


@pytest.mark.parametrize(
    ("text", "possible"),
    [("‘ It rained , ’ Mrs Bo said .", [0, 2, 6, 7]), ('He said : " Go', [0, 1, 3]), ("and rain ( then Hail ) fell", [0, 2, 4, 6])],
)
def test_quotations_brackets_and_lower_case_rule_sentence_starts_out(text, possible):
    words = text.split()
    spaces = [word not in '‘("' for word in words]
    assert np.flatnonzero(~impossible_starts(words, spaces)).tolist() == possible


def cut(n, starts=(), likely=(), pieces=1):
    flags = np.zeros((2, n), dtype=bool)
    flags[0, list(starts)] = flags[1, list(likely)] = True
    return windows(flags[0], flags[1], np.full(n, pieces))


def test_windows_end_at_paragraphs_then_sentences_then_anywhere():
    assert cut(200, starts=[0, 100]) == [(0, 100), (100, 200)]
    assert cut(200, starts=[0, 20], likely=[110]) == [(0, 110), (110, 200)]
    assert cut(700)[:2] == [(0, MAX_WORDS), (MAX_WORDS, 2 * MAX_WORDS)]


def test_a_long_sentence_stays_whole_where_the_network_can_hold_it():
    assert cut(300, likely=[200]) == [(0, 200), (200, 300)]
    assert cut(300, likely=[200], pieces=3) == [(0, 84), (84, 200), (200, 300)]


def test_windows_cover_all_words_within_the_limits():
    cuts = cut(2000, starts=range(0, 2000, 37), likely=range(0, 2000, 11), pieces=3)
    assert [a for a, _ in cuts] == [0, *(b for _, b in cuts[:-1])] and cuts[-1][1] == 2000
    assert all(b - a <= MAX_WORDS and 3 * (b - a) <= MAX_PIECES for a, b in cuts)


def test_a_word_of_many_pieces_is_a_window():
    assert cut(2, pieces=400) == [(0, 1), (1, 2)]
