"""Pinyin: what a text reads as, syllable by syllable, and how Latin words a reader typed may be cut into syllables.

Syllables are toneless, ü written v (nü as nv), as pypinyin has them.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import islice, product
from typing import Literal

from archive.language import hanzi
from archive.language.lists import read_list
from archive.language.tokens import BREAK, Token, scan
from archive.language.words import fold_word

Syllables = tuple[str, ...]
MOST_SEGMENTATIONS = 8
LONGEST_WORD = 40

_TONE_MARKS = re.compile("[\u0304\u0301\u030c\u0300]")  # macron, acute, caron, grave
_UMLAUT = re.compile("u(?:\u0308|:)")
_WRITTEN = re.compile(r"[a-z]+[0-5]?")
# Syllables typed with u that may stand for ü; after j, q, x and y the two dots are never written.
_U_FOR_UMLAUT = {"lu": "lv", "nu": "nv"}
_ALWAYS_UMLAUT = {"lue": "lve", "nue": "nve"}


def readings(text: str, tokens: list[Token] | None = None) -> list[Token]:
    """The syllables of `text` at consecutive positions, each with the span it is read from, and fillers between runs.

    Hanzi are read in their words. Latin words count if they are wholly pinyin: a word that is English too only with a
    capital and beside one that is not (Ma Yun). The span of a Latin word's syllable is the word. `tokens`: those of
    `text`, if it is scanned already.
    """
    spoken: list[Token] = []
    for run in _runs(text, scan(text) if tokens is None else tokens):
        first = run[0]
        if spoken:
            spoken.append(Token("break", BREAK, len(spoken), first.start, first.start))
        for term, token in _hanzi_syllables(run) if first.kind == "hanzi" else _latin_syllables(text, run):
            kind = "break" if term == BREAK else token.kind
            spoken.append(Token(kind, term, len(spoken), token.start, token.end))
    return spoken


def is_toned(word: str) -> bool:
    """Whether `word` is written with tone marks or numbers, so that it can only be meant as pinyin."""
    decomposed = unicodedata.normalize("NFD", word.lower())
    return bool(_TONE_MARKS.search(decomposed) or re.search(r"[a-z:\u0308][0-5](?![0-9])", decomposed))


def segmentations(word: str) -> list[Syllables]:
    """The ways to cut `word` into syllables, fewest syllables first, at most eight; none if it is not wholly pinyin.

    Tone marks, tone numbers, apostrophes and hyphens are understood: `tǎng píng`'s words, `tang3ping2`, `xi'an`.
    """
    return list(_segmentations(word)) if len(word) <= LONGEST_WORD else []


def spellings(words: Sequence[str]) -> list[Syllables]:
    """What consecutive Latin words may spell together, at most eight ways; none if they are not meant as pinyin.

    They are if all are wholly pinyin, and either one is written with tones, or they have two syllables or more and
    are not all English words.
    """
    ways = [segmentations(word) for word in words]
    if not words or not all(ways):
        return []
    together = islice((sum(way, ()) for way in product(*ways)), MOST_SEGMENTATIONS)
    if any(map(is_toned, words)):
        return list(together)
    if all(map(is_english, words)):
        return []
    return [syllables for syllables in together if len(syllables) > 1]


def is_english(word: str) -> bool:
    """Whether a word that can be read as pinyin is an English one (`change`, `women`; not `Shanghai`)."""
    return fold_word(word).replace("’", "'") in _english()


@lru_cache(maxsize=50_000)
def _segmentations(word: str) -> tuple[Syllables, ...]:
    decomposed = unicodedata.normalize("NFD", word.lower().replace("’", "'"))
    plain = _TONE_MARKS.sub("", _UMLAUT.sub("v", _TONE_MARKS.sub("", decomposed)))
    stretches = [stretch for part in re.split("['-]", plain) for stretch in _WRITTEN.findall(part)]
    if not stretches or "".join(stretches) != re.sub("['-]", "", plain):
        return ()
    ways = [_cut(stretch.rstrip("012345")) for stretch in stretches]
    cuts = list(islice((sum(way, ()) for way in product(*ways)), MOST_SEGMENTATIONS))
    return tuple(dict.fromkeys(islice(_with_umlauts(cuts), MOST_SEGMENTATIONS)))


def _cut(letters: str) -> list[Syllables]:
    """The best ways to cut `letters`, from the ways to cut each of its ends: time is linear in its length.

    A syllable of one letter within a word is written with an apostrophe (xiong'e), else guo would be gu'o too.
    """
    if not _may_be_cut(letters):
        return []
    best: list[list[Syllables]] = [[] for _ in letters] + [[()]]
    for start in range(len(letters) - 1, -1, -1):
        ways = [
            (syllable, *rest)
            for end in range(start + 1, min(start + 6, len(letters)) + 1)
            if (syllable := _syllable(letters[start:end])) and (start == 0 or len(syllable) > 1)
            for rest in best[end]
        ]
        best[start] = sorted(ways, key=lambda way: (len(way), -len(way[0])))[:MOST_SEGMENTATIONS]
    return best[0]


def _may_be_cut(letters: str) -> bool:
    """Whether syllables lead from the first letter to the last: of most English words the first few do not."""
    reached, last = {0}, len(letters)
    for start in range(last):
        if start in reached:
            reached.update(end for end in range(start + 1, min(start + 6, last) + 1) if _syllable(letters[start:end]))
    return last in reached


@lru_cache(maxsize=4096)
def _syllable(letters: str) -> str | None:
    letters = _ALWAYS_UMLAUT.get(letters, letters)
    if letters[0] in "jqxy" and letters[1:2] == "v":
        letters = f"{letters[0]}u{letters[2:]}"
    return letters if letters in _all_syllables() else None


def _with_umlauts(ways: list[Syllables]) -> Iterator[Syllables]:
    """`ways` as they are, then with ü where u may stand for it."""
    yield from ways
    for way in ways:
        yield from product(*[(part, _U_FOR_UMLAUT[part]) if part in _U_FOR_UMLAUT else (part,) for part in way])


def _runs(text: str, tokens: list[Token]) -> Iterator[list[Token]]:
    """The stretches of tokens to be read together: hanzi side by side, or Latin words with a space between."""
    run: list[Token] = []
    for token in _readable(text, tokens):
        if run and not _continues(run[-1], token):
            if _is_spoken(text, run):
                yield run
            run = []
        run.append(token)
    if run and _is_spoken(text, run):
        yield run


def _readable(text: str, tokens: list[Token]) -> list[Token]:
    """Hanzi, and the words that are pinyin and either no English or maybe a name: of most texts hardly any.

    A name has a capital, or follows an apostrophe, as the second syllable of Xi'an.
    """
    return [
        token
        for token in tokens
        if (kind := token[0]) == "hanzi"
        or (
            kind == "word"
            and (spelt := _spelt(text[(start := token[3]) : token[4]]))
            and (spelt != "English" or (start and text[start - 1] in "'’"))
        )
    ]


@lru_cache(maxsize=100_000)
def _spelt(word: str) -> Literal["", "English", "English name", "pinyin"]:
    """Whether a word is wholly pinyin, and what else it is."""
    if not segmentations(word):
        return ""
    if not is_english(word) or is_toned(word):
        return "pinyin"
    return "English name" if word[0].isupper() else "English"


def _continues(last: Token, token: Token) -> bool:
    return last[0] == token[0] and last[2] + 1 == token[2]


def _is_spoken(text: str, run: list[Token]) -> bool:
    """Whether a run is hanzi, or of its Latin words one is no English."""
    return run[0][0] == "hanzi" or "pinyin" in [_spelt(text[start:end]) for _, _, _, start, end, _ in run]


def _hanzi_syllables(run: list[Token]) -> Iterator[tuple[str, Token]]:
    for reading, token in zip(hanzi.readings("".join(token.term for token in run)), run, strict=True):
        yield reading if reading.isalpha() else BREAK, token


def _latin_syllables(text: str, run: list[Token]) -> Iterator[tuple[str, Token]]:
    for token in run:
        for syllable in segmentations(text[token.start : token.end])[0]:
            yield syllable, token


@cache
def _english() -> frozenset[str]:
    return read_list("english.txt")


@cache
def _all_syllables() -> frozenset[str]:
    return read_list("syllables.txt")
