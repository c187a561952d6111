"""By what a glossary entry is looked up: how its hanzi sound, and the words of its gloss."""

from functools import cache
from itertools import islice, product

from archive.language.hanzi import is_hanzi, readings
from archive.language.lists import read_list
from archive.language.pinyin import MOST_SEGMENTATIONS, is_english, is_toned, segmentations
from archive.language.tokens import BREAK, scan
from archive.language.words import stem, stop_words

LONGEST_GLOSS = 10  # words: a longer one is a sentence, which nobody searches for
LONGEST_KEY = 300
_LEADING = frozenset({"the", "a", "an", "to"})


def sound(hanzi: str, pinyin: str) -> str:
    """The syllables of a term without tones and spaces, ü as v: as its pinyin is printed, else as its hanzi read."""
    spoken = "".join(readings(hanzi))
    printed = sounds(pinyin)
    return spoken if spoken in printed or not printed else printed[0]


def sounds(written: str) -> list[str]:
    """The ways that all of `written` may sound, at most eight: `tǎng píng` as tangping, `lu shi` as lvshi too."""
    ways = [segmentations(word) for word in written.split()]
    if not ways or not all(ways):
        return []
    together = islice(product(*ways), MOST_SEGMENTATIONS)
    return list(dict.fromkeys("".join(map("".join, way)) for way in together))


def may_be_spelt(written: str) -> bool:
    """Whether letters may be meant as the pinyin of a term; one English word alone is not (`change`, `women`)."""
    return " " in written.strip() or not is_english(written.strip()) or is_toned(written)


def gloss_key(gloss: str) -> str:
    """The terms of a gloss, by which any way to write it is found; empty for one that says too little to search for.

    `the Lying Flat` is `lie flat`. A single word must not be a common one: in sixty articles `family` stood in thirteen
    and `told` in twenty-nine, `involution` and `smog` where their terms were.
    """
    terms = [token.term for token in scan(bare(gloss)) if token.term != BREAK]
    says_little = all(term in stop_words() for term in terms) or (len(terms) == 1 and terms[0] in common_words())
    return (
        "" if says_little or len(terms) > LONGEST_GLOSS or any(map(is_hanzi, terms)) else " ".join(terms)[:LONGEST_KEY]
    )


def bare(gloss: str) -> str:
    """A gloss without the article, or the to of a verb, that it begins with: `to lie flat` as `lie flat`."""
    first, _, rest = gloss.strip().partition(" ")
    return bare(rest) if first.casefold() in _LEADING and rest else gloss.strip()


@cache
def common_words() -> frozenset[str]:
    """The stems of the ten thousand commonest English words."""
    return frozenset(map(stem, read_list("common.txt")))
