"""The voices of an article: quotations with who is quoted, over the blocks of its body."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from archive.extract.quotes.attribution import (
    COLON,
    Attribution,
    after,
    before,
    first_subject,
    is_named_thing,
    leading_crowd,
    recurs,
)
from archive.extract.quotes.marks import Quotation, quotations
from archive.extract.quotes.sentences import boundaries, masked
from archive.extract.quotes.speakers import Speaker, handle_in, place_in, platform_in, speaker_of
from archive.extract.records import Block, Span, Voice
from archive.extract.tags import HANZI

JOIN = " [...] "
QUOTING = ("paragraph", "list_item", "block_quote")
FEWEST_WORDS = 3
BARE_WORDS = 5
LIST_GLUE = re.compile(r"[\s,;]*(?:and|or|and\s+even|as\s+well\s+as|to|,)?[\s,]*(?:(?:and|or)\s+)?")
ORIGINAL = re.compile(
    rf"\s*[(（][“\"「]?(?P<hanzi>[^()（）A-Za-z]{{0,200}}[{HANZI}][^()（）A-Za-z]{{0,200}}?)[”\"」]?[)）]"
)
OTHER_SUBJECT = re.compile(r"\b(?:while|whereas|but|others?|another)\b")
MOST_BETWEEN = 30
REACH = 800
MOST_QUOTES = 2000


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


def join_quotation(parts: Iterable[str]) -> str:
    """The text of an interrupted quotation: its halves joined by ` [...] `."""
    return JOIN.join(parts)


def find_voices(blocks: Sequence[Block]) -> tuple[tuple[Voice, ...], frozenset[Span]]:
    """The voices quoted in the body, in order, and the places of their Chinese originals.

    Headings, captions and pull quotes quote nobody: a pull quote repeats what the body has.
    """
    listener = Listener()
    for block in blocks:
        if block.kind in QUOTING:
            _listen(listener, block)
    originals = frozenset(quoted.original for quoted in listener.found if quoted.original)
    return tuple(_voice(quoted) for quoted in listener.found), originals


def _voice(quoted: Quoted) -> Voice:
    speaker = quoted.speaker
    handle = handle_in(quoted.context)
    by_handle = handle is not None and speaker.grade in ("described", "none")
    return Voice(
        text=join_quotation(quoted.parts),
        speaker=speaker.name,
        handle=handle,
        platform=quoted.platform,
        place=place_in(quoted.context),
        voice="netizen" if by_handle else speaker.kind,
        grade="handle" if by_handle else speaker.grade,
        original=quoted.hanzi,
        spans=quoted.spans,
    )


def _listen(listener: Listener, block: Block) -> None:
    text = block.text
    quotes = quotations(text)[:MOST_QUOTES]
    if block.kind == "block_quote" or (not quotes and _ends_quote(text, listener)):
        _hear_block_quote(listener, block)
    elif quotes:
        _hear(listener, block, quotes)
    else:
        listener.whole = False
    listener.lead = text[-400:] if block.kind != "block_quote" else listener.lead


def _ends_quote(text: str, listener: Listener) -> bool:
    return text.endswith(("”", '"')) and COLON.search(listener.lead) is not None


def _hear_block_quote(listener: Listener, block: Block) -> None:
    """A block quote speaks for whom the sentence before it names."""
    start = len(block.text) - len(block.text.lstrip(' “"„「'))
    end = len(block.text.rstrip(' ”"」'))
    lead = _last_sentence(listener.lead)
    said = before(lead if COLON.search(lead) else lead + ":", block.text[start:end])
    if not said and listener.whole and listener.last:
        said = Attribution(listener.last.name or "", "")
    if said and end > start:
        _keep(listener, block, [(start, end)], said, lead)
        listener.whole = True


def _last_sentence(text: str) -> str:
    narration = masked(text, quotations(text))
    return narration[boundaries(narration)[-1] :]


def _hear(listener: Listener, block: Block, quotes: Sequence[Quotation]) -> None:
    text = block.text
    narration = masked(text, quotes)
    starts = boundaries(narration)
    scene = Scene(listener, block, quotes, narration, starts)
    for number in range(len(quotes)):
        scene.hear(number)
    listener.whole = (
        len(quotes) == 1 and quotes[0].outer_end - quotes[0].outer_start >= len(text) - 2 and scene.kept == 1
    )


@dataclass(slots=True)
class Scene:
    """One block with its quotations, heard in order."""

    listener: Listener
    block: Block
    quotes: Sequence[Quotation]
    narration: str
    starts: Sequence[int]
    previous: str = "none"
    """What became of the quotation before: `voice`, `open` (its attribution may lead on), `name`, `none`."""
    attribution_end: int = -1
    kept: int = 0

    def hear(self, number: int) -> None:
        """Decide what a quotation is: the other half of the last one, one more of a list, a voice, or no voice."""
        quote = self.quotes[number]
        words = self.block.text[quote.start : quote.end]
        if not words.strip():
            return
        glue = self.narration[self.quotes[number - 1].outer_end : quote.outer_start] if number else ""
        if self.previous == "open" and self._goes_on(glue, number):
            self._join(quote, words)
        elif number and self.previous == "name" and LIST_GLUE.fullmatch(glue) and quote.outer_start not in self.starts:
            return
        else:
            self._attribute(number, quote, words, glue)

    def _goes_on(self, glue: str, number: int) -> bool:
        """Whether this is the second half of the quotation before, whose attribution stands between them."""
        first = self.quotes[number - 1]
        comma = self.block.text[first.start : first.end].rstrip()[-1:] in ",，"
        leads = COLON.search(glue) or glue.rstrip().endswith((",", ";")) or (comma and glue.rstrip().endswith("."))
        return bool(leads) and len(glue.split()) <= MOST_BETWEEN and not OTHER_SUBJECT.search(glue[1:])

    def _join(self, quote: Quotation, words: str) -> None:
        last = self.listener.found[-1]
        span = (self.block.key, quote.start, quote.end)
        self.listener.found[-1] = replace(last, spans=(*last.spans, span), parts=(*last.parts, words))
        self.previous = "voice"

    def _attribute(self, number: int, quote: Quotation, words: str, glue: str) -> None:
        begins = max(self._sentence_start(quote), quote.outer_start - REACH)
        sentence = self.narration[begins : quote.outer_start]
        limit = self.quotes[number + 1].outer_start if number + 1 < len(self.quotes) else len(self.narration)
        behind = after(self.narration, quote, limit, words) if quote.closed else None
        if not behind and is_named_thing(sentence, self.narration[quote.outer_end : quote.outer_end + 60], words):
            self.previous = "name"
            return
        long = len(words.split()) >= FEWEST_WORDS or (words.rstrip()[-1:] in "!?" and behind is not None)
        said = behind
        if long and not said:
            said = self._of_a_list(number, glue) or before(sentence, words) or self._bare(quote, sentence, words)
        if not long or not said or (not quote.closed and not COLON.search(sentence)):
            self.previous = self.previous if LIST_GLUE.fullmatch(glue) and number else "none"
            return
        _keep(
            self.listener,
            self.block,
            [(quote.start, quote.end)],
            said,
            self.narration[max(0, quote.outer_start - REACH) : quote.outer_start],
        )
        self.previous = "open" if behind else "voice"
        self.kept += 1

    def _sentence_start(self, quote: Quotation) -> int:
        return self.starts[bisect_right(self.starts, quote.outer_start) - 1]

    def _starts_sentence(self, quote: Quotation) -> bool:
        return self._sentence_start(quote) == quote.outer_start

    def _of_a_list(self, number: int, glue: str) -> Attribution | None:
        """`“one,” “two” and “three”`: one speaker for all."""
        if number and self.previous in ("voice", "open") and LIST_GLUE.fullmatch(glue) and self.listener.found:
            last = self.listener.found[-1]
            return Attribution(last.speaker.name or "", last.context)
        return None

    def _bare(self, quote: Quotation, sentence: str, words: str) -> Attribution | None:
        """A quotation that is a sentence of its own speaks for the netizens of the sentence before it."""
        whole = not sentence.strip() and (words.rstrip()[-1:] in ".!?…" or recurs(self.narration, quote.outer_end))
        if not whole or (len(words.split()) < BARE_WORDS and not recurs(self.narration, quote.outer_end)):
            return None
        earlier = bisect_left(self.starts, quote.outer_start)
        lead = (
            self.narration[max(self.starts[earlier - 1], quote.outer_start - REACH) : quote.outer_start]
            if earlier
            else self._lead_before()
        )
        people = leading_crowd(lead) if lead else None
        if not people and not earlier and self.listener.whole and self.listener.last:
            return Attribution(self.listener.last.name or "", "")
        return Attribution(people, lead) if people else None

    def _lead_before(self) -> str:
        lead = self.listener.lead
        return _last_sentence(lead) if COLON.search(lead) else ""


def _keep(
    listener: Listener, block: Block, places: Iterable[tuple[int, int]], said: Attribution, narration: str
) -> None:
    speaker = speaker_of(said.subject)
    if speaker.pronoun:
        speaker = _antecedent(listener, speaker, narration)
    spans = tuple((block.key, start, end) for start, end in places)
    parts = tuple(block.text[start:end] for _, start, end in spans)
    context = said.context or said.subject
    around = narration[boundaries(narration)[-1] :] if speaker.kind == "netizen" else ""
    platform = platform_in(context) or platform_in(around)
    found = ORIGINAL.match(block.text, spans[-1][2] + 1)
    original = (block.key, found.start("hanzi"), found.end("hanzi")) if found else None
    listener.found.append(Quoted(spans, parts, speaker, context, platform, original, found["hanzi"] if found else None))
    listener.last = speaker


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
