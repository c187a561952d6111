"""What is right, found the long way: texts as printed, read from end to end, without the scanner or the index."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from opencc import OpenCC
from pypinyin import Style, lazy_pinyin

from archive.models import Article
from archive.publish import exported

HANZI = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]+")
Texts = Mapping[str, tuple[str, ...]]  # the printed texts of each article, by slug


def printed() -> dict[str, tuple[str, ...]]:
    """The texts of every published article: what a reader sees of it, in simplified characters."""
    records = exported(Article.objects.published())
    return {record["slug"]: tuple(simplified(text) for text in _texts(record) if text) for record in records}


def _texts(record: Mapping[str, Any]) -> Iterator[str]:
    yield from (record["title"], record["standfirst"] or "")
    yield from (block["text"] for block in record["blocks"])
    for voice in record["quoted_comments"]:
        yield from (*voice["text"].split(" [...] "), voice["original"] or "")
    yield from (*record["notes"], *record["references"], *record["topics"])
    yield from (comment["text"] for comment in record["reader_comments"])
    yield from (byline["name"] for byline in record["bylines"])


def simplified(text: str) -> str:
    return "".join(map(_simplified, text))


@cache
def _simplified(character: str) -> str:
    return character if character.isascii() else str(_converter("t2s").convert(character))


def traditional(hanzi: str, region: str = "s2t") -> str:
    """As OpenCC writes it in traditional characters: `s2t`, or `s2tw` and `s2hk` for a region's own."""
    return str(_converter(region).convert(hanzi))


@cache
def _converter(name: str) -> OpenCC:
    return OpenCC(name)


def substrings(texts: Texts) -> dict[str, set[str]]:
    """Every stretch of hanzi that any text prints, with the articles that print it."""
    stretches: dict[str, set[str]] = {}
    for slug, run in _runs(texts):
        for start in range(len(run)):
            for end in range(start + 1, len(run) + 1):
                stretches.setdefault(run[start:end], set()).add(slug)
    return stretches


def readings(texts: Texts, longest: int) -> dict[tuple[str, ...], set[str]]:
    """Every two to `longest` hanzi in a row as they read where they stand, toned (`tang3`), with the articles."""
    spoken: dict[tuple[str, ...], set[str]] = {}
    for slug, run in _runs(texts):
        syllables = lazy_pinyin(run, style=Style.TONE3, neutral_tone_with_five=True)
        for start in range(len(syllables)):
            for end in range(start + 2, min(start + longest, len(syllables)) + 1):
                spoken.setdefault(tuple(syllables[start:end]), set()).add(slug)
    return spoken


def _runs(texts: Texts) -> Iterator[tuple[str, str]]:
    return ((slug, run) for slug, parts in texts.items() for part in parts for run in HANZI.findall(part))


def printing(texts: Texts, hanzi: str) -> set[str]:
    """The articles that print `hanzi`, in whatever characters."""
    wanted = simplified(hanzi)
    return {slug for slug, parts in texts.items() if any(wanted in part for part in parts)}


def spellings(toned: Iterable[str]) -> dict[str, str]:
    """The ways to type syllables like `tang3`: with numbers, with marks, toneless, and toneless as one word."""
    syllables = [_typed(syllable) for syllable in toned]
    plain = [syllable.rstrip("012345") for syllable in syllables]
    return {
        "numbers": "".join(syllables),
        "marks": " ".join(map(_marked, syllables)),
        "syllables": " ".join(plain),
        "joined": _joined(plain),
    }


def _joined(syllables: Iterable[str]) -> str:
    """One word, with the apostrophe that GB/T 16159 asks for where a syllable of a vowel alone (jiang'a) follows."""
    return "".join(each if len(each) > 1 else f"'{each}" for each in syllables).removeprefix("'")


def _typed(syllable: str) -> str:
    return syllable.replace("ü", "v")


def _marked(syllable: str) -> str:
    """`lv4` as lǜ: the mark stands on a or e, on the o of ou, else on the last vowel."""
    letters, tone = syllable.rstrip("012345").replace("v", "ü"), syllable[-1]
    if tone not in "1234":
        return letters
    vowels = [at for at, letter in enumerate(letters) if letter in "aeiouü"]
    at = next((letters.index(vowel) for vowel in ("a", "e", "ou") if vowel in letters), vowels[-1] if vowels else None)
    if at is None:
        return letters
    return letters[: at + 1] + "\u0304\u0301\u030c\u0300"["1234".index(tone)] + letters[at + 1 :]
