"""Whether a text may hold what words match, which is much cheaper to tell than to scan it.

A text is folded once. A word is then looked for by how its stem begins, where words begin, and what stands there is
stemmed in turn: `worth` is none of `work`. Of hanzi all in a row are looked for, of a tag its sign.
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import takewhile
from typing import NamedTuple

from archive.language import hanzi
from archive.language.hanzi import HANZI, INVISIBLE
from archive.language.tokens import LONGEST_HANDLE, simplify_signs
from archive.language.words import fold_text, shared_prefix, stem
from archive.search.tree import Terms, Words


class Folded(NamedTuple):
    """A text as words and hanzi are folded. `is_cut`: a word may begin where none seems to, behind a cut handle."""

    text: str
    has_hanzi: bool
    is_cut: bool


Clue = Callable[[Folded], bool]

_BETWEEN = "-'.,"  # what may stand within a term, in the text or as it is written in the index
_WITHIN = f"[{_BETWEEN}]*"
_LETTER = rf"[^\W\d_{HANZI}]"
_SIGN = rf"[^\W_{HANZI}]"  # a letter or digit
# Compiled once: classes of hanzi take milliseconds.
_WORD = re.compile(rf"(?<!{_LETTER})({_SIGN}+)({_WITHIN}{_SIGN})?")
_APART = re.compile(rf"[^{_BETWEEN}\w\s@#\u0300-\u036f{INVISIBLE}]")
_NOT_ASCII = re.compile(r"([^\x00-\x7f]+)")
_MAY_CUT = re.compile(rf"[@#＠＃\u0300-\u036f{INVISIBLE}]")
# A handle ends at its fortieth character, or at an accent that stands by itself; an acronym at any such sign.
_CUT = re.compile(
    rf"[@#]\w(?:[\w\-{INVISIBLE}]{{{LONGEST_HANDLE}}}|[\w\-{INVISIBLE}]*[\u0300-\u036f])"
    rf"|\.{_LETTER}[\u0300-\u036f{INVISIBLE}]"
)


@lru_cache(maxsize=4096)
def folded(text: str) -> Folded:
    """Signs of ASCII, which most texts are made of, are folded by a table, what stands between them piece by piece."""
    pieces = _NOT_ASCII.split(text)  # by turns ASCII and not
    others = [_folded_piece(piece) for piece in pieces[1::2]]
    pieces[::2] = [piece.translate(_FOLDED_ASCII) for piece in pieces[::2]]
    pieces[1::2] = [piece for piece, _ in others]
    is_cut = _MAY_CUT.search(text) is not None and _CUT.search(_plain(text)) is not None
    return Folded("".join(pieces), any(has_hanzi for _, has_hanzi in others), is_cut)


@lru_cache(maxsize=4096)
def _folded_piece(piece: str) -> tuple[str, bool]:
    """A piece as it is folded, whatever stands around it, and whether it has hanzi."""
    # What is no letter yet may be one when it is folded: ™.
    return fold_text(_APART.sub(" ", _plain(piece))), next(hanzi.runs(piece), None) is not None


def _plain(text: str) -> str:
    return hanzi.fold(simplify_signs(text))


_FOLDED_ASCII = {code: _folded_piece(chr(code))[0] for code in range(0x80)}


def clues(words: Words) -> Iterator[Clue]:
    """One of these holds, at least, of each text that `words` match in."""
    for terms in (words.terms, *words.wordings, *((form,) for form in words.forms)):
        if terms:
            yield _clue(terms)
    for reading in words.readings:
        yield _spoken(reading)


def _clue(terms: Terms) -> Clue:
    term = fold_text(terms[0])
    if run := fold_text("".join(takewhile(hanzi.is_hanzi, terms))):
        return lambda text: run in text.text
    if term[:1] in ("@", "#"):
        return lambda text: term[0] in text.text
    letters = re.sub(f"[{_BETWEEN}]", "", term)
    start = _spread(shared_prefix(term))
    if not letters.isalpha():  # numbers end at signs that print nothing; ½ is folded to what a text may break at
        return _holds(re.compile(start))
    pattern = re.compile(start)

    def may_hold(text: Folded) -> bool:
        if text.is_cut:
            return pattern.search(text.text) is not None
        found = (_WORD.match(text.text, place) for place in _places(pattern, text.text))
        return any(word and (word[2] or word[1] == letters or stem(word[1]) == term) for word in found)

    return may_hold


def _places(pattern: re.Pattern[str], text: str) -> Iterator[int]:
    """Where a pattern matches, be it within a match before."""
    found = pattern.search(text)
    while found:
        yield found.start()
        found = pattern.search(text, found.start() + 1)


def _spoken(reading: Terms) -> Clue:
    """Pinyin, in Latin letters or of hanzi. ü may be written in several ways."""
    holds = _holds(re.compile(_spread(max((syllable.partition("v")[0] for syllable in reading), key=len))))
    return lambda text: text.has_hanzi or holds(text)


def _holds(pattern: re.Pattern[str]) -> Clue:
    return lambda text: pattern.search(text.text) is not None


def _spread(start: str) -> str:
    """A pattern for these characters with what may stand between them."""
    return _WITHIN.join(re.escape(character) for character in start if character not in _BETWEEN)
