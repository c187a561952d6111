"""What may be shown of a text: withheld words blacked out, and short excerpts."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from archive.extract.records import Span
from archive.language.hanzi import HANZI, fold

BAR = "█"
EXCERPT_WORDS = 60
RUN = 5  # words in a row that give a withheld voice away, also where a pull quote leaves out the rest
FEWEST_WORDS = 3  # a voice of fewer is blacked out at its place alone: “yes” is no one's

_WORD = re.compile(rf"[{HANZI}]|[^\W_{HANZI}]+")  # each hanzi is a word of its own
Run = tuple[str, ...]


class Withheld(Protocol):
    """What of a voice must not be seen."""

    @property
    def text(self) -> str: ...
    @property
    def original(self) -> str: ...
    @property
    def handle(self) -> str: ...
    @property
    def spans(self) -> list[list[str | int]]: ...


class Redaction:
    """Blacks out the words of withheld voices wherever they stand: at their spans, in pull quotes, in the standfirst.

    A bar replaces each character that is no space, so that lengths, and with them all other spans, stay as they are.
    """

    def __init__(self, voices: Sequence[Withheld]) -> None:
        self.spans: list[Span] = [
            (str(key), int(start), int(end)) for voice in voices for key, start, end in voice.spans
        ]
        self.runs: set[Run] = {run for voice in voices for run in telling_runs(voice)}
        self.lengths = sorted({len(run) for run in self.runs})

    @property
    def withholds(self) -> bool:
        return bool(self.spans or self.runs)

    def apply(self, text: str, key: str | None = None) -> str:
        for block, start, end in self.spans:
            if block == key:
                text = barred(text, start, end)
        for start, end in self.places(text) if self.runs else ():
            text = barred(text, start, end)
        return text

    def places(self, text: str) -> Iterator[tuple[int, int]]:
        """Where withheld words stand in a row, as (start, end)."""
        found = list(_WORD.finditer(text))
        words = [folded(match[0]) for match in found]
        for length in self.lengths:
            for at in range(len(words) - length + 1):
                if tuple(words[at : at + length]) in self.runs:
                    yield found[at].start(), found[at + length - 1].end()


NOTHING_WITHHELD = Redaction(())


def telling_runs(voice: Withheld) -> Iterator[Run]:
    """The runs of words to look for: five in a row of each half, or all of a shorter one; the original; the handle."""
    for half in voice.text.split("[...]"):
        words = words_of(half)
        if len(words) >= FEWEST_WORDS:
            yield from runs_of(words)
    yield from runs_of(words_of(voice.original))
    if handle := words_of(voice.handle):
        yield tuple(handle)


def runs_of(words: list[str]) -> Iterator[Run]:
    size = min(RUN, len(words))
    return (tuple(words[at : at + size]) for at in range(len(words) - size + 1) if size)


def words_of(text: str) -> list[str]:
    return [folded(word) for word in _WORD.findall(text)]


def folded(word: str) -> str:
    return fold(word).casefold()


def barred(text: str, start: int, end: int) -> str:
    return text[:start] + re.sub(r"\S", BAR, text[start:end]) + text[end:]


def stands(texts: Mapping[str, str], key: str, start: int, end: int) -> bool:
    """Whether anything stands at a span of `texts` (by block key) as they may be read, and none of it is withheld."""
    words = texts.get(key, "")[start:end]
    return bool(words) and BAR not in words


def excerpt_of(blocks: list[dict[str, str]]) -> list[dict[str, str]]:
    """The first words of the first paragraph, as a list of one block."""
    first = next((block for block in blocks if block["kind"] == "paragraph"), None)
    if first is None:
        return []
    words = first["text"].split(" ")
    text = first["text"] if len(words) <= EXCERPT_WORDS else " ".join(words[:EXCERPT_WORDS]) + " …"
    return [first | {"text": text[: EXCERPT_WORDS * 12]}]
