"""What a line of a body says that stands elsewhere in it: pull quotes repeat the text, captions restate it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache

from archive.extract.lazily import lazily
from archive.extract.lines import Line, bare_words

SHORT = 45
Shingle = tuple[str, str, str]
LONG_WORD = 4
STEM = 5


class Repeats:
    """Which words of a line stand elsewhere in the same body."""

    def __init__(self, lines: Sequence[Line]):
        self.lines = lines
        self.words = [bare_words(line.text) for line in lines]
        self.shingles = {
            at: set(_shingles(words)) for at, words in enumerate(self.words) if self.lines[at].words <= SHORT
        }
        self.common_shingles = self._in_several_lines()
        self._stems: dict[int, set[str]] = {}

    def _in_several_lines(self) -> set[Shingle]:
        """The shingles of short lines that stand in another line, too."""
        once: set[Shingle] = set()
        again: set[Shingle] = set()
        for shingles in self.shingles.values():
            again |= once & shingles
            once |= shingles
        for at, words in enumerate(self.words) if once else ():
            if at not in self.shingles:
                again |= once.intersection(_shingles(words))
        return again

    @lazily
    def times(self) -> Counter[tuple[str, ...]]:
        return Counter(self.words)

    def stems(self, at: int) -> set[str]:
        """The longer words of a line by how they begin; few lines are asked for them."""
        if at not in self._stems:
            self._stems[at] = _stems(self.words[at])
        return self._stems[at]

    @lazily
    def common_stems(self) -> set[str]:
        """The stems that stand in two of the lines or more."""
        once: set[str] = set()
        again: set[str] = set()
        for at in range(len(self.words)):
            again |= once & self.stems(at)
            once |= self.stems(at)
        return again

    def share(self, at: int) -> float:
        """The share of a short line's shingles that stand in other lines too."""
        own = self.shingles.get(at)
        return len(own & self.common_shingles) / len(own) if own else 0.0

    def known(self, at: int) -> float:
        """The share of a line's longer words that stand anywhere else in the body."""
        own = self.stems(at)
        return len(own & self.common_stems) / len(own) if own else 0.0

    def twin(self, at: int) -> bool:
        """Whether another line has the same words."""
        return self.times[self.words[at]] > 1

    def restated(self, at: int) -> float:
        """The share of a line's longer words that stand in one of the two paragraphs on either side."""
        own = self.stems(at)
        around = [place for place in (at - 2, at - 1, at + 1, at + 2) if 0 <= place < len(self.lines)]
        return max((len(own & self.stems(place)) / len(own) for place in around), default=0.0) if own else 0.0


def share_in(line: Line, lines: Iterable[Line]) -> float:
    """The share of a line's longer words that stand in any of `lines`."""
    own = _stems(bare_words(line.text))
    words = _in_a_row(tuple(other.text for other in lines)) if own else ""
    known = sum(f" {stem}" in words if len(stem) == STEM else f" {stem} " in words for stem in own)
    return 1 - (len(own) - known) / len(own) if own else 0.0


@lru_cache(maxsize=4)
def _in_a_row(texts: tuple[str, ...]) -> str:
    """The words of texts between single spaces; kept, as each line of a head is held against the same texts."""
    return f" {' '.join(' '.join(bare_words(text)) for text in texts)} "


def _shingles(words: Sequence[str]) -> Iterable[Shingle]:
    """Every three words in a row."""
    return zip(words, words[1:], words[2:], strict=False)


def _stems(words: Iterable[str]) -> set[str]:
    return {word[:STEM] for word in words if len(word) >= LONG_WORD}
