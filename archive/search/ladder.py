"""What else to try when nothing matches: a single syllable of pinyin, another spelling, any of the words."""

from collections.abc import Callable, Iterator

from archive.language import pinyin
from archive.language.words import fold_word
from archive.search.query import LONGEST_QUERY

Vocabulary = Callable[[str], dict[str, int]]
SHORTEST_CORRECTED = 4
LONGEST_QUOTED = 60
_OPERATORS = frozenset({"OR", "AND", "NOT"})


def rungs(query: str, vocabulary: Vocabulary) -> Iterator[tuple[str, str]]:
    """Queries to try in turn, each with the notice that explains it."""
    words = query.split()
    if any(_is_syllable(word) for word in words):
        spelt = " ".join(f"{word}0" if _is_syllable(word) else word for word in words)  # a tone number makes it pinyin
        yield spelt, f"No article has {quoted(query)}; these have it as pinyin."
    corrected = " ".join(_corrected(word, vocabulary) for word in words)
    if corrected != query:
        yield corrected, f"No article matches {quoted(query)}. These match {quoted(corrected)}."
    plain = [word for word in words if word not in _OPERATORS]
    if len(plain) > 1 and not any(word.startswith("-") for word in plain):
        any_of_them = " OR ".join(word.strip('"“”') for word in plain)
        yield any_of_them[:LONGEST_QUERY], "No article has all of these words; these have any of the words."


def _is_syllable(word: str) -> bool:
    is_one = any(len(way) == 1 for way in pinyin.segmentations(word))
    return is_one and word.isalpha() and not pinyin.is_toned(word)


def quoted(query: str) -> str:
    """A query as notices name it: between quotation marks, a long one cut."""
    return f"“{query}”" if len(query) <= LONGEST_QUOTED else f"“{query[:LONGEST_QUOTED]}…”"


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
