"""Which characters of a text a query matches, and the text cut into fragments at those places.

Texts are scanned again with the scanner that indexed them, so that what is marked is what was found.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from archive.language import hanzi, pinyin
from archive.language.tokens import BREAK, Token, scan
from archive.language.words import shared_prefix, stem
from archive.search.clues import clues, likely, spoken_clues
from archive.search.concordance import lookups
from archive.search.fields import DECIDING
from archive.search.tree import Node, Words, wanted

Span = tuple[int, int]
BODY = "voices"  # the field that words of the body may be limited to
# Where no token goes on: behind two plain letters the stop is no part of a number or an acronym.
_SENTENCE_END = re.compile(r"(?<=[a-z][a-z])[.!?…]+[\"”’]*\s+")
_TAG = re.compile("[@#＠＃]")  # a hashtag may hold whole sentences


class Fragment(NamedTuple):
    """A piece of text, whether it matches, and the `lang` it needs where that is not the page's."""

    text: str
    marked: bool
    lang: str | None


def mark(text: str, tree: Node, field: str = BODY) -> list[Fragment]:
    """`text` in fragments, with what a query's `tree` matches marked.

    `field` is what the text is of the article: words limited to a field (`in:title`) are marked there only.
    """
    return fragments(text, marker(tree, field).spans(text))


@lru_cache(maxsize=256)
def marker(tree: Node, field: str = BODY) -> "Marker":
    return Marker(tree, field)


def fragments(text: str, spans: Iterable[Span], start: int = 0, end: int | None = None) -> list[Fragment]:
    """`text` from `start` to `end`, cut at `spans` and where hanzi begin and end."""
    end = len(text) if end is None else end
    pieces: list[Fragment] = []
    at = start
    for first, last in [*spans, (end, end)]:
        first, last = min(max(first, at), end), min(last, end)
        for marked, piece in ((False, text[at:first]), (True, text[first:last])):
            if piece.isascii():
                pieces += [Fragment(piece, marked, None)] if piece else []
            else:
                pieces += [Fragment(part, marked, lang) for part, lang in _text_runs(piece)]
        at = max(at, last)
    return pieces


@lru_cache(maxsize=4096)
def _text_runs(text: str) -> Sequence[tuple[str, str | None]]:
    return hanzi.text_runs(text)


class Marker:
    """Finds what the words of a tree match in a text that belongs to `field`."""

    def __init__(self, node: Node, field: str = BODY) -> None:
        self.words = [words for words in wanted(node) if words.field in (DECIDING, field)]
        self.lookups = lookups(self.words)
        self._clues = [(words, tuple(clues(words))) for words in self.words]
        self._spoken_clues = [(words, tuple(spoken_clues(words))) for words in self.words if words.readings]
        self._crosses = any(BREAK in terms for words in self.words for terms in (words.terms, *words.readings))

        terms = [term for words in self.words for way in (words.terms, words.forms, *words.wordings) for term in way]
        self._starts = tuple({shared_prefix(term) for term in terms})

    def stemmed(self, word: str) -> str:
        """The term of a folded word, if it may be one that is looked for: stemming takes most of a scan."""
        return stem(word) if word.startswith(self._starts) else word

    def spans(self, text: str) -> list[Span]:
        """The stretches of `text` that match, in order and not overlapping."""
        words = self.likely([text])[0]
        return Marking(self, text, words).spans() if words else []

    def matches(self, text: str) -> list[tuple[Words, Span]]:
        """Each match in `text`, with the words that it is of."""
        return self.read(text).matches()

    def read(self, text: str) -> "Marking":
        return Marking(self, text, *self.likely([text]))

    def read_all(self, texts: Sequence[str]) -> "Iterator[tuple[int, Marking]]":
        """The same of those of several texts that may hold something, with their numbers; made as they are asked for.

        What they may hold is looked up in all at once.
        """
        found = enumerate(zip(texts, self.likely(texts), strict=True))
        return ((number, Marking(self, text, words)) for number, (text, words) in found if words)

    def sentences(self, text: str) -> list[Span]:
        """The parts of `text` that no match goes beyond; the whole, where words may cross the end of a sentence."""
        is_whole = self._crosses or _TAG.search(text)
        cuts = [] if is_whole else [cut.end() for cut in _SENTENCE_END.finditer(text)]
        return list(pairwise((0, *cuts, len(text))))

    def may_speak(self, text: str) -> bool:
        """Whether `text` may hold words in pinyin, or hanzi that read so."""
        return bool(self._spoken_clues) and any(likely([text], self._spoken_clues)[0])

    def likely(self, texts: Sequence[str]) -> list[list[Words]]:
        """The words that each of `texts` may hold."""
        return likely(texts, self._clues)


class Marking:
    """What the words of a marker match in one text. Only sentences that may hold something are scanned, each once."""

    def __init__(self, marker: Marker, text: str, likely: list[Words]) -> None:
        self._marker, self._text, self._likely = marker, text, likely
        self._sentences = dict[Span, list[Words]]()  # with what each may hold
        if likely:
            sentences = marker.sentences(text)
            in_each = [likely] if len(sentences) == 1 else marker.likely([text[start:end] for start, end in sentences])
            self._sentences = dict(zip(sentences, in_each, strict=True))
        self._known: dict[Span, list[tuple[Words, Span]]] = {}

    def first(self, wanted: Collection[Words]) -> tuple[set[Words], Span | None]:
        """Which of `wanted` match, and where the first does; the text is read as far as that takes."""
        missing = {words for words in self._likely if words in wanted}
        found, at = set[Words](), None
        for sentence in self._sentences if missing else ():
            matches = [match for match in self._matches(sentence, missing) if match[0] in missing]
            if matches and at is None:
                at = min(span for _, span in matches)
            found.update(words for words, _ in matches)
            if found == missing:
                break
        return found, at

    def spans(self, within: Span | None = None) -> list[Span]:
        """The stretches that match, in order and not overlapping; all that reach `within` a part of the text."""
        return merged(span for _, span in self.matches(within))

    def matches(self, within: Span | None = None) -> list[tuple[Words, Span]]:
        """Each match, with the words that it is of."""
        low, high = within or (0, len(self._text))
        reached = [sentence for sentence in self._sentences if sentence[0] < high and sentence[1] > low]
        return [match for sentence in reached for match in self._matches(sentence, self._likely)]

    def _matches(self, sentence: Span, wanted: Collection[Words]) -> list[tuple[Words, Span]]:
        """All matches of a sentence, if it may hold one of the words `wanted`."""
        if sentence not in self._known:
            text, likely = self._text[slice(*sentence)], self._sentences[sentence]
            if not any(words in wanted for words in likely):
                return []
            tokens = scan(text, self._marker.stemmed)
            spoken = pinyin.readings(text, tokens) if self._marker.may_speak(text) else []
            self._known[sentence] = list(_matches(tokens, spoken, sentence[0], likely))
        return self._known[sentence]


def _matches(
    tokens: Sequence[Token], spoken: Sequence[Token], at: int, likely: Sequence[Words]
) -> Iterator[tuple[Words, Span]]:
    for words in likely:
        for start, end in _found(words, tokens, spoken):
            yield words, (at + start, at + end)


def _found(words: Words, tokens: Sequence[Token], spoken: Sequence[Token]) -> Iterator[Span]:
    """Where `words` match in a text of these tokens and syllables."""
    if words.terms and not words.only_forms:
        for terms in (words.terms, *words.wordings):
            yield from _phrases(terms, tokens)
    for reading in words.readings:
        yield from _phrases(reading, spoken)
    wholes = words.forms + (words.terms if len(words.terms) == 1 else ())
    for token in tokens if wholes else ():
        if token.term in words.forms and not words.only_forms:
            yield token.start, token.end
        for whole in token.alternatives:
            if whole.term in wholes:
                yield whole.start, whole.end


def _phrases(terms: Sequence[str], tokens: Sequence[Token]) -> Iterator[Span]:
    """Where `terms` stand side by side."""
    first, width = terms[0], len(terms)
    for place, token in enumerate(tokens):
        if token.term != first or place + width > len(tokens):
            continue
        side_by_side = tokens[place : place + width]
        if all(other.term == term for other, term in zip(side_by_side, terms, strict=True)):
            yield token.start, side_by_side[-1].end


def merged(spans: Iterable[Span]) -> list[Span]:
    """Spans in order, those that touch or overlap made one."""
    apart: list[Span] = []
    for start, end in sorted(spans):
        if apart and start <= apart[-1][1]:
            apart[-1] = (apart[-1][0], max(end, apart[-1][1]))
        else:
            apart.append((start, end))
    return apart
