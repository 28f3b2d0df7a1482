"""Resolved documents as an RDF graph: written, kept, queried, explained, validated. The only room that knows rdflib and pyoxigraph.

`ontology` reads the vocabulary · `write`, `policy` make quads · `store` keeps them · `files` prints them · `query`, `show`, `why`,
`stats`, `view` read them back · `validate` holds them against the shapes · `dataset` lends them to rdflib.
"""
