"""Bringing the index up to date at the end of a command that changed articles."""

from collections.abc import Callable

from archive.ingest.tally import plural
from archive.management.progress import progress_bar
from archive.models import IndexTask
from archive.search import IndexUnavailable
from archive.search.indexer import Busy, drain


def index_now(say: Callable[[str], object]) -> None:
    """Index what changed, unless an indexer is at it already."""
    waiting = IndexTask.objects.count()
    if not waiting:
        return
    try:
        with progress_bar(waiting, " articles") as bar:
            say(f"{plural(drain(bar.update, wait=False), 'article')} indexed")
    except Busy:
        say(f"{plural(waiting, 'article')} left to the indexer that is at work")
    except IndexUnavailable as trouble:
        say(f"{plural(waiting, 'article')} not indexed yet: {trouble}")
