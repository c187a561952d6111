"""What may be shown of a text: withheld words blacked out, names under their pseudonyms, and short excerpts."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, Protocol

from archive.extract.records import Span
from archive.language.hanzi import HANZI, fold

BAR = "█"
PAD = "\u2060"  # a word joiner: fills a pseudonym up to the length of the name it stands for, and nobody sees it
EXCERPT_WORDS = 60
RUN = 5  # words in a row that give a withheld voice away, also where a pull quote leaves out the rest
FEWEST_WORDS = 3  # a voice of fewer is blacked out at its place alone: “yes” is no one's
SIGNS = "@＠"

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


class Mask(NamedTuple):
    """Words that must not be read in an article, as its row keeps them in JSON.

    Of a name: what stands in its place (if nothing, it is blacked out), and whether also without its sign. `is_name` is
    false for words that are withheld in another article.
    """

    words: str
    shown: str = ""
    is_bare: bool = True
    is_name: bool = True


class Place(NamedTuple):
    """Where words stand that must not be read; `shown` stands there instead, if anything does."""

    start: int
    end: int
    shown: str = ""

    def meets(self, other: "Place") -> bool:
        return self.start < other.end and other.start < self.end


class Redaction:
    """Blacks out the words of withheld voices wherever they stand: at their spans, in pull quotes, in the standfirst;
    and puts pseudonyms in the place of names.

    A bar replaces each character that is no space, and pseudonyms are filled up, so that lengths, and with them all
    other spans, stay as they are. A pseudonym that is too long for its place gives way to bars.
    """

    def __init__(self, voices: Sequence[Withheld], masks: Iterable[Mask] = ()) -> None:
        self.spans: list[Span] = [
            (str(key), int(start), int(end)) for voice in voices for key, start, end in voice.spans
        ]
        self.runs: set[Run] = {run for voice in voices for run in telling_runs(voice)}
        self.names: dict[Run, Mask] = {}
        for mask in masks:
            if mask.is_name:
                self.names[tuple(words_of(mask.words))] = mask
            else:
                self.runs.update(runs_of(words_of(mask.words)))
        self.lengths = sorted({len(run) for run in (*self.runs, *self.names) if run})

    @property
    def withholds(self) -> bool:
        return bool(self.spans or self.lengths)

    def apply(self, text: str, key: str | None = None) -> str:
        here = [Place(start, end) for block, start, end in self.spans if block == key]
        places = [*here, *(self.places(text) if self.lengths else ())]
        bars = [place for place in places if not place.shown]
        for place in apart(place for place in places if place.shown):
            if any(map(place.meets, bars)):
                bars.append(place)
            else:
                text = renamed(text, place)
        for place in bars:
            text = barred(text, place.start, place.end)
        return text

    def touches(self, text: str) -> bool:
        """Whether anything of it must not be read."""
        return bool(self.lengths) and next(self.places(text), None) is not None

    def places(self, text: str) -> Iterator[Place]:
        """Where withheld words, or names, stand in a row."""
        found = list(_WORD.finditer(text))
        words = [folded(match[0]) for match in found]
        for length in self.lengths:
            for at in range(len(words) - length + 1):
                run = tuple(words[at : at + length])
                start, end = found[at].start(), found[at + length - 1].end()
                if run in self.names:
                    yield from named_at(text, start, end, self.names[run])
                elif run in self.runs:
                    yield Place(start, end)


def named_at(text: str, start: int, end: int, mask: Mask) -> Iterator[Place]:
    """The place of a name, with its sign; nothing where a word that is no name without one stands without one."""
    has_sign = start > 0 and text[start - 1] in SIGNS
    if has_sign or mask.is_bare:
        yield Place(start - has_sign, end, mask.shown if len(mask.shown) < end - start + has_sign else "")


def apart(places: Iterable[Place]) -> Iterator[Place]:
    """Places that do not overlap: the longest of those that do."""
    taken: list[Place] = []
    for place in sorted(places, key=lambda place: place.start - place.end):
        if not any(map(place.meets, taken)):
            taken.append(place)
            yield place


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


def runs_of(words: list[str], size: int = RUN) -> Iterator[Run]:
    """All runs of so many words, or the one of all of them if they are fewer."""
    size = min(size, len(words))
    return (tuple(words[at : at + size]) for at in range(len(words) - size + 1) if size)


def words_of(text: str) -> list[str]:
    return [folded(word) for word in _WORD.findall(text)]


class Folds(dict[str, str]):
    """Words as they are folded, each but once: for many texts, in a fraction of the time of `words_of`."""

    def __missing__(self, word: str) -> str:
        return self.setdefault(word, folded(word))

    def words_of(self, text: str) -> list[str]:
        return list(map(self.__getitem__, _WORD.findall(text)))


def folded(word: str) -> str:
    return fold(word).casefold()


def barred(text: str, start: int, end: int) -> str:
    return text[:start] + re.sub(r"\S", BAR, text[start:end]) + text[end:]


def renamed(text: str, place: Place) -> str:
    return text[: place.start] + place.shown.ljust(place.end - place.start, PAD) + text[place.end :]


def stands(texts: Mapping[str, str], key: str, start: int, end: int) -> bool:
    """Whether anything stands at a span of `texts` (by block key) as they may be read, and none of it is withheld."""
    words = texts.get(key, "")[start:end]
    return bool(words) and BAR not in words and PAD not in words


def stands_in(texts: Mapping[str, str], spans: Sequence[Sequence[Any]]) -> bool:
    """Whether anything stands at one of some spans; what has none stands in the notes of its article."""
    return not spans or any(stands(texts, *span) for span in spans)


def readable_blocks(blocks: list[dict[str, str]], redaction: Redaction, has_full_text: bool) -> list[dict[str, str]]:
    """Blocks with the words of withheld voices blacked out, or an excerpt of them."""
    if redaction.withholds:
        blocks = [block | {"text": redaction.apply(block["text"], block["key"])} for block in blocks]
    return blocks if has_full_text else excerpt_of(blocks)


def excerpt_of(blocks: list[dict[str, str]]) -> list[dict[str, str]]:
    """The first words of the first paragraph, as a list of one block."""
    first = next((block for block in blocks if block["kind"] == "paragraph"), None)
    if first is None:
        return []
    words = first["text"].split(" ")
    text = first["text"] if len(words) <= EXCERPT_WORDS else " ".join(words[:EXCERPT_WORDS]) + " …"
    return [first | {"text": text[: EXCERPT_WORDS * 12]}]
