"""Where the articles of a text page begin: runs of lines such as `Published` / `on`, or `By NAME October 3, 2019`.

The lines above an anchor are the head of an article, those below its body.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from archive.extract.bylines import is_posting, names_in
from archive.extract.head_parts import AFFILIATION, BY_ALONE, MOST_OFFICE_WORDS, authors_of, officer
from archive.extract.headings import is_menu
from archive.extract.lines import Line, folded
from archive.extract.meta_lines import Meta, meta_of
from archive.extract.people import known_people
from archive.extract.records import Part, Role
from archive.extract.rules import is_prose, rule_for
from archive.extract.titles import FEWEST_TITLE_WORDS

MOST_LINES = 8
MOST_ABOVE = 16
MOST_BETWEEN = 2
"""How far under a name its date may stand: what the named one is may stand between."""
LONGEST_GLUED = 80
GLUED_DATE = re.compile(
    r"[^\W\d_]{3,9}\.? \d{1,2}, (?:19|20)\d\d(?=[A-Z“‘\"])|\d{1,2}\.? [^\W\d_]{3,9}\.? (?:19|20)\d\d(?=[A-Z“‘\"])"
)
GLUED_NAME = re.compile(r"(?:[A-Z][\w'’.-]* ){1,3}(?:[A-Z][a-zà-ÿ]*)*?[a-zà-ÿ](?=[A-Z“‘\"][\w’']* [\w“‘])")


@dataclass(frozen=True, slots=True)
class Anchor:
    """The lines `at` to `after` (not included) between an article's head and its body, and what they say."""

    at: int
    after: int
    published: str | None = None
    people: tuple[tuple[Role, str], ...] = ()
    kind: Literal["magazine", "blog", "sole"] = "sole"
    parts: dict[int, Part] = field(default_factory=dict)
    """Which of its lines give a fact: byline, date."""
    ago: int | None = None
    """Which of its lines says how long ago that was."""
    section: str | None = None


def find_anchors(lines: Sequence[Line]) -> list[Anchor]:
    """The anchors of a magazine's page (`Published`); where it has none, those of a blog (author and date)."""
    runs = [run for run in _runs(lines) if run]
    magazine = [_anchor(run, False) for run in runs if _is_magazine(run)]
    found = magazine or [_anchor(run, True) for run in runs if _is_blog(run)] or _at_the_top(lines)
    return [_with_lines_below(lines, anchor) for anchor in found]


def _with_lines_below(lines: Sequence[Line], anchor: Anchor) -> Anchor:
    """An anchor with the author that stands under its date, and for whom they write."""
    while anchor.after < len(lines) - 1:
        text, at = lines[anchor.after].text, anchor.after
        people: tuple[tuple[Role, str], ...] = tuple(("author", name) for name in known_people(text) or officer(text))
        if people and not anchor.people and is_prose(lines[at + 1]):
            anchor = replace(anchor, after=at + 1, people=people, parts=anchor.parts | {at: "byline"})
        elif at - 1 in anchor.parts and anchor.parts[at - 1] == "byline" and AFFILIATION.fullmatch(text):
            anchor = replace(anchor, after=at + 1)
        else:
            break
    return anchor


def _at_the_top(lines: Sequence[Line]) -> list[Anchor]:
    """The anchor that a name over or under a date makes, with nothing else to tell it: only below a title, and above
    all paragraphs, for comments have names and dates, too."""
    titled = False
    for at, line in enumerate(lines[:MOST_ABOVE]):
        if is_prose(line):
            break
        found = _signed_and_dated(lines, at) if titled else None
        if found:
            return [found]
        titled = titled or (line.words >= FEWEST_TITLE_WORDS and rule_for(line.text) is None and not is_menu(line.text))
    return []


def _signed_and_dated(lines: Sequence[Line], at: int) -> Anchor | None:
    """A name with a date next to it, or under what the named one is: `Ann Vale`, `Soup editor`, `3 October 2019`."""
    people = authors_of(lines[at].text)
    for below in range(at + 1, min(at + 1 + MOST_BETWEEN, len(lines) - 1)) if people else ():
        meta = meta_of(lines[below].text)
        if meta and meta.published and not meta.people:
            parts: dict[int, Part] = {at: "byline", below: "published"}
            authors: tuple[tuple[Role, str], ...] = tuple(("author", name) for name in people)
            after = below + 1
            while after < len(lines) - 1 and (more := meta_of(lines[after].text)) and not more.people:
                after += 1
            return Anchor(at, after, meta.published, authors, "blog", parts)
        if lines[below].ends_sentence or lines[below].words > MOST_OFFICE_WORDS:
            break
    return None


def unglued(lines: Sequence[Line]) -> list[Line]:
    """The lines with author or date split off a first paragraph that a capture printed in one line with them."""
    found: list[Line] = []
    for line in lines:
        above = folded(found[-1].text) if found and len(found[-1].text) < 60 else ""
        glued = None
        if above == "by":
            glued = GLUED_NAME.match(line.text[:LONGEST_GLUED])
        elif above.endswith("on") and meta_of(found[-1].text):
            glued = GLUED_DATE.match(line.text)
        found += _split(line, glued.end()) if glued else [line]
    return found


def _split(line: Line, at: int) -> tuple[Line, Line]:
    first = replace(line, text=line.text[:at], end=line.start + at)
    return first, replace(line, text=line.text[at:], start=line.start + at, gap=0)


def _runs(lines: Sequence[Line]) -> Iterable[list[tuple[int, Meta]]]:
    """Runs of neighbouring lines of author and date, each with its place."""
    at = 0
    while at < len(lines):
        run = _run(lines, at)
        yield run
        at = run[-1][0] + 1 if run else at + 1


def _run(lines: Sequence[Line], at: int) -> list[tuple[int, Meta]]:
    found: list[tuple[int, Meta]] = []
    for place in range(at, min(len(lines), at + MOST_LINES)):
        meta = _meta(lines, place, bool(found))
        if meta is None:
            break
        found.append((place, meta))
    return found


def _meta(lines: Sequence[Line], at: int, inside: bool) -> Meta | None:
    """What a line says of author and date; within a run also a lone `By`, the name under it, and `Avatar`."""
    text = lines[at].text
    if inside and len(text) <= 90:
        if at and folded(lines[at - 1].text) in BY_ALONE and (names := names_in(text)):
            return Meta(people=tuple(("author", name) for name in names))
        if folded(text) in (*BY_ALONE, "avatar") or (at and _is_affiliation(lines, at)):
            return Meta()
    meta = None if is_posting(text) else meta_of(text)
    if meta is None:
        return None
    filed = inside and meta.section  # which under an article leads to others: `Posted in: Food`
    return meta if filed or not rule_for(text) else None


def _is_affiliation(lines: Sequence[Line], at: int) -> bool:
    """Whether a line under one that names an author says for whom they write."""
    above = meta_of(lines[at - 1].text)
    return above is not None and bool(above.people) and AFFILIATION.fullmatch(lines[at].text) is not None


def _is_magazine(run: Sequence[tuple[int, Meta]]) -> bool:
    """`Published` alone needs its `on`, a date or how long ago: the word may also be a heading."""
    labelled = any(meta.labelled == "published" for _, meta in run)
    return labelled and any(meta.on or meta.published or meta.ago for _, meta in run)


def _is_blog(run: Sequence[tuple[int, Meta]]) -> bool:
    dated = any(meta.published or meta.ago for _, meta in run)
    return dated and any(meta.people or meta.labelled for _, meta in run)


def _anchor(run: Sequence[tuple[int, Meta]], blog: bool) -> Anchor:
    dated = sorted(
        ((place, meta) for place, meta in run if meta.published), key=lambda each: each[1].labelled != "first published"
    )
    parts: dict[int, Part] = {place: "byline" for place, meta in run if meta.people}
    parts |= {place: "published" for place, meta in dated[:1] if place not in parts}
    return Anchor(
        at=run[0][0],
        after=run[-1][0] + 1,
        published=dated[0][1].published if dated else None,
        people=tuple(person for _, meta in run for person in meta.people),
        kind="blog" if blog else "magazine",
        parts=parts,
        ago=next((place for place, meta in run if meta.ago and place not in parts), None),
        section=next((meta.section for _, meta in run if meta.section), None),
    )
