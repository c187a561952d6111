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
    """A text as words and hanzi are folded. `has_cut_tag`: one may be cut, and a word begins where none seems to."""

    text: str
    has_hanzi: bool
    has_cut_tag: bool


Clue = Callable[[Folded], bool]

_BETWEEN = "-'.,"  # what may stand within a term, in the text or as it is written in the index
_WITHIN = f"[{_BETWEEN}]*"
_LETTER = rf"[^\W\d_{HANZI}]"
_SIGN = rf"[^\W_{HANZI}]"  # a letter or digit
_APART = re.compile(rf"[^{_BETWEEN}\w\s@#\u0300-\u036f{INVISIBLE}]")
# A handle ends at its fortieth character, or at an accent that stands by itself.
_CUT_TAG = re.compile(rf"[@#]\w(?:[\w\-{INVISIBLE}]{{{LONGEST_HANDLE}}}|[\w\-{INVISIBLE}]*[\u0300-\u036f])")


@lru_cache(maxsize=4096)
def folded(text: str) -> Folded:
    plain = hanzi.fold(simplify_signs(text))
    has_hanzi = next(hanzi.runs(text), None) is not None
    # What is no letter yet may be one when it is folded: ™.
    return Folded(fold_text(_APART.sub(" ", plain)), has_hanzi, _CUT_TAG.search(plain) is not None)


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
    anywhere, at_a_start = re.compile(start), re.compile(rf"(?<!{_LETTER})(?={start})({_SIGN}+)({_WITHIN}{_SIGN})?")

    def may_hold(text: Folded) -> bool:
        if text.has_cut_tag:
            return anywhere.search(text.text) is not None
        found = at_a_start.finditer(text.text)
        return any(word[2] or word[1] == letters or stem(word[1]) == term for word in found)

    return may_hold


def _spoken(reading: Terms) -> Clue:
    """Pinyin, in Latin letters or of hanzi. ü may be written in several ways."""
    holds = _holds(re.compile(_spread(max((syllable.partition("v")[0] for syllable in reading), key=len))))
    return lambda text: text.has_hanzi or holds(text)


def _holds(pattern: re.Pattern[str]) -> Clue:
    return lambda text: pattern.search(text.text) is not None


def _spread(start: str) -> str:
    """A pattern for these characters with what may stand between them."""
    return _WITHIN.join(re.escape(character) for character in start if character not in _BETWEEN)
