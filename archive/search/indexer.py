"""The outbox into the index and the suggestions: `drain` what changed, `follow` the outbox, `reindex` everything.

One process writes at a time: each of these takes a lock that the system releases when its holder ends, however it ends.
"""

import fcntl
import logging
import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from django.conf import settings
from django.db import close_old_connections
from haystack import connections

from archive.models import Article, Concordance, IndexTask
from archive.search.documents import Document, documents
from archive.search.engines.base import ArchiveBackend, IndexMissing
from archive.search.preparing import prepared, preparers
from archive.search.suggestible import refresh, sweep

BATCH = 500
MANY, MOST_JOBS = 1_000, 4
POLL_SECONDS = 1.0
LOCK = "writing.lock"
Progress = Callable[[int], object]  # called with how many articles were done
Make = Callable[[list[str]], Iterator[Document]]

logger = logging.getLogger(__name__)


class Busy(Exception):
    """Another process is writing to the index."""


def _silently(_done: int) -> None:
    """No progress is shown."""


def drain(
    progress: Progress = _silently,
    using: str = "default",
    wait: bool = False,
    stopping: threading.Event | None = None,
    jobs: int = 1,
) -> int:
    """Index what the outbox names, or everything if there is no index yet; how many articles that were.

    An article that changes again meanwhile stays in the outbox: only the sequence number that was read is deleted, and
    only after the index has it. Raises Busy if another process writes and we are not to `wait`; and IndexUnavailable if
    the index was made by other rules. `stopping`, once set, ends it after the batch in hand. Several
    `jobs` are so many processes that make the documents.
    """
    with _lock(using, wait), _makers(jobs) as make:
        backend = _backend(using)
        try:
            backend.check()
        except IndexMissing:
            return _rebuild(backend, progress, make)
        return _drain(backend, progress, make, stopping)


def reindex(progress: Progress = _silently, using: str = "default", jobs: int = 1) -> int:
    """Build a new index beside the current one, swap them, drain what changed meanwhile; how many articles it has."""
    with _lock(using, wait=True), _makers(jobs) as make:
        return _rebuild(_backend(using), progress, make)


def fitting_jobs(articles: int) -> int:
    """Few articles are indexed sooner than processes start; beyond four, writing is what takes the time."""
    return 1 if articles < MANY else min(MOST_JOBS, os.cpu_count() or 1)


def pending() -> int:
    """How many articles wait in the outbox."""
    return IndexTask.objects.count()


def follow(stopping: threading.Event, poll_seconds: float = POLL_SECONDS, using: str = "default") -> None:
    """Drain the outbox again and again until `stopping` is set; troubles that pass are logged and outlived."""
    trouble = ""
    while not stopping.is_set():
        before, trouble = trouble, _drain_or_trouble(using, stopping)
        if trouble and trouble != before:
            logger.warning("Not indexing: %s", trouble)
        stopping.wait(poll_seconds)
        close_old_connections()


def drain_full_batch(using: str = "default") -> int:
    """Index one batch if so many articles wait; troubles are left to who drains the rest. How many articles it was.

    Where there is no index yet one is made at once: built while others load, it would hold articles that the outbox
    names still, and these would be indexed twice.
    """
    stopping = threading.Event()
    try:
        is_due = pending() >= BATCH or _is_missing(using)
        return drain(lambda _done: stopping.set(), using, stopping=stopping) if is_due else 0
    except Exception:  # a rebuild, a locked database, other rules: nothing is lost by it
        return 0


def stop_on_signals() -> threading.Event:
    """An event that SIGTERM and SIGINT set, so that the batch in hand is finished."""
    stopping = threading.Event()

    def stop(_signal: int, _frame: FrameType | None) -> None:
        stopping.set()

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    return stopping


def _drain_or_trouble(using: str, stopping: threading.Event) -> str:
    try:
        drain(using=using, stopping=stopping)
    except Busy:  # a rebuild; it drains the outbox itself
        return ""
    except Exception as trouble:  # a locked database, a full disk, other rules: whatever it is, the next round may do
        return f"{type(trouble).__name__}: {trouble}"
    return ""


@contextmanager
def _makers(jobs: int) -> Iterator[Make]:
    """What makes the documents of a batch: this process, or `jobs` others."""
    with preparers(jobs) as pool:
        yield lambda ids: prepared(ids, pool, jobs) if pool else documents(ids)


def _rebuild(backend: ArchiveBackend, progress: Progress, make: Make) -> int:
    done = 0
    waiting = list(IndexTask.objects.all())  # what these ask for, the new index has; what changes from here on, not yet

    def batches() -> Iterator[Iterator[Document]]:
        nonlocal done
        for ids in _published_ids():
            made = dict[str, str]()
            yield noting(make(ids), made)
            keep(ids, made)
            done += len(ids)
            progress(len(ids))

    backend.rebuild(batches())
    sweep()
    for first in range(0, len(waiting), BATCH):
        IndexTask.objects.finish(waiting[first : first + BATCH])
    _drain(backend, _silently, make)
    return done


def _drain(backend: ArchiveBackend, progress: Progress, make: Make, stopping: threading.Event | None = None) -> int:
    done = 0
    while not (stopping and stopping.is_set()) and (tasks := IndexTask.objects.next_batch(BATCH)):
        ids = [task.article_id for task in tasks]
        made = dict[str, str]()
        backend.write(noting(make(ids), made), gone=ids)  # those that are no longer published have no document
        keep(ids, made)
        IndexTask.objects.finish(tasks)
        done += len(tasks)
        progress(len(tasks))
    return done


def noting(documents: Iterable[Document], made: dict[str, str]) -> Iterator[Document]:
    """The documents as they are; the concordances of those that have one are put into `made`."""
    for document in documents:
        if document.concordance:
            made[document.article] = document.concordance
        yield document


def keep(article_ids: list[str], made: Mapping[str, str]) -> None:
    """What stands in the database of articles beside the index: concordances, and what is suggested."""
    Concordance.objects.renew(article_ids, made)
    refresh(article_ids)


def _published_ids() -> Iterator[list[str]]:
    """The ids of all published articles in batches, read by key, so that changes meanwhile skip none."""
    last = ""
    while ids := list(
        Article.objects.published().filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:BATCH]
    ):
        yield ids
        last = ids[-1]


def _backend(using: str) -> ArchiveBackend:
    backend: ArchiveBackend = connections[using].get_backend()
    return backend


def _is_missing(using: str) -> bool:
    try:
        _backend(using).check()
    except IndexMissing:
        return True
    return False


@contextmanager
def _lock(using: str, wait: bool) -> Iterator[None]:
    """The right to write; the system takes it back when the process ends, however it ends. Raises Busy."""
    root = Path(settings.HAYSTACK_CONNECTIONS[using].get("PATH", settings.DATA_DIR))
    root.mkdir(parents=True, exist_ok=True)
    with (root / LOCK).open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError:
            raise Busy("Another process is writing to the index.") from None
        yield
