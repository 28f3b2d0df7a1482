"""kg: a knowledge graph from news, offline.

    import kg
    graph = kg.build(["seeds"])                      # read, extract, resolve, write
    print(graph.query("SELECT ?s ?o WHERE { ?s rel:urged ?o }"))

and step by step: `kg.read(sources)` → documents, `kg.extract(documents)` → readings, `kg.resolve(readings)` → entities and
statements, `kg.link(resolved)` → the same with Wikidata items, `kg.Graph("output")` → an existing graph.
"""

import kg.resolve  # noqa: F401  (imported here so that the name below stays the function, not the package)
from kg.api import Graph
from kg.build import build, link, resolve
from kg.errors import KgError
from kg.extract import extract
from kg.reader import read

__version__ = "0.1.0"
__all__ = ["Graph", "KgError", "__version__", "build", "extract", "link", "read", "resolve"]
