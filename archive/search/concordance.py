"""Where each term of an article stands, noted when it is indexed: to look words up there takes a tenth of the time that
it takes to scan the texts again.

What a concordance says of a passage holds only while that reads as it did, which its checksum tells. It is kept as a
text, for it is read twenty times a page, and to cut that takes half the time that JSON takes.
"""

import sys
import zlib
from array import array
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from archive.language.tokens import Alternative, Token
from archive.search.tree import Terms, Words

Span = tuple[int, int]
Match = tuple[Words, Span]
Scanned = tuple[str, str, str, list[Token], list[Token]]  # kind, key and text of a passage, its tokens, its syllables
_FIRST, _FARTHEST = 0x30, 0xD000  # how numbers are written: as characters from "0" on, none of them half of a pair
_AS_CHARACTERS = f"utf-16-{sys.byteorder[0]}e"  # what numbers of two bytes in a row are
_COLUMN, _PASSAGE = "\x1e", "\n"  # what columns, and passages in them, end with: spaces to all patterns, so in no term
_TOKENS, _WHOLES, _SYLLABLES = range(3)


class Column(NamedTuple):
    """For each passage its terms in the order they stand, a space around each, and two characters for each of them
    that say where it starts and how long it is."""

    terms: list[str]
    spans: list[str]

    @classmethod
    def of(cls, passages: Sequence[Sequence[Token | Alternative]]) -> "Column":
        """Of tokens, or alternatives; raises ValueError where one stands too far off to be noted."""
        terms = [" ".join(("", *[each[1] for each in passage], "")) for passage in passages]
        return cls(terms, list(map(_spans, passages)))


def _spans(placed: Sequence[Token | Alternative]) -> str:
    """Two characters for each: of tokens as of alternatives, start and end are what but one follows."""
    starts, ends = [each[-3] for each in placed], [each[-2] for each in placed]
    if max(ends, default=0) >= _FARTHEST:
        raise ValueError("too long")
    numbers = array("H", bytes(4 * len(placed)))
    numbers[::2] = array("H", [_FIRST + start for start in starts])
    numbers[1::2] = array("H", [_FIRST + end - start for start, end in zip(starts, ends, strict=True)])
    return numbers.tobytes().decode(_AS_CHARACTERS)


class Lookup(NamedTuple):
    """A way that words match: terms side by side in one of the columns, as they are written there."""

    words: Words
    column: int
    written: str
    width: int

    @classmethod
    def of(cls, words: Words, column: int, terms: Terms) -> "Lookup":
        return cls(words, column, f" {' '.join(terms)} ", len(terms))


def lookups(wanted: Iterable[Words]) -> list[Lookup]:
    """What is to be looked up to find what `marks` finds in the text itself; to be made once for many articles."""
    return [Lookup.of(words, column, terms) for words in wanted for column, terms in _ways(words)]


def _ways(words: Words) -> Iterator[tuple[int, Terms]]:
    if not words.only_forms:
        for terms in filter(None, (words.terms, *words.wordings, *((form,) for form in words.forms))):
            yield _TOKENS, terms
    for reading in words.readings:
        yield _SYLLABLES, reading
    for form in words.forms + (words.terms if len(words.terms) == 1 else ()):
        yield _WHOLES, (form,)


class Noted(NamedTuple):
    """A passage as it was read: `kind` and `key` as of a `Passage`, and a checksum of its text."""

    checksum: str
    kind: str
    key: str

    def is_of(self, text: str) -> bool:
        return self.checksum == checksum(text)


class Concordance(NamedTuple):
    """The passages of an article, and in columns their tokens, the alternatives to several of these, their syllables in
    pinyin."""

    heads: list[str]
    columns: tuple[Column, Column, Column]

    @classmethod
    def of(cls, passages: Sequence[Scanned]) -> "Concordance":
        """Raises ValueError where a passage is too long, or a record gave it a key that would be cut."""
        if any(sign in key for _, key, *_ in passages for sign in (_COLUMN, _PASSAGE)):
            raise ValueError("no plain key")
        return cls(
            [" ".join((checksum(text), kind, key)) for kind, key, text, _, _ in passages],
            (
                Column.of([tokens for *_, tokens, _ in passages]),
                Column.of([[whole for token in tokens for whole in token[5]] for *_, tokens, _ in passages]),
                Column.of([spoken for *_, spoken in passages]),
            ),
        )

    def passage(self, number: int) -> Noted:
        return Noted(*self.heads[number].split(" ", 2))

    def matches(self, number: int, looked_up: Iterable[Lookup]) -> list[Match]:
        """What matches in a passage, with the words that it is of."""
        found: list[Match] = []
        for words, column, written, width in looked_up:
            terms, spans = self.columns[column]
            line = terms[number]
            at = line.find(written)
            while at >= 0:
                first = 2 * line.count(" ", 0, at)
                last = first + 2 * width - 2
                start, end = ord(spans[number][first]), ord(spans[number][last]) + ord(spans[number][last + 1])
                found.append((words, (start - _FIRST, end - 2 * _FIRST)))
                at = line.find(written, at + 1)
        return found


def checksum(text: str) -> str:
    return f"{zlib.crc32(text.encode('utf-8', 'surrogatepass')):x}"


def packed(passages: Sequence[Scanned]) -> str:
    """The concordance of some passages, to be kept; nothing where one does not fit in."""
    try:
        heads, columns = Concordance.of(passages)
    except ValueError:
        return ""
    lines = [heads, *(lines for column in columns for lines in column)]
    return _COLUMN.join(map(_PASSAGE.join, lines))


def unpacked(kept: str | None) -> Concordance | None:
    if not kept:
        return None
    heads, *lines = [column.split(_PASSAGE) for column in kept.split(_COLUMN)]
    return Concordance(heads, (Column(*lines[0:2]), Column(*lines[2:4]), Column(*lines[4:6])))
