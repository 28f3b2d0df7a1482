"""The error tree: every failure that a user can cause or meet is one of these.

KgError                 one clear line, exit status 1
├── SourceError         a source that cannot be read: missing, binary, empty, broken archive
├── ModelError          a language model that cannot be loaded or lacks a part
├── OntologyError       an ontology, lexicon or policy file that cannot be used
├── QueryError          SPARQL that does not parse or cannot be run
├── StoreError          a graph or store that is missing, locked, damaged or cannot be written
├── ServiceError        a service on the network that cannot be reached, refuses, or answers with something else
└── NotFound            a name, document or edge that the graph does not have
"""


class KgError(Exception):
    """A failure with one line for the user: what, whose, and the way out."""


class SourceError(KgError):
    """A source cannot be read as text."""


class ModelError(KgError):
    """A language model cannot be loaded, or lacks a part that is needed."""


class OntologyError(KgError):
    """An ontology, lexicon, shapes or policy file cannot be used."""


class QueryError(KgError):
    """A query does not parse, or cannot be run."""


class StoreError(KgError):
    """A graph or store is missing, locked, damaged or cannot be written."""


class ServiceError(KgError):
    """A service on the network cannot be reached, refuses, or answers with something else than it should."""


class NotFound(KgError):
    """The graph does not have what was asked for."""
