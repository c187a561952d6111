"""Files as the captures they hold."""

import gzip
from pathlib import Path

import pytest

from archive.extract import Item, Problem, Unreadable, items, read
from archive.extract.item import LARGEST
from archive.extract.items import LARGEST_LINE


def written(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def test_a_text_file_is_one_capture(tmp_path: Path) -> None:
    assert list(items(written(tmp_path, "a.txt", b"words"))) == [Item("a.txt", b"words")]


def test_each_line_of_a_jsonl_file_is_one_and_a_broken_one_stops_no_other(tmp_path: Path) -> None:
    path = written(tmp_path, "a.jsonl", b'{"title": "A"}\n\nnonsense\n{"title": "B"}')

    assert list(items(path)) == [
        Item("a.jsonl#1", b'{"title": "A"}'),
        Problem("a.jsonl#3", "not a JSON object"),
        Item("a.jsonl#4", b'{"title": "B"}'),
    ]


def test_a_line_that_is_too_long_is_passed_over(tmp_path: Path) -> None:
    path = written(tmp_path, "a.jsonl", b'{"a": "' + b"x" * (2 * LARGEST_LINE) + b'"}\n{"title": "B"}\n')

    assert list(items(path)) == [Problem("a.jsonl#1", "line longer than 8 MB"), Item("a.jsonl#2", b'{"title": "B"}')]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.txt", b"", "empty file"),
        ("a.jsonl", b"", "empty file"),
        ("a.txt", b"ab\x00cd", "not a text: binary content"),
        ("a.html", b"\x89PNG\r\n", "not a text: a PNG image"),
        ("a.txt", b"%PDF-1.4", "not a text: a PDF"),
    ],
)
def test_what_is_no_capture_is_a_problem(tmp_path: Path, name: str, content: bytes, reason: str) -> None:
    assert list(items(written(tmp_path, name, content))) == [Problem(name, reason)]


@pytest.mark.parametrize(
    ("name", "content", "found"),
    [
        ("a.txt.gz", b"words", Item("a.txt.gz", b"words")),
        ("a.jsonl.gz", b'{"title": "A"}\n', Item("a.jsonl.gz#1", b'{"title": "A"}')),
        ("words", b"words", Item("words", b"words")),
        ("a.txt.gz", b"", Problem("a.txt.gz", "empty file")),
        ("a.txt.gz", gzip.compress(b"words", mtime=0), Problem("a.txt.gz", "not a text: a compressed file")),
    ],
)
def test_a_compressed_file_is_read_like_the_file_itself(tmp_path: Path, name: str, content: bytes, found: Item) -> None:
    assert list(items(written(tmp_path, name, gzip.compress(content, mtime=0)))) == [found]


@pytest.mark.parametrize(
    ("packed", "reason"),
    [
        (gzip.compress(bytes(100 * 1024**2)), "larger than 32 MB, the most that one capture may be"),
        (gzip.compress(b"words " * 1000, mtime=0)[:-20], "its gzip ends in the middle"),
        (gzip.compress(b"words", mtime=0)[:-8] + bytes(8), "its gzip is damaged"),
    ],
)
def test_a_compressed_page_that_is_too_large_or_damaged_is_a_problem(
    tmp_path: Path, packed: bytes, reason: str
) -> None:
    assert list(items(written(tmp_path, "a.txt.gz", packed))) == [Problem("a.txt.gz", reason)]


def test_records_before_damage_are_read(tmp_path: Path) -> None:
    lines = b"".join(b'{"title": "%d"}\n' % (number * 7919) for number in range(100_000))
    *records, last = items(written(tmp_path, "a.jsonl.gz", gzip.compress(lines, mtime=0)[:-100]))
    assert len(records) > 50_000
    assert last == Problem("a.jsonl.gz", "its gzip ends in the middle")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"\x00\x01\n" * 1000, "not a text: binary content"),
        (b"PK\x03\x04\n" * 1000, "not a text: a ZIP archive or an office document"),
        ('{"title": "A"}\n'.encode("utf-16") * 1000, "JSON Lines must be in UTF-8, and this is UTF-16"),
        (gzip.compress(b"{" * 100 * 1024**2, mtime=0), "its gzip grows more than 200-fold"),
    ],
)
def test_records_that_are_none_get_one_line_not_a_line_each(tmp_path: Path, content: bytes, reason: str) -> None:
    assert list(items(written(tmp_path, "a.jsonl", content))) == [Problem("a.jsonl", reason)]


def test_a_capture_that_is_too_large_is_not_even_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(LARGEST + 1)
    (problem,) = items(path)

    assert problem == Problem("a.txt", "larger than 32 MB, the most that one capture may be")


def test_a_file_that_is_gone_is_a_problem(tmp_path: Path) -> None:
    (problem,) = items(tmp_path / "gone.txt")

    assert problem == Problem("gone.txt", "cannot be read: No such file or directory")


def test_an_archive_is_not_guessed_at() -> None:
    with pytest.raises(Unreadable, match="a WARC archive, which is many captures"):
        read(b"WARC/1.0\r\nWARC-Type: response\r\n", "a")
