"""The segments of a Whoosh index, read a block of postings at a time.

A segment never changes: what is read of one is kept as long as any thread has an index open that it is part of, and
serves all threads; after a commit only the new segments have to be read. Which of its documents were deleted since is
for whoever asks to leave out.

Whoosh's matchers go from posting to posting through several calls each. On disk postings stand in blocks of a hundred
or so, and the steps of W3LeafMatcher that read one are used here directly: the last Whoosh there is has them.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from threading import Lock
from weakref import WeakValueDictionary

from whoosh.codec.whoosh3 import W3LeafMatcher
from whoosh.matching.mcore import ListMatcher
from whoosh.matching.wrappers import FilterMatcher
from whoosh.reading import SegmentReader, TermNotFound

Block = tuple[Sequence[int], Sequence[float], Sequence[bytes]]  # documents, how often, and the places as stored
Stored = tuple[str, int]  # the id of a document, and its date

_kept: "WeakValueDictionary[tuple[Path, str], Segment]" = WeakValueDictionary()
_one_at_a_time = Lock()


def segment_of(reader: SegmentReader, directory: Path) -> "Segment":
    """What is kept of the segment that `reader` reads, of the index in `directory`."""
    with _one_at_a_time:
        return _kept.setdefault((directory, reader.segment().segment_id()), Segment())


class Segment:
    """What was read of a segment, by the numbers that its documents have in it.

    Two threads may read the same at once; they read the same.
    """

    def __init__(self) -> None:
        self._stored: list[Stored] | None = None
        self._lengths: dict[str, list[int]] = {}
        self._values: dict[str, dict[str, list[int]]] = {}

    def stored(self, reader: SegmentReader) -> list[Stored]:
        """The id and the date of each document."""
        if self._stored is None:
            fields = map(reader.stored_fields, range(reader.doc_count_all()))
            self._stored = [(each["id"], each["date"]) for each in fields]
        return self._stored

    def lengths(self, reader: SegmentReader, field: str) -> list[int]:
        """How many terms each document has in a field, as Whoosh keeps it: exact up to 108, then rounded."""
        if field not in self._lengths:
            documents = range(reader.doc_count_all())
            self._lengths[field] = [reader.doc_field_length(number, field) or 0 for number in documents]
        return self._lengths[field]

    def values(self, reader: SegmentReader, field: str) -> dict[str, list[int]]:
        """The documents of each term of a field."""
        if field not in self._values:
            terms = [term.decode() for term in reader.lexicon(field)]
            self._values[field] = {
                term: [number for numbers, _, _ in blocks(reader, field, term) for number in numbers] for term in terms
            }
        return self._values[field]


def blocks(reader: SegmentReader, field: str, term: str, with_places: bool = False) -> Iterator[Block]:
    """The postings of a term in a segment, deleted documents too; places only if they are asked for."""
    try:
        matcher = reader.postings(field, term)
    except TermNotFound:
        return
    if isinstance(matcher, FilterMatcher):  # it leaves out what is deleted, by then in the middle of a block
        matcher = matcher.child
    matcher.reset()
    if isinstance(matcher, ListMatcher):  # a few postings, kept beside the term
        yield list(matcher.all_ids()), matcher._weights, matcher._values
        return
    assert isinstance(matcher, W3LeafMatcher), f"{type(matcher)} is none of the codec that the index is written with"
    while matcher.is_active():
        matcher._read_ids()
        matcher._read_weights()
        if with_places:
            matcher._read_values()
        yield matcher._ids, matcher._weights, matcher._values or ()
        matcher._next_block()


def read_through(reader: SegmentReader) -> None:
    """Read all that a segment holds; raises whatever Whoosh does where the bytes make no sense."""
    for number in range(reader.doc_count_all()):
        reader.stored_fields(number)
    for field in reader.indexed_field_names():
        for term in reader.lexicon(field):
            for _ in blocks(reader, field, term, with_places=True):
                pass
