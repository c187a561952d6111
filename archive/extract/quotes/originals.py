"""A quotation and its Chinese original printed beside it, as one."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from archive.extract.lines import may_have_hanzi, wide_count
from archive.extract.quotes.marks import Quotation, quotations
from archive.extract.tags import HANZI

HAN = re.compile(f"[{HANZI}]")
LATIN_WORD = re.compile(r"[A-Za-z]{2,}")
STOP_WITHIN = re.compile(rf"[,，。！？!?；;、…](?=.)|[。！？!?…，]\s*$|[{HANZI}]{{5}}[.,]\s*$")  # “面条,” is a term
BESIDE = re.compile(r"\s*(?:[–—-]+\s*)?[(（]?\s*")
BRACKET_END = re.compile(r"\s*[)）]")
LONGEST_TAIL = 220
LAST_SENTENCE = re.compile(rf"(?<=[.!?…’”])\s*(?P<hanzi>[{HANZI}][^A-Za-z\n]{{0,200}})$")


def is_chinese(words: str) -> bool:
    """Whether quoted words are Chinese throughout, but for a Latin abbreviation or two."""
    hanzi = len(HAN.findall(words)) if wide_count(words) else 0
    return hanzi > 0 and len(LATIN_WORD.findall(words)) * 3 <= hanzi


def is_utterance(words: str) -> bool:
    """Whether Chinese words in quote marks are something said, not a term: they have a stop or a comma."""
    return is_chinese(words) and STOP_WITHIN.search(words) is not None


def utterances(text: str) -> list[tuple[int, int]]:
    """The places of Chinese utterances between quote marks, whole quotations or their last sentence."""
    if not may_have_hanzi(text):
        return []
    return list(_places_said(text, quotations(text)))


def _places_said(text: str, quotes: Iterable[Quotation]) -> Iterator[tuple[int, int]]:
    for quote in quotes:
        if is_utterance(text[quote.start : quote.end]):
            yield quote.start, quote.end
        elif tail := _tail(text, quote):
            yield tail


def with_originals(text: str, quotes: Sequence[Quotation]) -> list[Quotation]:
    """The quotations of a block, each with the original before it, after it or at its end taken in."""
    if not may_have_hanzi(text):
        return list(quotes)
    paired: list[Quotation] = []
    for quote in quotes:
        both = _pair(text, paired[-1], quote) if paired else None
        if both:
            paired[-1] = both
        else:
            paired.append(_with_tail(text, quote))
    return paired


def _pair(text: str, first: Quotation, second: Quotation) -> Quotation | None:
    """Two quotations as one, if nothing stands between and one is the original of the other."""
    if not BESIDE.fullmatch(text, first.outer_end, second.outer_start) or not (first.closed and second.closed):
        return None
    said_first, said_second = text[first.start : first.end], text[second.start : second.end]
    end = _outer_end(text, first, second)
    if first.original and not first.rest and not HAN.search(said_second):
        return replace(first, rest=(second.start, second.end), outer_end=end)
    if first.original or is_chinese(said_first) is is_chinese(said_second):
        return None
    if is_utterance(said_first):
        return replace(second, outer_start=first.outer_start, outer_end=end, original=(first.start, first.end))
    if is_utterance(said_second):
        return replace(first, outer_end=end, original=(second.start, second.end))
    return None


def _outer_end(text: str, first: Quotation, second: Quotation) -> int:
    bracketed = re.search("[(（]", text[first.outer_end : second.outer_start])
    closing = BRACKET_END.match(text, second.outer_end) if bracketed else None
    return closing.end() if closing else second.outer_end


def _with_tail(text: str, quote: Quotation) -> Quotation:
    tail = _tail(text, quote)
    if not tail:
        return quote
    end = quote.start + len(text[quote.start : tail[0]].rstrip())
    return replace(quote, end=end, original=tail)


def _tail(text: str, quote: Quotation) -> tuple[int, int] | None:
    """The Chinese sentence that ends an English quotation within the same marks."""
    found = LAST_SENTENCE.search(text, max(quote.start, quote.end - LONGEST_TAIL), quote.end)
    if not found or not is_utterance(found["hanzi"]) or not LATIN_WORD.search(text, quote.start, quote.end):
        return None
    return found.span("hanzi")
