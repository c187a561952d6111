"""Which format a capture is in, by its first bytes and its name."""

import re

from archive.extract.errors import Unreadable
from archive.extract.records import Format

SNIFFED = 4096
WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")
BINARY = (
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "an image or a recording"),
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x1f\x8b", "a compressed file"),
    (b"BZh", "a compressed file"),
    (b"\xfd7zXZ", "a compressed file"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"SQLite format 3", "an SQLite database"),
    (b"\x7fELF", "a program"),
)
WARC = b"WARC/"
WXR = re.compile(rb"xmlns:wp\s*=|<!-- This is a WordPress eXtended RSS")
HTML = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*){0,5}<(?:!doctype\s+html|html|head|body|article|main|div|meta|p|h1|section)\b",
    re.IGNORECASE | re.DOTALL,
)
CLOSING_TAG = re.compile(rb"</(?:p|div|a|span|li|h[1-6]|body|html|article)\s*>", re.IGNORECASE)
FEWEST_TAGS = 5
RECORD = re.compile(rb"\s*\{\s*\"")
JSON_LIST = re.compile(rb"\s*\[\s*(?:[\[{]\s*)*(?:\"[^\"\n]{0,200}\"\s*[:,\]]|\])")


def format_of(content: bytes, name: str) -> Format:
    """Text, HTML, a WordPress export, or one cleaned record. Raises Unreadable for anything else."""
    head = content[:SNIFFED].removeprefix(b"\xef\xbb\xbf")
    refuse_binary(content[:SNIFFED])
    if not content.strip():
        raise Unreadable("empty file")
    if head.startswith(WARC):
        raise Unreadable("a WARC archive, which is many captures, not one")
    if WXR.search(head):
        return "wxr"
    if RECORD.match(head) and content.rstrip().endswith(b"}"):
        return "record"
    if JSON_LIST.match(head) and content.rstrip().endswith(b"]"):
        raise Unreadable("a JSON list; cleaned articles are read from JSON Lines, one to a line (.jsonl)")
    if HTML.match(head.replace(b"\x00", b"")) or (
        _is_html_name(name) and len(CLOSING_TAG.findall(content[:200_000])) >= 1
    ):
        return "html"
    return "html" if len(CLOSING_TAG.findall(head)) >= FEWEST_TAGS else "text"


def refuse_binary(head: bytes) -> None:
    """Raise Unreadable, saying what it is, if the first bytes of a file are no text."""
    kind = next((kind for magic, kind in BINARY if head.startswith(magic)), None)
    if kind:
        raise Unreadable(f"not a text: {kind}")
    if b"\x00" in head and not head.startswith(WIDE_MARKS):
        raise Unreadable("not a text: binary content")


def _is_html_name(name: str) -> bool:
    return name.lower().endswith((".html", ".htm", ".xhtml"))
