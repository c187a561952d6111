"""Captures in, frozen records out: pure, without Django, network or clock.

reading = read(content, "page.html", Metadata(address="https://example.org/2019/10/03/title/"))
"""

from archive.extract.errors import Unreadable
from archive.extract.finds import Finds, find_in
from archive.extract.item import Found, Item, LeftOut, Problem
from archive.extract.items import items
from archive.extract.keys import block_key, key_blocks
from archive.extract.metadata import Metadata
from archive.extract.quotes import join_quotation
from archive.extract.reading import VERSION, read

__all__ = [
    "VERSION",
    "Finds",
    "Found",
    "Item",
    "LeftOut",
    "Metadata",
    "Problem",
    "Unreadable",
    "block_key",
    "find_in",
    "items",
    "join_quotation",
    "key_blocks",
    "read",
]
