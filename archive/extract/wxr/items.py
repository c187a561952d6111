"""An export as its published posts and pages, each a capture of its own; what else it holds is counted."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import partial
from typing import BinaryIO

from archive.extract.decode import decode
from archive.extract.errors import Unreadable
from archive.extract.item import LARGEST, TOO_LARGE, Found, Item, LeftOut, Problem
from archive.extract.metadata import Metadata
from archive.extract.wxr.document import document
from archive.extract.wxr.facts import address_of, moment_of, source_of
from archive.extract.wxr.markup import Element, Malformed, parsed
from archive.extract.wxr.pieces import Piece, apart, pieces
from archive.extract.wxr.posts import Post, Site, post_of, site_of, unseen, why_left_out

CHUNK = 64 * 1024
MOST_FLAWS = 1000
ENCODING = re.compile(rb"""<\?xml[^>]{0,100}\sencoding\s*=\s*["']([A-Za-z0-9_.-]{2,20})["']""")
DOCTYPE = re.compile(r"<!DOCTYPE", re.IGNORECASE)
UNKNOWN = "\ufffd"
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
NUMBER = re.compile(rb"<wp:post_id>\s{0,20}(?:<!\[CDATA\[)?\s{0,20}(\d{1,18})")


def wxr_items(stream: BinaryIO, name: str) -> Iterator[Found]:
    """The published posts and pages of an export, each an Item named `export.xml#12` by its number.

    An item that is malformed, cut off or too large is a Problem that says on which line; all others are loaded. At the
    end come the counts of what is no article. Raises Unreadable for a document type (no entity is ever expanded), and
    for what is no export at all.
    """
    export = Export(name)
    yield from export.items(stream)
    for reason, count in sorted((+export.left_out).items()):
        yield LeftOut(name, reason, count)


class Export:
    """An export on its way through: what its head says, and what was left out of it so far."""

    def __init__(self, name: str):
        self.name = name
        self.site = Site()
        self.encoding = ""
        self.left_out: Counter[str] = Counter()
        self.count = self.flaws = 0

    def items(self, stream: BinaryIO) -> Iterator[Item | Problem]:
        for found in self.posts(stream):
            if isinstance(found, Problem):
                yield found
            else:
                yield self._item(found)

    def posts(self, stream: BinaryIO) -> Iterator[Post | Problem]:
        """The published posts, and a line for each item that cannot be read."""
        for piece in pieces(iter(partial(stream.read, CHUNK), b"")):
            if not piece.is_item:
                yield from self._head(piece)
                continue
            self.count += 1
            yield from self._posts(piece)
            if self.flaws > MOST_FLAWS:
                raise Unreadable(f"more than {MOST_FLAWS:,} items are damaged: the rest is not read")
        if not self.count:
            raise Unreadable("a WordPress export without any item")

    def _head(self, piece: Piece) -> Iterator[Problem]:
        """What stands before the items. Raises Unreadable where it declares a document type or is endless."""
        if piece.flaw:
            raise Unreadable(f"what stands before the first item is {piece.flaw}")
        encoding = ENCODING.search(piece.content[:500])
        self.encoding = encoding[1].decode("ascii") if encoding else ""
        before, rss, head = self._text(piece.content).partition("<rss")
        if DOCTYPE.search(before):
            raise Unreadable("declares a document type, which no WordPress export does: no entities are read")
        try:
            self.site = site_of(parsed(rss + head, is_whole=False))
        except Malformed as flaw:
            yield self._problem(self.name, piece.line + before.count("\n") + flaw.line - 1, str(flaw))

    def _posts(self, piece: Piece) -> Iterator[Post | Problem]:
        if piece.flaw:
            yield self._problem(self._named(piece), piece.line, piece.flaw)
            return
        try:
            yield from self._post(parsed(self._text(piece.content)))
        except Malformed as flaw:
            parts = list(apart(piece))
            if len(parts) > 1:
                for part in parts:
                    yield from self._posts(part)
            else:
                yield self._problem(self._named(piece), piece.line + flaw.line - 1, f"malformed: {flaw}")

    def _post(self, root: Element) -> Iterator[Post]:
        for item in root.children:
            if reason := why_left_out(item):
                self.left_out[reason] += 1
            else:
                self.left_out.update(reason for comment in item.all("wp:comment") if (reason := unseen(comment)))
                yield post_of(item)

    def _item(self, post: Post) -> Item | Problem:
        name = f"{self.name}#{post['wp:post_id'] or f'item-{self.count}'}"
        content = document(self.site.of(post), post)
        if len(content) > LARGEST:
            return Problem(name, TOO_LARGE)
        known = Metadata(address_of(self.site, post), moment_of(self.site.exported), source_of(self.site))
        return Item(name, content, known, crawled=True)

    def _problem(self, name: str, line: int, reason: str) -> Problem:
        self.flaws += 1
        return Problem(name, f"line {line:,}: {reason}")

    def _named(self, piece: Piece) -> str:
        found = NUMBER.search(piece.content)
        return f"{self.name}#{found[1].decode() if found else f'item-{self.count}'}"

    def _text(self, content: bytes) -> str:
        """The characters of a piece: UTF-8, or else what its export declares. What is lost is counted."""
        text = _decoded(content, self.encoding)
        self.left_out["control character"] += len(FORBIDDEN.findall(text))
        self.left_out["undecodable byte"] += max(0, text.count(UNKNOWN) - content.count(UNKNOWN.encode()))
        return FORBIDDEN.sub("", text)


def _decoded(content: bytes, declared: str) -> str:
    for encoding in ("utf-8-sig", declared):
        try:
            return content.decode(encoding)
        except (UnicodeError, LookupError):
            continue
    return decode(content).text
