"""The arcs of a mended tree, by word."""

from collections.abc import Iterable

from kg.language.trees.syntax import tree
from tests.language.docs import doc


def arcs(text: str, words: Iterable[str]) -> dict[str, tuple[str, str]]:
    """Head and label of some words, each of which the text has once."""
    made = doc(text)
    table, forms = tree(made), [token.text for token in made]
    return {word: (forms[table.head[forms.index(word)]], table.dep[forms.index(word)]) for word in words}


def is_left_alone(text: str) -> bool:
    """Whether the tree is as it was written."""
    made = doc(text)
    table = tree(made)
    return (table.head, table.dep) == ([token.head.i for token in made], [token.dep_ for token in made])
