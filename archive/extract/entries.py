"""Entries of glossaries: lines of a word and what it means, and headings of a word over a text that says so."""

import re

from archive.extract.lexicon import word_set
from archive.extract.pinyin import has_tones, is_pinyin

LINE_START = re.compile(r"\s*(?:\d{1,3}[.)]|[•*·–-])?\s*[“\"‘「]?")
"""What may stand before the first word of an entry: a number or a sign of a list, a quote mark."""
HEADING = re.compile(
    rf"{LINE_START.pattern}(?P<hanzi>[^\s(（]{{1,30}})[”\"’」]?(?:\s?[(（](?P<said>[^()（）]{{1,80}})[)）])?"
)
QUOTED_SOON = re.compile(r"[^.!?“”\"‘]{0,60}(?<!:)(?<!: )[“\"‘](?P<quoted>[^“”\"‘]{2,60}?)[,.]?[”\"’](?!\w)")
EXPLAINS = re.compile(r": [a-z]")
FIRST = re.compile(rf"{LINE_START.pattern}(?P<words>[^\W_][^()（）:“”\"]{{0,60}}?)[”\"’]?\s?")
NOT_FIRST = word_set("small_words", "no name") - {"a", "an", "another", "the"}
FINITE = word_set("small_words", "finite verbs")
MOST_WORDS = 6


def heads_an_entry(text: str, hanzi: str) -> bool:
    """Whether a block is a word over its explanation: `3. 骨汤 (gǔ tāng)`."""
    found = HEADING.fullmatch(text)
    return found is not None and found["hanzi"] == hanzi


def meant_under(text: str) -> str | None:
    """The words in quote marks that open the explanation under a word: `Literally “bone soup,” it is …`."""
    found = QUOTED_SOON.match(text)
    quoted = found["quoted"].strip() if found else ""
    return quoted if quoted and len(quoted.split()) <= MOST_WORDS and quoted.split()[0] not in ("I", "We") else None


def entry_over(text: str, opening: int, closing: int, hanzi: str) -> str | None:
    """All that stands before the bracket of hanzi in an entry, which a colon follows: `Left over (骨汤): to be …`."""
    first = FIRST.fullmatch(text[:opening]) if opening <= 80 else None
    if first is None or not EXPLAINS.match(text, closing + 1):
        return None
    words = first["words"].split()
    says = is_pinyin(words[-1], hanzi) or has_tones(first["words"]) or not FINITE.isdisjoint(words)
    fits = len(words) <= MOST_WORDS and words[0].lower() not in NOT_FIRST and not is_pinyin(first["words"], hanzi)
    fits = fits and not says
    return " ".join(words) if fits else None
