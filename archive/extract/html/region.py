"""An element of a page as a place to look in: what is set aside is not seen."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from operator import attrgetter

from bs4.element import Tag

from archive.extract.html.page import Page, Run
from archive.extract.html.selectors import Selector, selector
from archive.extract.lines import SET_APART, Line
from archive.extract.records import Kept, Part

BLANK = " " + SET_APART
HEADING_WORDS = 13
LINE = attrgetter("line")


@dataclass(frozen=True, slots=True)
class Region:
    """An element, with all that stands in it."""

    page: Page
    root: Tag

    def within(self, element: Tag) -> "Region":
        return Region(self.page, element)

    def parts(self) -> Iterator["Region"]:
        """The elements directly in it."""
        return (Region(self.page, child) for child in self.root.contents if isinstance(child, Tag))

    def all(self, *selectors: str) -> Iterator["Region"]:
        """The elements that fit any of the selectors, by selector and then in order."""
        for wanted in map(selector, selectors):
            for number in self._candidates(wanted):
                element = self.page.elements[number]
                if wanted.fits(element):
                    yield Region(self.page, element)

    def _candidates(self, wanted: Selector) -> Iterator[int]:
        if wanted.above:
            return self.page.numbers_under(wanted.above[-1].key, wanted.own.key, self.root)
        return self.page.numbers(wanted.own.key, self.root)

    def first(self, *selectors: str) -> "Region | None":
        """The first element that the first fitting selector finds."""
        return next(self.all(*selectors), None)

    def worded(self, *selectors: str) -> "Region | None":
        """The first element that fits and has words."""
        return next((found for found in self.all(*selectors) if found.text()), None)

    def text(self) -> str:
        """The words in it, in one line."""
        return " ".join(self._joined(runs) for runs, _ in self._rows())

    def lines(self) -> list[Line]:
        """The lines in it, with what their elements say they are. A line of NBSP alone counts as two blank ones."""
        number = self.page.reach(self.root).number
        return [self._line(runs, gap, number) for runs, gap in self._rows()]

    def _rows(self) -> Iterator[tuple[list[Run], int]]:
        """The runs of each line that is not blank, and the gap above it."""
        gap = 1
        for _, runs in groupby(self.page.visible(self.root), key=LINE):
            words = [run for run in runs if run.text.strip(BLANK)]
            if words:
                yield words, gap
                gap = 1
            else:
                gap += 2

    def _line(self, runs: Sequence[Run], gap: int, number: int) -> Line:
        first, last = runs[0], runs[-1]
        start = first.end - len(first.text.lstrip(BLANK))
        end = last.start + len(last.text.rstrip(BLANK))
        kind = first.kind if first.by > number else None
        linked = all(run.linked for run in runs)
        line = Line(self._joined(runs), start, end, gap, kind, marked=True, linked=linked)
        is_bold = kind is None and all(run.bold for run in runs)
        return replace(line, kind="heading") if is_bold and _is_heading(line) else line

    def _joined(self, runs: Sequence[Run]) -> str:
        """Runs of one line, with a space where the page has one on either side of what is set aside between them."""
        if len(runs) == 1:
            return runs[0].text.strip(BLANK)
        text, pieces, end = self.page.text, [runs[0].text], runs[0].end
        for run in runs[1:]:
            pieces += [" ", run.text] if " " in (text[end], text[run.start - 1]) else [run.text]
            end = run.end
        return "".join(pieces).strip(BLANK)

    def kept(self, part: Part) -> tuple[Kept, ...]:
        """Its lines as that part of an article."""
        return tuple(Kept(line.start, line.end, part) for line in self.lines())


def _is_heading(line: Line) -> bool:
    """Whether a line in bold is one: that is how posts of before the block editor set them."""
    return line.words <= HEADING_WORDS and not line.ends_sentence
