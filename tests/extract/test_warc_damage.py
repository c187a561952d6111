"""WARCs that are damaged, cut short, lie, or grow without end: each fault has its line, and costs no other record."""

import gzip
import zlib
from collections.abc import Callable
from functools import partial
from pathlib import Path

import brotli
import pytest
import zstandard

from archive.extract import Problem
from archive.extract.archives import warc_records
from tests.extract.warcs import answer, found, gzipped, html_record, page, record, titles, troubles

Pack = Callable[[bytes], bytes]


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
