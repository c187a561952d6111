"""What a page's first line says its title is: `title | site`, `site » title`, or the title alone."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from archive.extract.comments import counted_title
from archive.extract.lines import Line, folded
from archive.extract.rules import is_prose
from archive.extract.sources import known_source

SEPARATOR = re.compile(r"\s+(?:[|–—»«·•/~-]|::)\s+|\s*[|»]\s*")
UNDERLINE = re.compile(r"={3,200}")
SHORTEST, LONGEST = 8, 250
WITHIN = 60
FEWEST_WORDS = 3


@dataclass(frozen=True, slots=True)
class PageTitle:
    """The title of a page's article; `first` where the page's first line says so."""

    title: str
    source: str | None
    first: bool = True


def page_title(lines: Sequence[Line]) -> PageTitle | None:
    """The title a page states, if it stands below again or the site is a known one; else the one its comments state."""
    if not lines:
        return None
    readings = [
        PageTitle(title, known_source(site))
        for title, site in _readings(lines[0].text[:LONGEST])
        if len(title) >= SHORTEST and (known_source(site) or _stands_in(lines[1:WITHIN], title))
    ]
    stated = max(readings, key=lambda reading: len(reading.title), default=None)
    return stated or _repeated(lines) or _counted(lines) or _underlined(lines)


def without_site(text: str) -> str:
    """A title as printed further down a page, without the name of a known site behind or before it."""
    cut = (title for title, site in _readings(text[:LONGEST]) if len(title) >= SHORTEST and known_source(site))
    return next(cut, text)


def _readings(text: str) -> Iterator[tuple[str, str]]:
    """The ways to cut a line into title and site; the site may stand before or after."""
    cuts = list(SEPARATOR.finditer(text))
    for cut in cuts:
        before, after = text[: cut.start()].strip(), text[cut.end() :].strip()
        yield before, after
        yield after, before


def _stands_in(lines: Sequence[Line], title: str) -> bool:
    return folded(title) in (folded(line.text) for line in lines)


def _repeated(lines: Sequence[Line]) -> PageTitle | None:
    """A first line that stands once more above the first paragraph."""
    first = lines[0]
    until = next((at for at in range(1, min(len(lines), WITHIN)) if is_prose(lines[at])), 0)
    again = any(folded(line.text) == folded(first.text) for line in lines[1:until])
    return PageTitle(first.text, None) if again and first.words >= FEWEST_WORDS else None


def _underlined(lines: Sequence[Line]) -> PageTitle | None:
    """A line that stands over a line of `=`."""
    over = (line for line, under in pairwise(lines[:WITHIN]) if UNDERLINE.fullmatch(under.text))
    return next((PageTitle(line.text, None, first=False) for line in over), None)


def _counted(lines: Sequence[Line]) -> PageTitle | None:
    """The title that the line over the comments quotes: `3 thoughts on “…”`."""
    quoted = next((title for line in lines if len(line.text) <= LONGEST and (title := counted_title(line.text))), None)
    return PageTitle(quoted, None, first=False) if quoted else None
