"""The text that positions in a capture count in, and what became of each of its lines."""

from archive.extract.decode import decode


def text_of(content: bytes, name: str) -> str:
    """The text of a capture: `start` and `end` of its articles, of what they keep and of what is dropped count in it."""
    return decode(content).text
