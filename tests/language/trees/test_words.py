"""Lists of words."""

import pytest

from kg.language.trees.words import vocabulary


def test_a_list_holds_a_word_once():
    assert vocabulary("rise fall") == {"rise", "fall"}
    with pytest.raises(ValueError, match="rise: given twice"):
        vocabulary("rise fall rise")
