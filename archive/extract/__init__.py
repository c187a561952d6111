"""Captures in, frozen records out: pure, without Django, network or clock.

reading = read(content, "page.html", Metadata(address="https://example.org/2019/10/03/title/"))
"""

from .errors import Unreadable
from .finds import Finds, find_in
from .items import Item, Problem, items
from .keys import block_key, key_blocks
from .metadata import Metadata
from .quotes import join_quotation
from .reading import VERSION, read

__all__ = [
    "VERSION",
    "Finds",
    "Item",
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
