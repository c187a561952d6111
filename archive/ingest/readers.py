"""Reading captures ahead of their loading, in processes of their own or in this one."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context

from archive.extract import Item, Metadata, Unreadable, read
from archive.extract.process import begin, out_of_hearing
from archive.extract.reading import RULES
from archive.extract.records import Reading
from archive.ingest.load import Holdings
from archive.ingest.sidecar import Sidecar

MOST, MOST_BYTES = 64, 4 * 1024**2  # of captures in a batch: of what is in hand a kill loses no more
FEWEST = 4  # in the first batch; each is twice as large as the one before, so that the first are soon told of
Arrival = tuple[Item, str, Sidecar]  # a capture, the place where the operator finds it, what is known beside it


@dataclass(frozen=True, slots=True)
class Job:
    """A capture on its way: `place` is where the operator finds it, `reading` waits for its reader, who was told
    `metadata`; without a reader it is read when it is asked for."""

    item: Item
    place: str
    sidecar: Sidecar
    metadata: Metadata | None = None
    reading: Callable[[], Reading] | None = None

    def read(self, metadata: Metadata) -> Reading:
        """What is in it; read here if nobody was asked, or `metadata` says other than what the reader was told."""
        if self.reading and metadata == self.metadata:
            return self.reading()
        return read(self.item.content, self.item.name, metadata)


@contextmanager
def readers(jobs: int) -> Iterator[ProcessPoolExecutor | None]:
    """The processes that read, if it is not this one; they end with what they have in hand."""
    if jobs == 1:
        yield None
        return
    forks = get_context("forkserver")  # of a process that has no database connection, and imports the rules once
    forks.set_forkserver_preload(list(RULES))
    pool = ProcessPoolExecutor(jobs, mp_context=forks, initializer=begin)
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)


def submitted(pool: Executor, item: Item, metadata: Metadata) -> Callable[[], Reading]:
    """A reading under way."""
    with out_of_hearing():  # this may start a reader
        return pool.submit(read, item.content, item.name, metadata).result


def batches(found: Iterable[Arrival]) -> Iterator[list[Arrival]]:
    """The captures in order, as many together as are loaded in one transaction, none of them twice."""
    batch: list[Arrival] = []
    most, size, contents = FEWEST, 0, set[bytes]()
    for arrival in found:
        content = arrival[0].content
        if batch and (len(batch) == most or size + len(content) > MOST_BYTES or content in contents):
            yield batch
            batch, size, contents = [], 0, set()
            most = min(2 * most, MOST)
        batch.append(arrival)
        size += len(content)
        contents.add(content)
    if batch:
        yield batch


def started(batch: list[Arrival], pool: Executor | None) -> list[Job]:
    """Jobs whose reading has begun, or, without a pool, begins when it is asked for."""
    if not pool:
        return [Job(*arrival) for arrival in batch]
    holdings = Holdings(item for item, *_ in batch)
    return [begun(arrival, holdings, pool) for arrival in batch]


def begun(arrival: Arrival, holdings: Holdings, pool: Executor) -> Job:
    item, _, sidecar = arrival
    if holdings.placement_of(item, sidecar):
        return Job(*arrival)
    metadata = holdings.metadata_of(item, sidecar)
    return Job(*arrival, metadata, submitted(pool, item, metadata))


def ahead(several: Iterable[list[Job]], count: int) -> Iterator[list[Job]]:
    """The same batches in the same order, `count` of them begun before the first is handed on."""
    waiting: deque[list[Job]] = deque()
    for batch in several:
        waiting.append(batch)
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
