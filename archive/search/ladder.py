"""What else to try when nothing matches: a single syllable of pinyin, another spelling, any of the words."""

import re
from collections.abc import Callable, Iterator

from archive.language import pinyin
from archive.language.words import fold_word, stem, stop_words
from archive.search.query import LONGEST_QUERY
from archive.search.request import SearchRequest
from archive.search.understanding import Notice, instead, quoted

Vocabulary = Callable[[str], dict[str, int]]
Correct = Callable[[str], str]
SHORTEST_CORRECTED = 4
_OPERATORS = frozenset({"OR", "AND", "NOT"})
_QUOTES = '"“”'
_CONDITION = re.compile(r"-\S|(?:topic|author|source|platform|year|in):\S", re.IGNORECASE)


def rungs(request: SearchRequest, correct: Correct) -> Iterator[tuple[str, Notice]]:
    """Queries to try in turn, each with the notice that explains it. `correct`: a query with its slips mended."""
    query = request.q
    words = query.split()
    if any(_is_syllable(word) for word in words):
        spelt = " ".join(f"{word}0" if _is_syllable(word) else word for word in words)  # a tone number makes it pinyin
        yield spelt, instead(request, f"No article has {quoted(query)}; these have it as pinyin.")
    mended = correct(query)
    if mended != query:
        yield mended, instead(request, f"No article matches {quoted(query)}. Showing {quoted(mended)}.")
    if any_of_them := _any_of(words):
        yield any_of_them, instead(request, "No article has all of these words; these have any of the words.")


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


def corrected(query: str, vocabulary: Vocabulary) -> str:
    """A query with each word that no article has as the nearest one that some have."""
    return " ".join(_corrected(word, vocabulary) for word in query.split())


def _corrected(word: str, vocabulary: Vocabulary) -> str:
    """The commonest word as printed that is one slip away, or two in a long word; else `word` itself."""
    folded = fold_word(word)
    if len(folded) < SHORTEST_CORRECTED or not folded.isascii() or not folded.isalpha():
        return word
    known = vocabulary(folded[0])
    allowed = 1 if len(folded) < 8 else 2
    near = [(slips(folded, other, allowed), -count, other) for other, count in known.items()]
    best = min((found for found in near if found[0] <= allowed), default=None)
    return best[2] if best and folded not in known else word


def slips(one: str, other: str, most: int) -> int:
    """How many letters to insert, drop, change or swap with the next makes `other` of `one`; beyond `most`, more.

    Optimal string alignment distance.
    """
    if abs(len(one) - len(other)) > most:
        return most + 1
    before_last: list[int] = []
    last = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        row = [i]
        for j, against in enumerate(other, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (letter != against))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == against:
                cost = min(cost, before_last[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
        before_last, last = last, row
    return last[-1]
