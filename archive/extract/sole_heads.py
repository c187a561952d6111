"""The head of an article that prints no `Published` and no author with date: what stands above its first paragraph."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from archive.extract.bylines import is_posting, names_in
from archive.extract.head_window import Window, stated_place
from archive.extract.headings import is_menu, is_title_like
from archive.extract.lines import Line, folded, usual_gap
from archive.extract.listing import BULLET, NUMBER
from archive.extract.meta_lines import meta_of
from archive.extract.page_titles import PageTitle
from archive.extract.rules import is_prose, rule_for

DEEPEST = 12
FEWEST_WORDS = 6
FEWEST_CONTENTS = 3
LONGEST_STANDFIRST = 70
EMPTIED_GAP = 3
"""Blank lines that magazines leave where date and share buttons stood."""
FEWEST_ITEMS = 3
DATED_TITLE = re.compile(
    r"(?:[0-3]?\d[/.][0-3]?\d[/.]\d\d(?:\d\d)?|(?:19|20)\d\d[-/.][01]?\d[-/.][0-3]?\d)\s*[–—:|-]\s+[^\W\d]"
)


@dataclass(frozen=True, slots=True)
class SoleWindow:
    """The lines above a body that starts at `after`."""

    above: Window
    after: int


def sole_window(
    lines: Sequence[Line], start: int, end: int, sections: frozenset[str], titled: PageTitle | None
) -> SoleWindow | None:
    """The head of the article that `lines[start:end]` hold, if they hold a paragraph with something above it."""
    if opens_dated(lines, start, end):
        return SoleWindow(Window(lines, (start,), sections, start, "sole"), start + 1)
    begin = start + 1 if titled and titled.first else start
    body = next((at for at in range(begin, end) if is_prose(lines[at])), None)
    if body is None:
        return None
    body = (
        _from_contents(lines, begin, body)
        or _under_standfirst(lines, body, end)
        or _first_statement(lines, begin, body)
    )
    places = [at for at in range(max(begin, body - DEEPEST), body) if _may_be_head(lines[at], sections)]
    stated = stated_place(lines, places, titled)
    if titled and titled.first and stated is None:
        places, stated = [start, *places], start
    return SoleWindow(Window(lines, tuple(places), sections, stated, "sole"), body) if places else None


def opens_dated(lines: Sequence[Line], start: int, end: int) -> bool:
    """Whether lines are a digest of short items under a title that opens with a day: `03/12/23 - A cook quits`."""
    dated = start < end and DATED_TITLE.match(lines[start].text) is not None
    return dated and sum(line.ends_sentence for line in lines[start + 1 : end]) >= FEWEST_ITEMS


def _may_be_head(line: Line, sections: frozenset[str]) -> bool:
    return folded(line.text) in sections or (rule_for(line.text) is None and not is_menu(line.text))


def _from_contents(lines: Sequence[Line], begin: int, prose: int) -> int | None:
    """Where the body starts, if it opens with a list of contents, as newsletters do: with what leads on to the list."""
    below = prose
    while below > begin and not (_is_listed(lines[below - 1]) or is_title_like(lines[below - 1])):
        below -= 1
    top = below
    while top > begin and _is_listed(lines[top - 1]):
        top -= 1
    if below - top < FEWEST_CONTENTS:
        return None
    top -= 1 if top > begin and lines[top - 1].text.endswith(":") else 0
    return top if top > begin else None


def _is_listed(line: Line) -> bool:
    return BULLET.match(line.text) is not None or NUMBER.match(line.text) is not None


def _under_standfirst(lines: Sequence[Line], at: int, end: int) -> int | None:
    """Where the body starts, if the first paragraph is a standfirst: author, date or the room left by them follow."""
    if lines[at].words > LONGEST_STANDFIRST or at == 0:
        return None
    near = range(at + 1, min(at + 3, end - 1))
    under = next((place for place in near if _is_of_author(lines[place], lone_names=place == at + 1)), None)
    if under is not None:
        return _under_date(lines, under + 1, end)
    emptied = at + 1 < end and lines[at + 1].gap >= max(EMPTIED_GAP, usual_gap(lines) + 2)
    return at + 1 if emptied and is_title_like(lines[at - 1]) else None


def _under_date(lines: Sequence[Line], at: int, end: int) -> int:
    """The place under the line at `at`, if that has the date that goes with an author line above it."""
    return at + 1 if at + 1 < end and _is_of_author(lines[at], lone_names=False) else at


def _is_of_author(line: Line, lone_names: bool = True) -> bool:
    """Whether a line is one of author and date; `lone_names` may be headings where they stand further down."""
    meta = None if is_posting(line.text) else meta_of(line.text)
    return (lone_names and bool(names_in(line.text))) or (
        meta is not None and bool(meta.people or meta.published or meta.ago)
    )


def _first_statement(lines: Sequence[Line], begin: int, prose: int) -> int:
    """Where the body starts: shorter statements above the first long one are of it too.

    But for one right under the title, which is a standfirst.
    """
    at = prose
    while at > begin and _is_statement(lines[at - 1]):
        at -= 1
    under_title = at < prose and at > begin and is_title_like(lines[at - 1]) and not _is_of_author(lines[at - 1])
    return at + 1 if under_title else at


def _is_statement(line: Line) -> bool:
    known = rule_for(line.text) is not None or _is_of_author(line)
    return line.words >= FEWEST_WORDS and line.ends_sentence and not line.text.endswith(":") and not known
