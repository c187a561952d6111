"""The addresses of records; to make one takes Django longer than to look up one of thousands."""

from functools import lru_cache

from django.urls import get_script_prefix, reverse


def address_of(name: str, *keys: str) -> str:
    """The address of the page that the route `name` leads to; of a record's by its key."""
    return _address_of(get_script_prefix(), name, *keys)


@lru_cache(maxsize=16_384)
def _address_of(_prefix: str, name: str, *keys: str) -> str:
    return reverse(name, args=keys)
