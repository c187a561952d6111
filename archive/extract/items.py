"""A file as the captures it holds: a text or HTML page is one, each line of a JSON Lines file is one."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from archive.extract.errors import Unreadable
from archive.extract.formats import refuse_binary
from archive.extract.metadata import Metadata

LARGEST_CAPTURE = 32 * 1024 * 1024
LARGEST_LINE = 8 * 1024 * 1024
SNIFFED = 4096
RECORDS = (".jsonl", ".ndjson")
LATER = {".warc": "WARC archives", ".warc.gz": "WARC archives", ".wxr": "WXR exports", ".gz": "compressed files"}
NOTHING_KNOWN = Metadata()


@dataclass(frozen=True, slots=True)
class Item:
    """One capture: its name (`page.txt`, `articles.jsonl#12`), its bytes, and what its archive says of it."""

    name: str
    content: bytes
    metadata: Metadata = NOTHING_KNOWN


@dataclass(frozen=True, slots=True)
class Problem:
    """A capture that could not be taken from its file, and why, in one line."""

    name: str
    reason: str


def items(path: Path) -> Iterator[Item | Problem]:
    """The captures of a file, in order, one in memory at a time; what is wrong with one stops no other."""
    try:
        yield from _records(path) if path.suffix.lower() in RECORDS else _page(path)
    except Unreadable as problem:
        yield Problem(path.name, str(problem))
    except OSError as problem:
        yield Problem(path.name, f"cannot be read: {problem.strerror or problem}")


def _page(path: Path) -> Iterator[Item]:
    if kind := next((kind for ending, kind in LATER.items() if path.name.lower().endswith(ending)), None):
        raise Unreadable(f"{kind} are not read yet")
    if path.stat().st_size > LARGEST_CAPTURE:
        raise Unreadable(f"larger than {LARGEST_CAPTURE // 1024**2} MB, the most that one capture may be")
    content = path.read_bytes()
    if not content.strip():
        raise Unreadable("empty file")
    refuse_binary(content[:SNIFFED])
    yield Item(path.name, content)


def _records(path: Path) -> Iterator[Item | Problem]:
    """The lines of a JSON Lines file. A line that is too long is read past in pieces, never held."""
    number = 0
    with path.open("rb") as file:
        while line := file.readline(LARGEST_LINE + 1):
            number += 1
            name = f"{path.name}#{number}"
            if len(line) > LARGEST_LINE and not line.endswith(b"\n"):
                while (rest := file.readline(LARGEST_LINE)) and not rest.endswith(b"\n"):
                    pass
                yield Problem(name, f"line longer than {LARGEST_LINE // 1024**2} MB")
            elif line.strip():
                yield _record(name, line)
    if number == 0:
        raise Unreadable("empty file")


def _record(name: str, line: bytes) -> Item | Problem:
    text = line.strip().removeprefix(b"\xef\xbb\xbf")
    if not (text.startswith(b"{") and text.endswith(b"}")):
        return Problem(name, "not a JSON object")
    return Item(name, text)
