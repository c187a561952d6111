"""The body of a page of unknown make: trafilatura says which words it is, the page itself what they are."""

import logging
from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate
from weakref import WeakKeyDictionary

from trafilatura import extract

from archive.extract.html.page import Page
from archive.extract.html.region import Region
from archive.extract.lines import Line, bare_words

MOST_ATTRIBUTES = 500
MOST_ELEMENTS = 40_000
MOST_COMPARED = 5_000
"""Elements of a page on which trafilatura compares what it found with what jusText and readability find; jusText looks
for the next long paragraph from each short one anew."""
SHINGLE = 8
ALIKE = 0.8
SHARE_OF_BODY = 0.9
KEPT_BETWEEN = ("caption", "block_quote", "pull_quote")

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it misses on a page is no news to an operator


def unknown_body(page: Region) -> list[Line]:
    """The lines of the page's body; none where trafilatura finds no text. It follows no link.

    It takes time in the square of an element's attributes, and of the elements beside each other: a page with thousands
    of the ones, or ten times as many elements as large pages have, is not shown to it.
    """
    if page.page not in _BODIES:
        _BODIES[page.page] = _likely(page.page)
    body = _BODIES[page.page]
    if body is None:
        return []
    found = [line for line in page.lines() if body.has(line)]
    return body.of(_box(page, found).lines())


def _likely(page: Page) -> "_Body | None":
    """What trafilatura finds on a page."""
    if len(page.elements) > MOST_ELEMENTS or any(len(each.attrs) > MOST_ATTRIBUTES for each in page.elements):
        return None
    text = extract(page.markup, include_comments=False, fast=len(page.elements) > MOST_COMPARED)
    return _Body(text) if text else None


def _box(page: Region, found: Sequence[Line]) -> Region:
    """The innermost element that holds nearly all of what was found; no paragraph, however long, among others."""
    starts = [line.start for line in found]
    sizes = list(accumulate((len(line.text) for line in found), initial=0))

    def holds(part: Region) -> bool:
        first, last = (bisect_left(starts, place) for place in part.page.stretch(part.root))
        return sizes[last] - sizes[first] >= enough and last - first >= fewest

    box = page
    enough, fewest = max(1, SHARE_OF_BODY * sizes[-1]), min(2, len(found))
    while inner := next((part for part in box.parts() if holds(part)), None):
        box = inner
    return box


class _Body:
    """Which lines are of a body, by its words."""

    def __init__(self, text: str):
        self.paragraphs = {_squashed(line) for line in text.split("\n")}
        whole = _squashed(text)
        self.shingles = {whole[at : at + SHINGLE] for at in range(len(whole) - SHINGLE + 1)}

    def has(self, line: Line) -> bool:
        own = _squashed(line.text)
        if not own or own in self.paragraphs:
            return bool(own)
        shingles = [own[at : at + SHINGLE] for at in range(0, len(own) - SHINGLE + 1, SHINGLE // 2)]
        return bool(shingles) and sum(each in self.shingles for each in shingles) >= ALIKE * len(shingles)

    def of(self, lines: Sequence[Line]) -> list[Line]:
        """The lines of the body, with the captions, quotations and whole sentences of lists between them, and the
        headings over them."""
        found = [self.has(line) for line in lines]
        kept: list[Line] = []
        for at in range(len(lines) - 1, -1, -1):
            heads = at + 1 < len(lines) and bool(kept) and kept[-1] is lines[at + 1]
            if found[at] or (kept and _is_set_apart(lines[at], heads)):
                kept.append(lines[at])
        first = found.index(True) if kept else 0
        return [line for line in reversed(kept) if line.start >= lines[first].start]


def _is_set_apart(line: Line, heads: bool) -> bool:
    """Whether a line that was not found is of the body between others; a heading is if it `heads` a line that is."""
    if line.kind == "heading":
        return heads
    return line.kind in KEPT_BETWEEN or (line.kind == "list_item" and line.ends_sentence and not line.linked)


def _squashed(text: str) -> str:
    return "".join(bare_words(text))


_BODIES: WeakKeyDictionary[Page, _Body | None] = WeakKeyDictionary()
"""What was found on pages that are being read: it is asked for each post of a page and for the page."""
