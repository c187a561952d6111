"""The lines of a capture, with what their spacing tells: the common form in which text and HTML are read on."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from archive.extract.lazily import lazily
from archive.extract.records import BlockKind

SET_APART = "\u00a0\u3000\u2003\u200b"
SPACES = "".join(char for char in map(chr, range(0x3001)) if char.isspace()) + SET_APART
STOPS = tuple(".!?…。！？:;,：；，")
CLOSING_MARKS = "\"'”’)]」』）》"
UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
NOT_WIDE = bytes(set(range(0x100)) - set(range(0xE3, 0xF0)))
"""Bytes by which no character from U+3000 to U+FFFF begins in UTF-8."""
PLAIN_MARKS = (("“", '"'), ("”", '"'), ("‘", "'"), ("’", "'"))
LONGEST_KEPT = 120
"""Lines that are compared again and again are short: sections, titles, names."""
WORD = re.compile(r"\w+")
MARKS = "“”‘–—…"
NO_WORDS = bytes(ord(" ") if byte < 0x80 and not WORD.match(chr(byte)) else byte for byte in range(0x100))
"""Spaces for the signs of ASCII, in UTF-8."""


@dataclass(frozen=True)
class Line:
    """A line that is not blank. `gap` counts the blank lines before it, one of NBSP alone as two; `kind` is what the
    markup says it is, None where only its words can tell; `marked` lines come from markup, those of a link alone are
    `linked`."""

    text: str
    start: int
    end: int
    gap: int = 0
    kind: BlockKind | None = None
    marked: bool = False
    linked: bool = False

    @lazily
    def words(self) -> int:
        return word_count(self.text)

    @lazily
    def ends_sentence(self) -> bool:
        return ends_sentence(self.text)


def split_lines(text: str) -> list[Line]:
    """The lines of `text` that are not blank, stripped, with their places."""
    found: list[Line] = []
    start = gap = 0
    for raw in text.split("\n"):
        stripped = raw.strip(SPACES)
        if stripped:
            begin = start + raw.index(stripped[0])
            found.append(Line(stripped, begin, begin + len(stripped), gap))
            gap = 0
        else:
            gap += 2 if raw and any(char in SET_APART for char in raw) else 1
        start += len(raw) + 1
    return found


def ends_sentence(text: str) -> bool:
    """Whether a line ends with a stop, or a colon or comma, but for a few marks that close."""
    return text[-8:].rstrip(CLOSING_MARKS).endswith(STOPS)


@lru_cache(maxsize=256)
def wide_count(text: str) -> int:
    """How many characters from U+3000 to U+FFFF `text` has: hanzi and kana are among them. Counted in a fraction of the
    time that a regular expression takes; kept, as the lines of an article are asked several times."""
    return 0 if text.isascii() else len(text.encode("utf-8", "surrogatepass").translate(None, NOT_WIDE))


def may_have_hanzi(text: str) -> bool:
    """Whether `text` has a character from U+3000 on."""
    return wide_count(text) > 0


def word_count(text: str) -> int:
    """The words of `text`; in a text of hanzi or kana, which has no spaces, two characters are one."""
    unspaced = len(UNSPACED.findall(text)) if wide_count(text) > len(text) // 3 else 0
    return unspaced // 2 if unspaced > len(text) // 3 else text.count(" ") + text.count("\n") + 1


def usual_gap(lines: Sequence[Line]) -> int:
    """How many blank lines commonly stand between two lines of this page."""
    return Counter(line.gap for line in lines).most_common(1)[0][0] if lines else 0


def folded(text: str) -> str:
    """`text` in one case, with plain quote marks and single spaces: how lines are compared."""
    return _folded_short(text) if len(text) <= LONGEST_KEPT else _folded(text)


def _folded(text: str) -> str:
    for mark, plain in PLAIN_MARKS if not text.isascii() else ():
        text = text.replace(mark, plain)
    return single_spaced(text.casefold())


_folded_short = lru_cache(maxsize=8192)(_folded)


@lru_cache(maxsize=256)
def bare_words(text: str) -> tuple[str, ...]:
    """The words of `text` alone, in one case; kept, as the lines under a head are read for it and for the body."""
    bare = text.replace("’", "").replace("'", "")
    for mark in MARKS if not bare.isascii() else "":
        bare = bare.replace(mark, " ")
    return tuple(words_in(bare.casefold()))  # last, for of ASCII alone it takes no time


def words_in(text: str) -> Iterable[str]:
    """What WORD finds in a text, which white space and signs of ASCII part into words in less than half the time."""
    words = text.encode("utf-8", "surrogatepass").translate(NO_WORDS).decode("utf-8", "surrogatepass").split()
    if text.isascii():
        return words
    return chain.from_iterable((word,) if word.isascii() else WORD.findall(word) for word in words)


def single_spaced(text: str) -> str:
    """`text` with each stretch of white space as one space, and none around it."""
    if text.isprintable() and "  " not in text:  # its only white space is single spaces
        return text.strip(" ")
    return " ".join(text.split())


def joined(lines: Iterable[Line]) -> str:
    return " ".join(line.text for line in lines)
