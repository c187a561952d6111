"""An index of tantivy's, opened to read; one for all threads of a process."""

import json
import os
from collections.abc import Hashable, Iterable, Sequence
from pathlib import Path
from threading import Lock
from typing import Any
from weakref import WeakValueDictionary

from tantivy import Index, Query, Searcher

from archive.language.profile import Profile
from archive.search.engines.base import Answer, Question
from archive.search.engines.tantivy.counting import count_of, counts
from archive.search.engines.tantivy.queries import phrase
from archive.search.engines.tantivy.ranking import ranked
from archive.search.engines.tantivy.schema import ID, profile_of
from archive.search.engines.tantivy.trouble import deadline
from archive.search.fields import DECIDING, KINDS, SURFACE, Kind
from archive.search.tree import Terms

Marks = tuple[tuple[int, int, int], ...]
META = "meta.json"  # tantivy puts another in its place at each commit

_kept: "WeakValueDictionary[tuple[int, Path, Marks], OpenedTantivy]" = WeakValueDictionary()
_one_at_a_time = Lock()


def opened_at(directory: Path) -> "OpenedTantivy":
    """The index in a directory as it is now; one for all threads of this process, and none from before it forked."""
    marks = marks_of(directory)
    with _one_at_a_time:
        key = (os.getpid(), directory, marks)
        opened = _kept.get(key) or OpenedTantivy(directory, marks)
        return _kept.setdefault(key, opened)


def marks_of(directory: Path) -> Marks:
    """What changes with every commit, whichever process makes it."""
    return states_of([directory / kind / META for kind in KINDS])


def states_of(paths: Iterable[Path]) -> Marks:
    states = [path.stat() for path in paths]
    return tuple((state.st_ino, state.st_mtime_ns, state.st_size) for state in states)


def segments_of(directory: Path) -> list[dict[str, Any]]:
    """What tantivy says of the parts of an index."""
    said: list[dict[str, Any]] = json.loads((directory / META).read_bytes())["segments"]
    return said


class OpenedTantivy:
    """As the index was at one moment. Searchers never change, and threads may share them."""

    def __init__(self, directory: Path, marks: Marks) -> None:
        self.directory = directory
        self.generation: Hashable = marks
        self.process = os.getpid()
        self._marking = [directory / kind / META for kind in KINDS]  # to join paths takes longer than to ask
        self.searchers: dict[Kind, Searcher] = {
            kind: Index.open(str(directory / kind)).searcher() for kind in KINDS
        }  # without the index, which would look for changes of its own accord
        self._is_whole = not any(segment["deletes"] for segment in segments_of(directory / "article"))
        self._frequencies: dict[Terms, int] = {}

    def is_current(self, directory: Path) -> bool:
        is_here = directory == self.directory and self.process == os.getpid()
        return is_here and states_of(self._marking) == self.generation

    def close(self) -> None:
        """Nothing: other threads may read it; the last to let go of it closes it."""

    def answer(self, question: Question, seconds: float) -> Answer:
        """Raises QueryTooLong where a search ends after `seconds`, and another is to follow."""
        searcher, check = self.searchers[question.kind], deadline(seconds)
        facets = counts(searcher, question, check)
        count, ids = ranked(searcher, question, check)
        return Answer(count, ids, facets)

    def profile(self, article_id: str) -> Profile:
        searcher = self.searchers["article"]
        found = searcher.search(phrase((ID, (article_id,))), limit=1, count=False).hits
        return profile_of(searcher.doc(found[0][1])) if found else ()

    def frequencies(self, listed: Sequence[Terms]) -> tuple[list[int], int]:
        for terms in listed:
            if terms not in self._frequencies:
                self._frequencies[terms] = self._frequency(terms)
        return [self._frequencies[terms] for terms in listed], self.searchers["article"].num_docs

    def _frequency(self, terms: Terms) -> int:
        """To count takes .2 ms; what tantivy knows of a term takes none, and is true while nothing is deleted."""
        searcher = self.searchers["article"]
        if self._is_whole and len(terms) == 1:
            return int(searcher.doc_freq(DECIDING, terms[0]))
        return count_of(searcher, phrase((DECIDING, terms)))

    def vocabulary(self, prefix: str) -> dict[str, int]:
        """Counted over what is not deleted: a word of withdrawn articles alone is none."""
        return dict(self.searchers["article"].terms_with_prefix(SURFACE, prefix, Query.all_query()))
