"""Reading captures ahead of their loading, in processes of their own or in this one."""

import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context

from archive.extract import Item, Metadata, Unreadable, read
from archive.extract.process import begin
from archive.extract.records import Reading
from archive.ingest.load import held, metadata_of
from archive.ingest.sidecar import Sidecar

AHEAD = 4  # captures read ahead for each process; more would only hold memory
Arrival = tuple[Item, str, Sidecar]  # a capture, the place where the operator finds it, what is known beside it


@dataclass(frozen=True, slots=True)
class Job:
    """A capture on its way: `place` is where the operator finds it, `reading` waits for its reader."""

    item: Item
    place: str
    sidecar: Sidecar
    reading: Callable[[], Reading]


@contextmanager
def readers(jobs: int) -> Iterator[ProcessPoolExecutor | None]:
    """The processes that read, if it is not this one; they end with what they have in hand."""
    if jobs == 1:
        yield None
        return
    spawn = get_context("spawn")  # a fork would share the database connection
    pool = ProcessPoolExecutor(jobs, mp_context=spawn, initializer=begin)
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)


def submitted(pool: Executor, item: Item, metadata: Metadata) -> Callable[[], Reading]:
    """A reading under way. Readers, which may be started by this, never hear of Ctrl-C: it is for us, who end them."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        return pool.submit(read, item.content, item.name, metadata).result
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def started(found: Iterable[Arrival], pool: Executor | None) -> Iterator[Job]:
    """Jobs whose reading has begun, or, without a pool, begins when it is asked for."""
    for item, place, sidecar in found:
        if pool and not held(item, sidecar):
            yield Job(item, place, sidecar, submitted(pool, item, metadata_of(item, sidecar)))
        else:
            yield Job(item, place, sidecar, partial(read_here, item, sidecar))


def read_here(item: Item, sidecar: Sidecar) -> Reading:
    return read(item.content, item.name, metadata_of(item, sidecar))


def ahead(jobs: Iterable[Job], count: int) -> Iterator[Job]:
    """The same jobs in the same order, `count` of them begun before the first is handed on."""
    waiting: deque[Job] = deque()
    for job in jobs:
        waiting.append(job)
        if len(waiting) > count:
            yield waiting.popleft()
    yield from waiting


def read_safely(reading: Callable[[], Reading]) -> Reading:
    """What a reader makes of a capture. Raises Unreadable, also where the reader itself fails: it stops no other."""
    try:
        return reading()
    except (Unreadable, BrokenProcessPool):
        raise
    except Exception as error:
        raise Unreadable(
            f"the reader failed on it, which is a fault of ours ({type(error).__name__}: {error})"
        ) from error
