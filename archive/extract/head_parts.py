"""Which line above a body is section, title, standfirst, author line."""

import re
from dataclasses import dataclass, field, replace

from archive.extract import lexicon
from archive.extract.bylines import names_in, reporters_in
from archive.extract.head_window import Window
from archive.extract.headings import is_section_like, is_title_like
from archive.extract.lines import Line, folded
from archive.extract.meta_lines import Meta, meta_of
from archive.extract.people import known_people
from archive.extract.records import Part, Role
from archive.extract.titles import FEWEST_TITLE_WORDS, best_reading

MOST_OFFICE_WORDS = 6
AFFILIATION = re.compile(
    r"(?:(?:[A-Z][\w.&’]*|of|the) ){0,4}(?:News|Staff|"
    r"(?:[Ss]taff |[Ss]enior |[Cc]ontributing |[Gg]uest )?(?:[Ww]riter|[Rr]eporter|"
    r"[Cc]orrespondent|[Cc]ontributor|[Cc]olumnist|[Ee]ditor))s?(?:(?:,| in) [A-Z][\w’]+(?: [A-Z][\w’]+)?)?"
)
"""What stands under an author: `Harbour News, Wuhu`, `Staff Writer`."""
BY_ALONE = frozenset(lexicon.sections("meta_lines")["by"])
BY = re.compile(r"(?:(?:posted|written|words) )?by ", re.IGNORECASE)
LISTED = re.compile(r"[•◦▪●·‣◼■▶*–-][\ufe0e\ufe0f]?\s*\w|\.{3}|…")
"""Items of a list and links on (`... newer stories`) are no heads."""


@dataclass(slots=True)
class HeadParts:
    """What the lines of a window are; `silent` ones are of author and date, but give no fact."""

    parts: dict[int, Part] = field(default_factory=dict)
    people: tuple[tuple[Role, str], ...] = ()
    published: str | None = None
    silent: set[int] = field(default_factory=set)
    ago: int | None = None
    section: str | None = None
    """As a line of author and date names it: `Posted on 3 March in Food`."""


def read_window(window: Window) -> HeadParts | None:
    """What each line of a window is; None if none is a title."""
    found = HeadParts()
    rest = _without_meta(_without_labels(window, found), found)
    rest = _without_author_by_date(rest, found)
    rest = _without_author(rest, found)
    if not rest.places:
        return None
    rest = replace(rest, meta=frozenset([*found.parts, *found.silent]))
    reading = best_reading(rest)
    found.parts[reading.title] = "title"
    if reading.section is not None:
        _put_down_section(rest, reading.section, found)
    if reading.standfirst is not None:
        found.parts[reading.standfirst] = "standfirst"
    return found


def _without_labels(window: Window, found: HeadParts) -> Window:
    """The window without a lone `By`, and without for whom an author writes, right below the name."""
    rest: list[int] = []
    for at in window.places:
        text = window.lines[at].text
        under_name = bool(rest) and AFFILIATION.fullmatch(text) is not None and authors_of(window.lines[rest[-1]].text)
        if under_name or folded(text) in BY_ALONE:
            found.silent.add(at)
        else:
            rest.append(at)
    return replace(window, places=tuple(rest))


def _without_meta(window: Window, found: HeadParts) -> Window:
    """The window without lines of author and date, which are put down."""
    rest: list[int] = []
    for at in window.places:
        meta = meta_of(window.lines[at].text)
        if meta is None or folded(window.lines[at].text) in window.sections:
            rest += [at] if not LISTED.match(window.lines[at].text) else []
        else:
            _put_down(meta, at, found)
    return replace(window, places=tuple(rest))


def _put_down(meta: Meta, at: int, found: HeadParts) -> None:
    found.people += meta.people
    if meta.people:
        found.parts[at] = "byline"
    elif meta.published and not found.published:
        found.parts[at] = "published"
    else:
        found.silent.add(at)
        found.ago = at if meta.ago else found.ago
    found.published = found.published or meta.published
    found.section = found.section or meta.section


def _without_author_by_date(window: Window, found: HeadParts) -> Window:
    """The window without a name that stands right above or under a date; in capitals, too."""
    dated = {*found.parts, *found.silent}
    beside = [at for at in window.places if {at - 1, at + 1} & dated]
    if window.named or found.people:
        return window
    for at in beside:
        names = authors_of(window.lines[at].text)
        others = [place for place in window.places if place != at]
        if names and any(_is_long_title(window.lines[place]) for place in others):
            found.people = tuple(("author", name) for name in names)
            found.parts[at] = "byline"
            return replace(window, places=tuple(others))
    return window


def authors_of(text: str) -> list[str]:
    """The people of a line that may be an author's, beside a date: in capitals, too, or with an office."""
    text = _in_small_letters(text)
    return names_in(text) or reporters_in(text) or officer(text)


def _in_small_letters(text: str) -> str:
    """`ANN VALE and LI BROOK, Staff` with its names as they are commonly written."""
    names, comma, office = text.partition(", ")
    is_loud = names.replace(" and ", " ").isupper()
    return names.title().replace(" And ", " and ") + comma + office if is_loud else text


def officer(text: str) -> list[str]:
    """The person of a line that names one with an office: `Ann Vale, Head of Kitchens`."""
    name, comma, office = BY.sub("", text).partition(", ")
    return names_in(name) if comma and len(office.split()) <= MOST_OFFICE_WORDS and office[-1].isalpha() else []


def _is_long_title(line: Line) -> bool:
    return is_title_like(line) and line.words >= FEWEST_TITLE_WORDS


def _without_author(window: Window, found: HeadParts) -> Window:
    """The window without an author line at its end, or right above a title that is its end."""
    places, lines = window.places, window.lines
    above = [at for at in places[:-1] if folded(lines[at].text) not in window.sections]
    if window.named or found.people or not above:
        return window
    titled = any(not is_section_like(lines[at]) for at in above)
    last = lines[places[-1]].text
    if not (names := names_in(last) or (reporters_in(last) if titled else [])):
        return window
    found.people += tuple(("author", name) for name in names)
    found.parts[places[-1]] = "byline"
    return replace(window, places=places[:-1])


def _put_down_section(window: Window, section: int, found: HeadParts) -> None:
    """The line above the title as the section; as the author if it is a person's name and no other is given."""
    text = window.lines[section].text
    unknown = not (found.people or window.named or folded(text) in window.sections)
    if unknown and (named := known_people(text)):
        found.people = tuple(("author", name) for name in named)
        found.parts[section] = "byline"
    else:
        found.parts[section] = "category"
