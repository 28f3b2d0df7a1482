"""A text's mentions as CorefUD and GUM annotate them: whole phrases with determiners and what follows, dates and modifiers too."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from spacy.tokens import Doc

from kg.language.coreference import resolved
from kg.language.coreference.links import span_of
from kg.language.coreference.tree import Tree
from kg.model import Mention, Ontology

# What is a mention only where something takes it up.
_SLIGHT = frozenset({"compound", "nummod", "dep"})


def corefud_mentions(doc: Doc, mentions: tuple[Mention, ...], ontology: Ontology) -> tuple[Mention, ...]:
    """Every phrase once, in order of (start, −end), with `chain` set; the head stays that of the syntax tree.

    `mentions` are those that the reading has: their types and kinds are kept.
    """
    found, clusters = resolved(doc, mentions, ontology, predicates=True)
    tree = Tree(doc)
    profiles = [*found, *(profile for profile in clusters.profiles if profile.members)]
    sizes = Counter(clusters.root(profile) for profile in profiles)
    kept: dict[tuple[int, int], tuple[Mention, int]] = {}
    for profile in profiles:
        root = clusters.root(profile)
        if tree.pos[profile.token] == "ADJ" and tree.deps[profile.token] == "amod":
            continue  # "the Swiss bank": to the graph a name, to GUM a mere adjective
        slight = profile.members or tree.deps[profile.token] in _SLIGHT
        if slight and sizes[root] == 1:
            continue
        start, end = span_of(tree, profile)
        first, last = tree.offsets[start], tree.ends[end - 1]
        head = (tree.offsets[profile.token], tree.ends[profile.token])
        whole = replace(profile.mention, start=first, end=last, text=doc.text[first:last], head=head, type=profile.type)
        kept.setdefault((first, -last), (whole, root))
    numbers: dict[int, int] = {}
    return tuple(
        replace(mention, chain=numbers.setdefault(root, len(numbers)))
        for _, (mention, root) in sorted(kept.items(), key=lambda item: item[0])
    )
