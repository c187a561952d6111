"""The one way in: bytes of a capture to the articles they hold."""

from dataclasses import replace

from archive.extract.decode import decode
from archive.extract.errors import Unreadable
from archive.extract.formats import format_of
from archive.extract.html import read_html
from archive.extract.item import LARGEST, TOO_LARGE
from archive.extract.metadata import Metadata
from archive.extract.record import read_record
from archive.extract.records import Reading
from archive.extract.text import read_text
from archive.extract.wxr import read_wxr

VERSION = 6
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
    if form == "record":
        reading = read_record(decoded.text)
    elif form == "html":
        reading = read_html(decoded.text, metadata)
    elif form == "wxr":
        reading = read_wxr(decoded.text, metadata)
    else:
        reading = read_text(decoded.text, metadata)
    return replace(reading, remarks=decoded.remarks + reading.remarks)
