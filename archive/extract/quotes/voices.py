"""The voices of an article: quotations with who is quoted, over the blocks of its body."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from archive.extract.quotes.attribution import Attribution
from archive.extract.quotes.keeping import keep
from archive.extract.quotes.leads import before
from archive.extract.quotes.listed import of_listed
from archive.extract.quotes.listener import Listener, Quoted, join_original, quoted
from archive.extract.quotes.marks import Quotation, closes_first, goes_on, leads_on, opens_only, quotations
from archive.extract.quotes.originals import is_chinese, with_originals
from archive.extract.quotes.said_of import spoken_by
from archive.extract.quotes.scenes import Scene
from archive.extract.quotes.sentences import boundaries, last_sentence, masked, told_since
from archive.extract.quotes.signed import (
    SignedLine,
    heads_comments,
    is_announced,
    lines_of_comments,
    named_above,
    person_of_line,
    shown_in,
    signed_lines,
)
from archive.extract.quotes.speakers import Speaker, speaker_of
from archive.extract.quotes.subjects import BULLETS, one_netizen
from archive.extract.quotes.verbs import says, verb_of_saying
from archive.extract.quotes.weighed import hear_unheard, in_order
from archive.extract.quotes.whereabouts import handle_of, is_nickname, place_of, platform_in
from archive.extract.records import Block, Span, Voice

JOIN = " [...] "
QUOTING = ("paragraph", "list_item", "block_quote")
MOST_QUOTES = 2000
MOST_UNMARKED = 30
BARE_WORDS = 5
TELLS = re.compile(r"(?:He|She|They|His|Her|Their)\s")
THEY, ONE = re.compile(r"They\s"), re.compile(r"(?:One|An?|Another)\s")
"""Behind one person `they` are others: `One user writes:` over `They asked for salt.`"""
ENDS = re.compile(r"[.!?…。！？][”\"’)）\]]*\s*$")
REACH = 800


def join_quotation(parts: Iterable[str]) -> str:
    """The text of an interrupted quotation: its halves joined by ` [...] `."""
    return JOIN.join(parts)


def find_voices(blocks: Sequence[Block]) -> tuple[tuple[Voice, ...], frozenset[Span]]:
    """The voices quoted in the body, in order, and the places of their Chinese originals and of the names above them.

    Headings, captions and pull quotes quote nobody: a pull quote repeats what the body has.
    """
    listener = Listener()
    headed = named_above(blocks)
    signed = headed | signed_lines(blocks)
    below = _closed_below(blocks)
    lines = lines_of_comments(blocks)
    for at, block in enumerate(blocks):
        listener.above = blocks[at - 1].text if at else ""
        if at in signed:
            _hear_signed(listener, block, signed[at])
            continue
        listener.lead = "" if listener.line and at not in lines else listener.lead
        listener.signed, listener.line = False, at in lines
        if block.kind not in QUOTING:
            listener.heading = heads_comments(block.text)
            listener.lead = block.text if listener.heading else listener.lead
        else:
            _listen(listener, block, blocks[at + 1].text if at + 1 < len(blocks) else "", below[at])
    found = in_order(listener, blocks)
    originals = frozenset(said.original for said in found if said.original)
    names = {(blocks[at - 1].key, 0, len(blocks[at - 1].text)) for at in headed}
    names |= {(blocks[at].key, 0, line.start) for at, line in signed.items()}
    return tuple(_voice(said) for said in found), originals | names


def _closed_below(blocks: Sequence[Block]) -> list[bool]:
    """For each block, whether the next one with a mark, before any heading, closes what stands open: a long letter."""
    closed: list[bool] = []
    closes, unmarked = False, 0
    for block in reversed(blocks):
        closed.append(closes and unmarked < MOST_UNMARKED)
        first = closes_first(block.text)
        closes = first if first is not None else closes and block.kind in QUOTING
        unmarked = 0 if first is not None else unmarked + 1
    return closed[::-1]


def _hear_signed(listener: Listener, block: Block, line: SignedLine) -> None:
    speaker = Speaker(line.name, "netizen", "handle")
    spans = ((block.key, line.start, line.end),)
    words = block.text[line.start : line.end]
    last = listener.found[-1] if listener.found else None
    if last and last.speaker == speaker and listener.signed and is_chinese(words) and not is_chinese(last.parts[0]):
        listener.found[-1] = replace(last, original=spans[0], hanzi=words)
        return
    listener.found.append(Quoted(spans, (words,), speaker, line.name, line.name, platform_in(line.lead, last=True)))
    listener.whole = listener.running = False
    listener.signed = True


def _voice(said: Quoted) -> Voice:
    speaker = said.speaker
    handle = speaker.name if speaker.grade == "handle" else None
    handle = handle or handle_of(said.subject, said.context)
    by_handle = handle is not None and speaker.grade in ("described", "none", "handle")
    return Voice(
        text=join_quotation(said.parts),
        speaker=speaker.name,
        handle=handle,
        platform=said.platform,
        place=place_of(said.subject, said.context),
        voice=speaker.kind,
        grade="handle" if by_handle else speaker.grade,
        original=said.hanzi,
        spans=said.spans,
    )


def _listen(listener: Listener, block: Block, following: str, closed_below: bool) -> None:
    text = block.text
    if listener.running and closed_below and closes_first(text) is None:
        _hear_middle(listener, block)
        return
    runs_on = goes_on(text, following, closed_below)
    runs_on = runs_on or (opens_only(text) and leads_on(listener.lead))
    marked = quotations(text, listener.running, runs_on)[:MOST_QUOTES]
    quotes = with_originals(text, [quote for quote in marked if not is_nickname(text, quote.start, quote.end)])
    narration = masked(text, quotes)
    if block.kind == "block_quote" or (not quotes and _is_set_apart(block, listener)):
        _hear_block_quote(listener, block, following)
    elif quotes:
        _hear(listener, block, quotes, narration, following)
    else:
        listener.whole = False
    last = listener.found[-1].spans[-1] if listener.found else None
    listener.running = runs_on and bool(quotes) and last == (block.key, quotes[-1].start, quotes[-1].end)
    listener.told = _told(listener, block, narration)
    listener.heading = heads_comments(text) or (listener.heading and not quotes and ENDS.search(text) is not None)
    listener.listing = is_announced(text) or (listener.listing and block.kind == "list_item")
    listed = listener.heading or (listener.listing and block.kind == "list_item")
    is_item = block.kind == "list_item" or (len(quotes) == 1 and _is_whole(quotes[0], text))
    in_list = is_item and leads_on(listener.lead) and not leads_on(text)
    keeps_lead = block.kind == "block_quote" or listener.line or in_list or (listed and not is_announced(text))
    if not keeps_lead and not (listener.whole and is_chinese(text)):
        listener.lead = text[-400:]


def _hear_middle(listener: Listener, block: Block) -> None:
    """A paragraph without marks between the opening and the closing one of a long quotation."""
    last, end = listener.found[-1], len(block.text)
    quote = Quotation(0, 0, end, end)
    listener.found.append(quoted(block, quote, last.speaker, last.subject, last.context, last.platform))


def _is_set_apart(block: Block, listener: Listener) -> bool:
    """Whether a block without marks is all quoted: one that only a mark closes, a listed comment, a told one."""
    ends_quote = block.text.endswith(("”", '"')) and leads_on(listener.lead)
    return ends_quote or _is_listed(block, listener) or _is_told(block, listener)


def _is_told(block: Block, listener: Listener) -> bool:
    """Whether a paragraph stands under a colon and who speaks: a block quote that lost its marks."""
    if block.kind != "paragraph" or not leads_on(listener.lead) or not ENDS.search(block.text):
        return False
    lead = last_sentence(listener.lead)
    if not leads_on(lead) or (TELLS.match(block.text) and not (THEY.match(block.text) and ONE.match(lead))):
        return False
    said = before(lead, block.text) if len(block.text.split()) >= BARE_WORDS or is_chinese(block.text) else None
    speaker = speaker_of(said.subject) if said else None
    if speaker is None or speaker.grade == "none":
        return False
    return says(lead) or (speaker.kind == "netizen" and speaker.grade != "crowd")


def _is_listed(block: Block, listener: Listener) -> bool:
    """Whether a block is one of the comments that a sentence announced, or that a heading like `Comments:` heads."""
    if listener.line:
        return True
    if block.kind == "list_item":
        return listener.listing and not _is_told_of(block.text)
    return listener.heading and ENDS.search(block.text) is not None


def _is_told_of(item: str) -> bool:
    """Whether an item tells what somebody says, and is not that itself: `One user asked whether it could be had.`"""
    user = one_netizen(item.lstrip(BULLETS))
    return user is not None and verb_of_saying().match(item.lstrip(BULLETS)[len(user) :].lstrip()) is not None


def _told(listener: Listener, block: Block, narration: str) -> str:
    heard = listener.found[-1].spans[-1] if listener.found else ("", 0, 0)
    return told_since(narration, heard[2])[-REACH:] if heard[0] == block.key else narration[-REACH:]


def _headed(heading: str) -> Attribution:
    """Comments under a heading are of those it speaks of: `Comments on Weibo:`."""
    return Attribution(heading.rstrip(" :："), heading)


def _hear_block_quote(listener: Listener, block: Block, following: str) -> None:
    """A block quote speaks for whom the sentence before it names, or the line below."""
    start = len(block.text) - len(block.text.lstrip(' “"„「'))
    end = len(block.text.rstrip(' ”"」'))
    lead = last_sentence(listener.lead)
    below = None if leads_on(lead) else spoken_by(following)
    said = below or (
        Attribution(shown_in(lead), lead)
        if listener.line
        else _headed(lead)
        if listener.heading
        else before(lead if leads_on(lead) else lead + ":", block.text[start:end])
    )
    said = said or spoken_by(following)
    if not said and listener.whole and listener.last:
        said = Attribution(listener.last.name or "", "")
    if said and end > start:
        keep(listener, block, Quotation(start, start, end, end, closed=False), said, lead)
        if listener.whole:
            join_original(listener)
        listener.whole = True


def _is_whole(quote: Quotation, text: str) -> bool:
    return quote.outer_end - quote.outer_start >= len(text) - 2


def _hear(listener: Listener, block: Block, quotes: Sequence[Quotation], narration: str, following: str) -> None:
    starts = boundaries(narration)
    whole = len(quotes) == 1 and _is_whole(quotes[0], block.text)
    if whole and (person := person_of_line(listener.above)):
        keep(listener, block, quotes[0], Attribution(person, listener.above), narration)
        listener.whole = listener.alone = True
        return
    goes_on = listener.running and not narration[: quotes[0].outer_start].strip()
    scene = Scene(listener, block, quotes, narration, starts, begun=goes_on)
    for number in range(len(quotes)):
        scene.hear(number)
    if whole and not scene.kept and (said := spoken_by(following)):
        keep(listener, block, quotes[0], said, narration)
    elif not scene.kept and (said := of_listed(listener, block, quotes, narration)):
        keep(listener, block, quotes[0], said, "")
    hear_unheard(scene)
    listener.whole = bool(scene.kept) and (whole or scene.kept == 1)
    listener.alone = whole or quotes[0].outer_start == 0
