"""Where the articles of a text page begin: lines such as `Published` / `on`, or `By NAME October 3, 2019`.

The lines above an anchor are the head of an article, those below its body.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from archive.extract.bylines import byline_parts, is_byline
from archive.extract.dates import is_date_line, printed_date
from archive.extract.lines import Line, folded
from archive.extract.records import Part, Role

AGO = r"(?:(?:\d+|an?|one|two|a few) \w+ ago)?"
PUBLISHED = re.compile(rf"(?:first )?(?:published|posted)(?: on)?[: ]*{AGO}\s*(?:on)?[: ]*(?P<date>.*)")
GOES_ON = re.compile(rf"{AGO}\s*on\b[: ]*(?P<date>.*)")
FIRST = re.compile(r"(?:first|originally) published(?: on)?[: ]*(?P<date>.*)")
UPDATED = re.compile(r"(?:last )?(?:updated|modified)(?: on)?[: ]*(?P<date>.*)")
LONGEST = 90
MOST_LINES = 7
RELATIVE = re.compile(r"(?:\d+|an?) (?:minute|hour|day|week|month|year)s? ago")


@dataclass(frozen=True, slots=True)
class Anchor:
    """The lines `at` to `after` (not included) between an article's head and its body, and what they say."""

    at: int
    after: int
    published: str | None
    people: tuple[tuple[Role, str], ...] = ()
    blog: bool = False
    parts: dict[int, Part] = field(default_factory=dict)
    """Which of its lines give a fact: byline, date."""


def find_anchors(lines: Sequence[Line]) -> list[Anchor]:
    """The anchors of a magazine page; where it has none, those of a blog."""
    return _all(lines, _magazine) or _all(lines, _blog)


def _all(lines: Sequence[Line], kind: Callable[[Sequence[Line], int], Anchor | None]) -> list[Anchor]:
    found: list[Anchor] = []
    at = 0
    while at < len(lines):
        anchor = kind(lines, at) if len(lines[at].text) <= LONGEST else None
        if anchor:
            found.append(anchor)
        at = anchor.after if anchor else at + 1
    return found


def _magazine(lines: Sequence[Line], at: int) -> Anchor | None:
    opening = _published(lines[at].text)
    if opening is None or not _is_head_line(lines, at):
        return None
    dates: list[tuple[str | None, int]] = [(printed_date(opening), at)]
    first: list[tuple[str | None, int]] = []
    people: list[tuple[Role, str]] = []
    parts: dict[int, Part] = {}
    after = at + 1
    while after < min(len(lines), at + MOST_LINES) and (kind := _head_line(lines[after].text)):
        text = lines[after].text
        if kind == "first":
            first.append((printed_date(text), after))
        elif kind == "byline":
            people += byline_parts(text)
            parts[after] = "byline"
        elif kind == "date":
            dates.append((printed_date(text), after))
        after += 1
    published, place = next(((date, place) for date, place in first + dates if date), (None, at))
    parts |= {place: "published"} if published else {}
    return Anchor(at, after, published, tuple(people), parts=parts)


def _is_head_line(lines: Sequence[Line], at: int) -> bool:
    """`Published` alone needs its `on`, unless a date is with it: the word may also be a heading."""
    text = folded(lines[at].text)
    return text != "published" or (at + 1 < len(lines) and GOES_ON.match(folded(lines[at + 1].text)) is not None)


def _published(text: str) -> str | None:
    """What follows `Published on`, if the line is of that kind and holds nothing but a date."""
    found = PUBLISHED.fullmatch(folded(text))
    return found["date"] if found and (not found["date"] or is_date_line(found["date"])) else None


def _head_line(text: str) -> str | None:
    """What a line right under an anchor is, if it still belongs to the head."""
    line = folded(text)
    if len(line) > LONGEST:
        return None
    for kind, form in (("first", FIRST), ("updated", UPDATED), ("date", GOES_ON)):
        found = form.fullmatch(line)
        if found and (not found["date"] or is_date_line(found["date"])):
            return kind
    if is_date_line(line):
        return "date"
    if RELATIVE.fullmatch(line) or line == "avatar":
        return "noise"
    return "byline" if is_byline(text) else None


def _blog(lines: Sequence[Line], at: int) -> Anchor | None:
    """A byline and a date, in one line or in two, either first."""
    text = lines[at].text
    if is_byline(text) and (date := printed_date(text)):
        return Anchor(at, at + 1, date, tuple(byline_parts(text)), True, {at: "byline"})
    below = lines[at + 1].text if at + 1 < len(lines) else ""
    for byline, day, places in ((text, below, (at, at + 1)), (below, text, (at + 1, at))):
        if is_byline(byline) and is_date_line(day):
            parts: dict[int, Part] = {places[0]: "byline", places[1]: "published"}
            return Anchor(at, at + 2, printed_date(day), tuple(byline_parts(byline)), True, parts)
    return None
