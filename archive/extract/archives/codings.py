"""The content codings of HTTP undone, within bounds: gzip, deflate, brotli, zstd."""

import io
import zlib
from collections.abc import Callable

import brotli
import zstandard

from archive.extract.errors import Unreadable
from archive.extract.formats import HTML
from archive.extract.item import LARGEST

ZSTD_WINDOW = 8 * 1024 * 1024  # what browsers grant
ERRORS = (zlib.error, brotli.error, zstandard.ZstdError)


def decoded(content: bytes, coding: str) -> bytes:
    """`content` without the codings that a Content-Encoding header names, e.g. `gzip`.

    Archives that keep decoded pages often keep the header too: what is a page as it stands is one. Raises Unreadable
    for other codings, for damage, and for what is larger than 32 MB.
    """
    for name in reversed([part.strip().lower() for part in coding.split(",")]):
        content = undone(content, name)
    return content


def undone(content: bytes, name: str) -> bytes:
    if name in {"", "identity", "none"} or not content:
        return content
    if name not in CODINGS:
        raise Unreadable(f"in the encoding {name[:20]!r}, which is not known")
    try:
        plain = CODINGS[name](content)
    except ERRORS as error:
        if HTML.match(content):
            return content
        raise Unreadable(f"its {name} encoding is damaged") from error
    if len(plain) > LARGEST:
        raise Unreadable(f"its {name} encoding grows to more than {LARGEST // 1024**2} MB")
    return plain


def gunzipped(content: bytes) -> bytes:
    return inflated(content, 16 + zlib.MAX_WBITS)


def deflated(content: bytes) -> bytes:
    """Deflate with the wrapper that the standard asks for, or without it, as many servers send it."""
    try:
        return inflated(content, zlib.MAX_WBITS)
    except zlib.error:
        return inflated(content, -zlib.MAX_WBITS)


def inflated(content: bytes, window: int) -> bytes:
    return zlib.decompressobj(window).decompress(content, LARGEST + 1)


def unbrotlied(content: bytes) -> bytes:
    plain: bytes = brotli.Decompressor().process(content, output_buffer_limit=LARGEST + 1)
    return plain


def unzstandard(content: bytes) -> bytes:
    reader = zstandard.ZstdDecompressor(max_window_size=ZSTD_WINDOW).stream_reader(io.BytesIO(content))
    return reader.read(LARGEST + 1)


CODINGS: dict[str, Callable[[bytes], bytes]] = {
    "gzip": gunzipped,
    "x-gzip": gunzipped,
    "deflate": deflated,
    "br": unbrotlied,
    "zstd": unzstandard,
}
