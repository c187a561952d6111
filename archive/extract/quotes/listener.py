"""What is remembered while a body is heard: the voices so far, and who spoke last."""

import re
from dataclasses import dataclass, field

from archive.extract.quotes.attribution import Attribution, first_subject
from archive.extract.quotes.marks import Quotation
from archive.extract.quotes.sentences import boundaries
from archive.extract.quotes.speakers import Speaker, platform_in, speaker_of
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
    context: str
    platform: str | None
    original: Span | None = None
    hanzi: str | None = None


@dataclass(slots=True)
class Listener:
    """What is remembered from block to block: who spoke last, and what the last block ended with."""

    last: Speaker | None = None
    lead: str = ""
    whole: bool = False
    found: list[Quoted] = field(default_factory=list)


def keep(listener: Listener, block: Block, quote: Quotation, said: Attribution, narration: str) -> None:
    """Add a voice: the words of `quote`, said by whom `said` names; `narration` is what the block tells before."""
    speaker = speaker_of(said.subject)
    if speaker.pronoun:
        speaker = _antecedent(listener, speaker, narration)
    context = said.context or said.subject
    around = narration[boundaries(narration)[-1] :] if speaker.kind == "netizen" else ""
    platform = platform_in(context) or platform_in(around)
    listener.found.append(quoted(block, quote, speaker, context, platform))
    listener.last = speaker


def quoted(block: Block, quote: Quotation, speaker: Speaker, context: str, platform: str | None = None) -> Quoted:
    """A quotation of a block as a voice, or as the second half of one."""
    places = [(quote.start, quote.end), quote.rest] if quote.rest else [(quote.start, quote.end)]
    original = quote.original or _bracketed(block.text, quote)
    return Quoted(
        spans=tuple((block.key, start, end) for start, end in places),
        parts=tuple(block.text[start:end] for start, end in places),
        speaker=speaker,
        context=context,
        platform=platform,
        original=(block.key, *original) if original else None,
        hanzi=block.text[slice(*original)] if original else None,
    )


def _bracketed(text: str, quote: Quotation) -> tuple[int, int] | None:
    """The original that follows a quotation in brackets, without marks of its own."""
    found = ORIGINAL.match(text, quote.end + 1)
    return found.span("hanzi") if found else None


def _antecedent(listener: Listener, pronoun: Speaker, narration: str) -> Speaker:
    """Whom a pronoun stands for: who was quoted last, or the first one the block speaks of."""
    starts = boundaries(narration)
    last = narration[starts[-1] :]
    before_it = narration[starts[-2] : starts[-1]] if len(starts) > 1 else ""
    earlier = last if last.rstrip().endswith((".", "!", "?", "…")) else before_it
    subject = first_subject(earlier) if earlier else None
    meant = speaker_of(subject) if subject else None
    if meant and not meant.pronoun:
        return meant
    return listener.last or pronoun
