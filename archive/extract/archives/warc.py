"""A WARC as the captures it holds: the pages that servers answered with, and the text of pages in a WET.

A page is an HTML response of status 200, as it was before its transfer; its address and date are those of its record.
"""

import io
import re
from collections.abc import Iterator

from archive.extract.archives.responses import in_utf8, response_in
from archive.extract.archives.warc_records import Broken, Record, records
from archive.extract.errors import Unreadable
from archive.extract.formats import refuse_binary
from archive.extract.item import Found, Item, LeftOut, Problem
from archive.extract.metadata import Metadata

SNIFFED = 4096
OK = 200
WEB = ("http://", "https://")
PAGES = {"text/html", "application/xhtml+xml"}
ABOUT_OTHERS = {"warcinfo", "request", "metadata"}
KINDS = {
    "image": "image",
    "audio": "recording",
    "video": "recording",
    "font": "font",
    "text/css": "style sheet",
    "text/javascript": "script",
    "application/javascript": "script",
    "application/x-javascript": "script",
    "application/json": "data file",
    "text/plain": "plain text",
}
DATA = re.compile(rb"(?:\xef\xbb\xbf)?\s*[{\[]")  # what a script asked for, whatever the server calls it


def warc_items(stream: io.BufferedReader, name: str) -> Iterator[Found]:
    """The captures of a WARC, each named by the number of its record: `crawl.warc.gz#17`.

    Raises Unreadable if no record begins anywhere in it.
    """
    number = 0
    for record in records(stream):
        yield found_in(record, f"{name}#{record.number}") if isinstance(record, Record) else problem(record, name)
        number = record.number
    if number == 0:
        raise Unreadable("no WARC archive: no record begins in it")


def problem(broken: Broken, name: str) -> Problem:
    if broken.is_record:
        return Problem(f"{name}#{broken.number}", broken.reason)
    return Problem(name, f"after record {broken.number}: {broken.reason}")


def found_in(record: Record, name: str) -> Found:
    try:
        return capture_in(record, name)
    except Unreadable as error:
        return Problem(name, str(error))


def capture_in(record: Record, name: str) -> Item | LeftOut:
    """The page that a record holds, or what it holds instead. Raises Unreadable where a page is damaged."""
    kind = record.header("WARC-Type").lower()
    if kind in ABOUT_OTHERS:
        return LeftOut(name, "request or metadata record")
    if kind == "response":
        return answered(record, name)
    if kind in {"resource", "conversion"}:
        return stored(record, name, kind)
    return LeftOut(name, "revisit" if kind == "revisit" else "record of another kind")


def answered(record: Record, name: str) -> Item | LeftOut:
    if not target_of(record).startswith(WEB):
        return LeftOut(name, "answer of another protocol")
    response = response_in(record.block)
    if response.status != OK:
        return LeftOut(name, "redirect" if 300 <= response.status < 400 else "error page")
    content_type = response.header("Content-Type")
    if media_type(content_type) not in PAGES:
        return LeftOut(name, kind_of(content_type))
    return page(record, name, in_utf8(response.content, content_type))


def stored(record: Record, name: str, kind: str) -> Item | LeftOut:
    """What a crawler stored without an HTTP response: a page, or, as a conversion, the text of one (WET)."""
    content_type = record.header("Content-Type")
    is_page = media_type(content_type) in PAGES or (kind == "conversion" and media_type(content_type) == "text/plain")
    if not is_page or not target_of(record).startswith(WEB):
        return LeftOut(name, kind_of(content_type))
    return page(record, name, in_utf8(record.block, content_type))


def page(record: Record, name: str, content: bytes) -> Item | LeftOut:
    if not content.strip():
        return LeftOut(name, "empty page")
    if DATA.match(content):
        return LeftOut(name, "data file")
    try:
        refuse_binary(content[:SNIFFED])
    except Unreadable:
        return LeftOut(name, "mislabelled file")
    known = Metadata(address=target_of(record), captured=record.header("WARC-Date") or None)
    return Item(name, content, known, crawled=True)


def target_of(record: Record) -> str:
    """The address a record was taken from; wget wrote it in angle brackets, and some crawlers leave spaces in it."""
    return record.header("WARC-Target-URI").removeprefix("<").removesuffix(">").replace(" ", "%20")


def media_type(content_type: str) -> str:
    return content_type.split(";")[0].strip().lower()


def kind_of(content_type: str) -> str:
    media = media_type(content_type)
    return KINDS.get(media) or KINDS.get(media.split("/")[0], "other file")
