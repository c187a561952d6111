"""A file as a stream of bytes: counted as it is read, decompressed if it is a gzip."""

import io
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from archive.extract.archives.gunzip import MAGIC, Gunzip

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

BUFFER = 64 * 1024
Advance = Callable[[int], object]  # called with how many more bytes of the file are done


class CountedFile(io.FileIO):
    """A file that says how far it was read."""

    def __init__(self, path: Path, advance: Advance) -> None:
        super().__init__(path)
        self.advance = advance
        self.furthest = 0

    def readinto(self, buffer: "WriteableBuffer", /) -> int | None:
        count = super().readinto(buffer)
        self.reach(self.tell())
        return count

    def reach(self, position: int) -> None:
        if position > self.furthest:
            self.advance(position - self.furthest)
            self.furthest = position


@contextmanager
def opened(path: Path, advance: Advance) -> Iterator[io.BufferedReader]:
    """The bytes of a file, decompressed if it is a gzip: then reading raises Unreadable where it is damaged."""
    counted = CountedFile(path, advance)
    with buffered(counted) as file:
        is_gzip = file.peek(len(MAGIC)).startswith(MAGIC)
        try:
            yield buffered(Gunzip(file)) if is_gzip else file
        finally:
            counted.reach(os.fstat(file.fileno()).st_size)  # what was not worth reading is done too


def buffered(raw: io.RawIOBase) -> io.BufferedReader:
    return io.BufferedReader(raw, BUFFER)
