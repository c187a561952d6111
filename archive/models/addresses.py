"""The addresses of records; to make one takes Django longer than to fill in what differs, or to look up one of
thousands."""

import re
from collections.abc import Callable
from functools import lru_cache, partial

from django.urls import NoReverseMatch, get_script_prefix, reverse

_PLAIN = re.compile("[A-Za-z0-9-]+")  # stands in an address as it is, whatever the route
_SLOT = "0-0"


def address_of(name: str, *keys: str) -> str:
    """The address of the page that the route `name` leads to; of a record's by its key."""
    return _below(get_script_prefix(), name, *keys)


def addresses_of(name: str) -> Callable[[str], str]:
    """What makes addresses of one route while a page is made: of many, to ask below which prefix takes longest."""
    return partial(_below, get_script_prefix(), name)


def _below(prefix: str, name: str, *keys: str) -> str:
    if len(keys) == 1 and _PLAIN.fullmatch(keys[0]) and (around := _around(prefix, name)):
        return keys[0].join(around)
    return _address_of(prefix, name, *keys)


@lru_cache(maxsize=256)
def _around(_prefix: str, name: str) -> tuple[str, str] | None:
    """What stands before and behind the key in the addresses of a route; None if it takes only some keys, as years."""
    try:
        before, _, after = reverse(name, args=[_SLOT]).rpartition(_SLOT)
    except NoReverseMatch:
        return None
    return before, after


@lru_cache(maxsize=16_384)
def _address_of(_prefix: str, name: str, *keys: str) -> str:
    return reverse(name, args=keys)
