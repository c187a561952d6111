"""What a file is found to hold: captures, what could not be taken from it, and what is no article by design."""

from dataclasses import dataclass

from archive.extract.metadata import Metadata

NOTHING_KNOWN = Metadata()
LARGEST = 32 * 1024 * 1024
"""The most bytes that one capture may be, in its file and out of every compression."""
TOO_LARGE = f"larger than {LARGEST // 1024**2} MB, the most that one capture may be"


@dataclass(frozen=True, slots=True)
class Item:
    """One capture: its name (`page.txt`, `crawl.warc.gz#17`), its bytes, and what its archive says of it.

    Of what a crawler met (`crawled`) not every page is an article, so that one without is no failure.
    """

    name: str
    content: bytes
    metadata: Metadata = NOTHING_KNOWN
    crawled: bool = False


@dataclass(frozen=True, slots=True)
class Problem:
    """A capture that could not be taken from its file, and why, in one line."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What an archive holds that is no article by design; `reason` is a noun that takes an s: `image`, `draft`."""

    name: str
    reason: str
    count: int = 1


Found = Item | Problem | LeftOut
