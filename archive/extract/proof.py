"""The text that positions in a capture count in, and what became of each stretch of it."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from archive.extract.decode import decode
from archive.extract.formats import format_of
from archive.extract.records import ParsedArticle, Part, Reading
from archive.extract.stated import record_text
from archive.extract.tracing import Mark, trace

Fate = Literal["kept", "dropped", "unaccounted"]
INK = re.compile(r"[^\s\u200b]")
UNSAID = re.compile(r"[^\s\u200b](?:[^\n]*[^\s\u200b])?")  # what stands between the first and the last sign of a line


class DoesNotFit(ValueError):
    """The places of a reading are not places of this text."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters `start` to `end` of a capture: in which article (from 0) as which part, or dropped by which rule.

    `key` is that of a block. `part` is None where a reading says only that an article has it.
    """

    start: int
    end: int
    fate: Fate
    article: int | None = None
    part: Part | None = None
    key: str | None = None
    rule: str | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a capture that is not blank: its number (from 1), the article around it, its stretches."""

    number: int
    start: int
    end: int
    article: int | None
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Proof:
    """A capture beside what was read in it. `stretches` are in order, and all that is between them is white space.

    `marks` are the finds by article and block key; `untraced` counts, by article, the places of finds that are not to
    be found again in the capture; `contested` are the stretches claimed a second time.
    """

    text: str
    reading: Reading
    stretches: tuple[Stretch, ...]
    contested: tuple[Stretch, ...]
    marks: Mapping[tuple[int, str], Sequence[Mark]]
    untraced: tuple[int, ...]

    def rows(self) -> Iterator[Row]:
        """The lines of the capture that are not blank, in order."""
        extents = _Extents(self.reading.articles)
        at = 0
        for number, (start, end) in enumerate(line_places(self.text), start=1):
            met: list[Stretch] = []
            while at < len(self.stretches) and self.stretches[at].start < end:
                met += _clipped(self.text, self.stretches[at], start, end)
                if self.stretches[at].end > end:
                    break
                at += 1
            if met:
                yield Row(number, start, end, extents.around(met), tuple(met))

    def marks_in(self, stretch: Stretch) -> Sequence[Mark]:
        """The finds that begin in a stretch of one line; no mark goes beyond its line."""
        if stretch.article is None or stretch.key is None:
            return ()
        marks = self.marks.get((stretch.article, stretch.key), ())
        first = bisect_left(marks, stretch.start, key=lambda mark: mark.start)
        return marks[first : bisect_left(marks, stretch.end, key=lambda mark: mark.start)]


def text_of(content: bytes, name: str) -> str:
    """The text of a capture, in which places of articles, of what they keep and of what is dropped are counted."""
    from archive.extract.html import page_text  # not before a capture is looked at: their patterns take two seconds
    from archive.extract.wxr import wxr_text

    text, form = decode(content).text, format_of(content, name)
    if form == "html":
        return page_text(text)
    return wxr_text(text) if form == "wxr" else text


def prove(text: str, reading: Reading) -> Proof:
    """Say of every character of `text` what `reading` made of it, e.g. `prove(text_of(content, name), reading)`.

    What no claim covers is `unaccounted`, or, in an article of a reading that kept no places (extractor 1), part of
    that article. Raises DoesNotFit where places lie outside the text, or other words than were dropped stand there.
    """
    if reading.format == "record":
        return _stated(text, reading)
    claims = sorted(_claims(text, reading), key=lambda claim: (claim.start, claim.end))
    extents = _Extents([article for article in reading.articles if not article.kept])
    stretches: list[Stretch] = []
    contested: list[Stretch] = []
    at = 0
    for claim in claims:
        if claim.start < at:
            contested += _clipped(text, claim, 0, at)
            claim = replace(claim, start=min(at, claim.end))
        stretches += [*_unsaid(text, at, claim.start, extents), *_clipped(text, claim, claim.start, claim.end)]
        at = max(at, claim.end)
    stretches += _unsaid(text, at, len(text), extents)
    traced = [trace(text, article) for article in reading.articles]
    marks = {(number, key): found for number, trail in enumerate(traced) for key, found in trail.marks.items()}
    return Proof(text, reading, tuple(stretches), tuple(contested), marks, tuple(trail.lost for trail in traced))


def _stated(text: str, reading: Reading) -> Proof:
    """A cleaned record beside itself: what it states is taken as stated. Finds are not looked for in its JSON."""
    shown, fields = record_text(text)
    stretches = [
        Stretch(field.start, field.end, "dropped" if field.rule else "kept", None if field.rule else 0, rule=field.rule)
        for field in fields
    ]
    return Proof(shown, reading, tuple(stretches), (), {}, (0,) * len(reading.articles))


def ink(text: str) -> int:
    """How many characters of `text` are not white space."""
    return sum(map(len, text.replace("\u200b", " ").split()))


def line_places(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of every line of `text`."""
    start = 0
    while (end := text.find("\n", start)) >= 0:
        yield start, end
        start = end + 1
    yield start, len(text)


def _claims(text: str, reading: Reading) -> Iterator[Stretch]:
    for number, article in enumerate(reading.articles):
        for kept in article.kept:
            yield _within(text, Stretch(kept.start, kept.end, "kept", number, kept.part, kept.key))
    for dropped in reading.dropped:
        yield _within(text, Stretch(dropped.start, dropped.end, "dropped", rule=dropped.rule))
        if text[dropped.start : dropped.end].split() != dropped.text.split():
            raise DoesNotFit(f"other words than “{dropped.text[:40]}” stand at character {dropped.start:,}")


def _within(text: str, claim: Stretch) -> Stretch:
    if not 0 <= claim.start <= claim.end <= len(text):
        raise DoesNotFit(f"characters {claim.start:,} to {claim.end:,} of a text of {len(text):,}")
    return claim


def _clipped(text: str, stretch: Stretch, start: int, end: int) -> list[Stretch]:
    """The part of a stretch between two places; none where only white space is."""
    start, end = max(start, stretch.start), min(end, stretch.end)
    if start >= end or not INK.search(text, start, end):
        return []
    if (start, end) == (stretch.start, stretch.end):
        return [stretch]  # nearly always, and a copy costs ten times as much
    return [replace(stretch, start=start, end=end)]


def _unsaid(text: str, start: int, end: int, extents: "_Extents") -> Iterator[Stretch]:
    """What stands, line by line, where no claim is."""
    for found in UNSAID.finditer(text, start, end):
        article = extents.at(found.start())
        fate: Fate = "unaccounted" if article is None else "kept"
        yield Stretch(found.start(), found.end(), fate, article)


class _Extents:
    """From where to where the articles of a reading go."""

    def __init__(self, articles: Sequence[ParsedArticle]):
        self.articles = sorted((article.start, article.end, number) for number, article in enumerate(articles))

    def at(self, place: int) -> int | None:
        """The article around a place."""
        found = bisect_right(self.articles, place, key=lambda each: each[0]) - 1
        return self.articles[found][2] if found >= 0 and place < self.articles[found][1] else None

    def around(self, stretches: Sequence[Stretch]) -> int | None:
        """The article that keeps the first of these stretches that one keeps, else the one around them."""
        kept = (stretch.article for stretch in stretches if stretch.article is not None)
        return next(kept, self.at(stretches[0].start))
