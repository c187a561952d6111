"""A line of a body with what surrounds it."""

from typing import NamedTuple

from archive.extract.headings import is_title_case
from archive.extract.lines import Line
from archive.extract.records import BlockKind
from archive.extract.repeats import Repeats


class Place(NamedTuple):
    """A line with what surrounds it."""

    line: Line
    at: int
    """The how manieth line of the body it is."""
    before: Line | None
    after: Line | None
    apart: bool
    """Stands, alone or with one or two more, between wider gaps than the page's usual ones."""
    kind_before: BlockKind | None
    repeated: float
    """Share of its 3-word shingles that stand elsewhere in the body."""
    repeats: Repeats
    labels: frozenset[str]
    """The labels before a colon, as of who speaks, that several lines of the body bear."""
    numbers: frozenset[int]
    """The numbers that short numbered lines of the body bear."""
    lone_numbers: int = 0
    """How many of its lines are a number and nothing else."""

    def restated(self) -> float:
        """Share of its longer words that stand in a neighbouring paragraph."""
        return self.repeats.restated(self.at)

    def known(self) -> float:
        """Share of its longer words that stand anywhere else in the body."""
        return self.repeats.known(self.at)

    def twin(self) -> bool:
        """Whether another line of the body has the same words."""
        return self.repeats.twin(self.at)


def is_plain(text: str) -> bool:
    """Whether a line is in small letters, as a sentence is."""
    return not (text.isupper() or is_title_case(text))
