"""Whoosh: the engine for a first archive; pure Python, nothing to compile."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from haystack.backends import BaseEngine
from whoosh.fields import ID, KEYWORD, STORED, TEXT, Schema
from whoosh.filedb.filestore import FileStorage
from whoosh.index import FileIndex

from archive.search.documents import Document
from archive.search.engines.base import Answer, ArchiveBackend, ArchiveQuery, IndexUnavailable, Question
from archive.search.engines.directory import ATTEMPTS, IndexDirectory
from archive.search.engines.matching import matching, scores
from archive.search.engines.postings import Postings
from archive.search.fields import ALTERNATIVES, FACETS, SURFACE, WEIGHTS
from archive.search.tree import wanted

LATEST = 99_999_999  # a date after all others


def schema() -> Schema:
    """The fields as Whoosh has them; terms come ready made, its analysers see none."""
    fields: dict[str, Any] = {"id": ID(unique=True, stored=True), "date": STORED}
    fields |= {name: TEXT(phrase=True) for name in WEIGHTS}
    fields |= {ALTERNATIVES: KEYWORD(scorable=True)}
    fields |= {name: KEYWORD() for name in (*FACETS, SURFACE)}
    return Schema(**fields)


class Opened:
    """An index opened to read: as it was at one moment, however it is written to meanwhile."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self.index = _open(directory)
        self.generation = self.index.latest_generation()
        self.postings = Postings(self.index.reader())

    def is_current(self, directory: Path) -> bool:
        """Whether nothing was committed since, and no other directory took its place."""
        return directory == self.directory and self.index.latest_generation() == self.generation


class WhooshBackend(ArchiveBackend):
    """One a thread, as haystack makes them: its reader is never shared, and opened anew when the index changes."""

    def __init__(self, connection_alias: str, **connection_options: Any) -> None:
        super().__init__(connection_alias, **connection_options)
        self.directory = IndexDirectory(Path(connection_options["PATH"]))
        self._opened: Opened | None = None

    def check(self) -> None:
        self._current_postings()

    def answer(self, question: Question) -> Answer:
        postings = self._current_postings()
        found = matching(question.tree, postings)
        chosen = {facet: _any_of(postings.values(facet), values) for facet, values in question.chosen.items() if values}
        hits = set.intersection(found, *chosen.values())
        facets = {facet: _counted(postings, facet, found, chosen) for facet in question.facets}
        ranked = _ranked(question, hits, postings)
        end = None if question.limit is None else question.offset + question.limit
        ids = [(postings.stored[number]["id"], score) for number, score in ranked[question.offset : end]]
        return Answer(len(hits), ids, facets)

    def vocabulary(self, prefix: str) -> dict[str, int]:
        return self._current_postings().words(SURFACE, prefix)

    def write(self, documents: Iterable[Document], gone: Iterable[str] = ()) -> None:
        _write(_open(self.directory.current()), documents, gone)

    def rebuild(self, batches: Iterable[Iterable[Document]]) -> None:
        with self.directory.replacement() as directory:
            index = FileStorage(str(directory)).create_index(schema())
            for batch in batches:
                _write(index, batch, ())
            index.close()

    def _current_postings(self) -> Postings:
        """The postings of the index as it is now. The new reader is opened before the old one is closed."""
        trouble: Exception | None = None
        for _ in range(ATTEMPTS):
            directory = self.directory.current()
            try:
                if self._opened is not None and self._opened.is_current(directory):
                    return self._opened.postings
                return self._open_anew(directory)
            except Exception as error:  # a file is gone, or torn: what Whoosh then raises depends on its bytes
                trouble = error
        raise IndexUnavailable("The search index cannot be read: run `manage.py reindex`.") from trouble

    def _open_anew(self, directory: Path) -> Postings:
        opened = Opened(directory)
        if self._opened is not None:
            self._opened.postings.reader.close()
        self._opened = opened
        return opened.postings


class WhooshEngine(BaseEngine):
    backend = WhooshBackend
    query = ArchiveQuery


def _open(directory: Path) -> FileIndex:
    return FileStorage(str(directory)).open_index()


def _write(index: FileIndex, documents: Iterable[Document], gone: Iterable[str]) -> None:
    """One commit. Whoosh's own lock fails at once if another writes; ours, of the drain, is taken before."""
    with index.writer() as writer:
        for article_id in gone:
            writer.delete_by_term("id", article_id)
        for document in documents:
            fields = {name: terms for name, terms in (document.terms | document.exact).items() if terms}
            writer.update_document(id=document.id, date=document.date, **fields)


def _any_of(values: Mapping[str, set[int]], chosen: Sequence[str]) -> set[int]:
    return set().union(*(values.get(value, set()) for value in chosen))


def _counted(postings: Postings, facet: str, found: set[int], chosen: Mapping[str, set[int]]) -> dict[str, int]:
    """How many of the articles found each value has, under the filters of the other facets."""
    under = set.intersection(found, *(of for other, of in chosen.items() if other != facet))
    counts = {value: len(under & of) for value, of in postings.values(facet).items()}
    return {value: count for value, count in counts.items() if count}


def _ranked(question: Question, hits: set[int], postings: Postings) -> list[tuple[int, float]]:
    """The hits in order, each with its score; ties newest first, then by id, so that pages are stable."""
    stored = postings.stored
    words = list(wanted(question.tree)) if question.sort == "relevance" else []
    scored = scores(words, hits, postings)

    def order(number: int) -> tuple[float, int, str]:
        date = stored[number]["date"]
        when = (date or LATEST) if question.sort == "oldest" else -date  # the undated come last either way
        return -round(scored[number], 9), when, stored[number]["id"]

    return [(number, scored[number]) for number in sorted(hits, key=order)]
