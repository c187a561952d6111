"""tantivy's checksums, which it writes and does not look at when it opens an index."""

import json
import zlib
from pathlib import Path

from archive.search.engines.tantivy.opened import segments_of

BLOCK = 1 << 20


class Rotten(Exception):
    """A file is not as it was written; the message names it."""


def compare(directory: Path) -> None:
    """Raises Rotten where a file of a committed segment has another checksum than its footer says.

    The footer is JSON with the CRC-32 of all above it, then its own length and a magic number, of four bytes each.
    """
    committed = segments_of(directory)
    names = {segment["segment_id"].replace("-", "") for segment in committed}
    for path in sorted(path for path in directory.iterdir() if path.name.partition(".")[0] in names):
        try:
            sound = _checksum(path, *_footer(path))
        except FileNotFoundError:  # merged into another meanwhile
            continue
        except (OSError, ValueError, KeyError, TypeError):
            sound = False
        if not sound:
            raise Rotten(str(path))


def _footer(path: Path) -> tuple[int, int]:
    """Where the content of a file ends, and its checksum."""
    with path.open("rb") as file:
        ends = file.seek(-8, 2)
        length = int.from_bytes(file.read(4), "little")
        start = file.seek(ends - length)
        return start, int(json.loads(file.read(length))["crc"])


def _checksum(path: Path, end: int, expected: int) -> bool:
    found = 0
    with path.open("rb") as file:
        while block := file.read(min(BLOCK, end - file.tell())):
            found = zlib.crc32(block, found)
    return found == expected
