"""The page that a server answered with: status, type, transfer and content codings, charset."""

import io
import re
from dataclasses import dataclass

from warcio.bufferedreaders import ChunkedDataReader
from warcio.statusandheaders import StatusAndHeaders, StatusAndHeadersParser

from archive.extract.archives.codings import decoded
from archive.extract.decode import BOMS, DECLARED, DECLARED_WITHIN, decode
from archive.extract.errors import Unreadable

LARGEST_HEADER = 64 * 1024
BLANK_LINE = re.compile(rb"\r?\n\r?\n")
STATUS = re.compile(r"\s*(\d{3})\b")
CHARSET = re.compile(r"""charset\s*=\s*["']?\s*([A-Za-z0-9_\-]{2,20})""", re.IGNORECASE)
MARKS = tuple(mark for mark, _ in BOMS)
PARSER = StatusAndHeadersParser(["HTTP/"], verify=False)


@dataclass(frozen=True, slots=True)
class Response:
    """What a server answered; `body` as it was sent."""

    status: int
    headers: StatusAndHeaders
    body: bytes

    def header(self, name: str) -> str:
        value: str = self.headers.get_header(name, "")
        return value.strip()

    @property
    def content(self) -> bytes:
        """The body without its transfer and content codings. Raises Unreadable."""
        body = self.body
        if "chunked" in self.header("Transfer-Encoding").lower():
            body = ChunkedDataReader(io.BytesIO(body)).read()
        return decoded(body, self.header("Content-Encoding"))


def response_in(block: bytes) -> Response:
    """The response that the block of a record holds. Raises Unreadable if that is none."""
    end = BLANK_LINE.search(block, 0, LARGEST_HEADER)
    head = block[: end.start()] if end else block
    if not head.startswith(b"HTTP/") or len(head) > LARGEST_HEADER:
        raise Unreadable("holds no HTTP response")
    headers = PARSER.parse(io.BytesIO(head + b"\r\n\r\n"))
    status = STATUS.match(headers.statusline)
    if status is None:
        raise Unreadable("holds an HTTP response without a status")
    return Response(int(status[1]), headers, block[end.end() :] if end else b"")


def in_utf8(content: bytes, content_type: str) -> bytes:
    """`content` as it is, or in UTF-8 where without the charset of the Content-Type header it would be read otherwise.

    A page's own word is believed before the header, which servers often send alike for all they have, and neither
    against what the bytes speak for (`decode`).
    """
    stated = CHARSET.search(content_type)
    if stated is None or content.startswith(MARKS) or DECLARED.search(content[:DECLARED_WITHIN]) or is_utf8(content):
        return content
    declaration = f'<meta charset="{stated[1]}">'
    text = decode(declaration.encode() + content).text.removeprefix(declaration)
    return content if text == decode(content).text else text.encode()


def is_utf8(content: bytes) -> bool:
    try:
        content.decode()
    except UnicodeDecodeError:
        return False
    return True
