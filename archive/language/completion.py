"""What a reader may type to have a text completed: keys, to be looked up by their beginning.

A key holds folded letters, digits and simplified hanzi and nothing between them, so that `Human-Flesh Search` and
`human flesh search` are one. Hanzi are also typed as pinyin, with or without tones and spaces, and by initials.
"""

from collections.abc import Iterator
from itertools import pairwise

from archive.language import hanzi, pinyin
from archive.language.tokens import Token, scan, simplify_signs
from archive.language.words import fold_text, stop_words

LONGEST_KEY = 48  # characters; nobody types on to tell two titles apart
LONGEST_READ = 4 * LONGEST_KEY  # of a text, for one key: signs and spaces fall away
MOST_STARTS = 12  # rows of a title: one in Chinese has as many as characters
LONGEST_INITIALS = 8
_WITHOUT_UMLAUT = {"lv": "lu", "nv": "nu", "lve": "lue", "nve": "nue"}


def fold_key(text: str) -> str:
    """The key of `text` as it is written: 網絡, `Zhī-má` as 网络, `zhima`."""
    folded = fold_text(hanzi.fold(simplify_signs(text[:LONGEST_READ])))
    return "".join(filter(str.isalnum, folded))[:LONGEST_KEY]


def typed(query: str) -> str:
    """The key that a reader begins with `query`: as written, but tones of pinyin fall away (`tang3ping2`, `lǜ`)."""
    return fold_key(" ".join(map(_toneless, query[:LONGEST_READ].split())))


def forms(text: str) -> list[str]:
    """The keys of the whole of `text`, each once: as written, in pinyin, by the initials of what is all hanzi."""
    keys = [fold_key(text), *_spoken(text)]
    if len(keys[0]) <= LONGEST_INITIALS and len(keys[0]) > 1 and all(map(hanzi.is_hanzi, keys[0])):
        keys.append("".join(syllable[0] for syllable in hanzi.readings(keys[0])))
    return _distinct(keys)


def starts(text: str) -> list[str]:
    """The keys of `text` from its later words on, at most twelve of them, those of `forms` not among them.

    Words that say little are no start. A run of hanzi has no words: each of its characters may be one, and its pinyin
    begins where it does.
    """
    tokens = [token for token in scan(text) if token.kind != "break"]
    begun = [token for before, token in pairwise(tokens) if _begins(before, token)]
    keys: list[str] = []
    for token in begun[:MOST_STARTS]:
        rest = text[token.start : token.start + LONGEST_READ]
        is_within = token.kind == "hanzi" and hanzi.is_hanzi(text[token.start - 1])
        keys += [fold_key(rest)] if is_within else [fold_key(rest), *_spoken(rest)]
    whole = {fold_key(text), *_spoken(text)}
    return [key for key in _distinct(keys) if key not in whole]


def _begins(before: Token, token: Token) -> bool:
    """Whether a reader may remember a text by this word on: not by one that says little."""
    return token.start >= before.end and token.term not in stop_words()


def _spoken(text: str) -> Iterator[str]:
    """`text` with its hanzi in pinyin, ü as v, then as u; nothing if it has none, or one without a reading."""
    pieces = hanzi.text_runs(text[:LONGEST_READ])
    syllables = [part for piece, lang in pieces for part in (hanzi.readings(fold_key(piece)) if lang else [piece])]
    if any(lang for _, lang in pieces) and hanzi.UNREADABLE not in syllables:
        yield fold_key("".join(syllables))
        yield fold_key("".join(_WITHOUT_UMLAUT.get(syllable, syllable) for syllable in syllables))


def _toneless(word: str) -> str:
    ways = pinyin.segmentations(word) if pinyin.is_toned(word) else []
    return "".join(ways[0]) if ways else word


def _distinct(keys: list[str]) -> list[str]:
    return [key for key in dict.fromkeys(keys) if key]
