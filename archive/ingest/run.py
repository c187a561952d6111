"""An ingest run: files in, a tally out. Reading may use several processes; loading is one capture after the other."""

import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import nullcontext
from dataclasses import dataclass, replace
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from archive.catalogue import Placement
from archive.extract import Item, Problem, Unreadable, items, read
from archive.extract.records import Reading
from archive.ingest.files import legible
from archive.ingest.load import close_sources, held, load, metadata_of
from archive.ingest.sidecar import Manifest, Sidecar, WrongSidecar, sidecar_of
from archive.ingest.tally import Tally

AHEAD = 4  # captures read ahead for each process; more would only hold memory
NO_ARTICLE = "no article found in it"
Say = Callable[[str], None]
Settle = Callable[[Item, Reading, Sidecar], Placement]


@dataclass(frozen=True, slots=True)
class Job:
    """A capture on its way: `reading` waits for its reader."""

    item: Item
    sidecar: Sidecar
    reading: Callable[[], Reading]


def ingest(
    files: Iterable[Path],
    options: Sidecar,
    say: Say,
    advance: Callable[[int], object],
    jobs: int = 1,
    settle: Settle = load,
) -> Tally:
    """Load every capture in `files`, e.g. `ingest(find_files([Path("captures")])[0], Sidecar(), print, bar.update)`.

    `say` gets one line for each failure and remark, `advance` the bytes done. What fails is counted, the rest is
    loaded. Raises BrokenProcessPool when the system kills a reader; what was loaded stays.
    """
    tally = Tally()
    with readers(jobs) as pool:
        jobs_ahead = started(captures(files, options, tally, say), pool)
        for job in ahead(jobs_ahead, AHEAD * jobs if pool else 0):
            finish(job, settle, tally, say)
            advance(len(job.item.content))
    return tally


def readers(jobs: int) -> "ProcessPoolExecutor | nullcontext[None]":
    if jobs == 1:
        return nullcontext()
    # spawn: a fork would share the database connection; Ctrl-C is for us, who then let the readers go
    undisturbed = partial(signal.signal, signal.SIGINT, signal.SIG_IGN)
    return ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=undisturbed)


def captures(files: Iterable[Path], options: Sidecar, tally: Tally, say: Say) -> Iterator[tuple[Item, Sidecar]]:
    """Every capture of every file, with what is known beside it; what is none is told."""
    manifests: dict[Path, Manifest] = {}
    for file in files:
        try:
            sidecar = sidecar_of(file, options, manifests)
        except WrongSidecar as error:
            say(tally.fail(legible(file.name), legible(str(error))))
            continue
        for item in items(file):
            if isinstance(item, Problem):
                say(tally.fail(legible(item.name), item.reason))
            else:
                yield replace(item, name=legible(item.name)), sidecar


def started(found: Iterable[tuple[Item, Sidecar]], pool: Executor | None) -> Iterator[Job]:
    """Jobs whose reading has begun, or, without a pool, begins when it is asked for."""
    for item, sidecar in found:
        arguments = (item.content, item.name, metadata_of(item, sidecar))
        if pool and not held(item, sidecar):
            yield Job(item, sidecar, pool.submit(read, *arguments).result)
        else:
            yield Job(item, sidecar, partial(read, *arguments))


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


def finish(job: Job, settle: Settle, tally: Tally, say: Say) -> None:
    placement = held(job.item, job.sidecar)
    if placement:
        close_sources(placement, job.sidecar)
    else:
        try:
            reading = read_safely(job.reading)
        except Unreadable as error:
            say(tally.fail(job.item.name, str(error)))
            return
        for remark in reading.remarks:
            say(f"{job.item.name}: {remark}")
        placement = settle(job.item, reading, job.sidecar)
    if placement.touched:
        tally.add(placement)
    else:
        say(tally.fail(job.item.name, NO_ARTICLE))
