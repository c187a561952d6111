"""The lines above a body that may be its head."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from archive.extract.lines import Line, folded
from archive.extract.page_titles import PageTitle

Kind = Literal["magazine", "blog", "sole"]


@dataclass(frozen=True, slots=True)
class Window:
    """The lines above a body that may be its head, top first."""

    lines: Sequence[Line]
    places: tuple[int, ...]
    sections: frozenset[str]
    stated: int | None
    """Where the title stands, if the page says."""
    kind: Kind
    named: bool = False
    """Whether its author is known from elsewhere: a title may look like a name."""
    meta: frozenset[int] = frozenset()
    """Where lines of author and date stand between its lines, or under them: what is under these is no standfirst."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A line as the title, the one above it as the section, if any, and the one below as the standfirst, if any."""

    title: int
    section: int | None
    standfirst: int | None


def stated_place(lines: Sequence[Line], places: Sequence[int], titled: PageTitle | None) -> int | None:
    """The place of the line that repeats the title the page states, the last one of several."""
    title = folded(titled.title) if titled else None
    return next((at for at in reversed(places) if folded(lines[at].text) == title), None)
