"""What else to try when nothing matches: a single syllable of pinyin, another spelling, any of the words."""

import re
from collections.abc import Callable, Iterator

from archive.language import pinyin
from archive.language.words import fold_word, stem, stop_words
from archive.search.query import LONGEST_QUERY
from archive.search.request import SearchRequest
from archive.search.understanding import Notice, instead, quoted

Correct = Callable[[str], str | None]
_OPERATORS = frozenset({"OR", "AND", "NOT"})
_QUOTES = '"“”'
_CONDITION = re.compile(r"-\S|(?:topic|author|source|platform|year|in):\S", re.IGNORECASE)


def rungs(request: SearchRequest, correct: Correct) -> Iterator[tuple[str, Notice]]:
    """Queries to try in turn, each with the notice that explains it. `correct`: a query, its slips mended."""
    query = request.q
    words = query.split()
    if any(_is_syllable(word) for word in words):
        spelt = " ".join(f"{word}0" if _is_syllable(word) else word for word in words)  # a tone number makes it pinyin
        yield spelt, instead(request, f"No {request.kind} has {quoted(query)}; these have it as pinyin.")
    if mended := correct(query):
        yield mended, instead(request, f"No {request.kind} matches {quoted(query)}. Showing {quoted(mended)}.")
    if any_of_them := _any_of(words):
        yield any_of_them, instead(request, f"No {request.kind} has all of these words; these have any of the words.")


def _any_of(words: list[str]) -> str:
    """The words as alternatives, under the same conditions; empty if there are not two of them."""
    words = re.sub(r"\bNOT (?=[^\s-])", "-", " ".join(words)).split()
    conditions = [word for word in words if _CONDITION.match(word)]
    plain = [word.strip(_QUOTES) for word in words if word not in conditions and word not in _OPERATORS]
    telling = [word for word in plain if stem(fold_word(word)) not in stop_words()] or plain
    return " ".join([" OR ".join(telling), *conditions])[:LONGEST_QUERY] if len(telling) > 1 else ""


def _is_syllable(word: str) -> bool:
    is_one = any(len(way) == 1 for way in pinyin.segmentations(word))
    return is_one and word.isalpha() and not pinyin.is_toned(word)
