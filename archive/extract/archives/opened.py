"""A file as a stream of bytes: counted as it is read, decompressed if it is a gzip."""

import gzip
import io
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from archive.extract.errors import Unreadable

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

GZIP = b"\x1f\x8b"
BUFFER = 64 * 1024
Advance = Callable[[int], object]  # called with how many bytes of the file were read


class CountedFile(io.FileIO):
    """A file that says how much of it was read."""

    def __init__(self, path: Path, advance: Advance) -> None:
        super().__init__(path)
        self.advance = advance

    def readinto(self, buffer: "WriteableBuffer", /) -> int | None:
        count = super().readinto(buffer)
        self.advance(count or 0)
        return count


@contextmanager
def opened(path: Path, advance: Advance) -> Iterator[io.BufferedReader]:
    """The bytes of a file, decompressed. Raises Unreadable where what is compressed is damaged; and OSError."""
    with buffered(CountedFile(path, advance)) as file:
        if not file.peek(len(GZIP)).startswith(GZIP):
            yield file
            return
        try:
            with buffered(gzip.GzipFile(fileobj=file)) as content:
                yield content
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            raise Unreadable(f"what is compressed in it is damaged: {error}") from error


def buffered(raw: io.RawIOBase | gzip.GzipFile) -> io.BufferedReader:
    return io.BufferedReader(raw, BUFFER)
