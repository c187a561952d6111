"""What may tell an article from others: the words and the Chinese terms that it keeps coming back to."""

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from itertools import groupby
from operator import itemgetter

from archive.language.hanzi import is_hanzi
from archive.language.tokens import Token
from archive.language.words import stop_words

Profile = tuple[tuple[tuple[str, ...], int], ...]  # terms that stand side by side, and how often they do
MOST_WORDS, MOST_HANZI = 48, 24
SHORTEST_WORD, LONGEST_HANZI = 4, 8  # in characters; longer runs of hanzi are sentences
IN_TITLE = 3  # a word of the title counts as much as three of the text


def profile_of(title: list[Token], texts: Iterable[list[Token]]) -> Profile:
    """The commonest words and runs of hanzi of an article, most frequent first; how rare they are elsewhere, the index
    knows."""
    counts = Counter[str]()
    for tokens in texts:
        counts.update(_words(tokens))
        counts.update(_runs_of_hanzi(tokens))
    for teller in (*_words(title), *_runs_of_hanzi(title)):
        counts[teller] += IN_TITLE
    words = [pair for pair in counts.items() if pair[0].isascii()]
    hanzi = [pair for pair in counts.items() if not pair[0].isascii()]
    return tuple((_terms(teller), count) for teller, count in (*_most(words, MOST_WORDS), *_most(hanzi, MOST_HANZI)))


def _most(counted: list[tuple[str, int]], most: int) -> list[tuple[str, int]]:
    """The commonest that tell, most frequent first, then by letter."""
    telling: list[tuple[str, int]] = []
    ordered = sorted(counted, key=itemgetter(1), reverse=True)
    for _, as_often in groupby(ordered, itemgetter(1)):
        telling += sorted(pair for pair in as_often if _tells(pair[0]))
        if len(telling) >= most:
            break
    return telling[:most]


def _words(tokens: list[Token]) -> list[str]:
    return [token[1] for token in tokens if token[0] == "word"]


def _runs_of_hanzi(tokens: list[Token]) -> list[str]:
    """The runs that are no sentences, and no single characters."""
    places = enumerate(at for at, token in enumerate(tokens) if token[0] == "hanzi")
    runs = ("".join(tokens[at][1] for _, at in run) for _, run in groupby(places, lambda place: place[1] - place[0]))
    return [run for run in runs if 2 <= len(run) <= LONGEST_HANZI]


@lru_cache(maxsize=50_000)
def _tells(teller: str) -> bool:
    """Whether a word, or a run of hanzi, is no small word."""
    if not teller.isascii() and is_hanzi(teller[:1]):
        return True
    return len(teller) >= SHORTEST_WORD and teller not in stop_words()


def _terms(teller: str) -> tuple[str, ...]:
    return (teller,) if teller.isascii() or not is_hanzi(teller[0]) else tuple(teller)
