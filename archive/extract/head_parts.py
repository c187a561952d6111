"""Which line above a body is section, title, standfirst, author line."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from archive.extract import lexicon
from archive.extract.bylines import names_in, reporters_in
from archive.extract.captions import has_credit
from archive.extract.headings import is_rubric, is_section_like
from archive.extract.lines import Line, folded
from archive.extract.meta_lines import Meta, meta_of
from archive.extract.page_titles import PageTitle
from archive.extract.records import Part, Role
from archive.extract.title_rules import FEWEST_STANDFIRST_WORDS, TITLE_RULES, Window

LISTED = re.compile(r"[•◦▪●·‣◼■▶*–-][\ufe0e\ufe0f]?\s*\w|\.{3}|…")
"""Items of a list and links on (`... newer stories`) are no heads."""
EMPTIED_GAP = 3
"""Blank lines that magazines leave where date and share buttons stood."""


@dataclass(slots=True)
class HeadParts:
    """What the lines of a window are; `silent` ones are of author and date, but give no fact."""

    parts: dict[int, Part] = field(default_factory=dict)
    people: tuple[tuple[Role, str], ...] = ()
    published: str | None = None
    silent: set[int] = field(default_factory=set)
    ago: int | None = None


def stated_place(lines: Sequence[Line], places: Sequence[int], titled: PageTitle | None) -> int | None:
    """The place of the line that repeats the title the page states, the last one of several."""
    title = folded(titled.title) if titled else None
    return next((at for at in reversed(places) if folded(lines[at].text) == title), None)


def read_window(window: Window) -> HeadParts | None:
    """What each line of a window is; None if none is a title."""
    found = HeadParts()
    rest = _without_meta(window, found)
    rest = _without_author(rest, found)
    if not rest.places:
        return None
    section, title = next(choice for rule in TITLE_RULES if (choice := rule.choose(rest)))
    found.parts[title] = "title"
    if section is not None:
        _put_down_section(rest, section, found)
    if (standfirst := _standfirst(rest, title)) is not None:
        found.parts[standfirst] = "standfirst"
    return found


def _without_meta(window: Window, found: HeadParts) -> Window:
    """The window without lines of author and date, which are put down."""
    rest: list[int] = []
    for at in window.places:
        meta = meta_of(window.lines[at].text)
        if meta is None or folded(window.lines[at].text) in window.sections:
            rest += [at] if not LISTED.match(window.lines[at].text) else []
        else:
            _put_down(meta, at, found)
    return _rest(window, rest)


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
    return _rest(window, places[:-1])


def _put_down_section(window: Window, section: int, found: HeadParts) -> None:
    """The line above the title as the section; as the author if it is a person's name and no other is given."""
    text = window.lines[section].text
    named = () if found.people or window.named or folded(text) in window.sections else names_in(text)
    if named and all(name.split()[0] in known_names() for name in named):
        found.people = tuple(("author", name) for name in named)
        found.parts[section] = "byline"
    else:
        found.parts[section] = "category"


def known_names() -> frozenset[str]:
    return lexicon.word_set("given_names", "given") | lexicon.word_set("given_names", "surnames")


def _rest(window: Window, places: Sequence[int]) -> Window:
    return Window(window.lines, tuple(places), window.sections, window.stated, window.kind, window.named)


def _standfirst(window: Window, title: int) -> int | None:
    """The line under the title, if it is neither a caption nor leads on to something else."""
    at = next((at for at in window.places if at > title), None)
    if at is None or has_credit(window.lines[at]) or window.lines[at].text.endswith(":"):
        return None
    line, long = window.lines[at], window.lines[at].words >= FEWEST_STANDFIRST_WORDS
    if window.kind != "sole":
        return at if long or line.ends_sentence else None
    return at if long and (line.ends_sentence or is_rubric(window.lines, title, at)) else None
