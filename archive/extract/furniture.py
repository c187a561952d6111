"""Lines in which a page speaks of itself: its buttons, and what it asks of its readers.

`boilerplate.txt` knows what sites commonly print; every other site words it anew (`No spam, ever. Get the weekly
letter.`), so what speaks for such a line is weighed, as no word in it is sure.
"""

import math
import re
from collections.abc import Callable
from dataclasses import dataclass

from archive.extract import lexicon

LONGEST = 400
LONGEST_BUTTON, MOST_BUTTON_WORDS = 50, 6
ENOUGH, ENOUGH_ALONE = 3.5, 4.75
STOPS = (".", "!", "?")
MOST_COUNTED = 3
LONG_WORDS = 40
WORD = re.compile(r"[a-z]+(?:[-'][a-z]+)*")
NOT_OF_BUTTONS = re.compile(r"[^a-z'\s+&/|·•→»>…:-]")
OWN_AFFAIRS = re.compile(
    r"\bprivacy (?:policy|notice|statement)|\b(?:comment(?:s|ing)?|community|moderation) (?:policy|guidelines|rules)"
    r"|\b(?:user agreement|terms (?:of|and))|\bsign(?:ing|ed)? up\b|\blog(?:ged|ging)? in\b|\bfree trial|\baffiliate\b"
    r"|\byour (?:e-?mail|inbox|support|donation|membership)\b|\ball rights reserved"
    r"|\b(?:fund|funds|support) (?:our|independent|quality) (?:journalism|reporting|work|writing|coverage)"
)
OF_OWN_AFFAIRS: tuple[str, ...] = (
    *("privacy ", "policy", "guidelines", "rules", "user agreement", "terms ", "sign", "log", "free trial"),
    *("affiliate", "your ", "rights reserved", "fund", "support "),
)
"""One of these stands in whatever OWN_AFFAIRS fits: to look for them takes a fifth of the time."""
TO_READERS = re.compile(r"\b(?:you|your|yourself)\b")
OF_US = re.compile(r"\b(?:our|us|we)\b")
TOLD = re.compile(r"\b(?:said|says|wrote|writes|told|asked|added|commented|posted|was|were|had)\b")
OF_OTHERS = re.compile(r"\b(?:he|she|they|his|her|their)\b")
AS_ONE = re.compile(r"\bwe\b")
OF_ME = re.compile(r"\b(?:i|my)\b")
NOT_LATIN = re.compile("[\u3040-\u30ff\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class Sign:
    """A named reason to take a line for the page's own words, or not to; `times` says how often it holds."""

    name: str
    weight: float
    times: Callable[[str, tuple[str, ...]], int]


def is_button(line: str) -> bool:
    """Whether a folded line is but words of buttons: `save this story`, `+ follow`, `close panel`."""
    if len(line) > LONGEST_BUTTON or NOT_OF_BUTTONS.search(line):
        return False
    words = WORD.findall(line)
    if not words or len(words) > MOST_BUTTON_WORDS or words[0] not in _words("buttons"):
        return False
    return all(word in _words("buttons") or word in _words("with buttons") for word in words)


def asks_readers(line: str) -> bool:
    """Whether a folded line says or asks something on behalf of the page: `get our letter. no spam, ever.`"""
    if len(line) > LONGEST or "©" in line:
        return False
    words = tuple(WORD.findall(line))
    if _words("strong").isdisjoint(words) and _words("weak").isdisjoint(words) and not own_affairs(line):
        return False
    return weight_of(line, words) >= _least(line, words)


def _least(line: str, words: tuple[str, ...]) -> float:
    """The weight that is enough for a line: less where it is but a label, or speaks for the page; none will do where it
    does neither and asks nothing, for then it tells of others' affairs: `A subscription has a price.`
    """
    asks = bool(words) and words[0] in _words("asking")
    is_label = len(words) <= MOST_BUTTON_WORDS and not line.endswith(STOPS)
    for_page = OF_US.search(line) and (asks or TO_READERS.search(line) or not AS_ONE.search(line))
    return ENOUGH if is_label or for_page else ENOUGH_ALONE if asks else math.inf


def weight_of(line: str, words: tuple[str, ...]) -> float:
    return sum(sign.weight * sign.times(line, words) for sign in SIGNS)


def _words(section: str) -> frozenset[str]:
    return lexicon.word_set("page_words", section)


def own_affairs(line: str) -> set[str]:
    """The phrases of a folded line that are about a site's own affairs."""
    may = any(map(line.__contains__, OF_OWN_AFFAIRS))
    return {each[0] for each in OWN_AFFAIRS.finditer(line)} if may else set()


def _strong(line: str, words: tuple[str, ...]) -> int:
    found = len(_words("strong").intersection(words)) + len(own_affairs(line))
    return min(found, MOST_COUNTED)


def _weak(line: str, words: tuple[str, ...]) -> int:
    return min(len(_words("weak").intersection(words)), MOST_COUNTED)


def _finds(pattern: re.Pattern[str]) -> Callable[[str, tuple[str, ...]], int]:
    return lambda line, words: int(pattern.search(line) is not None)


SIGNS: tuple[Sign, ...] = (
    Sign("words of a site's own affairs", 2, _strong),
    Sign("words that go with them", 0.75, _weak),
    Sign("speaks to readers", 1, _finds(TO_READERS)),
    Sign("speaks for the page", 1, _finds(OF_US)),
    Sign("opens by asking", 1.5, lambda line, words: int(bool(words) and words[0] in _words("asking"))),
    Sign("leads to links", 1.5, lambda line, words: int(line.endswith(":") and len(words) <= MOST_BUTTON_WORDS)),
    Sign("long", -2, lambda line, words: int(len(words) > LONG_WORDS)),
    Sign("quotes", -3, lambda line, words: int('"' in line)),
    Sign("tells what was", -2, _finds(TOLD)),
    Sign("tells of others", -1.5, _finds(OF_OTHERS)),
    Sign("tells of who writes", -2, _finds(OF_ME)),
    Sign("not in Latin letters", -2, _finds(NOT_LATIN)),
)
"""Set by hand over 8,700 lines of twelve sets of labelled pages: of the 5,500 that articles keep none is taken for the
page's own words, and of the others one in nine, some of which `boilerplate.txt` does not know.
"""
