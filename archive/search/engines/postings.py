"""The posting lists of one open Whoosh index, as counts and sets.

Whoosh scores a phrase as the AND of its words, its DisjunctionMax is wrong with a limit, and each of its filters is a
scored search. Counts by document number give exact phrases, and facets by intersection.
"""

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Any

from whoosh.reading import IndexReader, TermNotFound

MOST_PHRASES = 200  # kept at a time: a long list of a large archive takes megabytes
Counts = dict[int, float]  # how often something stands in each document
Starts = dict[int, set[int]]  # the positions where it begins


class Postings:
    """What the reader of one index holds, kept while the reader is open. For one thread only, as the reader is."""

    def __init__(self, reader: IndexReader) -> None:
        self.reader = reader
        self._phrases: dict[tuple[str, tuple[str, ...]], Counts] = {}
        self._values: dict[str, dict[str, set[int]]] = {}
        self._lengths: dict[str, dict[int, int]] = {}

    @cached_property
    def stored(self) -> dict[int, dict[str, Any]]:
        """What is stored of each document: its `id` and `date`."""
        return {number: self.reader.stored_fields(number) for number in self.reader.all_doc_ids()}

    @cached_property
    def documents(self) -> set[int]:
        return set(self.stored)

    def values(self, facet: str) -> dict[str, set[int]]:
        """The documents of each value of a facet."""
        if facet not in self._values:
            terms = [term.decode() for term in self.reader.lexicon(facet)]
            self._values[facet] = {term: set(self._count(facet, (term,))) for term in terms}
        return self._values[facet]

    def phrase(self, field: str, terms: tuple[str, ...]) -> Counts:
        """How often `terms` stand side by side in each document; only documents where they do."""
        if (field, terms) not in self._phrases:
            if len(self._phrases) >= MOST_PHRASES:
                self._phrases.clear()
            self._phrases[field, terms] = self._count(field, terms)
        return self._phrases[field, terms]

    def lengths(self, field: str) -> dict[int, int]:
        """How many terms each document has in a field."""
        if field not in self._lengths:
            length = self.reader.doc_field_length
            self._lengths[field] = {number: length(number, field) or 0 for number in self.documents}
        return self._lengths[field]

    def words(self, field: str, prefix: str) -> dict[str, int]:
        """The terms of a field that begin with `prefix`, and in how many documents each stands."""
        found = ((term.decode(), info.doc_frequency()) for term, info in self.reader.iter_prefix(field, prefix))
        return {term: round(frequency) for term, frequency in found}

    def _count(self, field: str, terms: tuple[str, ...]) -> Counts:
        if len(terms) == 1:
            return dict(self._walk(field, terms[0], lambda matcher: float(matcher.weight())))
        starts: Starts | None = None
        for term in sorted(dict.fromkeys(terms), key=lambda term: self.reader.doc_frequency(field, term)):
            positions = self._positions(field, term, starts)
            for place in (place for place, other in enumerate(terms) if other == term):
                starts = _also(starts, positions, place)
        return {number: float(len(ats)) for number, ats in (starts or {}).items()}

    def _positions(self, field: str, term: str, among: Starts | None) -> dict[int, list[int]]:
        if among is not None and not among:
            return {}
        return dict(self._walk(field, term, lambda matcher: matcher.value_as("positions"), among))

    def _walk(
        self, field: str, term: str, read: Callable[[Any], Any], among: Starts | None = None
    ) -> Iterator[tuple[int, Any]]:
        """Each document of a posting list with what `read` finds there; only those `among`, if given."""
        try:
            matcher = self.reader.postings(field, term)
        except TermNotFound:
            return
        while matcher.is_active():
            number = matcher.id()
            if among is None or number in among:
                yield number, read(matcher)
            matcher.next()


def _also(starts: Starts | None, positions: dict[int, list[int]], place: int) -> Starts:
    """The starts of a phrase that has a term with these positions at `place`, and the terms that gave `starts`."""
    found: Starts = {}
    for number, ats in positions.items():
        candidates = {at - place for at in ats}
        if starts is not None:
            candidates &= starts.get(number, set())
        if candidates:
            found[number] = candidates
    return found
