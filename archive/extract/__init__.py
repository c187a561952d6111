"""Captures in, frozen records out: pure, without Django, network or clock.

reading = read(content, "page.html", Metadata(address="https://example.org/2019/10/03/title/"))
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from archive.extract.errors import Unreadable
from archive.extract.item import Found, Item, LeftOut, Problem
from archive.extract.items import items
from archive.extract.keys import block_key, key_blocks
from archive.extract.metadata import Metadata
from archive.extract.reading import VERSION, read

if TYPE_CHECKING:
    from archive.extract.finds import Finds, find_in
    from archive.extract.quotes import join_quotation

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

# What reads captures, by where it is: its patterns take two seconds to compile, and most processes read none.
_ASKED_FOR = {
    "Finds": "finds",
    "find_in": "finds",
    "join_quotation": "quotes",
}


def __getattr__(name: str) -> Any:
    if name not in _ASKED_FOR:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_ASKED_FOR[name]}"), name)
