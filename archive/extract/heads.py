"""The head of an article: section, title, standfirst, author line, date."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from archive.extract import lexicon
from archive.extract.anchors import Anchor, find_anchors
from archive.extract.bylines import byline_parts, is_byline, is_person
from archive.extract.dates import is_date_line, printed_date
from archive.extract.lines import Line, folded
from archive.extract.records import Part, Role
from archive.extract.rules import is_prose, rule_for
from archive.extract.sources import copyright_year, known_source

DEEPEST = 6
LONGEST_WORDS = 70
Places = tuple[tuple[Part, int | None], ...]
SITE = re.compile(r"(?P<title>.{8,200}?)\s+[|–—»·-]\s+(?P<site>[^|–—»·]{2,50})")


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above a body: lines `first` to `after` (not included); `parts` tells what which line gave."""

    first: int
    after: int
    title: str
    parts: dict[int, Part]
    standfirst: str | None = None
    category: str | None = None
    people: tuple[tuple[Role, str], ...] = ()
    published: str | None = None


@dataclass(frozen=True, slots=True)
class PageTitle:
    """A first line such as `title | site`."""

    title: str
    source: str | None


def page_title(lines: Sequence[Line]) -> PageTitle | None:
    """The title and site a page's first line names, if the title stands below again or the site is a known one."""
    found = SITE.fullmatch(lines[0].text) if lines else None
    if not found:
        return None
    source = known_source(found["site"])
    repeated = folded(found["title"]) in {folded(line.text) for line in lines[1:60]}
    return PageTitle(found["title"], source) if source or repeated else None


def find_heads(lines: Sequence[Line], titled: PageTitle | None) -> list[Head]:
    """The heads of all articles of a page, in order."""
    anchors = find_anchors(lines)
    floors = [0, *(anchor.after for anchor in anchors)]
    windows = [_window(lines, anchor, floor, titled) for anchor, floor in zip(anchors, floors, strict=False)]
    sections = _sections(lines, windows)
    heads = []
    for anchor, window in zip(anchors, windows, strict=True):
        head = _blog_head(lines, anchor, window) if anchor.blog else _head(lines, anchor, window, sections)
        if head:
            heads.append(head)
    return heads or _only_head(lines, titled)


def _window(lines: Sequence[Line], anchor: Anchor, floor: int, titled: PageTitle | None) -> list[int]:
    """The places of the lines above an anchor, and not above `floor`, that may be its head, top first."""
    found: list[int] = []
    for place in range(anchor.at - 1, max(floor - 1, anchor.at - 1 - DEEPEST), -1):
        if folded(lines[place].text) == "avatar":
            continue
        if _is_boundary(lines[place]) or (place == 0 and titled):
            break
        found.insert(0, place)
        if titled and folded(lines[place].text) == folded(titled.title):
            return [*_short_line_above(lines, place, floor), *found]
    return found


def _short_line_above(lines: Sequence[Line], title: int, floor: int) -> list[int]:
    """The place of a section line above a title that the page's own title confirms."""
    above = title - 1
    return [above] if above >= max(1, floor) and _is_short(lines[above]) and not _is_boundary(lines[above]) else []


def _is_boundary(line: Line) -> bool:
    return line.words > LONGEST_WORDS or rule_for(line.text) is not None or copyright_year(line.text) is not None


def _sections(lines: Sequence[Line], windows: Sequence[Sequence[int]]) -> frozenset[str]:
    """The section names of this page: known ones, and short lines that stand above several heads."""
    short = Counter(folded(lines[at].text) for window in windows for at in window if _is_short(lines[at]))
    repeated = {text for text, times in short.items() if times > 1}
    return frozenset(repeated | {folded(entry) for entry in lexicon.entries("sections")})


def _is_short(line: Line) -> bool:
    return line.words <= 5 and len(line.text) <= 40 and not line.ends_sentence


def _head(lines: Sequence[Line], anchor: Anchor, window: list[int], sections: frozenset[str]) -> Head | None:
    people, author, rest = _author_line(lines, window, sections)
    section, rest = _section_line(lines, rest, sections)
    if not rest:
        return None
    title = rest[0] if section is not None else rest[-2:][0]
    standfirst = title + 1 if title + 1 in rest else None
    places: Places = (("category", section), ("title", title), ("standfirst", standfirst), ("byline", author))
    parts = {at: part for part, at in places if at is not None}
    return Head(
        first=min(parts),
        after=anchor.after,
        title=lines[title].text,
        parts=parts | anchor.parts,
        standfirst=lines[standfirst].text if standfirst is not None else None,
        category=lines[section].text if section is not None else None,
        people=people + anchor.people,
        published=anchor.published,
    )


def _author_line(
    lines: Sequence[Line], window: list[int], sections: frozenset[str]
) -> tuple[tuple[tuple[Role, str], ...], int | None, list[int]]:
    """The people of the window's last line, if it is an author line, its place, and the rest of the window."""
    if not window:
        return (), None, window
    text = lines[window[-1]].text
    if is_byline(text):
        return tuple(byline_parts(text)), window[-1], window[:-1]
    above = [at for at in window[:-1] if folded(lines[at].text) not in sections]
    if above and is_person(text):
        return (("author", text),), window[-1], window[:-1]
    return (), None, window


def _section_line(lines: Sequence[Line], window: list[int], sections: frozenset[str]) -> tuple[int | None, list[int]]:
    """The place of the section line, and what stands under it.

    It is a known or repeated name; else a short line with title and standfirst under it.
    """
    for position in range(len(window) - 2, -1, -1):
        if folded(lines[window[position]].text) in sections:
            return window[position], window[position + 1 :]
    if len(window) >= 3 and _is_short(lines[window[-3]]):
        return window[-3], window[-2:]
    return None, window


def _blog_head(lines: Sequence[Line], anchor: Anchor, window: list[int]) -> Head | None:
    if not window:
        return None
    at = window[-1]
    parts: dict[int, Part] = {at: "title", **anchor.parts}
    return Head(at, anchor.after, lines[at].text, parts, None, None, anchor.people, anchor.published)


def _only_head(lines: Sequence[Line], titled: PageTitle | None) -> list[Head]:
    """The head of a page without anchors: what stands above its first paragraph."""
    body = next((at for at in range(1 if titled else 0, len(lines)) if is_prose(lines[at])), None)
    if body is None:
        return []
    above = [at for at in range(max(0, body - 12), body) if not rule_for(lines[at].text) and not (titled and at == 0)]
    plain = [at for at in above if not is_byline(lines[at].text) and not is_date_line(lines[at].text)]
    if not plain and not titled:
        return []
    return [_read_above(lines, above, plain, body, titled)]


def _read_above(lines: Sequence[Line], above: list[int], plain: list[int], body: int, titled: PageTitle | None) -> Head:
    marked = [at for at in above if at not in plain]
    names = [at for at in plain[1:] if is_person(lines[at].text)]
    plain = [at for at in plain if at not in names]
    title_at = _title_place(lines, plain, marked, titled)
    title = lines[title_at].text if title_at is not None else (titled.title if titled else lines[plain[0]].text)
    under = [at for at in plain if title_at is not None and at > title_at]
    standfirst = under[-1] if under and lines[under[-1]].words >= 6 else None
    bylines = [at for at in marked if is_byline(lines[at].text)] or names
    people = [part for at in bylines for part in byline_parts(lines[at].text) or [("author", lines[at].text)]]
    dates = [at for at in marked if printed_date(lines[at].text)][:1]
    published = printed_date(lines[dates[0]].text) if dates else None
    places: list[tuple[Part, int]] = [("published", at) for at in dates]
    places += [("byline", at) for at in bylines]
    places.append(("title", title_at if title_at is not None else 0))
    places += [("standfirst", standfirst)] if standfirst is not None else []
    parts = {at: part for part, at in places}
    head = Head(min(parts), body, title, parts, None, None, tuple(people), published)
    return replace(head, standfirst=lines[standfirst].text if standfirst is not None else None)


def _title_place(lines: Sequence[Line], plain: list[int], marked: list[int], titled: PageTitle | None) -> int | None:
    """Where the title stands: the page's own title again, the line above byline or date, or the first long one."""
    if titled:
        same = [at for at in plain if folded(lines[at].text) == folded(titled.title)]
        return same[-1] if same else None
    over = [at for at in plain if marked and at < marked[0]]
    long = [at for at in (over or plain) if lines[at].words >= 3]
    return (long or over or plain)[-1 if over else 0]
