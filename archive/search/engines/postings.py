"""The posting lists of one open Whoosh index, as counts and sets.

Whoosh scores a phrase as the AND of its words, its DisjunctionMax is wrong with a limit, and each of its filters is a
scored search. Counts by document number give exact phrases, and facets by intersection.
"""

import time
from collections.abc import Callable, Iterator, Sequence, Set
from contextlib import contextmanager
from functools import cached_property
from math import inf
from pathlib import Path
from typing import TypeVar

from whoosh.reading import IndexReader, SegmentReader

from archive.language.profile import Profile
from archive.search.engines.base import LATEST, QueryTooLong
from archive.search.engines.segments import Block, Stored, blocks, segment_of
from archive.search.fields import KINDS, Kind, in_index

KIND = "kind"  # the field that says of what kind a record is
MOST_PHRASES = 200  # kept at a time: a long list of a large archive takes megabytes
Counts = dict[int, float]  # how often something stands in each document
Value = TypeVar("Value")
Starts = dict[int, set[int]]  # the positions where it begins


class Leaf:
    """A segment as one reader sees it: where its numbers begin, and which of its documents are deleted by then."""

    def __init__(self, reader: SegmentReader, first: int, directory: Path) -> None:
        self.reader, self.first = reader, first
        self.deleted = frozenset(reader.segment().deleted_docs())
        self.segment = segment_of(reader, directory)


class Postings:
    """What the reader of one index holds, kept while the reader is open. For one thread only, as the reader is."""

    def __init__(self, reader: IndexReader, directory: Path) -> None:
        self.reader = reader
        # An index without documents has a reader of no segment.
        leaves = [pair for pair in reader.leaf_readers() if isinstance(pair[0], SegmentReader)]
        self.leaves = [Leaf(leaf, first, directory) for leaf, first in leaves]
        self.deleted = {leaf.first + number for leaf in self.leaves for number in leaf.deleted}
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
            merged: dict[str, set[int]] = {}
            for leaf in self.leaves:
                for value, numbers in leaf.segment.values(leaf.reader, facet).items():
                    living = (leaf.first + number for number in numbers if number not in leaf.deleted)
                    merged.setdefault(value, set()).update(living)
            self._values[facet] = merged
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

    def of_each(self, documents: set[int], read: Callable[[Leaf], Sequence[Value]]) -> dict[int, Value]:
        """What `read` gives for the documents of each segment, of those asked for."""
        each = ((leaf.first + number, value) for leaf in self.leaves for number, value in enumerate(read(leaf)))
        return {number: value for number, value in each if number in documents}

    def _count(self, field: str, terms: tuple[str, ...]) -> Counts:
        if len(terms) == 1:
            return self._count_one(field, terms[0])
        each = [self.phrase(field, (term,)) for term in dict.fromkeys(terms)]
        among: Set[int] = set.intersection(*map(set, each))  # places take longer to read than numbers
        starts: Starts = {}
        for place, term in enumerate(terms):
            starts = _also(starts if place else None, self._positions(field, term, among), place)
            among = starts.keys()
        return {number: float(len(ats)) for number, ats in starts.items()}

    def _count_one(self, field: str, term: str) -> Counts:
        counts: Counts = {}
        for leaf, (numbers, weights, _) in self._blocks(field, term):
            first = leaf.first
            counts.update((first + number, weight) for number, weight in zip(numbers, weights, strict=True))
        return self._living(counts)

    def _positions(self, field: str, term: str, among: Set[int]) -> dict[int, list[int]]:
        """Where a term stands in those of the documents that have it."""
        if not among:
            return {}
        decode = self.reader.schema[field].format.decode_positions
        found: dict[int, list[int]] = {}
        for leaf, (numbers, _, places) in self._blocks(field, term, with_places=True):
            here = zip((leaf.first + number for number in numbers), places, strict=True)
            found.update((number, decode(stored)) for number, stored in here if number in among)
        return found

    def _living(self, of_each: dict[int, Value]) -> dict[int, Value]:
        deleted = self.deleted
        return {number: value for number, value in of_each.items() if number not in deleted} if deleted else of_each

    def _blocks(self, field: str, term: str, with_places: bool = False) -> Iterator[tuple[Leaf, Block]]:
        for leaf in self.leaves:
            for block in blocks(leaf.reader, field, term, with_places):
                self.check()
                yield leaf, block


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
            name = in_index(self.kind, field)
            self._lengths[field] = self.postings.of_each(
                self.documents, lambda leaf: leaf.segment.lengths(leaf.reader, name)
            )
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
    def _stored(self) -> dict[int, Stored]:
        """The id and the date of each record."""
        return self.postings.of_each(self.documents, lambda leaf: leaf.segment.stored(leaf.reader))


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
