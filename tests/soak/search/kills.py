"""A writer killed at any moment: the index opens as it was, the next writer catches up, and nothing is lost."""

import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

from archive.models import Article, IndexTask
from archive.search.indexer import drain
from tests.ingest.corpus import run
from tests.soak.search.standing import KNOWN, Writer, index_faults, query_faults, truth, write_stories

LONGEST_LIFE = 0.8  # seconds; to rebuild the samples takes as long
A_KILL = 2  # stories that come before each
WAYS = ("follow", "index", "reindex", "ingest")


def killed_writers(kills: int, number: int, progress: Callable[[], object]) -> tuple[list[str], str]:
    """Kill a writer `kills` times; what was lost or could not be read, each in a line, and how it went."""
    random = Random(f"kills {number}")  # noqa: S311  # breaks, hides nothing
    faults: list[str] = []
    at_work = 0
    for kill in range(kills):
        _change(kill, random)
        at_work += _kill(WAYS[kill % len(WAYS)], random.uniform(0, LONGEST_LIFE))
        faults += [f"kill {kill}: {fault}" for fault in _after()]
        progress()
    return faults, f"{kills} writers killed, {at_work} of them at work"


def _change(kill: int, random: Random) -> None:
    """New stories, and one that is no longer published."""
    with tempfile.TemporaryDirectory(prefix="huisheng-stories-") as folder:
        first = time.time_ns() % 10**9
        run(write_stories(Path(folder), range(first, first + A_KILL)))
    if kill % 2:
        gone = random.choice(list(Article.objects.published().filter(title__startswith="Story Number")))
        Article.objects.filter(pk=gone.pk).update(state="hidden")
        IndexTask.objects.enqueue([gone.pk])


def _kill(way: str, seconds: float) -> bool:
    """Start a writer, let it live for `seconds` of work, kill it; whether it held the lock of writers then."""
    with Writer(way) as writer:
        time.sleep(seconds)
        if not writer.is_alive:
            raise RuntimeError(f"a writer ended before it was killed: {writer.complaint}")
        return writer.is_at_work


def _after() -> list[str]:
    """What is wrong before the outbox is drained, when what never changed must be found, and after."""
    right = truth()
    steady = [query for query in right if query in KNOWN]
    before = [f"before it is drained: {fault}" for query in steady for fault in query_faults(query, right[query])]
    drain(wait=True)
    waiting = IndexTask.objects.count()
    return [*before, *([f"{waiting} tasks are left"] if waiting else []), *index_faults()]
