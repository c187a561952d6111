"""Bringing the index up to date at the end of a command that changed articles."""

from collections.abc import Callable
from concurrent.futures.process import BrokenProcessPool

from archive.ingest.tally import plural
from archive.management.progress import progress_bar
from archive.models import IndexTask
from archive.search import IndexUnavailable
from archive.search.indexer import MOST_JOBS, Busy, drain, fitting_jobs


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
