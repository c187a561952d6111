"""The one way in: bytes of a capture to the articles they hold."""

from collections.abc import Callable
from dataclasses import replace

from archive.extract.decode import decode
from archive.extract.errors import Unreadable
from archive.extract.formats import format_of
from archive.extract.item import LARGEST, TOO_LARGE
from archive.extract.metadata import Metadata
from archive.extract.records import Reading

RULES = ("archive.extract.text", "archive.extract.html", "archive.extract.wxr", "archive.extract.record")
"""Loaded when a capture is read: their patterns take two seconds to compile, and most processes read none."""

VERSION = 7
"""The version of the extractor: raise it when rules change, so that captures read before are read again."""


def read(content: bytes, name: str, metadata: Metadata = Metadata()) -> Reading:  # noqa: B008 (frozen)
    """Read a capture: text, HTML, a WordPress export, or one cleaned record; sniffed, decoded, split into articles.

    `name` helps to tell the format; `metadata` is what a sidecar says. A page that holds no article gives a reading
    without articles. Raises Unreadable, with one line, for what is no text or no valid record.
    """
    if len(content) > LARGEST:
        raise Unreadable(TOO_LARGE)
    form = format_of(content, name)
    decoded = decode(content)
    reading = reader_of(form)(decoded.text, metadata)
    return replace(reading, remarks=decoded.remarks + reading.remarks)


def reader_of(form: str) -> Callable[[str, Metadata], Reading]:
    if form == "record":
        from archive.extract.record import read_record

        return lambda text, _metadata: read_record(text)
    if form == "html":
        from archive.extract.html import read_html

        return read_html
    if form == "wxr":
        from archive.extract.wxr import read_wxr

        return read_wxr
    from archive.extract.text import read_text

    return read_text
