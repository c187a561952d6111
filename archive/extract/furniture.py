"""Lines in which a page speaks of itself: its buttons, and what it asks of its readers.

`boilerplate.txt` knows what sites commonly print; every other site words it anew (`No spam, ever. Get the weekly
letter.`), so what speaks for such a line is weighed, as no word in it is sure.
"""

import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from itertools import islice

from archive.extract import lexicon
from archive.extract.lazily import lazily
from archive.extract.letters import runs_of, spaced_letters
from archive.extract.lines import words_in

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
OF_OWN_AFFAIRS = frozenset(
    b"affiliate comment commenting comments community donation email free fund funds inbox log logged logging mail "
    b"membership moderation privacy rights sign signed signing support terms user".split()
)
"""One of these words stands in whatever OWN_AFFAIRS fits."""
OUR_WORDS = (b" our ", b" us ", b" we ")
TO_READERS = frozenset({"you", "your", "yourself"})
OF_US = frozenset({"our", "us", "we"})
TOLD = frozenset(
    {"said", "says", "wrote", "writes", "told", "asked", "added", "commented", "posted", "was", "were", "had"}
)
OF_OTHERS = frozenset({"he", "she", "they", "his", "her", "their"})
OF_ME = frozenset({"i", "my"})
NOT_LATIN = re.compile("[\u3040-\u30ff\u3400-\u9fff]")


@dataclass(frozen=True)
class Said:
    """A folded line; its `words` are whole (`e-mail`, `we're`), its `plain` ones are what stands between signs."""

    line: str

    @lazily
    def words(self) -> list[str]:
        return WORD.findall(self.line)

    @lazily
    def first_word(self) -> str:
        found = WORD.search(self.line)
        return found[0] if found else ""

    @lazily
    def is_label(self) -> bool:
        """Whether it is a few words without a full stop."""
        if self.line.endswith(STOPS):
            return False
        return sum(1 for _ in islice(WORD.finditer(self.line), MOST_BUTTON_WORDS + 1)) <= MOST_BUTTON_WORDS

    @lazily
    def plain(self) -> frozenset[str]:
        return frozenset(words_in(self.line))

    @lazily
    def spaced_letters(self) -> bytes:
        return spaced_letters(self.line)

    @lazily
    def letters(self) -> list[bytes]:
        return self.spaced_letters.split()

    @lazily
    def own_affairs(self) -> set[str]:
        """The phrases about a site's own affairs."""
        may = not OF_OWN_AFFAIRS.isdisjoint(self.letters)
        return {each[0] for each in OWN_AFFAIRS.finditer(self.line)} if may else set()


@dataclass(frozen=True, slots=True)
class Sign:
    """A named reason to take a line for the page's own words, or not to; `times` says how often it holds."""

    name: str
    weight: float
    times: Callable[[Said], int]


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
    said = Said(line)
    least = _least(said)
    return least < math.inf and _is_of_site(said) and weight_of(said) >= least


def _is_of_site(said: Said) -> bool:
    """Whether a line has a word or a phrase of a site's own affairs, without which its weight is never enough."""
    may = not _letters_of_page_words().isdisjoint(said.letters)
    return (may and (_has(said, "strong") or _has(said, "weak"))) or bool(said.own_affairs)


@cache
def _letters_of_page_words() -> frozenset[bytes]:
    return runs_of(_words("strong") | _words("weak"))


def _least(said: Said) -> float:
    """The weight that is enough for a line: less where it is but a label, or speaks for the page; none will do where it
    does neither and asks nothing, for then it tells of others' affairs: `A subscription has a price.`
    """
    asks = _opens_by_asking(said)
    if said.is_label or _is_for_page(said, asks):
        return ENOUGH
    return ENOUGH_ALONE if asks else math.inf


def _is_for_page(said: Said, asks: bool) -> bool:
    """Whether a line speaks for the page, to its readers where it says `we`."""
    if not any(map(said.spaced_letters.__contains__, OUR_WORDS)) or OF_US.isdisjoint(said.plain):
        return False
    return asks or not TO_READERS.isdisjoint(said.plain) or "we" not in said.plain


def weight_of(said: Said) -> float:
    return sum(sign.weight * sign.times(said) for sign in SIGNS)


def _words(section: str) -> frozenset[str]:
    return lexicon.word_set("page_words", section)


def _has(said: Said, section: str) -> bool:
    return not _words(section).isdisjoint(said.words)


def _opens_by_asking(said: Said) -> bool:
    return said.first_word in _words("asking")


def _strong(said: Said) -> int:
    return min(len(_words("strong").intersection(said.words)) + len(said.own_affairs), MOST_COUNTED)


def _weak(said: Said) -> int:
    return min(len(_words("weak").intersection(said.words)), MOST_COUNTED)


def _any_of(words: frozenset[str]) -> Callable[[Said], int]:
    return lambda said: int(not words.isdisjoint(said.plain))


SIGNS: tuple[Sign, ...] = (
    Sign("words of a site's own affairs", 2, _strong),
    Sign("words that go with them", 0.75, _weak),
    Sign("speaks to readers", 1, _any_of(TO_READERS)),
    Sign("speaks for the page", 1, _any_of(OF_US)),
    Sign("opens by asking", 1.5, lambda said: int(_opens_by_asking(said))),
    Sign("leads to links", 1.5, lambda said: int(said.line.endswith(":") and len(said.words) <= MOST_BUTTON_WORDS)),
    Sign("long", -2, lambda said: int(len(said.words) > LONG_WORDS)),
    Sign("quotes", -3, lambda said: int('"' in said.line)),
    Sign("tells what was", -2, _any_of(TOLD)),
    Sign("tells of others", -1.5, _any_of(OF_OTHERS)),
    Sign("tells of who writes", -2, _any_of(OF_ME)),
    Sign("not in Latin letters", -2, lambda said: int(NOT_LATIN.search(said.line) is not None)),
)
"""Set by hand over 8,700 lines of twelve sets of labelled pages: of the 5,500 that articles keep none is taken for the
page's own words, and of the others one in nine, some of which `boilerplate.txt` does not know.
"""
