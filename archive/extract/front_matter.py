"""What the files of a blog's generator say above their text: lines such as `title: …` between two lines of `---`.

The form is that of Jekyll, which most generators took over: https://jekyllrb.com/docs/front-matter/
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from archive.extract.bylines import byline_parts, names_in
from archive.extract.dates import printed_date, timestamp_date
from archive.extract.heads import Head
from archive.extract.lines import Line
from archive.extract.records import Part, Role

MOST_LINES = 60
BORDER = "---"
FIELD = re.compile(r"(?P<key>[A-Za-z][\w -]{0,30}):\s+[\"'\[\s]{0,5}(?P<words>[^\"'\[\s].{0,2000}?)[\"'\]\s]{0,5}")
FIELDS: dict[str, Part] = {
    **dict.fromkeys(("title",), "title"),
    **dict.fromkeys(("subtitle", "description", "excerpt", "summary", "standfirst", "dek"), "standfirst"),
    **dict.fromkeys(("author", "authors", "by"), "byline"),
    **dict.fromkeys(("date", "published", "pubdate", "publish_date"), "published"),
    **dict.fromkeys(("category", "categories", "section"), "category"),
}


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The lines of a front matter, those that say a fact cut down to it; `marks` are the places of what was cut off."""

    lines: Sequence[Line]
    marks: Sequence[tuple[int, int]]
    head: Head


def front_matter(lines: Sequence[Line]) -> FrontMatter | None:
    """The front matter of a text; None if there is none, or none that says a title."""
    if not lines or lines[0].text != BORDER:
        return None
    end = next((at for at in range(1, min(len(lines), MOST_LINES)) if lines[at].text == BORDER), 0)
    values = list(lines[: end + 1])
    parts: dict[int, Part] = {}
    for at in range(1, end):
        found = FIELD.fullmatch(lines[at].text)
        part = FIELDS.get(found["key"].strip().lower()) if found else None
        if found and part and part not in parts.values() and found["words"]:
            parts[at] = part
            start, past = found.span("words")
            values[at] = replace(
                values[at], text=found["words"], start=lines[at].start + start, end=lines[at].start + past
            )
    if "title" not in parts.values():
        return None
    cut = ((line.start, value.start, value.end, line.end) for line, value in zip(lines, values, strict=False))
    marks = [
        place for start, first, last, past in cut for place in ((start, first), (last, past)) if place[0] < place[1]
    ]
    return FrontMatter(values, marks, _head(values, parts, end))


def _head(values: Sequence[Line], parts: dict[int, Part], end: int) -> Head:
    said = {part: values[at].text for at, part in parts.items()}
    date = said.get("published", "")
    published = timestamp_date(date) or printed_date(date)
    return Head(
        first=min(parts),
        after=end + 1,
        title=said["title"],
        parts={at: part for at, part in parts.items() if part != "published" or published},
        standfirst=said.get("standfirst"),
        category=said.get("category"),
        people=_people(said.get("byline", "")),
        published=published,
    )


def _people(text: str) -> tuple[tuple[Role, str], ...]:
    named = byline_parts(f"By {text}") if text else []
    return tuple(named or [("author", name) for name in names_in(text) or [text] if name])
