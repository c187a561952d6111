"""WARCs for tests, written here byte by byte, so that they may also lie."""

import gzip
from collections.abc import Iterable
from pathlib import Path

from archive.extract import Found, Item, Problem, items

PAGE = "<!doctype html><html><head><title>{title}</title></head><body><p>{title}, a page of words.</p></body></html>"


def page(title: str = "A Page") -> bytes:
    return PAGE.format(title=title).encode()


def answer(body: bytes, status: str = "200 OK", kind: str = "text/html", **headers: str) -> bytes:
    """The block of a response: `answer(b"...", Content_Encoding="gzip")`."""
    lines = [f"HTTP/1.1 {status}", f"Content-Type: {kind}"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def record(block: bytes, kind: str = "response", **headers: str | None) -> bytes:
    """A record; a header given as None is left out, any other is written as it is given."""
    stated: dict[str, str | None] = {
        "WARC-Type": kind,
        "WARC-Target-URI": "https://example.org/2019/10/03/boat/",
        "WARC-Date": "2020-02-03T04:05:06Z",
        "Content-Type": "application/http; msgtype=response",
        "Content-Length": str(len(block)),
    }
    stated |= {name.replace("_", "-"): value for name, value in headers.items()}
    lines = [f"{name}: {value}" for name, value in stated.items() if value is not None]
    return b"WARC/1.0\r\n" + "\r\n".join(lines).encode() + b"\r\n\r\n" + block + b"\r\n\r\n"


def html_record(title: str = "A Page", **headers: str | None) -> bytes:
    return record(answer(page(title)), "response", **headers)


def gzipped(records: Iterable[bytes]) -> bytes:
    """As crawlers write it: each record a gzip member of its own."""
    return b"".join(gzip.compress(each, mtime=0) for each in records)


def found(folder: Path, content: bytes, name: str = "crawl.warc") -> list[Found]:
    path = folder / name
    path.write_bytes(content)
    return list(items(path))


def titles(among: list[Found]) -> list[str]:
    """The titles of the pages that were found."""
    return [item.content.split(b"title>")[1][:-2].decode() for item in among if isinstance(item, Item)]


def troubles(among: list[Found]) -> list[str]:
    return [f"{each.name}: {each.reason}" for each in among if isinstance(each, Problem)]
