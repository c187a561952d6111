"""Bringing the index up to date at the end of a command that changed articles."""

from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from threading import Event, Thread

from archive.extract.process import out_of_hearing
from archive.ingest.tally import plural
from archive.management.progress import progress_bar
from archive.models import IndexTask
from archive.search import IndexUnavailable
from archive.search.indexer import MOST_JOBS, Busy, drain, drain_full_batch, fitting_jobs
from archive.search.preparing import processes

POLL_SECONDS = 0.5


@contextmanager
def indexing_beside() -> Iterator[None]:
    """Index what is loaded within, batch by batch, in a process of its own; `index_now` does what is left."""
    stopping = Event()
    with processes(1) as pool:
        thread = Thread(target=_index_until, args=(stopping, pool))
        thread.start()
        try:
            yield
        finally:
            stopping.set()
            thread.join()


def _index_until(stopping: Event, pool: Executor) -> None:
    indexed = -1  # nobody has looked yet
    while not stopping.wait(0 if indexed else POLL_SECONDS):
        try:
            with out_of_hearing():  # this may start the process
                under_way = pool.submit(drain_full_batch)
            indexed = under_way.result()
        except BrokenProcessPool:  # the system stopped it
            return


def index_now(say: Callable[[str], object], jobs: int | None = None) -> None:
    """Index what changed, unless an indexer is at it already; with `jobs` processes at most."""
    waiting = IndexTask.objects.count()
    if not waiting:
        return
    processes = min(jobs or MOST_JOBS, fitting_jobs(waiting))
    try:
        with progress_bar(waiting, " articles") as bar:
            say(f"{plural(drain(bar.update, wait=False, jobs=processes), 'article')} indexed")
    except Busy:
        say(f"{plural(waiting, 'article')} left to the indexer that is at work")
    except BrokenProcessPool:
        say(f"{plural(waiting, 'article')} not indexed yet: a process was stopped by the system; run `manage.py index`")
    except IndexUnavailable as trouble:
        say(f"{plural(waiting, 'article')} not indexed yet: {trouble}")
