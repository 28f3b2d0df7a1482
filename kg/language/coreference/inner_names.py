"""Names inside longer names: the Verwoerd of "the Verwoerd Foundation", the Texas of "the University of Texas".

CorefUD and GUM mark them as mentions. A graph has one node for the longer name; nothing is said of the name inside.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.language.coreference.candidates import full_span
from kg.language.coreference.profiles import Profile, name_words
from kg.language.coreference.tree import Tree
from kg.model import Mention

_WHOSE = frozenset({"nmod", "nmod:poss"})
_INSIDE = _WHOSE | {"compound"}
_TYPES = frozenset({"Person", "Place"})


def inner_names(tree: Tree, profiles: Sequence[Profile], *, text: str) -> Iterator[tuple[Mention, Profile]]:
    """Each name of a person or place inside a longer name, with a profile of the same name that stands by itself.

    "Mexico" of "Mexico City" is not one: there the place is all of it.
    """
    known = {profile.words: profile for profile in reversed(profiles) if profile.named and profile.type in _TYPES}
    taken = {profile.token for profile in profiles}
    for outer in profiles:
        if not outer.named:
            continue
        for token in _tokens(tree, outer.mention):
            if token in taken or tree.pos[token] != "PROPN" or tree.deps[token] not in _INSIDE or not _near(tree, token, outer.token):
                continue
            if tree.deps[token] not in _WHOSE and outer.type in _TYPES:
                continue
            start, end = full_span(tree, token)
            first, last = tree.offsets[start], tree.ends[end - 1]
            name = known.get(name_words(text[first:last]))
            if name is not None and outer.mention.start <= first and last <= outer.mention.end:
                head = (tree.offsets[token], tree.ends[token])
                yield replace(name.mention, start=first, end=last, text=text[first:last], head=head, sentence=outer.sentence), name


def _tokens(tree: Tree, mention: Mention) -> range:
    """The tokens of a mention."""
    first = last = tree.starts.get(mention.start, len(tree.pos))
    while last < len(tree.pos) and tree.offsets[last] < mention.end:
        last += 1
    return range(first, last)


def _near(tree: Tree, token: int, head: int) -> bool:
    """Whether a word hangs on another, or on one that does."""
    return head in (tree.heads[token], tree.heads[tree.heads[token]])
