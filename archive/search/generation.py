"""The state of the index in one word."""

import hashlib

from haystack import connections


def generation(using: str = "default") -> str:
    """Another word after each write to the index; the same in every process. Raises IndexUnavailable."""
    state = repr(connections[using].get_backend().generation)
    return hashlib.blake2b(state.encode(), digest_size=8).hexdigest()
