"""The content of gzip members, one after the other, within bounds; what is damaged can be gone past.

Each record of a WARC is by convention a member of its own, so that damage costs one record. Files that are one long
member are read just the same, up to where they are damaged.
"""

import io
import zlib
from typing import TYPE_CHECKING

from archive.extract.errors import Unreadable

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

MAGIC = b"\x1f\x8b\x08"
BLOCK = 64 * 1024
HARMLESS = 64 * 1024 * 1024  # a member may grow to this at any rate …
MOST_GROWTH = 200  # … and beyond it 200-fold: the gzip of text rarely reaches 30-fold, a bomb's 1,000-fold
GZIP_WINDOW = 16 + zlib.MAX_WBITS


class Gunzip(io.RawIOBase):
    """A file's decompressed bytes. Raises Unreadable, with the reason in one line, at damage and at bombs."""

    def __init__(self, file: io.BufferedReader) -> None:
        self.file = file
        self._begin(file.tell(), b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "WriteableBuffer", /) -> int:
        target = memoryview(buffer).cast("B")
        content = self._decompressed(len(target))
        target[: len(content)] = content
        return len(content)

    def resume(self, start: bytes) -> bool:
        """Go on with the next member whose content begins with `start`; False if there is none."""
        at = self.member + 1
        self.file.seek(at)
        tail = b""
        while block := self.file.read(BLOCK):
            searched = tail + block
            begin = at - len(tail)
            found = searched.find(MAGIC)
            while found >= 0:
                if self._begins_with(begin + found, start):
                    self._begin(begin + found, b"")
                    self.file.seek(self.member)
                    return True
                found = searched.find(MAGIC, found + 1)
            at += len(block)
            self.file.seek(at)
            tail = searched[1 - len(MAGIC) :]
        return False

    def _begin(self, member: int, compressed: bytes) -> None:
        self.member = member
        self.compressed = compressed
        self.taken = self.given = 0
        self.decompressor = zlib.decompressobj(GZIP_WINDOW)

    def _decompressed(self, size: int) -> bytes:
        """At most `size` bytes; none at the end."""
        content = b""
        while not content:
            if self.decompressor.eof and not self._next_member():
                return b""
            if not self.compressed and not self._fill():
                if self.taken == 0:
                    return b""
                raise Unreadable("its gzip ends in the middle")
            content = self._step(size)
        return content

    def _step(self, size: int) -> bytes:
        before = len(self.compressed)
        try:
            content = self.decompressor.decompress(self.compressed, size)
        except zlib.error as error:
            raise Unreadable("its gzip is damaged") from error
        self.compressed = self.decompressor.unused_data if self.decompressor.eof else self.decompressor.unconsumed_tail
        self.taken += before - len(self.compressed)
        self.given += len(content)
        if self.given > HARMLESS + MOST_GROWTH * self.taken:
            raise Unreadable(f"its gzip grows more than {MOST_GROWTH}-fold")
        return content

    def _next_member(self) -> bool:
        """Begin the next member; False at the end of the file. Zeros between members are padding."""
        self.compressed = self.compressed.lstrip(b"\0")
        while not self.compressed and self._fill():
            self.compressed = self.compressed.lstrip(b"\0")
        if not self.compressed:
            return False
        self._begin(self.file.tell() - len(self.compressed), self.compressed)
        return True

    def _fill(self) -> bool:
        self.compressed = self.file.read1(BLOCK)
        return bool(self.compressed)

    def _begins_with(self, member: int, start: bytes) -> bool:
        self.file.seek(member)
        try:
            return zlib.decompressobj(GZIP_WINDOW).decompress(self.file.read(BLOCK), len(start)) == start
        except zlib.error:
            return False
