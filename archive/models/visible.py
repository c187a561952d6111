"""What may be shown of a text: withheld words blacked out, and short excerpts."""

import re
from collections.abc import Sequence
from typing import Protocol

from archive.extract.records import Span

BAR = "█"
EXCERPT_WORDS = 60
SHORTEST_SENTENCE = 12  # characters of a withheld sentence that are telling enough to be looked for elsewhere


class Withheld(Protocol):
    """What of a voice must not be seen."""

    @property
    def text(self) -> str: ...
    @property
    def original(self) -> str: ...
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
        phrases = {phrase for voice in voices for phrase in telling_phrases(voice)}
        self.pattern = (
            re.compile("|".join(sorted(map(loose, phrases), key=len, reverse=True)), re.I) if phrases else None
        )

    def apply(self, text: str, key: str | None = None) -> str:
        for block, start, end in self.spans:
            if block == key:
                text = text[:start] + barred(text[start:end]) + text[end:]
        return self.pattern.sub(lambda match: barred(match[0]), text) if self.pattern else text


def telling_phrases(voice: Withheld) -> set[str]:
    """The parts of a voice to look for elsewhere: each half, each longer sentence, and the hanzi original."""
    halves = [half.strip() for half in voice.text.split("[...]")]
    sentences = [part for half in halves for part in re.split(r"(?<=[.!?。！？;；])\s*", half)]
    long = {part.strip(" .,;:!?…") for part in sentences if len(part) >= SHORTEST_SENTENCE}
    return {phrase for phrase in {half.strip(" .,;:!?…") for half in halves} | long | {voice.original} if phrase}


def loose(phrase: str) -> str:
    """A pattern for `phrase` that forgives what print varies in: spaces, quote marks and dashes."""
    words = re.findall(r"\w+", phrase)
    return r"[\W_]{0,6}".join(map(re.escape, words)) or re.escape(phrase)


def barred(text: str) -> str:
    return re.sub(r"\S", BAR, text)


def excerpt_of(blocks: list[dict[str, str]]) -> list[dict[str, str]]:
    """The first words of the first paragraph, as a list of one block."""
    first = next((block for block in blocks if block["kind"] == "paragraph"), None)
    if first is None:
        return []
    words = first["text"].split(" ")
    text = first["text"] if len(words) <= EXCERPT_WORDS else " ".join(words[:EXCERPT_WORDS]) + " …"
    return [first | {"text": text[: EXCERPT_WORDS * 12]}]
