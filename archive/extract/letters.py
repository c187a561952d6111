"""A first look at a text: which runs of plain letters stand in it.

To look one up takes a fifth of the time, or less, that a regular expression takes to find the word: what stands in few
texts is looked for so before it is looked for in earnest.
"""

from collections.abc import Iterable
from string import ascii_letters

IN_ONE_CASE = bytes(ord(chr(byte).lower()) if chr(byte) in ascii_letters else ord(" ") for byte in range(0x100))
"""What is a letter of ASCII as a small one, all else as a space."""


def letter_runs(text: str) -> list[bytes]:
    """The runs of letters of ASCII in a text, in one case."""
    return spaced_letters(text).split()


def spaced_letters(text: str) -> bytes:
    """The letters of ASCII in a text, in one case, with spaces for all else and around them: in these a few words are
    found sooner than in a list."""
    return b" %b " % text.encode("utf-8", "surrogatepass").translate(IN_ONE_CASE)


def runs_of(words: Iterable[str]) -> frozenset[bytes]:
    """Of each word the run that stands wherever the word does and is no part of another: the longest.

    Raises ValueError for a word without a letter of ASCII.
    """
    return frozenset(max(letter_runs(word), key=len) for word in words)
