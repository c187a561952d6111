"""A WordPress export cut into its items as it is read: one in memory at a time, and a broken one breaks no other.

An export is megabytes of one document that plugins and editors damage in one place; parsed as a whole, all behind that
place would be lost. So it is cut where items begin and end, comments and CDATA passed over, and each is parsed alone.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from archive.extract.item import LARGEST, TOO_LARGE

LONGEST_MARK = 32
MARK = re.compile(rb"<!\[CDATA\[|<!--|<item(?=[\s>])|</item\s{0,20}>")
ENDS = {b"<![CDATA[": b"]]>", b"<!--": b"-->"}
NEXT_ITEM = re.compile(rb"</item\s{0,20}>\s{0,2000}(?=<item[\s>])")


@dataclass(frozen=True, slots=True)
class Piece:
    """What stands before the first item, or one item: the line it begins on (from 1), and why it is not whole."""

    content: bytes
    line: int
    is_item: bool
    flaw: str | None = None


def pieces(chunks: Iterable[bytes]) -> Iterator[Piece]:
    """The head of an export, then its items in order. Of one that is not whole, `content` is what there is of it."""
    cutter = _Cutter()
    for chunk in chunks:
        yield from cutter.cut(chunk)
    yield from cutter.close()


def apart(item: Piece) -> Iterator[Piece]:
    """The items of one that is malformed: where a CDATA section was left open, the next item seems to be part of it."""
    line, start = item.line, 0
    for found in NEXT_ITEM.finditer(item.content):
        yield Piece(item.content[start : found.end()], line, True)
        line += item.content.count(b"\n", start, found.end())
        start = found.end()
    yield Piece(item.content[start:], line, True)


class _Cutter:
    """`held` is what was read; from `start` it is not handed on yet, up to `at` it was looked through."""

    def __init__(self) -> None:
        self.held = b""
        self.start = self.at = 0
        self.line = 1
        self.awaited = b""
        self.is_head = True
        self.is_item = False
        self.is_too_large = False

    def cut(self, chunk: bytes) -> Iterator[Piece]:
        self.held += chunk
        while mark := self._mark():
            self.at = mark.end()
            if mark[0] in ENDS:
                self.awaited = ENDS[mark[0]]
            elif mark[0].startswith(b"</"):
                yield from self._handed_on(mark.end(), None)
                self.is_item = False
            else:
                yield from self._handed_on(mark.start(), "not closed before the next one begins")
                self.is_item = True
        self._bound()

    def close(self) -> Iterator[Piece]:
        if self.is_item or self.is_head:
            yield from self._handed_on(len(self.held), "cut off: the file ends within it")

    def _mark(self) -> re.Match[bytes] | None:
        """The next mark outside of comments and CDATA; what was looked through is not looked through again."""
        while self.awaited:
            end = self.held.find(self.awaited, self.at)
            if end < 0:
                self.at = max(self.at, len(self.held) - len(self.awaited) + 1)
                return None
            self.at, self.awaited = end + len(self.awaited), b""
        mark = MARK.search(self.held, self.at)
        if mark is None:
            self.at = max(self.at, len(self.held) - LONGEST_MARK)
        return mark

    def _handed_on(self, end: int, flaw: str | None) -> Iterator[Piece]:
        """The piece that ends here, if what is held is one; what stands between items is none."""
        if self.is_head or self.is_item:
            content = b"" if self.is_too_large else self.held[self.start : end]
            flaw = TOO_LARGE if self.is_too_large else flaw if self.is_item else None
            yield Piece(content, self.line, self.is_item, flaw)
        self.is_head = self.is_too_large = False
        self._let_go(end)

    def _let_go(self, end: int) -> None:
        self.line += self.held.count(b"\n", self.start, end)
        self.start = end

    def _bound(self) -> None:
        """Hold no more than one piece may be long, and nothing of what is none."""
        if len(self.held) - self.start > LARGEST:
            self.is_too_large = True
        if self.is_too_large or not (self.is_head or self.is_item):
            self._let_go(self.at)
        self.held, self.at, self.start = self.held[self.start :], self.at - self.start, 0
