"""WARCs as the captures they hold: what is a page, and what is left out."""

import gzip
import zlib
from collections.abc import Callable, Iterable
from pathlib import Path

import brotli
import pytest
import zstandard

from archive.extract import Item, LeftOut, Metadata, items
from archive.extract.decode import decode
from tests.extract.warcs import answer, found, gzipped, html_record, page, record, titles, troubles

Pack = Callable[[bytes], bytes]
GIF = b"GIF89a" + bytes(40)
ABOUT = LeftOut("crawl.warc#1", "request or metadata record")


def test_a_page_is_a_capture_with_the_address_and_date_of_its_record(tmp_path: Path) -> None:
    known = Metadata(address="https://example.org/2019/10/03/boat/", captured="2020-02-03T04:05:06Z")
    info = record(b"software: none\r\n", "warcinfo", Content_Type="application/warc-fields")
    assert found(tmp_path, info + html_record()) == [ABOUT, Item("crawl.warc#2", page(), known, crawled=True)]


@pytest.mark.parametrize(
    ("name", "pack"),
    [
        ("crawl.warc", b"".join),
        ("crawl.warc.gz", gzipped),
        ("crawl.warc.gz", lambda records: gzip.compress(b"".join(records))),
        ("blocks.warc.gz", lambda records: gzipped([b"".join(records)[at : at + 100] for at in range(0, 2000, 100)])),
        ("nameless", gzipped),
    ],
    ids=["plain", "a member a record", "one member", "members cut anywhere", "told by its first bytes"],
)
def test_it_is_read_however_it_is_compressed(
    tmp_path: Path, name: str, pack: Callable[[Iterable[bytes]], bytes]
) -> None:
    among = found(tmp_path, pack([html_record("One"), html_record("Two")]), name)
    assert titles(among) == ["One", "Two"]
    assert [item.name for item in among] == [f"{name}#1", f"{name}#2"]


def chunked(body: bytes, size: int = 7) -> bytes:
    parts = [body[at : at + size] for at in range(0, len(body), size)]
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


def raw_deflate(body: bytes) -> bytes:
    return zlib.compress(body, wbits=-15)


@pytest.mark.parametrize(
    ("encode", "headers"),
    [
        (chunked, {"Transfer_Encoding": "chunked"}),
        (gzip.compress, {"Content_Encoding": "gzip"}),
        (lambda body: chunked(gzip.compress(body)), {"Content_Encoding": "gzip", "Transfer_Encoding": "chunked"}),
        (zlib.compress, {"Content_Encoding": "deflate"}),
        (raw_deflate, {"Content_Encoding": "deflate"}),
        (brotli.compress, {"Content_Encoding": "br"}),
        (zstandard.compress, {"Content_Encoding": "zstd"}),
        (lambda body: gzip.compress(brotli.compress(body)), {"Content_Encoding": "br, gzip"}),
        (lambda body: body, {"Content_Encoding": "gzip", "Transfer_Encoding": "chunked"}),
    ],
    ids=["chunked", "gzip", "gzip chunked", "deflate", "raw deflate", "brotli", "zstd", "two", "stored decoded"],
)
def test_what_was_done_to_a_page_for_its_transfer_is_undone(
    tmp_path: Path, encode: Pack, headers: dict[str, str]
) -> None:
    (item,) = found(tmp_path, record(answer(encode(page()), **headers)))
    assert isinstance(item, Item)
    assert item.content == page()


@pytest.mark.parametrize(
    ("kept", "reason"),
    [
        (record(answer(GIF, kind="image/gif")), "image"),
        (record(answer(GIF)), "mislabelled file"),
        (record(answer(b"{}", kind="application/json")), "data file"),
        (record(answer(b'{"title": "Not ours", "body": "Stated by whoever was crawled"}')), "data file"),
        (record(answer(b"User-agent: *", kind="text/plain")), "plain text"),
        (record(answer(b"a {}", kind="text/css; charset=utf-8")), "style sheet"),
        (record(answer(b"", kind="application/x-unheard-of")), "other file"),
        (record(answer(b" \n")), "empty page"),
        (record(answer(b"", "301 Moved", Location="/")), "redirect"),
        (record(answer(page(), "404 Not Found")), "error page"),
        (record(answer(page(), "206 Partial Content")), "error page"),
        (record(b"", "revisit"), "revisit"),
        (record(b"GET / HTTP/1.1\r\n\r\n", "request"), "request or metadata record"),
        (record(page(), "resource", WARC_Target_URI="urn:view:1", Content_Type="text/html"), "other file"),
        (record(b"1.2.3.4", WARC_Target_URI="dns:example.org", Content_Type="text/dns"), "answer of another protocol"),
        (record(b"x", "continuation"), "record of another kind"),
    ],
)
def test_what_is_no_page_is_left_out(tmp_path: Path, kept: bytes, reason: str) -> None:
    assert found(tmp_path, kept) == [LeftOut("crawl.warc#1", reason)]


@pytest.mark.parametrize(
    ("kind", "content_type"), [("resource", "text/html; charset=utf-8"), ("conversion", "text/plain")]
)
def test_what_was_stored_without_a_response_is_a_capture_too(tmp_path: Path, kind: str, content_type: str) -> None:
    (item,) = found(tmp_path, record(page(), kind, Content_Type=content_type))
    assert isinstance(item, Item)
    assert item.content == page()


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("<http://example.org/wget>", "http://example.org/wget"),
        ("http://example.org/a b", "http://example.org/a%20b"),
    ],
)
def test_addresses_as_crawlers_wrote_them_are_mended(tmp_path: Path, address: str, expected: str) -> None:
    (item,) = found(tmp_path, html_record(WARC_Target_URI=address))
    assert isinstance(item, Item)
    assert item.metadata.address == expected


HANZI = "<html><body><p>我们今天去赶集，渡船停了。</p></body></html>"
CYRILLIC = "<html><body><p>Паром не пришёл, и никто не спросил почему.</p></body></html>"
DECLARED = CYRILLIC.replace("<body>", '<meta charset="koi8-r"><body>')


@pytest.mark.parametrize(
    ("sent", "header", "read"),
    [
        (CYRILLIC.encode("cp1251"), "text/html; charset=windows-1251", CYRILLIC),
        (CYRILLIC.encode("koi8-r"), 'text/html; charset="KOI8-R"', CYRILLIC),
        (DECLARED.encode("koi8-r"), "text/html; charset=windows-1251", DECLARED),
        (CYRILLIC.encode(), "text/html; charset=windows-1251", CYRILLIC),
        (HANZI.encode("gbk"), "text/html; charset=gbk", HANZI),
        (HANZI.encode("gbk"), "text/html; charset=iso-8859-1", HANZI),
        (HANZI.encode("utf-16"), "text/html; charset=gbk", HANZI),
        (b"<html><p>caf\xe9", "text/html; charset=unheard-of", "<html><p>café"),
    ],
    ids=["header alone", "quoted", "the page's own word", "it is UTF-8", "Chinese", "belied", "a mark", "no charset"],
)
def test_a_page_is_read_in_the_charset_of_the_header_where_nothing_else_speaks(
    tmp_path: Path, sent: bytes, header: str, read: str
) -> None:
    (item,) = found(tmp_path, record(answer(sent, kind=header)))
    assert isinstance(item, Item)
    assert text_in(item) == read


def text_in(item: Item) -> str:
    return decode(item.content).text


def test_a_page_that_needs_no_header_is_kept_as_it_came(tmp_path: Path) -> None:
    for sent in (HANZI.encode("gbk"), HANZI.encode(), DECLARED.encode("koi8-r")):
        (item,) = found(tmp_path, record(answer(sent, kind="text/html; charset=gbk")))
        assert isinstance(item, Item)
        assert item.content == sent


def test_progress_counts_the_bytes_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "crawl.warc.gz"
    path.write_bytes(gzipped([html_record("One"), html_record("Two")[:100], html_record("Three")]))
    done: list[int] = []
    list(items(path, done.append))
    assert sum(done) == path.stat().st_size


def test_a_warc_that_shows_a_warc_is_read_by_its_lengths(tmp_path: Path) -> None:
    inner = answer(page("One") + b"\r\n\r\n" + html_record("Inner"))
    among = found(tmp_path, record(inner) + html_record("Two"))
    assert len(titles(among)) == 2
    assert troubles(among) == []
