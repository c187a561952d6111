"""Bringing the index up to date at the end of a command that changed articles."""

from collections.abc import Callable

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
        with progress_bar(waiting, "article") as bar:
            say(f"{drain(bar.update, wait=False):,} articles indexed")
    except Busy:
        say(f"{waiting:,} articles wait for the indexer that is at work")
    except IndexUnavailable as trouble:
        say(f"{waiting:,} articles wait to be indexed: {trouble}")
