"""The records of a WARC, one in memory at a time, whatever is between them or wrong with them.

warcio reads their headers. Where a record begins and ends is found here: its own iterator ends at the first broken
record and at gzips that are one long member, and believes every length that a record states.
"""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

from warcio.statusandheaders import StatusAndHeaders, StatusAndHeadersParser, StatusAndHeadersParserException

from archive.extract.archives.window import Window
from archive.extract.item import LARGEST

LARGEST_HEADER = 64 * 1024
MOST_BROKEN = 1000
MAGIC = b"WARC/"
VERSIONS = ["WARC/1.1", "WARC/1.0", "WARC/0.18", "WARC/0.17"]
BEGIN = re.compile(rb"(?:\A|(?<=\n))WARC/\d\.\d{1,2}[ \t]*\r?\n")
BEGIN_REACH = 16  # the longest of these, and the newline before
BEGIN_WITHIN = re.compile(rb"(?<=\n)WARC/\d\.\d{1,2}[ \t]*\r?\n")
BLANK_LINE = re.compile(rb"\r?\n\r?\n")
DIGITS = re.compile(r"\d{1,18}")
PARSER = StatusAndHeadersParser(VERSIONS)


@dataclass(frozen=True, slots=True)
class Record:
    """A record: its place among the records of its file, counted from 1, its headers and its block."""

    number: int
    headers: StatusAndHeaders
    block: bytes

    def header(self, name: str) -> str:
        value: str = self.headers.get_header(name, "")
        return value.strip()


@dataclass(frozen=True, slots=True)
class Broken:
    """Why a record could not be read, or what was gone past after record `number` (`is_record` False)."""

    number: int
    reason: str
    is_record: bool = True


def records(stream: io.BufferedReader) -> Iterator[Record | Broken]:
    """The records of a WARC. What is broken is gone past where the next record can be found."""
    window = Window(stream)
    found: Record | Broken | None = None
    number = broken = 0
    while broken < MOST_BROKEN:
        stray = strays(window, number)
        if stray and not is_left_of(found, stray):
            yield stray
            number, broken = stray.number, broken + 1
        if window.peek(1):
            number += 1
            found = next_record(window, number)
            yield found
            broken += isinstance(found, Broken)
        elif not (window.trouble and window.resume(MAGIC)):
            return
    yield Broken(number, f"{MOST_BROKEN:,} records are broken: the rest is not read", is_record=False)


def strays(window: Window, number: int) -> Broken | None:
    """Go to where the next record begins; what is wrong with what stands before it.

    A gzip member in which none begins was one before it was damaged: counted, those behind it keep their names.
    """
    window.skip_blank()
    passed = window.skip_to(BEGIN, BEGIN_REACH)
    if not window.peek(1) and window.trouble:
        return Broken(number + 1, window.trouble)
    if not passed or not (window.peek(1) or number):  # a file without any record has a line of its own
        return None
    return Broken(number, f"{passed:,} bytes that are no record", is_record=False)


def is_left_of(found: Record | Broken | None, stray: Broken) -> bool:
    """Whether what is no record is the rest of a broken one, which has had its line."""
    return isinstance(found, Broken) and (not stray.is_record or stray.reason == found.reason)


def next_record(window: Window, number: int) -> Record | Broken:
    try:
        return whole_record(window, number)
    except ValueError as error:
        return Broken(number, window.trouble or str(error))


def whole_record(window: Window, number: int) -> Record:
    """The record that begins here. Raises ValueError, with the reason, if it is none, and goes past it."""
    head = window.take_until(BLANK_LINE, LARGEST_HEADER)
    if head is None:
        window.take(len(MAGIC))  # or the search for the next would end here
        raise ValueError("its header does not end")
    headers = parsed(head)
    length = length_of(headers)
    if length > LARGEST:
        window.skip_to(BEGIN_WITHIN, BEGIN_REACH, length)
        raise ValueError(f"larger than {LARGEST // 1024**2} MB, the most that one record may be")
    block = window.take(length)
    if len(block) == length and ends_well(window):
        return Record(number, headers, block)
    begin = BEGIN_WITHIN.search(block)
    if begin is None and len(block) < length:
        raise ValueError(f"ends in the middle: {len(block):,} bytes of {length:,}")
    window.put_back(block[begin.start() :] if begin else b"")
    raise ValueError(f"says that it has {length:,} bytes, which is not so")


def parsed(head: bytes) -> StatusAndHeaders:
    try:
        return PARSER.parse(io.BytesIO(head + b"\r\n\r\n"))
    except StatusAndHeadersParserException as error:
        raise ValueError("of no known version of WARC") from error


def length_of(headers: StatusAndHeaders) -> int:
    stated: str = headers.get_header("Content-Length", "").strip()
    if not DIGITS.fullmatch(stated):
        raise ValueError(f"states {stated[:40]!r} for its length" if stated else "states no length")
    return int(stated)


def ends_well(window: Window) -> bool:
    """Whether the blank lines that end a record follow, or another record, or the end of the file."""
    follows = window.peek(BEGIN_REACH)
    beyond = follows.lstrip(b"\r\n")
    if beyond:
        return follows.startswith(b"\r\n\r\n") or beyond.startswith(MAGIC)
    return not window.trouble
