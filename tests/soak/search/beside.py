"""Readers beside writers: four threads search while other processes ingest, index and rebuild, again and again."""

import tempfile
import threading
from collections.abc import Callable
from itertools import cycle
from pathlib import Path

from django.db import connections as databases

from archive.search.indexer import drain
from tests.ingest.corpus import run
from tests.search.judged.asking import ask
from tests.soak.search.standing import STORY, Truth, Writer, query_faults, truth, write_stories

THREADS = 4
Progress = Callable[[], object]


class Readers:
    """Threads that search; what they saw that was not true, and how many searches they made."""

    def __init__(self, right: Truth, searches: int, progress: Progress) -> None:
        self.right, self.most, self.progress = right, searches, progress
        self.faults: list[str] = []
        self.made = 0
        self._counting = threading.Lock()

    def read(self, enough: Callable[[], bool]) -> None:
        """Search until enough searches are made, and `enough` was written beside them."""
        stories = 0  # what this thread has seen of them: an index never goes back behind that
        try:
            for query in cycle(self.right):
                if self.made >= self.most and enough():
                    return
                if query == STORY:
                    before, stories = stories, ask(query).count
                    self.faults += [f"{before} stories, then {stories}"] if stories < before else []
                else:
                    self.faults += query_faults(query, self.right[query])
                with self._counting:
                    self.made += 1
                self.progress()
        except BaseException as error:  # whatever a reader would have seen
            self.faults.append(f"{type(error).__name__}: {error}")
        finally:
            databases.close_all()


def readers_beside_writers(searches: int, progress: Progress) -> tuple[list[str], str]:
    """What readers saw that was not true, each in a line, and what went on beside them."""
    with tempfile.TemporaryDirectory(prefix="huisheng-stories-") as folder:
        run(write_stories(Path(folder), range(3)))
    drain(wait=True)
    readers = Readers(truth(), searches, progress)
    with Writer("reindex") as rebuilding, Writer("ingest") as ingesting:
        writers = (rebuilding, ingesting)
        enough = lambda: all(writer.rounds or not writer.is_alive for writer in writers)  # noqa: E731
        threads = [threading.Thread(target=readers.read, args=(enough,)) for _ in range(THREADS)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        ended = [f"a writer ended: {writer.complaint}" for writer in writers if not writer.is_alive]
    beside = f"{rebuilding.rounds} rebuilds and {ingesting.rounds} ingests"
    return [*readers.faults, *ended], f"{readers.made:,} searches in {THREADS} threads beside {beside}"
