"""Whoosh: the engine for a first archive; pure Python, nothing to compile."""

import logging
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from heapq import nsmallest
from pathlib import Path
from typing import Any

from haystack.backends import BaseEngine
from whoosh.fields import ID, KEYWORD, STORED, TEXT, Schema
from whoosh.filedb.filestore import FileStorage
from whoosh.index import FileIndex
from whoosh.searching import Searcher
from whoosh.writing import IndexWriter

from archive.search.documents import Document
from archive.search.engines.base import Answer, ArchiveBackend, ArchiveQuery, IndexUnavailable, QueryTooLong, Question
from archive.search.engines.directory import ATTEMPTS, IndexDirectory
from archive.search.engines.matching import matching, scores
from archive.search.engines.postings import KIND, Postings, Records
from archive.search.engines.segments import read_through
from archive.search.fields import ALTERNATIVES, DECIDING, FACETS, KINDS, SURFACE, WEIGHTS, in_index
from archive.search.profile import Profile
from archive.search.tree import Terms, wanted

logger = logging.getLogger(__name__)

UNREADABLE = "The search index cannot be read: run `manage.py reindex`."
SECONDS = 10.0  # a question may take, unless the connection's TIMEOUT says otherwise


def schema() -> Schema:
    """The fields as Whoosh has them; terms come ready made, its analysers see none."""
    fields: dict[str, Any] = {"id": ID(stored=True), "article": ID(), KIND: ID(), "date": STORED, "profile": STORED}
    for kind in KINDS:
        fields |= {in_index(kind, name): TEXT(phrase=True) for name in WEIGHTS}
        fields |= {in_index(kind, ALTERNATIVES): KEYWORD(scorable=True)}
    fields |= {name: KEYWORD() for name in (*FACETS, SURFACE)}
    return Schema(**fields)


class Opened:
    """An index opened to read: as it was at one moment, however it is written to meanwhile."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self.index = _open(directory)
        self.generation = self.index.latest_generation()
        self.postings = Postings(self.index.reader(), directory)

    def is_current(self, directory: Path) -> bool:
        """Whether nothing was committed since, and no other directory took its place."""
        return directory == self.directory and self.index.latest_generation() == self.generation


class WhooshBackend(ArchiveBackend):
    """One a thread, as haystack makes them: its reader is never shared, and opened anew when the index changes."""

    def __init__(self, connection_alias: str, **connection_options: Any) -> None:
        super().__init__(connection_alias, **connection_options)
        self.directory = IndexDirectory(Path(connection_options["PATH"]))
        self.seconds = float(connection_options.get("TIMEOUT") or SECONDS)
        self._opened: Opened | None = None

    def check(self) -> None:
        self._current_postings()

    def read_through(self) -> None:
        with self._reading() as postings:
            for leaf in postings.leaves:
                read_through(leaf.reader)

    def answer(self, question: Question) -> Answer:
        with self._reading() as postings, postings.within(self.seconds):
            return self._answer(question, postings)

    def _answer(self, question: Question, postings: Postings) -> Answer:
        records = postings.records[question.kind]
        found = matching(question.tree, records)
        chosen = {facet: _any_of(postings.values(facet), values) for facet, values in question.chosen.items() if values}
        without = {facet: _any_of(postings.values(facet), values) for facet, values in question.excluded.items()}
        hits = set.intersection(found, *chosen.values()).difference(*without.values())
        facets = {facet: _counted(postings, facet, found, chosen, question.excluded) for facet in question.facets}
        ids = [(records.id_of(number), score) for number, score in _ranked(question, hits, records)]
        return Answer(len(hits), ids, facets)

    @property
    def generation(self) -> Hashable:
        self._current_postings()
        assert self._opened is not None, "opened just now"
        return self._opened.directory.name, self._opened.generation

    def profile(self, article_id: str) -> Profile:
        with self._reading() as postings:
            return postings.profile(article_id)

    def frequency(self, terms: Terms) -> tuple[int, int]:
        with self._reading() as postings:
            records = postings.records["article"]
            return len(records.phrase(DECIDING, terms)), len(records.documents)

    def vocabulary(self, prefix: str) -> dict[str, int]:
        with self._reading() as postings:
            return postings.words(SURFACE, prefix)

    def write(self, documents: Iterable[Document], gone: Iterable[str] = ()) -> None:
        _write(_open(self.directory.current()), documents, gone)

    def rebuild(self, batches: Iterable[Iterable[Document]]) -> None:
        with self.directory.replacement() as directory:
            index = FileStorage(str(directory)).create_index(schema())
            for batch in batches:
                with index.writer() as writer:
                    for document in batch:
                        _add(writer, document)
            index.close()

    @contextmanager
    def _reading(self) -> Iterator[Postings]:
        """The postings to read; raises IndexUnavailable where they are not as they were written."""
        postings = self._current_postings()
        try:
            yield postings
        except QueryTooLong:
            raise
        except Exception as error:  # what is raised depends on the bytes
            logger.exception("The search index cannot be read")
            raise IndexUnavailable(UNREADABLE) from error

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
        raise IndexUnavailable(UNREADABLE) from trouble

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
    replaced = set(gone)
    # One searcher for all that is deleted: opening it costs more than what it is asked.
    with index.writer() as writer, writer.searcher() as before:
        for article_id in replaced:
            _delete(writer, before, article_id)
        for document in documents:
            if document.article not in replaced:
                replaced.add(document.article)
                _delete(writer, before, document.article)
            _add(writer, document)


def _delete(writer: IndexWriter, before: Searcher, article_id: str) -> None:
    for number in list(before.document_numbers(article=article_id)):
        writer.delete_document(number)


def _add(writer: IndexWriter, document: Document) -> None:
    fields: dict[str, Any] = {in_index(document.kind, name): terms for name, terms in document.terms.items()}
    fields |= {KIND: document.kind, "article": document.article, "profile": document.profile}
    present = {name: value for name, value in (fields | document.exact).items() if value}
    writer.add_document(id=document.id, date=document.date, **present)


def _any_of(values: Mapping[str, set[int]], chosen: Iterable[str]) -> set[int]:
    return set().union(*(values.get(value, set()) for value in chosen))


def _counted(
    postings: Postings,
    facet: str,
    found: set[int],
    chosen: Mapping[str, set[int]],
    excluded: Mapping[str, Sequence[str]],
) -> dict[str, int]:
    """How many of the records found each value has, under the filters of the other facets and what is left out of its
    own; a value left out counts as if it were not."""
    values, own = postings.values(facet), excluded.get(facet, ())
    under = set.intersection(found, *(of for other, of in chosen.items() if other != facet))
    under = under.difference(
        *(_any_of(postings.values(other), left_out) for other, left_out in excluded.items() if other != facet)
    )
    rest = under - _any_of(values, own)
    counts = {value: len(rest & of) for value, of in values.items()}
    counts |= {value: len((under - _any_of(values, set(own) - {value})) & values.get(value, set())) for value in own}
    return {value: count for value, count in counts.items() if count}


def _ranked(question: Question, hits: set[int], records: Records) -> list[tuple[int, float]]:
    """The hits asked for in order, each with its score; ties newest first, then by id, so that pages are stable."""
    end = len(hits) if question.limit is None else question.offset + question.limit
    words = list(wanted(question.tree)) if question.sort == "relevance" else []
    if not end:
        return []
    scored = scores(words, hits, records)
    places = records.places(oldest_first=question.sort == "oldest")
    order = nsmallest(end, ((-scored[number], places[number], number) for number in hits))
    return [(number, scored[number]) for _, _, number in order[question.offset :]]
