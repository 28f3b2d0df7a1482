"""`kg serve`: a SPARQL 1.1 endpoint and an explorer page over one graph, on this machine alone unless told otherwise."""
