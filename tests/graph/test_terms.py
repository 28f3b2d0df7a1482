import pytest
from pyoxigraph import NamedNode

from kg.errors import KgError
from kg.graph.terms import Names, clean, decimal, escape, moment, number, unescape, visible, web_address, words

HOSTILE = [
    "a b",
    "..",
    "../..",
    "x.",
    "",
    "a%20b",
    "<script>",
    'q"}',
    "\u202eabc",
    "\ud800",
    "\x00",
    "http://a?b#c",
    "Žižek/Ünal",
    "नमस्ते",
    "🜂",
    "\ue000",
]


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_any_text_makes_an_iri_and_comes_back(text):
    assert unescape(escape(text)) == text
    assert Names().local(Names().iri("entity", text).value) == text
    NamedNode("https://x.example/" + escape(text))


def test_dots_are_no_steps_in_a_path():
    assert escape("../up") == "%2E%2E/up"


@pytest.mark.parametrize("base", ["", "news", "https://x.example", "https://x.example/a b/", "javascript"])
def test_a_base_that_is_no_iri_is_refused(base):
    with pytest.raises(KgError, match="--base"):
        Names(base)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("2022-05-28", "2022-05-28 date"), ("2022-05", "2022-05 gYearMonth"), ("1990", "1990 gYear"), ("2022-05-28T10:30", "2022-05-28T10:30:00 dateTime"),
        ("P2W", "P14D duration"), ("PT90M", "PT90M duration"), ("2022-02-30", None), ("2022-13", None), ("P", None), ("soon", None), ("2022-W21", None),
    ],
)  # fmt: skip
def test_times_are_typed_or_left_out(value, written):
    literal = moment(value)
    assert written == (literal and f"{literal.value} {literal.datatype.value.split('#')[1]}")


def test_numbers_have_the_form_that_stores_keep():
    assert [decimal(x).value for x in (1.0, 0.9, 0.934)] == ["1", "0.9", "0.93"]
    assert [number(x).value for x in (2500.0, 2.5)] == ["2500", "2.5"]
    assert number(float("inf")) is None


def test_characters_that_no_syntax_carries_keep_their_place():
    assert clean("a\x00b\ud800c\n\u202ed") == "a\ufffdb\ufffdc\n\u202ed"


def test_labels_are_on_one_line_and_terminals_are_safe():
    assert words("a\n  b").value == "a b"
    assert visible("a\x1b[31m\u202eb") == "a\ufffd[31m\ufffdb"


def test_only_web_addresses_become_links():
    assert isinstance(web_address("https://a.example/x?y=1"), NamedNode)
    assert not isinstance(web_address("javascript:alert(1)"), NamedNode)
    assert not isinstance(web_address("https://a.example/{x}"), NamedNode)
