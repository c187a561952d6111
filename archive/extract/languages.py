"""The language of an article, told by its small words."""

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import islice

from archive.extract import lexicon
from archive.extract.lines import wide_count

FIRST_HANZI = "\u3400"
UNSPACED_SCRIPT = re.compile(f"[\u3040-\u30ff{FIRST_HANZI}-\u9fff]")
"""Kana, and hanzi."""
STATED = re.compile(r"\s*([a-zA-Z]{2,3})(?:[-_].*)?\s*")
ENOUGH_WORDS = 4000
HANZI_SHARE = 0.3
KANA_SHARE = 0.1
CLEAR = 0.1
"""Share of its small words from which on a text speaks for a language, whatever its page says; prose has twice that."""
UNSPACED = frozenset({"zh", "ja"})


def language_of(texts: Iterable[str], stated: str | None = None) -> str:
    """The ISO 639-1 code of the language most of `texts` is in.

    Where that is not clear, the language `stated` beside them (`sv-SE`); `en` where nothing tells.
    """
    language, is_clear = _told_by(" ".join(islice(texts, 200))[: ENOUGH_WORDS * 8])
    if not is_clear and stated and (code := STATED.fullmatch(stated[:40])):
        return code[1].lower()
    return language


@lru_cache(maxsize=1)
def _told_by(sample: str) -> tuple[str, bool]:
    """The language of a text, and whether it is clear; kept, as it is asked twice of each article."""
    unspaced = UNSPACED_SCRIPT.findall(sample) if wide_count(sample) > KANA_SHARE * len(sample) else ()
    kana = sum(letter < FIRST_HANZI for letter in unspaced)
    if KANA_SHARE * max(1, len(sample)) < kana:
        return "ja", True
    if len(unspaced) - kana > HANZI_SHARE * max(1, len(sample)):
        return "zh", True
    words, spoken = sample.lower().split(), _spoken_in()
    votes = dict.fromkeys(filter(None, lexicon.sections("languages")), 0)
    for word, times in Counter(filter(spoken.__contains__, words)).items():
        for code in spoken[word]:
            votes[code] += times
    best = max(votes, key=lambda code: votes[code])
    return best if votes[best] > votes["en"] else "en", votes[best] >= CLEAR * len(words)


@cache
def _spoken_in() -> dict[str, list[str]]:
    """The small words, each with the codes of the languages that have it."""
    codes: dict[str, list[str]] = {}
    for code in filter(None, lexicon.sections("languages")):
        for word in lexicon.word_set("languages", code):
            codes.setdefault(word, []).append(code)
    return codes
