"""WordPress exports."""

from collections.abc import Iterator
from typing import BinaryIO

from archive.extract.item import Found, Problem


def wxr_items(stream: BinaryIO, name: str) -> Iterator[Found]:
    """The captures of a WordPress export."""
    yield Problem(name, "WXR exports are not read yet")
