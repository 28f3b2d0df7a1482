"""What can go wrong with a request, and the status that tells it: the one table from errors to HTTP.

Failure                 any of these
├── Unacceptable 406    none of the accepted formats can hold the answer
├── Overloaded  503     every worker is busy and the queue is full
├── TimedOut    504     the query took longer than its limit, and its worker was ended
└── Broken      500     a worker ended by itself (out of memory), or failed in a way that is ours
"""

from __future__ import annotations

from kg.errors import KgError, NotFound, QueryError, StoreError


class Failure(KgError):
    """A request that the server could not answer."""


class Unacceptable(Failure):
    """None of the accepted formats can hold an answer of this kind."""


class Overloaded(Failure):
    """Every worker is busy, and enough requests are waiting."""


class TimedOut(Failure):
    """The answer took longer than allowed."""


class Broken(Failure):
    """The work ended without an answer."""


STATUS: dict[type[KgError], int] = {
    Unacceptable: 406, QueryError: 400, NotFound: 404, StoreError: 503, Overloaded: 503, TimedOut: 504, Broken: 500, KgError: 500,
}  # fmt: skip
BY_NAME = {kind.__name__: kind for kind in STATUS}


def status_of(error: KgError) -> int:
    """The HTTP status that tells an error: that of the nearest class in its line of descent."""
    return next(STATUS[kind] for kind in type(error).__mro__ if kind in STATUS)


def name_of(error: KgError) -> str:
    """The name of the nearest class that the table knows, as errors cross from one process to another."""
    return next(kind.__name__ for kind in type(error).__mro__ if kind.__name__ in BY_NAME)


def named(name: str, message: str) -> KgError:
    """The error that came over from another process."""
    return BY_NAME.get(name, Broken)(message)
