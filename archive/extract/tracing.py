"""Finds traced back: where a block's voices, terms, hashtags and handles stand in the characters of the capture."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice, pairwise, takewhile
from typing import Literal

from archive.extract.records import ParsedArticle, Tag, Term, Voice

Find = Voice | Term | Tag
FindKind = Literal["voice", "term", "hashtag", "handle"]
ZERO_WIDTH = "\u200b"


@dataclass(frozen=True, slots=True)
class Mark:
    """A find, or the share of it that a piece of a line has, at characters `start` to `end` of the capture."""

    start: int
    end: int
    kind: FindKind
    find: Find


@dataclass(slots=True)
class Trail:
    """The marks of an article by block key, in order; `lost` counts the places that were not found again."""

    marks: dict[str, list[Mark]] = field(default_factory=lambda: defaultdict(list))
    lost: int = 0


def trace(text: str, article: ParsedArticle) -> Trail:
    """Trace the finds of an article back to the capture it was read from."""
    trail = Trail()
    blocks = _traced_blocks(text, article)
    for kind, find in _finds(article):
        for key, first, last in find.spans:
            lines = blocks[key].lines(first, last) if key in blocks else []
            for start, end in lines:
                trail.marks[key].append(Mark(start, end, kind, find))
            trail.lost += not lines
    for found in trail.marks.values():
        found.sort(key=lambda mark: (mark.start, -mark.end))
    return trail


def _finds(article: ParsedArticle) -> Iterator[tuple[FindKind, Find]]:
    yield from (("voice", voice) for voice in article.voices)
    yield from (("term", term) for term in article.terms)
    yield from (("hashtag", tag) for tag in article.hashtags)
    yield from (("handle", tag) for tag in article.handles)


@dataclass(frozen=True, slots=True)
class _Traced:
    """A block in its capture: the lines of its pieces, and the place of each of its characters."""

    pieces: Sequence[tuple[int, int]]
    places: Sequence[int]

    def lines(self, first: int, last: int) -> list[tuple[int, int]]:
        """Where the characters `first` to `last` of the block stand, line by line."""
        if not 0 <= first < last <= len(self.places):
            return []
        start, end = self.places[first], self.places[last - 1] + 1
        if len(self.pieces) == 1:
            return [(start, end)]
        at = bisect_right(self.pieces, start, key=lambda piece: piece[1])
        touched = takewhile(lambda piece: piece[0] < end, islice(self.pieces, at, None))
        return [(max(start, low), min(end, high)) for low, high in touched]


def _traced_blocks(text: str, article: ParsedArticle) -> dict[str, _Traced]:
    pieces: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for kept in sorted(article.kept, key=lambda kept: kept.start):
        if kept.part == "block" and kept.key is not None:
            pieces[kept.key] += _lines(text, kept.start, kept.end)
    places = {block.key: places_of(text, pieces[block.key], block.text) for block in article.blocks}
    return {key: _Traced(pieces[key], found) for key, found in places.items() if found is not None}


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The lines between two places, without those that are empty."""
    while start < end:
        line_end = text.find("\n", start, end)
        line_end = end if line_end < 0 else line_end
        if start < line_end:
            yield start, line_end
        start = line_end + 1


def places_of(text: str, pieces: Sequence[tuple[int, int]], words: str) -> Sequence[int] | None:
    """Where in `text` each character of `words` stands, if `pieces` have the same words but for white space."""
    if len(pieces) == 1 and text[slice(*pieces[0])] == words:
        return range(*pieces[0])
    inked = (at for start, end in pieces for at in range(start, end) if not _is_blank(text[at]))
    found: list[int] = []
    for char in words:
        if _is_blank(char):
            found.append(found[-1] + 1 if found else 0)
            continue
        at = next(inked, None)
        if at is None or text[at] != char:
            return None
        found.append(at)
    return found


def _is_blank(char: str) -> bool:
    return char.isspace() or char == ZERO_WIDTH


@dataclass(frozen=True, slots=True)
class Run:
    """Characters under the same marks; `opens` are those that begin here."""

    text: str
    marks: tuple[Mark, ...]
    opens: tuple[Mark, ...]


DEEPEST = 20  # marks over one character; what lies deeper is told beside the line alone


def runs(text: str, start: int, end: int, marks: Sequence[Mark]) -> Iterator[Run]:
    """`text` from `start` to `end`, cut where marks (in order of their start) begin and end."""
    borders = sorted({start, end, *(mark.start for mark in marks), *(min(mark.end, end) for mark in marks)})
    waiting = iter(marks)
    upcoming = next(waiting, None)
    active: list[Mark] = []
    for low, high in pairwise(borders):
        active = [mark for mark in active if mark.end > low]
        opens = []
        while upcoming and upcoming.start <= low:
            opens.append(upcoming)
            upcoming = next(waiting, None)
        active = (active + opens)[:DEEPEST]
        yield Run(text[low:high], tuple(active), tuple(opens))
