"""Where each term of an article stands, noted when it is indexed: to look words up there takes a tenth of the time that
it takes to scan the texts again.

What a concordance says of a passage holds only while that reads as it did, which its checksum tells.
"""

import json
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from archive.language.tokens import Token
from archive.search.tree import Terms, Words

Span = tuple[int, int]
Scanned = tuple[str, str, str, list[Token], list[Token]]  # kind, key and text of a passage, its tokens, its syllables
Place = tuple[int, int, int]  # number of a passage, start and end in it
_FIRST, _FARTHEST = 0x30, 0xD000  # how numbers are written: as characters from "0" on, none of them half of a pair


class Line(NamedTuple):
    """Terms in the order they stand: a space around each, a line for each passage. Two characters for each of them say
    where it starts and how long it is."""

    terms: str
    spans: str

    @classmethod
    def of(cls, passages: Sequence[Sequence[tuple[str, int, int]]]) -> "Line":
        """Of terms with their spans; raises ValueError where one stands too far off to be noted."""
        if any(end >= _FARTHEST for passage in passages for _, _, end in passage):
            raise ValueError("too long")
        lines = (" ".join(("", *(term for term, _, _ in passage), "")) for passage in passages)
        spans = (chr(_FIRST + start) + chr(_FIRST + end - start) for passage in passages for _, start, end in passage)
        return cls("\n".join(lines), "".join(spans))

    def places(self, terms: Terms) -> Iterator[Place]:
        """Where `terms` stand side by side."""
        wanted = f" {' '.join(terms)} "
        at = self.terms.find(wanted)
        while at >= 0:
            passage = self.terms.count("\n", 0, at)
            first = self.terms.count(" ", 0, at) - passage  # each line has a space more than terms
            yield passage, self._span(first)[0], self._span(first + len(terms) - 1)[1]
            at = self.terms.find(wanted, at + 1)

    def _span(self, number: int) -> Span:
        start = ord(self.spans[2 * number]) - _FIRST
        return start, start + ord(self.spans[2 * number + 1]) - _FIRST


class Noted(NamedTuple):
    """A passage as it was read: `kind` and `key` as of a `Passage`, and a checksum of its text."""

    kind: str
    key: str
    checksum: int

    def is_of(self, text: str) -> bool:
        return self.checksum == checksum(text)


class Concordance(NamedTuple):
    """The passages of an article, and their tokens, the alternatives to several of these, their syllables in pinyin."""

    passages: list[Noted]
    tokens: Line
    wholes: Line
    syllables: Line

    @classmethod
    def of(cls, passages: Sequence[Scanned]) -> "Concordance":
        """Raises ValueError where a passage is too long."""
        return cls(
            [Noted(kind, key, checksum(text)) for kind, key, text, _, _ in passages],
            Line.of([[(token.term, token.start, token.end) for token in tokens] for *_, tokens, _ in passages]),
            Line.of([[whole[1:4] for token in tokens for whole in token.alternatives] for *_, tokens, _ in passages]),
            Line.of([[(token.term, token.start, token.end) for token in spoken] for *_, spoken in passages]),
        )

    def matches(self, wanted: Iterable[Words]) -> dict[int, list[tuple[Words, Span]]]:
        """By the number of a passage: what matches in it, with the words that it is of."""
        found = defaultdict(list)
        for words in wanted:
            for passage, start, end in self._places(words):
                found[passage].append((words, (start, end)))
        return found

    def _places(self, words: Words) -> Iterator[Place]:
        """Where `words` match: what `marks` finds in the text itself."""
        if not words.only_forms:
            for terms in filter(None, (words.terms, *words.wordings, *((form,) for form in words.forms))):
                yield from self.tokens.places(terms)
        for reading in words.readings:
            yield from self.syllables.places(reading)
        for form in words.forms + (words.terms if len(words.terms) == 1 else ()):
            yield from self.wholes.places((form,))


def checksum(text: str) -> int:
    return zlib.crc32(text.encode("utf-8", "surrogatepass"))


def packed(passages: Sequence[Scanned]) -> str:
    """The concordance of some passages, to be kept; nothing where one is too long for it."""
    try:
        return json.dumps(Concordance.of(passages), ensure_ascii=False, separators=(",", ":"))
    except ValueError:
        return ""


def unpacked(kept: str | None) -> Concordance | None:
    if not kept:
        return None
    passages, *lines = json.loads(kept)
    return Concordance([Noted(*passage) for passage in passages], *(Line(*line) for line in lines))
