"""Words as UD English has them."""

import pytest
import spacy

from kg.language.parsing.tokenizer import make_tokenizer

TOKENIZER = make_tokenizer(spacy.blank("en"))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("They don't, cannot and won’t.", "They do n't , can not and wo n’t ."),
        ("Peru's long-range plan", "Peru 's long - range plan"),
        ("an anti-mining co-founder's e-mail", "an anti-mining co-founder 's e-mail"),
        ("Mr. Diaz of the U.S. Navy left at 7 a.m. on Jan. 5.", "Mr. Diaz of the U.S. Navy left at 7 a.m. on Jan. 5 ."),
        ("U.S.-led F-16s, 12-year-olds", "U.S. - led F - 16s , 12 - year - olds"),
        ("$2,500 (£3.5bn) or 12%", "$ 2,500 ( £ 3.5 bn ) or 12 %"),
        ("at 5:30pm; a 20-25 range; 2010–12", "at 5:30 pm ; a 20 - 25 range ; 2010 – 12"),
        ("treated with’rare kindness,’ he said", "treated with ’ rare kindness , ’ he said"),
        ("‘We’re here,’ said O’Brien’s aide in Sana’a", "‘ We ’re here , ’ said O’Brien ’s aide in Sana’a"),
        ("the fire ended.Firemen left", "the fire ended . Firemen left"),
        ("see coffee-news.com, https://x.org/a?b=1 or a.b@c.net.", "see coffee-news.com , https://x.org/a?b=1 or a.b@c.net ."),
        ("wait...what?! and—so", "wait ... what ?! and — so"),
        ("#COP30 @un and/or 24/7", "#COP30 @un and / or 24/7"),
        ("He said no. 5 men came. No. 10 said:“Yes”", "He said no. 5 men came . No. 10 said : “ Yes ”"),
        ("well done😀 [sic]", "well done 😀 [ sic ]"),
        ("“[w]e fled,” [s]he said, [and] left", "“ [w]e fled , ” [s]he said , [ and ] left"),
    ],
)
def test_words(text, words):
    assert [token.text for token in TOKENIZER(text) if not token.is_space] == words.split()


def test_an_editors_brackets_change_no_word():
    assert [token.lower_ for token in TOKENIZER("[W]e fled [home]")] == ["we", "fled", "[", "home", "]"]


def test_text_is_kept_to_the_character():
    text = " \tA\u200f b…\r\n\n‘’c  d-e\u00a0f.\n"
    assert TOKENIZER(text).text == text


def test_a_saved_pipeline_names_the_tokenizer_and_finds_it_again(tmp_path):
    nlp = spacy.blank("en", config={"nlp": {"tokenizer": {"@tokenizers": "kg.tokenizer.v1"}}})
    nlp.to_disk(tmp_path)
    assert [token.text for token in spacy.load(tmp_path)("pro-reform vote-rigging")] == ["pro-reform", "vote", "-", "rigging"]
