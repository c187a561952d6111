"""Which of the lines above a body is the title, and which the section: named rules, the first that holds decides."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from archive.extract.headings import is_menu, is_section_like, is_title_case, is_title_like
from archive.extract.lines import Line, folded, usual_gap
from archive.extract.repeats import share_in
from archive.extract.sources import known_source

Kind = Literal["magazine", "blog", "sole"]
FEWEST_TITLE_WORDS = 5
FEWEST_CASED_WORDS = 3
FEWEST_STANDFIRST_WORDS = 6
MOST_BELOW = 40
TAKEN_UP = 0.4


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


Choice = tuple[int | None, int]
"""Places of section line, if any, and title."""


@dataclass(frozen=True, slots=True)
class TitleRule:
    """A named reason to take a line for the title, and maybe the one above it for the section."""

    name: str
    choose: Callable[[Window], Choice | None]


def _stated(window: Window) -> Choice | None:
    """The line that the page's own title repeats."""
    if window.stated not in window.places:
        return None
    above = [place for place in window.places if place == window.stated - 1]
    sections = (at for at in above if is_section_like(window.lines[at]) and not _is_motto(window.lines[at]))
    return next(sections, None), window.stated


def _under_known_section(window: Window) -> Choice | None:
    for section, title in reversed(list(zip(window.places, window.places[1:], strict=False))):
        if folded(window.lines[section].text) in window.sections:
            return section, title
    return None


def _over_lower_line(window: Window) -> Choice | None:
    """The upper of two long lines over author and date, if the text takes its words up, as it does no site's motto."""
    if window.kind == "magazine" or len(window.places) < 2:
        return None
    lines, (upper, lower) = window.lines, window.places[-2:]
    long = all(lines[at].words >= FEWEST_STANDFIRST_WORDS and is_title_like(lines[at]) for at in (upper, lower))
    below = lines[lower + 1 : lower + 1 + MOST_BELOW]
    told = upper > 0 and (is_menu(lines[upper - 1].text) or share_in(lines[upper], below) >= TAKEN_UP)
    return (None, upper) if long and lower == upper + 1 and told else None


def _above_date(window: Window) -> Choice | None:
    """Blogs print author and date right under the title, or under a statement that is its standfirst."""
    if window.kind != "blog":
        return None
    lines, places = window.lines, window.places
    title = -2 if len(places) > 1 and not is_title_like(lines[places[-1]]) and is_title_like(lines[places[-2]]) else -1
    above = places[:title][-1:]
    return next((at for at in above if is_section_like(lines[at]) and lines[at].text.isupper()), None), places[title]


def _over_standfirst(window: Window) -> Choice | None:
    """The second of three lines, if the first may be a section: title and standfirst may be short, too."""
    if len(window.places) < 3:
        return None
    section, title, _ = window.places[-3:]
    short, long = window.lines[section], window.lines[title]
    fits = is_section_like(short) and is_title_like(long) and not known_source(short.text)
    fits = fits and title == section + 1  # a line of date between them makes the first a masthead
    return (section, title) if fits and not _is_motto(short) else None


def _is_motto(line: Line) -> bool:
    return line.words > 2 and not is_title_case(line.text)


def _above_summary(window: Window) -> Choice | None:
    """The line above lines that stand right under each other: a summary in several points."""
    places, lines = window.places, window.lines
    top = len(places) - 1
    while top > 0 and lines[places[top]].gap == 0:
        top -= 1
    if not 0 < top < len(places) - 1 or usual_gap([lines[at] for at in places]) == 0:
        return None
    title = lines[places[top - 1]]
    return (None, places[top - 1]) if is_title_like(title) and not is_section_like(title) else None


def _under_short_line(window: Window) -> Choice | None:
    """The longer of two lines; over one that is not in title case, one that is is the title itself."""
    if len(window.places) != 2:
        return None
    section, title = window.places
    short, long = window.lines[section], window.lines[title]
    named = is_title_case(short.text) and not is_title_case(long.text)
    fits = is_section_like(short) and is_title_like(long) and long.words > short.words
    return (section, title) if fits and not named and not known_source(short.text) else None


def _above_standfirst(window: Window) -> Choice | None:
    """The last line but one, as magazines have it."""
    return (None, window.places[-2:][0]) if window.kind == "magazine" else None


def _first_long(window: Window) -> Choice | None:
    lines = window.lines
    long = [at for at in window.places if is_title_like(lines[at]) and lines[at].words >= FEWEST_TITLE_WORDS]
    cased = [at for at in long if is_title_case(lines[at].text)]
    return (None, (cased or long)[0]) if long else None


def _last_in_title_case(window: Window) -> Choice | None:
    """A title under a site's motto, which is in title case no more than a standfirst is."""
    last, *above = reversed([window.lines[at] for at in window.places])
    cased = is_title_like(last) and is_title_case(last.text) and last.words >= FEWEST_CASED_WORDS
    return (None, window.places[-1]) if cased and above and not is_title_case(above[0].text) else None


TITLE_RULES: tuple[TitleRule, ...] = (
    TitleRule("the page's title repeated", _stated),
    TitleRule("under a known section", _under_known_section),
    TitleRule("upper of two lines, taken up by the text", _over_lower_line),
    TitleRule("above author and date of a blog", _above_date),
    TitleRule("above a summary in points", _above_summary),
    TitleRule("in title case under what is not", _last_in_title_case),
    TitleRule("between a short line and the standfirst", _over_standfirst),
    TitleRule("under a short line", _under_short_line),
    TitleRule("above the standfirst", _above_standfirst),
    TitleRule("first line of some length", _first_long),
    TitleRule("first line", lambda window: (None, window.places[0])),
)
