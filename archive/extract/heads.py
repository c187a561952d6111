"""The heads of a page's articles: section, title, standfirst, author line, date.

Most stand above an anchor (`anchors.py`). What lies outside the articles so found may hold more, without one.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from archive.extract.anchors import Anchor, find_anchors
from archive.extract.bylines import is_posting
from archive.extract.head_parts import LISTED, read_window
from archive.extract.head_window import Window, stated_place
from archive.extract.headings import is_menu, is_section_like
from archive.extract.lines import Line, folded, usual_gap
from archive.extract.meta_lines import meta_of
from archive.extract.page_titles import PageTitle, without_site
from archive.extract.records import Part, Role
from archive.extract.rules import is_prose, role_of, rule_for
from archive.extract.sections import known_sections
from archive.extract.sole_heads import LONGEST_STANDFIRST, opens_dated, sole_window
from archive.extract.sources import copyright_year
from archive.extract.standfirsts import FEWEST_STANDFIRST_WORDS

DEEPEST = 6
LONGEST_WORDS = 70
FEWEST_PARAGRAPHS = 2
MOST_LOOSE = 3
MOST_ROUNDS = 20
WITHIN_HEADS = frozenset(["author picture", "button", "buttons around a head"])
"""Rules whose lines stand between title and date."""


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above a body: lines `first` to `after` (not included); `parts` tells what which line gave.

    Lines of `body` stand between them and are of the body all the same.
    """

    first: int
    after: int
    title: str
    parts: dict[int, Part]
    body: tuple[int, ...] = ()
    standfirst: str | None = None
    category: str | None = None
    people: tuple[tuple[Role, str], ...] = ()
    published: str | None = None
    ago: int | None = None
    """The line that says how long ago it was published, if none has a date."""


def find_heads(lines: Sequence[Line], titled: PageTitle | None) -> list[Head]:
    """The heads of all articles of a page, in order."""
    anchors = find_anchors(lines)
    floors = [0, *(anchor.after for anchor in anchors)]
    windows = [_places(lines, anchor, floor, titled) for anchor, floor in zip(anchors, floors, strict=False)]
    sections = _sections(lines, windows)
    found = [
        _head(anchor, _window(lines, anchor, places, sections, titled), titled)
        for anchor, places in zip(anchors, windows, strict=True)
    ]
    heads = [head for head in found if head]
    for _ in range(MOST_ROUNDS):
        more = list(_without_anchor(lines, heads, sections, titled))
        heads = sorted([*heads, *more], key=lambda head: head.first)
        if not more:
            break
    return heads


def _window(
    lines: Sequence[Line], anchor: Anchor, places: list[int], sections: frozenset[str], titled: PageTitle | None
) -> Window:
    stated = stated_place(lines, places, titled)
    return Window(lines, tuple(places), sections, stated, anchor.kind, bool(anchor.people))


def _places(lines: Sequence[Line], anchor: Anchor, floor: int, titled: PageTitle | None) -> list[int]:
    """The places of the lines above an anchor, and not above `floor`, that may be its head, top first."""
    found: list[int] = []
    for place in range(anchor.at - 1, max(floor - 1, anchor.at - 1 - 2 * DEEPEST), -1):
        rule = rule_for(lines[place].text)
        if rule and rule.name in WITHIN_HEADS:
            continue
        if len(found) == DEEPEST or _is_boundary(lines[place]) or (place == 0 and titled and titled.first):
            break
        found.insert(0, place)
        if titled and folded(lines[place].text) == folded(titled.title):
            return [*_section_above(lines, place, floor), *found]
    return found


def _section_above(lines: Sequence[Line], title: int, floor: int) -> list[int]:
    """The place of a section line above a title that the page's own title confirms."""
    above = title - 1
    fits = above >= max(1, floor) and is_section_like(lines[above]) and not _is_boundary(lines[above])
    return [above] if fits else []


def _is_boundary(line: Line) -> bool:
    """A line of the page around the article; a section may have a name that elsewhere is one: `Newsletter`."""
    if folded(line.text) in known_sections():
        return False
    if line.words > LONGEST_WORDS or is_menu(line.text):
        return True
    return rule_for(line.text) is not None or copyright_year(line.text) is not None


def _sections(lines: Sequence[Line], windows: Sequence[Sequence[int]]) -> frozenset[str]:
    """The section names of this page: known ones, and short lines that stand above several heads."""
    short = Counter(folded(lines[at].text) for window in windows for at in window if is_section_like(lines[at]))
    return known_sections() | {text for text, times in short.items() if times > 1}


def _head(anchor: Anchor, window: Window, titled: PageTitle | None) -> Head | None:
    lines, found = window.lines, read_window(window)
    if found is None:
        return None
    parts = found.parts | anchor.parts
    by_part = {part: at for at, part in found.parts.items()}
    standfirst, category = by_part.get("standfirst"), by_part.get("category")
    title, after = by_part["title"], anchor.after
    if standfirst is None and _is_led_in(lines, after):
        standfirst, after = after, after + 1
        parts[standfirst] = "standfirst"
    first_line = titled is not None and titled.first and title == 0
    return Head(
        first=min(parts),
        after=after,
        title=titled.title if titled and first_line else without_site(lines[title].text),
        parts=parts,
        body=_loose(lines, [at for at in window.places if at > title and at not in parts and at not in found.silent]),
        standfirst=lines[standfirst].text if standfirst is not None else None,
        category=lines[category].text if category is not None else anchor.section or found.section,
        people=found.people + anchor.people,
        published=anchor.published or found.published,
        ago=anchor.ago if anchor.ago is not None else found.ago,
    )


def _is_led_in(lines: Sequence[Line], at: int) -> bool:
    """Whether the line at a place is a standfirst: right under author and date, and set apart from the text."""
    if not 0 < at < len(lines) - 1 or lines[at].gap or not lines[at + 1].gap or meta_of(lines[at - 1].text) is None:
        return False
    line = lines[at]
    return line.ends_sentence and FEWEST_STANDFIRST_WORDS <= line.words <= LONGEST_STANDFIRST and usual_gap(lines) > 0


def _loose(lines: Sequence[Line], places: Sequence[int]) -> tuple[int, ...]:
    """Lines under a title that are no part of the head are the body's, unless they are many: then they are links."""
    listed = any(LISTED.match(lines[at].text) for at in places)
    return tuple(places) if listed or len(places) <= MOST_LOOSE else ()


def _without_anchor(
    lines: Sequence[Line], heads: Sequence[Head], sections: frozenset[str], titled: PageTitle | None
) -> Iterator[Head]:
    """The heads of articles that print no author or date line: above the first anchor, and after other articles."""
    for start, end in _regions(lines, heads):
        few = sum(is_prose(line) for line in lines[start:end]) < (FEWEST_PARAGRAPHS if heads else 1)
        if few and not opens_dated(lines, start, end):
            continue
        window = sole_window(lines, start, end, sections, titled if start == 0 else None)
        if window and (head := _head(Anchor(window.after, window.after), window.above, titled)):
            yield head


def _closes(line: Line) -> bool:
    return copyright_year(line.text) is not None or is_posting(line.text)


def _regions(lines: Sequence[Line], heads: Sequence[Head]) -> Iterator[tuple[int, int]]:
    """Where articles without anchor may stand: above the first head; from a known section under another article."""
    yield 0, heads[0].first if heads else len(lines)
    ends = [*(head.first for head in heads[1:]), len(lines)]
    for head, end in zip(heads, ends, strict=False):
        ended = next((at for at in range(head.after, end) if role_of(lines[at]) == "ends"), end)
        section = next((at for at in range(ended, end) if folded(lines[at].text) in known_sections()), end)
        closed = next((at for at in range(head.after, ended) if _closes(lines[at])), end)
        if section < end:
            yield section, end
        elif closed + 1 < ended:
            yield closed + 1, ended
