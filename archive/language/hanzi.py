"""Hanzi: what counts as one, the simplified form it is folded to, how a run reads in pinyin, and its `lang` tag."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from archive.language.lists import read_list

if TYPE_CHECKING:
    from opencc import OpenCC

# 〇 and 々, Kangxi radicals, extension A, unified and compatibility ideographs, and all of planes 2 and 3.
HANZI = "\u3005\u3007\u2f00-\u2fd5\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
# Characters that print nothing: soft hyphen, zero-width ones, marks of direction, and the variation selectors that may
# follow a hanzi.
INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufe00-\ufe0f\U000e0100-\U000e01ef"

_ONE = re.compile(f"[{HANZI}]")
_RUN = re.compile(f"[{HANZI}](?:[{INVISIBLE}]*[{HANZI}])*")
_LONGEST_SLUG = 80
_LONGEST_KEPT = 16  # characters: longer runs are sentences, which are read once
_READ_AT_ONCE = 500  # characters: pypinyin takes two minutes for a million in a row, its time grows with the square
UNREADABLE = "?"


def is_hanzi(character: str) -> bool:
    return _ONE.fullmatch(character) is not None


def runs(text: str) -> Iterator[tuple[int, int]]:
    """The stretches of hanzi in `text`, as (start, end)."""
    return (match.span() for match in _RUN.finditer(text)) if not text.isascii() else iter(())


def fold(text: str) -> str:
    """`text` with each hanzi in its simplified form; character for character, so that offsets stay."""
    return text if text.isascii() else text.translate(_SIMPLIFIED)


def script(run: str) -> str:
    """The BCP 47 tag of a run of hanzi: `zh-Hant` if a character of it is only written so, else `zh-Hans`."""
    return "zh-Hant" if any(map(_is_traditional, set(run))) else "zh-Hans"


@lru_cache(maxsize=16_384)
def _is_traditional(character: str) -> bool:
    changed: bool = _opencc("t2s").convert(character) != character
    return changed


def mainland_wording(run: str) -> str | None:
    """What a term in traditional characters is called on the mainland where it differs: 網路 (网路) is 网络."""
    if script(run) != "zh-Hant":
        return None
    wording = fold(_opencc("tw2sp").convert(run))
    return wording if wording != fold(run) else None


def text_runs(text: str) -> list[tuple[str, str | None]]:
    """`text` cut where hanzi begin and end, each piece with the `lang` it needs (None: that of the page)."""
    if text.isascii():
        return [(text, None)] if text else []
    pieces: list[tuple[str, str | None]] = []
    done = 0
    for start, end in runs(text):
        pieces += [(text[done:start], None), (text[start:end], script(text[start:end]))]
        done = end
    return [piece for piece in [*pieces, (text[done:], None)] if piece[0]]


def readings(run: str) -> list[str]:
    """The toneless syllables of a run of hanzi, one a character, ü as v; `?` where no reading is known.

    Characters are read in their words, 银行 as yin hang. Source of the readings: pypinyin.
    """
    folded = fold(run)
    if len(folded) <= _LONGEST_KEPT:
        return list(_kept_readings(folded))
    return _readings(folded)


@lru_cache(maxsize=20_000)
def _kept_readings(folded: str) -> tuple[str, ...]:
    """Those of names and terms, which a text comes back to."""
    return tuple(_readings(folded))


def _readings(folded: str) -> list[str]:
    from pypinyin import lazy_pinyin  # a tenth of a second and 30 MB, and not every process reads hanzi

    stretches = (folded[at : at + _READ_AT_ONCE] for at in range(0, len(folded), _READ_AT_ONCE))
    # What pypinyin cannot read it leaves as it is, several characters in one.
    spoken = (reading for stretch in stretches for reading in lazy_pinyin(stretch))
    return [part for reading in spoken for part in ([reading] if reading.isascii() else UNREADABLE * len(reading))]


def toned(run: str) -> str:
    """A run of hanzi in pinyin with tone marks: 芝麻 as `zhī má`."""
    from pypinyin import Style, lazy_pinyin

    return " ".join(lazy_pinyin(fold(run), style=Style.TONE))


def slugify(text: str, fallback: str = "untitled") -> str:
    """An address part for `text`: its words and the pinyin of its hanzi, joined by hyphens; never empty."""
    spelt = _RUN.sub(lambda run: f" {' '.join(readings(_visible(run[0])))} ", text)
    plain = unicodedata.normalize("NFKD", re.sub("['’]", "", spelt)).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", plain)
    while len(words) > 1 and len("-".join(words)) > _LONGEST_SLUG:
        words.pop()
    return "-".join(words)[:_LONGEST_SLUG] or fallback


def _visible(run: str) -> str:
    return re.sub(f"[{INVISIBLE}]", "", run)


class _Simplified(dict[int, str]):
    """A table for `str.translate` that fills itself with the characters met."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        if is_hanzi(character):
            character = _simplify(character)
        if len(self) < 200_000:  # more than Unicode has hanzi and letters: a text cannot swell it without end
            self[code] = character
        return character


def _simplify(character: str) -> str:
    """Compatibility forms to the unified one, then OpenCC's table, then ours for what it leaves."""
    simplified = unicodedata.normalize("NFKC", character)
    for _ in range(2):  # a form may lead to one that is simplified in turn: 薴 to 苧 to 苎
        simplified = _opencc("t2s").convert(simplified)
        simplified = _variants().get(simplified, simplified)
    return simplified if len(simplified) == 1 else character


@cache
def _opencc(conversion: str) -> "OpenCC":
    from opencc import OpenCC

    return OpenCC(conversion)


@cache
def _variants() -> dict[str, str]:
    return {pair[0]: pair[1] for pair in read_list("variants.txt")}


_SIMPLIFIED = _Simplified()
