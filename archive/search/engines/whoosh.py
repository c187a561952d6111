"""Whoosh: the engine for a first archive; pure Python, nothing to compile."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from heapq import nsmallest
from pathlib import Path
from typing import Any

from haystack.backends import BaseEngine
from whoosh.fields import ID, KEYWORD, STORED, TEXT, Schema
from whoosh.filedb.filestore import FileStorage
from whoosh.index import FileIndex
from whoosh.searching import Searcher
from whoosh.writing import IndexWriter

from archive.language.profile import Profile
from archive.search.documents import Document
from archive.search.engines.base import Answer, ArchiveQuery, Question
from archive.search.engines.matching import matching, scores
from archive.search.engines.ondisk import OnDiskBackend
from archive.search.engines.postings import KIND, Postings, Records
from archive.search.engines.segments import read_through
from archive.search.fields import ALTERNATIVES, DECIDING, FACETS, KINDS, SURFACE, WEIGHTS, in_index
from archive.search.tree import Terms, wanted

# Articles from which on readers wait: the slowest twentieth of search pages takes more than 250 ms of processor time.
# Over 1,000 made-up articles they took 170 ms. What grows with the archive are answers, and a page asks two or more: of
# these the slowest twentieth took 165 ms over 7,650 articles (the first of a process 2 s), so 108 or so over 5,000.
ENOUGH = 5_000


def schema() -> Schema:
    """The fields as Whoosh has them; terms come ready made, its analysers see none."""
    fields: dict[str, Any] = {"id": ID(stored=True), "article": ID(), KIND: ID(), "date": STORED, "profile": STORED}
    for kind in KINDS:
        fields |= {in_index(kind, name): TEXT(phrase=True) for name in WEIGHTS}
        fields |= {in_index(kind, ALTERNATIVES): KEYWORD(scorable=True)}
    fields |= {name: KEYWORD() for name in (*FACETS, SURFACE)}
    return Schema(**fields)


class Opened:
    """An index opened to read: as it was at one moment, however it is written to meanwhile. For one thread only."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self.index = _open(directory)
        self.generation: Hashable = self.index.latest_generation()
        self.postings = Postings(self.index.reader(), directory)

    def is_current(self, directory: Path) -> bool:
        return directory == self.directory and bool(self.index.latest_generation() == self.generation)

    def close(self) -> None:
        self.postings.reader.close()


class WhooshBackend(OnDiskBackend[Opened]):
    """Its reader is never shared between threads."""

    most_articles = ENOUGH

    def open(self, directory: Path) -> Opened:
        return Opened(directory)

    def read_through(self) -> None:
        with self.reading() as opened:
            for leaf in opened.postings.leaves:
                read_through(leaf.reader)

    def answer(self, question: Question) -> Answer:
        with self.reading() as opened, opened.postings.within(self.seconds):
            return self._answer(question, opened.postings)

    def _answer(self, question: Question, postings: Postings) -> Answer:
        records = postings.records[question.kind]
        found = matching(question.tree, records)
        chosen = {facet: _any_of(postings.values(facet), values) for facet, values in question.chosen.items() if values}
        without = {facet: _any_of(postings.values(facet), values) for facet, values in question.excluded.items()}
        hits = set.intersection(found, *chosen.values()).difference(*without.values())
        facets = {facet: _counted(postings, facet, found, chosen, question.excluded) for facet in question.facets}
        ids = [(records.id_of(number), score) for number, score in _ranked(question, hits, records)]
        return Answer(len(hits), ids, facets)

    def profile(self, article_id: str) -> Profile:
        with self.reading() as opened:
            return opened.postings.profile(article_id)

    def frequencies(self, listed: Sequence[Terms]) -> tuple[list[int], int]:
        with self.reading() as opened:
            records = opened.postings.records["article"]
            return [len(records.phrase(DECIDING, terms)) for terms in listed], len(records.documents)

    def vocabulary(self, prefix: str) -> dict[str, int]:
        with self.reading() as opened:
            return opened.postings.words(SURFACE, prefix)

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
