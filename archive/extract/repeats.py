"""What a line of a body says that stands elsewhere in it: pull quotes repeat the text, captions restate it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TypeVar

from archive.extract.lines import Line, bare_words

Each = TypeVar("Each")
SHORT = 45
LONG_WORD = 4
STEM = 5


class Repeats:
    """Which words of a line stand elsewhere in the same body."""

    def __init__(self, lines: Sequence[Line]):
        self.lines = lines
        self.words = [bare_words(line.text) for line in lines]
        self.times = Counter(self.words)
        self.stems = [_stems(words) for words in self.words]
        self.shingles = [_shingles(words) for words in self.words]
        self.common_stems = _in_several(self.stems)
        self.common_shingles = _in_several(self.shingles)

    def share(self, at: int) -> float:
        """The share of a short line's shingles that stand in other lines too."""
        own = self.shingles[at] if self.lines[at].words <= SHORT else set()
        return len(own & self.common_shingles) / len(own) if own else 0.0

    def known(self, at: int) -> float:
        """The share of a line's longer words that stand anywhere else in the body."""
        own = self.stems[at]
        return len(own & self.common_stems) / len(own) if own else 0.0

    def twin(self, at: int) -> bool:
        """Whether another line has the same words."""
        return self.times[self.words[at]] > 1

    def restated(self, at: int) -> float:
        """The share of a line's longer words that stand in one of the two paragraphs on either side."""
        own = self.stems[at]
        around = [place for place in (at - 2, at - 1, at + 1, at + 2) if 0 <= place < len(self.lines)]
        return max((len(own & self.stems[place]) / len(own) for place in around), default=0.0) if own else 0.0


def share_in(line: Line, lines: Iterable[Line]) -> float:
    """The share of a line's longer words that stand in any of `lines`."""
    own = left = stems_of(line.text)
    for other in lines:
        if not left:
            break
        left = left - stems_of(other.text)
    return 1 - len(left) / len(own) if own else 0.0


@lru_cache(maxsize=1024)
def stems_of(text: str) -> frozenset[str]:
    """The longer words of a text by how they begin; kept, as each line of a head is held against the same text."""
    return frozenset(_stems(bare_words(text)))


def _in_several(lines: Iterable[set[Each]]) -> set[Each]:
    """What stands in two of the lines or more."""
    once: set[Each] = set()
    again: set[Each] = set()
    for line in lines:
        again |= once & line
        once |= line
    return again


def _shingles(words: Sequence[str]) -> set[tuple[str, str, str]]:
    """Every three words in a row."""
    return set(zip(words, words[1:], words[2:], strict=False))


def _stems(words: Iterable[str]) -> set[str]:
    return {word[:STEM] for word in words if len(word) >= LONG_WORD}
