"""Captures whose paragraphs are wrapped at a width, as mails and old pages are."""

from collections.abc import Sequence
from itertools import pairwise

from archive.extract.lines import Line

NARROWEST, WIDEST = 50, 90
FEWEST_LINES = 10
WRAPPED = 0.7
"""Share of the lines with another right under them that are full. On pages with a paragraph a line it is near none."""


def unwrapped(text: str, lines: Sequence[Line]) -> list[Line]:
    """The lines of a text, those of one paragraph as one line, if the text is wrapped at a width.

    A line is full if the first word of the next did not fit in it. The text of a paragraph keeps its line breaks.
    """
    width = max((len(line.text) for line in lines), default=0)
    if not NARROWEST <= width <= WIDEST or not _is_wrapped(lines, width):
        return list(lines)
    paragraphs = [[lines[0]]]
    for line, under in pairwise(lines):
        if under.gap == 0 and _is_full(line, under, width):
            paragraphs[-1].append(under)
        else:
            paragraphs.append([under])
    return [_joined(text, paragraph) for paragraph in paragraphs]


def _joined(text: str, lines: Sequence[Line]) -> Line:
    first, last = lines[0], lines[-1]
    return first if first is last else Line(text[first.start : last.end], first.start, last.end, first.gap)


def _is_wrapped(lines: Sequence[Line], width: int) -> bool:
    pairs = [(line, under) for line, under in pairwise(lines) if under.gap == 0]
    full = sum(_is_full(line, under, width) for line, under in pairs)
    return len(pairs) >= FEWEST_LINES and full >= WRAPPED * len(pairs)


def _is_full(line: Line, under: Line, width: int) -> bool:
    return len(line.text) + 1 + len(under.text.split(" ", 1)[0]) > width
