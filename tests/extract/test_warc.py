"""WARCs as the captures they hold: what is a page, what is left out, and what is broken without harm to the rest."""

import gzip
import zlib
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

import brotli
import pytest
import zstandard

from archive.extract import Found, Item, LeftOut, Metadata, Problem, items
from archive.extract.archives import warc_records
from archive.extract.decode import decode
from tests.extract.warcs import answer, found, gzipped, html_record, page, record

Pack = Callable[[bytes], bytes]
GIF = b"GIF89a" + bytes(40)
ABOUT = LeftOut("crawl.warc#1", "request or metadata record")


def titles(among: list[Found]) -> list[str]:
    """The titles of the pages that were found."""
    return [item.content.split(b"title>")[1][:-2].decode() for item in among if isinstance(item, Item)]


def troubles(among: list[Found]) -> list[str]:
    return [f"{each.name}: {each.reason}" for each in among if isinstance(each, Problem)]


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


@pytest.mark.parametrize("packed", [False, True], ids=["plain", "gzip"])
@pytest.mark.parametrize(
    ("length", "reason"),
    [
        ("9999999", "crawl.warc#2: says that it has 9,999,999 bytes, which is not so"),
        ("99999999999", "crawl.warc#2: larger than 32 MB, the most that one record may be"),
        ("200", "crawl.warc#2: says that it has 200 bytes, which is not so"),
        ("0", "crawl.warc#2: says that it has 0 bytes, which is not so"),
        ("-1", "crawl.warc#2: states '-1' for its length"),
        ("1e3", "crawl.warc#2: states '1e3' for its length"),
        (None, "crawl.warc#2: states no length"),
    ],
)
def test_a_record_that_lies_about_its_length_costs_no_other(
    tmp_path: Path, length: str | None, reason: str, packed: bool
) -> None:
    records = [html_record("One"), html_record("Liar", Content_Length=length), html_record("Three")]
    among = found(tmp_path, gzipped(records) if packed else b"".join(records))
    assert titles(among) == ["One", "Three"]
    assert troubles(among) == [reason]


@pytest.mark.parametrize(
    ("damaged", "reason"),
    [
        (b"no record at all\r\n\r\n", "crawl.warc: after record 1: 20 bytes that are no record"),
        (b"WARC/1.0\r\n" + b"x" * 100_000, "crawl.warc#2: its header does not end"),
        (b"WARC/7.0\r\nContent-Length: 2\r\n\r\nab\r\n\r\n", "crawl.warc#2: of no known version of WARC"),
        (record(b"nonsense"), "crawl.warc#2: holds no HTTP response"),
        (record(b"HTTP/1.1 fine\r\n\r\nwords"), "crawl.warc#2: holds an HTTP response without a status"),
        (record(answer(b"\x1f\x8b\x08none", Content_Encoding="gzip")), "crawl.warc#2: its gzip encoding is damaged"),
        (record(answer(page(), Content_Encoding="aes")), "crawl.warc#2: in the encoding 'aes', which is not known"),
        (record(b"x" * (33 * 1024**2)), "crawl.warc#2: larger than 32 MB, the most that one record may be"),
    ],
)  # fmt: skip
def test_a_broken_record_gets_one_line_and_the_rest_is_read(tmp_path: Path, damaged: bytes, reason: str) -> None:
    ending = b"" if damaged.endswith(b"\n") else b"\r\n\r\n"
    among = found(tmp_path, html_record("One") + damaged + ending + html_record("Three"))
    assert titles(among) == ["One", "Three"]
    assert troubles(among) == [reason]


@pytest.mark.parametrize(
    ("coding", "pack"),
    [
        ("gzip", gzip.compress),
        ("deflate", zlib.compress),
        ("br", partial(brotli.compress, quality=1)),
        ("zstd", zstandard.compress),
    ],
)
def test_a_page_that_grows_without_end_is_refused(tmp_path: Path, coding: str, pack: Pack) -> None:
    bomb = record(answer(pack(bytes(40 * 1024**2)), Content_Encoding=coding))
    among = found(tmp_path, html_record("One") + bomb + html_record("Three"))
    assert titles(among) == ["One", "Three"]
    assert troubles(among) == [f"crawl.warc#2: its {coding} encoding grows to more than 32 MB"]


def test_a_member_that_grows_without_end_is_gone_past(tmp_path: Path) -> None:
    endless = zlib.compressobj(wbits=31)
    head = b"WARC/1.0\r\nContent-Length: 999999999999\r\n\r\n"
    bomb = b"".join([endless.compress(head), *(endless.compress(bytes(1024**2)) for _ in range(100)), endless.flush()])
    among = found(tmp_path, gzipped([html_record("One")]) + bomb + gzipped([html_record("Three")]))
    assert titles(among) == ["One", "Three"]
    assert troubles(among) == ["crawl.warc#2: its gzip grows more than 200-fold"]


def test_a_member_that_is_but_a_bomb_is_told_as_one_and_counted(tmp_path: Path) -> None:
    bomb = gzip.compress(bytes(100 * 1024**2), mtime=0)
    among = found(tmp_path, gzipped([html_record("One")]) + bomb + gzipped([html_record("Three")]), "crawl.warc.gz")
    assert [each.name for each in among] == ["crawl.warc.gz#1", "crawl.warc.gz#2", "crawl.warc.gz#3"]
    assert troubles(among) == ["crawl.warc.gz#2: its gzip grows more than 200-fold"]


def test_a_damaged_member_behind_a_broken_record_has_its_own_line(tmp_path: Path) -> None:
    liar, damaged = gzipped([html_record("Liar", Content_Length="x")]), gzipped([html_record("Two")])
    damaged = damaged[:60] + b"\xff\x00\xff" + damaged[63:]
    among = found(tmp_path, liar + damaged + gzipped([html_record("Three")]), "crawl.warc.gz")
    assert troubles(among) == ["crawl.warc.gz#1: states 'x' for its length", "crawl.warc.gz#2: its gzip is damaged"]
    assert titles(among) == ["Three"]


def test_damage_to_the_first_member_is_told_too(tmp_path: Path) -> None:
    damaged = gzipped([html_record("One")])
    among = found(
        tmp_path, damaged[:60] + b"\xff\x00\xff" + damaged[63:] + gzipped([html_record("Two")]), "crawl.warc.gz"
    )
    assert (troubles(among), titles(among)) == (["crawl.warc.gz#1: its gzip is damaged"], ["Two"])


def test_damage_to_a_gzip_costs_the_records_in_the_damaged_member(tmp_path: Path) -> None:
    one, two, three = (gzipped([html_record(title)]) for title in ("One", "Two", "Three"))
    among = found(tmp_path, one + two[:60] + b"\xff\x00\xff" + two[63:] + three, "crawl.warc.gz")
    assert titles(among) == ["One", "Three"]
    assert troubles(among) == ["crawl.warc.gz#2: its gzip is damaged"]
    assert [each.name for each in among] == ["crawl.warc.gz#1", "crawl.warc.gz#2", "crawl.warc.gz#3"]  # as undamaged


def test_damage_to_a_gzip_of_one_member_costs_what_follows(tmp_path: Path) -> None:
    whole = gzip.compress(b"".join(html_record(f"{number} {number * 7919}") for number in range(200)))
    among = found(tmp_path, whole[: len(whole) // 2], "crawl.warc.gz")
    (line,) = troubles(among)
    read = len(titles(among))
    assert read > 50
    assert line == f"crawl.warc.gz#{read + 1}: its gzip ends in the middle"


@pytest.mark.parametrize("cut", [30, 200, -10])
def test_a_file_that_is_cut_short_is_read_as_far_as_it_goes(tmp_path: Path, cut: int) -> None:
    among = found(tmp_path, html_record("One") + html_record("Two")[:cut])
    (line,) = troubles(among)
    assert titles(among) == ["One"]
    assert line.startswith("crawl.warc#2: ")


@pytest.mark.parametrize("content", [b"Not a WARC at all.\n" * 9000, bytes(100_000), b"\xff" * 50])
def test_a_file_that_is_only_called_a_warc_gets_one_line(tmp_path: Path, content: bytes) -> None:
    assert found(tmp_path, content) == [Problem("crawl.warc", "no WARC archive: no record begins in it")]


@pytest.mark.parametrize(
    ("name", "content", "advice"),
    [
        (
            "crawl.arc",
            b"filedesc://crawl.arc 0.0.0.0 20090101000000 text/plain 77\n",
            "`warcio recompress` converts it",
        ),
        ("crawl.warc.zst", b"\x28\xb5\x2f\xfd", "unpack it with `zstd -d`"),
        ("crawl.warc.zst", b"\x5d\x2a\x4d\x18", "unpack it with `zstd -d`"),
        ("crawl.wacz", b"PK\x03\x04", "unzip it, and ingest the WARCs in its folder `archive`"),
    ],
)
def test_what_can_be_made_a_warc_is_told(tmp_path: Path, name: str, content: bytes, advice: str) -> None:
    (problem,) = found(tmp_path, content, name)
    assert isinstance(problem, Problem)
    assert advice in problem.reason


def test_of_endless_broken_records_only_so_many_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warc_records, "MOST_BROKEN", 20)
    among = found(tmp_path, html_record("One") + b"WARC/1.0\r\nnonsense\r\n\r\n" * 50 + html_record("Late"))
    assert len(among) == 22
    assert among[-1] == Problem("crawl.warc", "after record 21: 20 records are broken: the rest is not read")


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
