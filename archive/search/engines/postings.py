"""The posting lists of one open Whoosh index, as counts and sets.

Whoosh scores a phrase as the AND of its words, its DisjunctionMax is wrong with a limit, and each of its filters is a
scored search. Counts by document number give exact phrases, and facets by intersection.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cached_property
from math import inf
from typing import Any

from whoosh.reading import IndexReader, TermNotFound

from archive.search.engines.base import QueryTooLong
from archive.search.fields import KINDS, Kind, in_index
from archive.search.profile import Profile

KIND = "kind"  # the field that says of what kind a record is
MOST_PHRASES = 200  # kept at a time: a long list of a large archive takes megabytes
STRIDE = 512  # postings read between two looks at the clock
LATEST = 99_999_999  # a date after all others
Counts = dict[int, float]  # how often something stands in each document
Starts = dict[int, set[int]]  # the positions where it begins


class Postings:
    """What the reader of one index holds, kept while the reader is open. For one thread only, as the reader is."""

    def __init__(self, reader: IndexReader) -> None:
        self.reader = reader
        self.records = {kind: Records(self, kind) for kind in KINDS}
        self._until = inf
        self._phrases: dict[tuple[str, tuple[str, ...]], Counts] = {}
        self._values: dict[str, dict[str, set[int]]] = {}

    @contextmanager
    def within(self, seconds: float) -> Iterator[None]:
        """Whatever is asked in this block may take so long, all in all; then `check` raises."""
        self._until = time.monotonic() + seconds
        try:
            yield
        finally:
            self._until = inf

    def check(self) -> None:
        """Raises QueryTooLong once time is over. Looking at the clock works in any thread, as no signal does."""
        if time.monotonic() > self._until:
            raise QueryTooLong

    def values(self, facet: str) -> dict[str, set[int]]:
        """The documents of each value of a facet, of whatever kind they are."""
        if facet not in self._values:
            terms = [term.decode() for term in self.reader.lexicon(facet)]
            self._values[facet] = {term: set(self._count(facet, (term,))) for term in terms}
        return self._values[facet]

    def phrase(self, field: str, terms: tuple[str, ...]) -> Counts:
        """How often `terms` stand side by side in each document; only documents where they do."""
        if (field, terms) not in self._phrases:
            counts = self._count(field, terms)
            if len(self._phrases) >= MOST_PHRASES:
                self._phrases.clear()
            self._phrases[field, terms] = counts
        return self._phrases[field, terms]

    def words(self, field: str, prefix: str) -> dict[str, int]:
        """The terms of a field that begin with `prefix`, and in how many documents each stands."""
        found = ((term.decode(), info.doc_frequency()) for term, info in self.reader.iter_prefix(field, prefix))
        return {term: round(frequency) for term, frequency in found}

    def profile(self, article_id: str) -> Profile:
        number = next(iter(self._count("id", (article_id,))), None)
        stored = {} if number is None else self.reader.stored_fields(number)
        return tuple((tuple(terms), count) for terms, count in stored.get("profile", ()))

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
        self.check()
        try:
            matcher = self.reader.postings(field, term)
        except TermNotFound:
            return
        walked = 0
        while matcher.is_active():
            number = matcher.id()
            if among is None or number in among:
                yield number, read(matcher)
            matcher.next()
            walked += 1
            if not walked % STRIDE:
                self.check()


class Records:
    """The records of one kind in an index: their fields under the names that trees use, and their order by date."""

    def __init__(self, postings: Postings, kind: Kind) -> None:
        self.postings, self.kind = postings, kind
        self._lengths: dict[str, dict[int, int]] = {}
        self._averages: dict[str, float] = {}
        self._places: dict[bool, dict[int, int]] = {}

    @cached_property
    def documents(self) -> set[int]:
        return set(self.postings.phrase(KIND, (self.kind,)))

    def phrase(self, field: str, terms: tuple[str, ...]) -> Counts:
        """How often `terms` stand side by side in each record; only records where they do."""
        return self.postings.phrase(in_index(self.kind, field), terms)

    def lengths(self, field: str) -> dict[int, int]:
        """How many terms each record has in a field."""
        if field not in self._lengths:
            length, name = self.postings.reader.doc_field_length, in_index(self.kind, field)
            self._lengths[field] = {number: length(number, name) or 0 for number in self.documents}
        return self._lengths[field]

    def average_length(self, field: str) -> float:
        """How many terms a record has in a field on average; 1 where none has any."""
        if field not in self._averages:
            lengths = self.lengths(field)
            self._averages[field] = sum(lengths.values()) / max(len(lengths), 1) or 1.0
        return self._averages[field]

    def id_of(self, number: int) -> str:
        return str(self._stored[number][0])

    def places(self, oldest_first: bool) -> dict[int, int]:
        """The place of each record by date, then id; the undated come last either way."""
        if oldest_first not in self._places:

            def order(number: int) -> tuple[int, str]:
                name, date = self._stored[number]
                return (date or LATEST) if oldest_first else -date, name

            ordered = sorted(self.documents, key=order)
            self._places[oldest_first] = {number: place for place, number in enumerate(ordered)}
        return self._places[oldest_first]

    @cached_property
    def _stored(self) -> dict[int, tuple[str, int]]:
        """The id and the date of each record."""
        stored = ((number, self.postings.reader.stored_fields(number)) for number in self.documents)
        return {number: (fields["id"], fields["date"]) for number, fields in stored}


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
