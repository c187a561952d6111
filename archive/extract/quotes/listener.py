"""What is remembered while a body is heard: the voices so far, and who spoke last."""

import re
from dataclasses import dataclass, field, replace

from archive.extract.quotes.marks import Quotation
from archive.extract.quotes.originals import is_chinese
from archive.extract.quotes.speakers import Speaker
from archive.extract.records import Block, Span
from archive.extract.tags import HANZI

ORIGINAL = re.compile(
    rf"\s*[(（][“\"「]?(?P<hanzi>[^()（）A-Za-z]{{0,200}}[{HANZI}][^()（）A-Za-z]{{0,200}}?)[”\"」]?[)）]"
)


@dataclass(frozen=True, slots=True)
class Quoted:
    """A voice being read: its spans, its speaker, and the text that tells of the speaker."""

    spans: tuple[Span, ...]
    parts: tuple[str, ...]
    speaker: Speaker
    subject: str
    context: str
    platform: str | None
    original: Span | None = None
    hanzi: str | None = None


@dataclass(slots=True)
class Listener:
    """What is remembered from block to block: who spoke last, and what the last block ended with."""

    last: Speaker | None = None
    person: Speaker | None = None
    """The last speaker that `he` or `she` can mean."""
    above: str = ""
    """The block before, heading or not."""
    lead: str = ""
    told: str = ""
    """What the last block tells after its last voice."""
    whole: bool = False
    alone: bool = False
    """Whether the last block was a quotation alone, or opened with one."""
    running: bool = False
    """Whether the last voice goes on in the next block."""
    listing: bool = False
    """Whether a list of comments was announced."""
    heading: bool = False
    """Whether the paragraphs are comments under a heading of their own."""
    signed: bool = False
    """Whether the last block was a signed line."""
    line: bool = False
    """Whether the block is one of the lines that a sentence announced as comments."""
    found: list[Quoted] = field(default_factory=list)
    weighed: list[Quoted] = field(default_factory=list)
    """Voices that no rule heard; what is heard further on does not ask for them."""


def quoted(
    block: Block, quote: Quotation, speaker: Speaker, subject: str, context: str, platform: str | None = None
) -> Quoted:
    """A quotation of a block as a voice, or as the second half of one."""
    places = [(quote.start, quote.end), quote.rest] if quote.rest else [(quote.start, quote.end)]
    original = quote.original or _bracketed(block.text, quote)
    return Quoted(
        spans=tuple((block.key, start, end) for start, end in places),
        parts=tuple(block.text[start:end] for start, end in places),
        speaker=speaker,
        subject=subject,
        context=context,
        platform=platform,
        original=(block.key, *original) if original else None,
        hanzi=block.text[slice(*original)] if original else None,
    )


def join_original(listener: Listener) -> None:
    """Take a block quote in Chinese and the next one, its English, for one voice."""
    if len(listener.found) < 2:
        return
    first, second = listener.found[-2:]
    if first.speaker != second.speaker or not is_chinese(first.parts[0]) or is_chinese(second.parts[0]):
        return
    listener.found[-2:] = [replace(second, original=first.spans[0], hanzi=first.parts[0])]


def _bracketed(text: str, quote: Quotation) -> tuple[int, int] | None:
    """The original that follows a quotation in brackets, without marks of its own."""
    found = ORIGINAL.match(text, quote.end + 1)
    return found.span("hanzi") if found else None
