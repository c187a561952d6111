"""What may tell an article from others: the words and the Chinese terms that it keeps coming back to."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter

from archive.language.tokens import Token
from archive.language.words import stop_words

Profile = tuple[tuple[tuple[str, ...], int], ...]  # terms that stand side by side, and how often they do
MOST_WORDS, MOST_HANZI = 48, 24
SHORTEST_WORD, LONGEST_HANZI = 4, 8  # in characters; longer runs of hanzi are sentences
IN_TITLE = 3  # a word of the title counts as much as three of the text


def profile_of(title: list[Token], texts: Iterable[list[Token]]) -> Profile:
    """The commonest words and runs of hanzi of an article, most frequent first; how rare they are elsewhere, the index
    knows."""
    counts: Counter[tuple[str, ...]] = Counter()
    for tokens in texts:
        counts.update(_tellers(tokens))
    for teller in _tellers(title):
        counts[teller] += IN_TITLE
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    words = [pair for pair in ranked if pair[0][0].isascii()]
    hanzi = [pair for pair in ranked if not pair[0][0].isascii()]
    return (*words[:MOST_WORDS], *hanzi[:MOST_HANZI])


def _tellers(tokens: list[Token]) -> Iterator[tuple[str, ...]]:
    for kind, run in groupby(tokens, key=itemgetter(0)):
        if kind == "hanzi":
            terms = tuple(token.term for token in run)
            if 2 <= len(terms) <= LONGEST_HANZI:
                yield terms
        elif kind == "word":
            stops = stop_words()
            yield from [(term,) for token in run if len(term := token.term) >= SHORTEST_WORD and term not in stops]
