"""Whether a text may hold what words match, which is much cheaper to tell than to scan it.

A text is folded once. A word is then looked for by how its stem begins, where words begin, and what stands there is
stemmed in turn: `worth` is none of `work`. Of hanzi all in a row are looked for, of a tag its sign.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
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


Holds = Callable[[Folded, int, int], bool]


class Clue(NamedTuple):
    """Something may match in a stretch of a folded text if that has `start`, signs that stand within terms left out,
    and then if it `holds`."""

    start: str
    holds: Holds


LONGEST_LABEL = 120
BETWEEN_TEXTS = "\x1e"  # a space to all patterns, so that nothing is found across it, and folded to itself

_BETWEEN = "-'.,"  # what may stand within a term, in the text or as it is written in the index
_NOTHING_BETWEEN = str.maketrans("", "", _BETWEEN)
_WITHIN = f"[{_BETWEEN}]*"
_LETTER = rf"[^\W\d_{HANZI}]"
_SIGN = rf"[^\W_{HANZI}]"  # a letter or digit
# Compiled once: classes of hanzi take milliseconds.
_WORD = re.compile(rf"(?<!{_LETTER})({_SIGN}+)({_WITHIN}{_SIGN})?")
_APART = re.compile(rf"[^{_BETWEEN}\w\s@#\u0300-\u036f{INVISIBLE}]")
_HANZI = re.compile(f"[{HANZI}]+")
_OTHERS = re.compile(rb"\?+")
_MARK = re.compile(rf"[＠＃\u0300-\u036f{INVISIBLE}]")
_LONG_TAG = re.compile(rf"[@#]\S{{{LONGEST_HANDLE}}}")
# A handle ends at its fortieth character, or at an accent that stands by itself; an acronym at any such sign.
_CUT = re.compile(
    rf"[@#]\w(?:[\w\-{INVISIBLE}]{{{LONGEST_HANDLE}}}|[\w\-{INVISIBLE}]*[\u0300-\u036f])"
    rf"|\.{_LETTER}[\u0300-\u036f{INVISIBLE}]"
)


def folded(text: str) -> Folded:
    """Signs of ASCII, which most texts are made of, are folded by a table, what stands between them piece by piece."""
    simpler = text.replace("?", " ")
    for sign, simple in _TYPOGRAPHIC.items():
        simpler = simpler.replace(sign, simple)
    ascii_signs = simpler.encode("ascii", "replace")  # all others as question marks: found sooner than in text
    plain = ascii_signs.translate(_FOLDED_ASCII).decode("ascii")
    pieces, done, has_hanzi, has_marks = list[str](), 0, False, False
    for other in _OTHERS.finditer(ascii_signs):
        piece, holds_hanzi, holds_marks = _folded_piece(simpler[other.start() : other.end()])
        pieces += [plain[done : other.start()], piece]
        done, has_hanzi, has_marks = other.end(), has_hanzi or holds_hanzi, has_marks or holds_marks
    may_cut = has_marks or (("@" in text or "#" in text) and _LONG_TAG.search(text))
    is_cut = bool(may_cut) and _CUT.search(_plain(text)) is not None
    return Folded("".join([*pieces, plain[done:]]), has_hanzi, is_cut)


def likely(texts: Sequence[str], clues: Iterable[tuple[Words, Sequence[Clue]]]) -> list[list[Words]]:
    """The words that each of the texts may hold. They are folded in one go, which takes little more than for one."""
    if not texts:
        return []
    is_label = len(texts) == 1 and len(texts[0]) <= LONGEST_LABEL
    whole, bare, ends, bare_ends = _label(texts[0]) if is_label else _joined(texts)
    found: list[list[Words]] = [[] for _ in texts]
    for words, telling in clues:
        numbers = set[int]()
        for clue in telling:
            at = bare.find(clue.start)
            while at >= 0:
                number = bisect_left(bare_ends, at)
                if number not in numbers and clue.holds(whole, ends[number - 1] + 1 if number else 0, ends[number]):
                    numbers.add(number)
                at = bare.find(clue.start, bare_ends[number] + 1)
        for number in numbers:
            found[number].append(words)
    return found


class _Joined(NamedTuple):
    """Texts folded in one go, the same without what stands between signs, and where each text ends in either."""

    whole: Folded
    bare: str
    ends: list[int]
    bare_ends: list[int]


def _joined(texts: Sequence[str]) -> _Joined:
    whole = folded(BETWEEN_TEXTS.join(text.replace(BETWEEN_TEXTS, " ") for text in texts))
    bare = whole.text
    for sign in _BETWEEN:
        bare = bare.replace(sign, "")
    return _Joined(whole, bare, _ends(whole.text), _ends(bare))


@lru_cache(maxsize=4096)
def _label(text: str) -> _Joined:
    """A short text: names and labels stand on page after page."""
    return _joined([text])


def _ends(joined: str) -> list[int]:
    return [*(found.start() for found in re.finditer(BETWEEN_TEXTS, joined)), len(joined)]


@lru_cache(maxsize=4096)
def _folded_piece(piece: str) -> tuple[str, bool, bool]:
    """A piece as it is folded, whatever stands around it, and whether it has hanzi, or what a word may be cut at."""
    # What is no letter yet may be one when it is folded: ™.
    folded_piece = fold_text(_APART.sub(" ", _plain(piece)))
    return folded_piece, _HANZI.search(piece) is not None, _MARK.search(piece) is not None


def _plain(text: str) -> str:
    return hanzi.fold(simplify_signs(text))


_FOLDED_ASCII = "".join(_folded_piece(chr(code))[0] for code in range(0x80)).encode("ascii").ljust(0x100)
_TYPOGRAPHIC = {sign: _folded_piece(sign)[0] for sign in "’‘“”–—…"}  # all that is not ASCII in most texts


def clues(words: Words) -> Iterator[Clue]:
    """One of these holds, at least, of each text that `words` match in."""
    for terms in (words.terms, *words.wordings, *((form,) for form in words.forms)):
        if terms:
            yield _clue(terms)
    yield from spoken_clues(words)


def spoken_clues(words: Words) -> Iterator[Clue]:
    """One of these holds of each text that has `words` in pinyin, or hanzi that read so."""
    for reading in words.readings:
        yield from _spoken(reading)


def _clue(terms: Terms) -> Clue:
    term = fold_text(terms[0])
    if run := fold_text("".join(takewhile(hanzi.is_hanzi, terms))):
        return Clue(run, lambda text, start, end: text.text.find(run, start, end) >= 0)
    if term[:1] in ("@", "#"):
        return Clue(term[0], lambda _text, _start, _end: True)
    letters, begins = _bare(term), _bare(shared_prefix(term))
    pattern = re.compile(_spread(begins))
    if not letters.isalpha():  # numbers end at signs that print nothing; ½ is folded to what a text may break at
        return Clue(begins, lambda text, start, end: pattern.search(text.text, start, end) is not None)

    def holds(text: Folded, start: int, end: int) -> bool:
        places = _places(pattern, text.text, start, end)
        if text.is_cut:
            return next(places, None) is not None
        found = (_WORD.match(text.text, place) for place in places)
        return any(word and (word[2] or word[1] == letters or stem(word[1]) == term) for word in found)

    return Clue(begins, holds)


def _places(pattern: re.Pattern[str], text: str, start: int, end: int) -> Iterator[int]:
    """Where a pattern matches, be it within a match before."""
    found = pattern.search(text, start, end)
    while found:
        yield found.start()
        found = pattern.search(text, found.start() + 1, end)


def _spoken(reading: Terms) -> Iterator[Clue]:
    """Pinyin, in Latin letters or of hanzi. ü may be written in several ways."""
    begins = _bare(max((syllable.partition("v")[0] for syllable in reading), key=len))
    pattern = re.compile(_spread(begins))
    yield Clue(begins, lambda text, start, end: pattern.search(text.text, start, end) is not None)
    yield Clue("", lambda text, start, end: text.has_hanzi and _HANZI.search(text.text, start, end) is not None)


def _bare(term: str) -> str:
    return term.translate(_NOTHING_BETWEEN)


def _spread(start: str) -> str:
    """A pattern for these characters with what may stand between them."""
    return _WITHIN.join(map(re.escape, start))
