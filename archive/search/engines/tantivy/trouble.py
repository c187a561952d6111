"""What may go wrong with a library in Rust: it panics, and its searches cannot be interrupted."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from archive.search.engines.base import QueryTooLong

Check = Callable[[], None]


class Panicked(Exception):
    """tantivy gave up; the message is its own."""


@contextmanager
def panics_as_errors() -> Iterator[None]:
    """A panic is no Exception, and would end whatever outlives those: the indexer, a worker of the site."""
    try:
        yield
    except BaseException as panic:
        if type(panic).__name__ != "PanicException":  # of a module that cannot be imported
            raise
        raise Panicked(str(panic)) from panic


def deadline(seconds: float) -> Check:
    """What raises QueryTooLong once time is over.

    To be called between two searches, as none can be interrupted. What bounds one: a query has at most 64 terms, and
    no more is fetched than the index holds.
    """
    until = time.monotonic() + seconds

    def check() -> None:
        if time.monotonic() > until:
            raise QueryTooLong

    return check
