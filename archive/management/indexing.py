"""Bringing the index up to date at the end of a command that changed articles."""

from collections.abc import Callable

from archive.models import IndexTask
from archive.search.indexer import Busy, drain


def index_now(say: Callable[[str], object]) -> None:
    """Index what changed, unless an indexer is at it already."""
    waiting = IndexTask.objects.count()
    if not waiting:
        return
    try:
        say(f"{drain():,} articles indexed")
    except Busy:
        say(f"{waiting:,} articles wait for the indexer that is at work")
