"""Words of Latin and other alphabets: folded, stemmed; and the commonest English ones."""

import re
import unicodedata
from functools import cache, lru_cache
from threading import Lock
from typing import TYPE_CHECKING

from archive.language.hanzi import INVISIBLE
from archive.language.lists import read_list

if TYPE_CHECKING:
    from snowballstemmer.english_stemmer import EnglishStemmer

LONGEST_TERM = 64

# Letters that have no decomposition, with the spelling readers type.
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"})
_MARKS = re.compile(f"[\u0300-\u036f{INVISIBLE}]+")
# Plurals that Snowball's rules leave apart from their singular.
_SINGULARS = {
    "men": "man",
    "women": "woman",
    "children": "child",
    "feet": "foot",
    "teeth": "tooth",
    "geese": "goose",
    "mice": "mouse",
    "wives": "wife",
    "knives": "knife",
    "wolves": "wolf",
    "thieves": "thief",
    "halves": "half",
    "shelves": "shelf",
}
_IRREGULAR_STEMS = frozenset(
    {"die", "lie", "tie", "vie", "wife", "knife", "goos", "tooth", "foot", "mous", "woman", "man"}
)


def fold_text(text: str) -> str:
    """`text` without case, accents and invisible characters: `Zhīma` as `zhima`. Offsets do not stay."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    bare = _MARKS.sub("", decomposed).casefold().translate(_LETTERS)
    return unicodedata.normalize("NFC", bare)


fold_word = lru_cache(maxsize=100_000)(fold_text)


_one_at_a_time = Lock()  # the stemmer keeps the word in hand on itself: two threads would mix theirs


@lru_cache(maxsize=100_000)
def stem(folded: str) -> str:
    """The English stem (Snowball) of a folded word, at most 64 characters."""
    if len(folded) > LONGEST_TERM:
        return folded[:LONGEST_TERM]
    folded = _SINGULARS.get(folded, folded)
    if not (folded.isascii() and folded.isalpha()):
        return folded
    with _one_at_a_time:
        stemmed: str = _stemmer().stemWord(folded)
    return stem(stemmed) if stemmed in _SINGULARS else stemmed  # womens, without its apostrophe


def shared_prefix(term: str) -> str:
    """How every word with this stem begins, at least; up to four letters.

    Snowball turns a last y into i, and a few words more: dying into die, as the table above does with plurals.
    """
    if term in _IRREGULAR_STEMS:
        return term[:1]
    return term[: max(1, min(len(term) - 1, 4))]


@cache
def stop_words() -> frozenset[str]:
    """The stems of English words that say little on their own."""
    return frozenset(map(stem, read_list("stop_words.txt")))


@cache
def _stemmer() -> "EnglishStemmer":
    from snowballstemmer import stemmer

    return stemmer("english")
