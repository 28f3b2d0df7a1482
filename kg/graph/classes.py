"""Classes of a user's ontology for entities: by the nouns that mentions of them have for a head.

Language and resolution work with the few broad classes that nodes have everywhere; a class of one's own comes beside it.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.model import Ontology, Resolved


def own_classes(resolved: Resolved, ontology: Ontology) -> Iterator[tuple[str, str]]:
    """Pairs of an entity's id and a class (its IRI) that a word for it leads to."""
    own = {lemma: noun.type for lemma, noun in ontology.nouns.items() if noun.type and ":" in noun.type}
    if not own:
        return
    for mention in resolved.mentions:
        id = resolved.denotes.get(mention.key)
        first, last = mention.head
        word = resolved.document.text[first:last]
        found = next((own[form] for form in _forms(word) if form in own), None)
        if id and found:
            yield id, found


def _forms(word: str) -> tuple[str, ...]:
    """A noun as written and in what may be its singular."""
    lower = word.lower()
    singular = (
        lower[:-3] + "y"
        if lower.endswith("ies")
        else lower[:-2]
        if lower.endswith(("ses", "xes", "ches", "shes"))
        else lower.removesuffix("s")
    )
    return word, lower, singular
