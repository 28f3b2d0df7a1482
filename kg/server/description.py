"""What the endpoint is, in the words of SPARQL 1.1 Service Description and VoID."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_HEAD = """@prefix sd: <http://www.w3.org/ns/sparql-service-description#> .
@prefix format: <http://www.w3.org/ns/formats/> .
@prefix void: <http://rdfs.org/ns/void#> .

"""
FORMATS = (
    "SPARQL_Results_JSON",
    "SPARQL_Results_XML",
    "SPARQL_Results_CSV",
    "SPARQL_Results_TSV",
    "Turtle",
    "N-Triples",
    "RDF_XML",
    "JSON-LD",
)


def describe(dataset: Mapping[str, Any], *, endpoint: str, writable: bool) -> str:
    """The description as Turtle; `dataset` is what a worker tells of the data."""
    languages = ["sd:SPARQL11Query", *(["sd:SPARQL11Update"] if writable else [])]
    graphs = "".join(f" ;\n        sd:namedGraph [ a sd:NamedGraph ; sd:name <{graph}> ]" for graph in dataset["graphs"])
    return (
        f"{_HEAD}<{endpoint}> a sd:Service ;\n"
        f"    sd:endpoint <{endpoint}> ;\n"
        f"    sd:supportedLanguage {', '.join(languages)} ;\n"
        f"    sd:feature sd:UnionDefaultGraph ;\n"
        f"    sd:resultFormat {', '.join(f'<http://www.w3.org/ns/formats/{name}>' for name in FORMATS)} ;\n"
        f"    sd:defaultDataset [ a sd:Dataset, void:Dataset ;\n"
        f'        void:uriSpace "{dataset["base"]}" ;\n'
        f"        sd:defaultGraph [ a sd:Graph, void:Dataset ; void:triples {dataset['triples']} ]{graphs} ] .\n"
    )
