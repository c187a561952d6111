"""Documents made by processes of their own, which read what they are made of from the database."""

from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context

import django

from archive.extract.process import begin, out_of_hearing
from archive.search.documents import PORTION, Document, documents

AHEAD = 3  # portions under way for each process; more would only hold memory


@contextmanager
def preparers(jobs: int) -> Iterator[Executor | None]:
    """The processes that make documents, if it is not this one; they end with what they have in hand."""
    if jobs == 1:
        yield None
        return
    with processes(jobs) as pool:
        yield pool


@contextmanager
def processes(count: int) -> Iterator[Executor]:
    """So many, each with a connection to the database of its own; they end with what they have in hand."""
    spawn = get_context("spawn")  # a fork would share the database connection
    pool = ProcessPoolExecutor(count, mp_context=spawn, initializer=begin, initargs=(django.setup,))
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)


def prepared(article_ids: Sequence[str], pool: Executor, jobs: int) -> Iterator[Document]:
    """The documents of articles, as `documents` makes them, and in that order."""
    under_way: deque[Future[list[Document]]] = deque()
    for first in range(0, len(article_ids), PORTION):
        with out_of_hearing():  # this may start a process
            under_way.append(pool.submit(portion, article_ids[first : first + PORTION]))
        if len(under_way) > AHEAD * jobs:
            yield from under_way.popleft().result()
    while under_way:
        yield from under_way.popleft().result()


def portion(article_ids: Sequence[str]) -> list[Document]:
    return list(documents(article_ids))
