"""The addresses of records; to make one takes Django longer than to look up one of thousands."""

from functools import lru_cache

from django.urls import get_script_prefix, reverse


def address_of(name: str, key: str) -> str:
    """The address of the record that the route `name` shows by its `key`."""
    return _address_of(get_script_prefix(), name, key)


@lru_cache(maxsize=16_384)
def _address_of(_prefix: str, name: str, key: str) -> str:
    return reverse(name, args=[key])
