"""A line of a body with what surrounds it."""

from collections.abc import Callable
from dataclasses import dataclass

from archive.extract.headings import is_title_case
from archive.extract.lines import Line
from archive.extract.records import BlockKind


@dataclass(frozen=True, slots=True)
class Place:
    """A line with what surrounds it."""

    line: Line
    before: Line | None
    after: Line | None
    apart: bool
    """Stands, alone or with one or two more, between wider gaps than the page's usual ones."""
    kind_before: BlockKind | None
    repeated: float
    """Share of its 3-word shingles that stand elsewhere in the body."""
    restated: Callable[[], float]
    """Share of its longer words that stand in a neighbouring paragraph."""
    known: Callable[[], float]
    """Share of its longer words that stand anywhere else in the body."""
    twin: Callable[[], bool]
    """Whether another line of the body has the same words."""
    labels: frozenset[str]
    """The labels before a colon, as of who speaks, that several lines of the body bear."""
    numbers: frozenset[int]
    """The numbers that short numbered lines of the body bear."""


def is_plain(text: str) -> bool:
    """Whether a line is in small letters, as a sentence is."""
    return not (text.isupper() or is_title_case(text))
