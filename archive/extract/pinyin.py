"""Whether a printed word is the pinyin of given hanzi."""

import re
import unicodedata
from functools import lru_cache

from pypinyin import Style, pinyin

LONGEST = 24
NO_LETTER = re.compile("[^a-z]+")
TONES = re.compile(r"[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]", re.IGNORECASE)


def is_pinyin(printed: str, hanzi: str) -> bool:
    """Whether `printed` reads `hanzi`, with or without tones, as a whole or its first syllables (two at least)."""
    letters = plain_letters(printed)
    if not letters or len(hanzi) > LONGEST or len(printed) > 8 * LONGEST:
        return False
    ends = {0: 0}
    for syllables in _readings(hanzi):
        ends = {
            at + len(one): count + 1 for at, count in ends.items() for one in syllables if letters.startswith(one, at)
        }
        if len(letters) in ends and (ends[len(letters)] >= 2 or len(hanzi) == 1):
            return True
    return False


def has_tones(printed: str) -> bool:
    """Whether a word carries the tone marks of pinyin."""
    return TONES.search(printed) is not None


def plain_letters(text: str) -> str:
    """The bare lower-case letters of `text`; ü is v."""
    text = text.lower()
    if text.isascii() and text.isalpha():
        return text
    return NO_LETTER.sub("", unicodedata.normalize("NFD", text.replace("ü", "v")))


@lru_cache(maxsize=4096)
def _readings(hanzi: str) -> tuple[tuple[str, ...], ...]:
    """The syllables of each character, as the dictionary reads the word and as the character reads alone: 刹 of 罗刹
    is chà, though articles print Luosha.
    """
    word = pinyin(hanzi, style=Style.NORMAL, heteronym=True, errors="ignore", v_to_u=False)
    alone = [pinyin(one, style=Style.NORMAL, heteronym=True, errors="ignore", v_to_u=False) for one in hanzi]
    found = [syllables + own[0] for syllables, own in zip(word, filter(None, alone), strict=False)]
    return tuple(
        tuple({plain_letters(one) for one in syllables} | {plain_letters(one).replace("v", "u") for one in syllables})
        for syllables in found
    )
