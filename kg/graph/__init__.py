"""Resolved documents as an RDF graph: written, kept, queried, explained, validated. The only room that knows rdflib and pyoxigraph.

`ontology` reads the vocabulary · `write`, `policy` make quads · `store` keeps them on disk, `remote` on a SPARQL server, `mirror` brings
them from one to the other · `files`, `serialise` print them · `query`, `show`, `why`, `stats`, `diff`, `view` read them back, `part` a part
of them · `validate` holds them against the shapes · `reason` derives what follows from the ontology · `dataset` lends them to rdflib.
"""
