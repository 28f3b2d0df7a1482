"""Words that the rules of coreference share with the features of the trained network (`records`): a change asks for a new training."""

from kg.language.trees.words import vocabulary

COLLECTIVES = vocabulary("""police staff military government army team company public crowd family group party union council committee board couple crew navy
    population audience press media bank firm club band majority minority opposition administration ministry agency force cabinet""")
"""Singular nouns that "they" takes up: their number tells nothing."""
