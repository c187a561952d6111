"""A file as the captures it holds.

A text or HTML page is one; each line of a JSON Lines file is one, each page in a WARC, each article in a WordPress
export. What a file is, its first bytes say, and its name where they do not; any of them may be compressed with gzip.
"""

import codecs
import io
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from archive.extract.archives.opened import Advance, opened
from archive.extract.archives.warc import warc_items
from archive.extract.errors import Unreadable
from archive.extract.formats import WARC, WIDE_MARKS, WXR, refuse_binary
from archive.extract.item import LARGEST, TOO_LARGE, Found, Item, Problem

LARGEST_LINE = 8 * 1024 * 1024
SNIFFED = 4096
ARC = b"filedesc://"
ZSTD = b"\x28\xb5\x2f\xfd"
ZSTD_DICTIONARY = b"\x2a\x4d\x18"
"""What follows the first byte of the frame before a WARC that is compressed with a dictionary of its own."""

COMPRESSED = ".gz"
RECORDS = (".jsonl", ".ndjson")
WARCS = (".warc", ".wet")


def _uncounted(_count: int) -> None:
    """No progress is shown."""


def items(path: Path, advance: Advance = _uncounted) -> Iterator[Found]:
    """The captures of a file, in order, one in memory at a time; what is wrong with one stops no other.

    `advance` is told how many bytes of the file were read.
    """
    try:
        with opened(path, advance) as stream:
            yield from _found(stream, path.name)
    except Unreadable as problem:
        yield Problem(path.name, str(problem))
    except OSError as problem:
        yield Problem(path.name, f"cannot be read: {problem.strerror or problem}")


def _found(stream: io.BufferedReader, name: str) -> Iterator[Found]:
    kind = Path(name.lower().removesuffix(COMPRESSED)).suffix
    head = _head(stream, kind)
    if not head:
        raise Unreadable("empty file")
    if kind == ".wacz":
        raise Unreadable("a WACZ, which is not read as it is: unzip it, and ingest the WARCs in its folder `archive`")
    if head.startswith(ZSTD) or head[1:4] == ZSTD_DICTIONARY:
        raise Unreadable("compressed with zstd, which is not read: unpack it with `zstd -d`, or pack it with gzip")
    if head.startswith(ARC):
        raise Unreadable("an ARC archive, the format before WARC, which is not read: `warcio recompress` converts it")
    if head.startswith(WARC) or kind in WARCS:
        yield from warc_items(stream, name)
    elif kind not in RECORDS and head.startswith(WIDE_MARKS) and WXR.search(head.replace(b"\x00", b"")):
        yield from posts_of(codecs.EncodedFile(stream, "utf-8", "utf-16", "replace"), name)
    elif kind not in RECORDS and (WXR.search(head) or kind == ".wxr"):
        yield from posts_of(stream, name)
    elif kind in RECORDS:
        yield from _records(stream, name)
    else:
        yield _page(stream, name)


def _head(stream: io.BufferedReader, kind: str) -> bytes:
    """The first bytes. Raises Unreadable where they are damaged; of a WARC the records behind can be read even so."""
    try:
        return stream.peek(SNIFFED)[:SNIFFED]
    except Unreadable:
        if kind in WARCS:
            return WARC
        raise


def _page(stream: io.BufferedReader, name: str) -> Item:
    content = stream.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise Unreadable(TOO_LARGE)
    if not content.strip():
        raise Unreadable("empty file")
    refuse_binary(content[:SNIFFED])
    return Item(name, content)


def _records(stream: io.BufferedReader, name: str) -> Iterator[Found]:
    """The lines of a JSON Lines file. A line that is too long is read past in pieces, never held."""
    head = stream.peek(SNIFFED)[:SNIFFED]
    refuse_binary(head)
    if head.startswith(WIDE_MARKS):
        raise Unreadable("JSON Lines must be in UTF-8, and this is UTF-16")
    number = 0
    while line := stream.readline(LARGEST_LINE + 1):
        number += 1
        if len(line) > LARGEST_LINE and not line.endswith(b"\n"):
            while (rest := stream.readline(LARGEST_LINE)) and not rest.endswith(b"\n"):
                pass
            yield Problem(f"{name}#{number}", f"line longer than {LARGEST_LINE // 1024**2} MB")
        elif line.strip():
            yield _record(f"{name}#{number}", line)


def _record(name: str, line: bytes) -> Item | Problem:
    text = line.strip().removeprefix(b"\xef\xbb\xbf")
    if not (text.startswith(b"{") and text.endswith(b"}")):
        return Problem(name, "not a JSON object")
    return Item(name, text)


def posts_of(stream: BinaryIO, name: str) -> Iterator[Found]:
    from archive.extract.wxr import wxr_items  # its patterns take two seconds to compile

    return wxr_items(stream, name)
