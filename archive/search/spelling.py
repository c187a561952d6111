"""Did you mean: a query with its words as the archive prints them.

Latin words are compared with the words of the index: those with nearly the same letters first, by a mask of one bit a
letter, then by counting slips. Beside the deletes that SymSpell keeps of every word this needs a number a word, and
nobody waits for it at the start. Hanzi are compared by their sound with what is suggested: who types pinyin and picks
the wrong characters (打功人 for 打工人) has the sound right.
"""

import re
from collections.abc import Hashable, Iterable, Iterator

from archive.language import hanzi, pinyin
from archive.language.completion import fold_key
from archive.language.words import fold_word, stem
from archive.models import Article, Suggestion
from archive.search.engines.base import ArchiveBackend

SHORTEST, LONGEST = 5, 24  # letters; of four, one slip makes a word of many another (café, came)
TWO_SLIPS = 8  # letters from which on a word may have two
# A word that the archive prints is doubted if it is long, rare, and one slip from a word many times as common.
SHORTEST_DOUBTED, RARE, MANY_TIMES = 6, 2, 10
SOUNDS_CONSIDERED = 50

_WORD = re.compile(
    rf"(?<![\w:@#＠＃-])(?:[^\W\d_{hanzi.HANZI}]{{{SHORTEST},{LONGEST}}}|[{hanzi.HANZI}]{{2,}})(?![\w:#])"
)


class Vocabulary:
    """The words of one generation of an index, with the number of articles each stands in."""

    def __init__(self, counts: dict[str, int]) -> None:
        self.counts = counts
        self._by_length: dict[int, list[tuple[int, str]]] = {}
        for word in counts:
            if word.isascii() and word.isalpha():
                self._by_length.setdefault(len(word), []).append((mask_of(word), word))

    def near(self, word: str, most: int) -> Iterator[tuple[int, int, str]]:
        """The words at most so many slips away, as (slips, minus the number of articles, word); the best sort first."""
        letters = mask_of(word)
        for length in range(len(word) - most, len(word) + most + 1):
            # A slip changes at most two letters of the set, as one goes and another comes; one put in or left out, one.
            changed = 2 * most - abs(length - len(word))
            known = self._by_length.get(length, [])
            alike = [other for mask, other in known if (mask ^ letters).bit_count() <= changed]
            slipped = ((slips(word, other, most), other) for other in alike)
            yield from ((slip, -self.counts[other], other) for slip, other in slipped if slip <= most)


def correct(query: str, backend: ArchiveBackend, has_hits: bool = False) -> str | None:
    """`query` with its likely slips mended, or None if none is seen; whether that finds more, the caller asks.

    If the query `has_hits`, each of its words matched something, so that only rare words are doubted.
    """
    mended = _WORD.sub(lambda match: _mended(match[0], backend, has_hits), query)
    return mended if mended != query else None


def _mended(word: str, backend: ArchiveBackend, has_hits: bool) -> str:
    if hanzi.is_hanzi(word[0]):
        return sounding_like(word) or word
    folded = fold_word(word)
    if not (folded.isascii() and folded.isalpha() and SHORTEST <= len(folded) <= LONGEST):
        return word
    vocabulary = vocabulary_of(backend)
    known = vocabulary.counts.get(folded, 0)
    is_doubted = len(folded) >= SHORTEST_DOUBTED and 0 < known <= RARE if has_hits else not known
    if not is_doubted:
        return word
    # What reads as pinyin is mostly meant so: two letters on stands another term, not a slip.
    may_have_two = len(folded) >= TWO_SLIPS and not has_hits and not pinyin.spellings([folded])
    most = 2 if may_have_two else 1
    stemmed = stem(folded)  # another form of the same word finds the same
    near = (found for found in vocabulary.near(folded, most) if -found[1] >= known * MANY_TIMES)
    return next((other for _, _, other in sorted(near) if stem(other) != stemmed), word)


_kept: dict[Hashable, Vocabulary] = {}  # of the index as it is now, one for all threads; by generation


def vocabulary_of(backend: ArchiveBackend) -> Vocabulary:
    """The vocabulary of the index, read anew when something was indexed since."""
    generation = backend.generation
    vocabulary = _kept.get(generation)
    if vocabulary is None:
        vocabulary = Vocabulary(backend.vocabulary(""))
        _kept.clear()
        _kept[generation] = vocabulary
    return vocabulary


def sounding_like(run: str) -> str | None:
    """The commonest hanzi in names and titles of the archive that sound as `run` does; none if `run` is one of them."""
    folded = hanzi.fold(run)
    syllables = hanzi.readings(folded)
    if hanzi.UNREADABLE in syllables:
        return None
    found = Suggestion.objects.beginning_with(fold_key("".join(syllables))).order_by("-weight", "is_start", "pk")
    rows = list(found.values_list("kind", "record", "label")[:SOUNDS_CONSIDERED])
    articles = (
        Article.objects.published()
        .for_titles()
        .in_bulk([record for kind, record, _ in rows if kind == Suggestion.Kind.TITLE])
    )
    texts = [label or _title_of(articles.get(record)) for _, record, label in rows]
    others = list(_alike(texts, syllables))
    return None if folded in others else next(iter(others), None)


def _title_of(article: Article | None) -> str:
    return article.visible(article.title) if article else ""


def _alike(texts: Iterable[str], syllables: list[str]) -> Iterator[str]:
    """The stretches of hanzi in `texts` that read so."""
    for text in texts:
        for start, end in hanzi.runs(text):
            run = hanzi.fold(text[start:end])
            spoken = hanzi.readings(run)
            for at in range(len(spoken) - len(syllables) + 1):
                if spoken[at : at + len(syllables)] == syllables:
                    yield run[at : at + len(syllables)]


def mask_of(word: str) -> int:
    """The letters of `word` as a set: bit 0 is a."""
    mask = 0
    for letter in word:
        mask |= 1 << (ord(letter) - 97)
    return mask


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
