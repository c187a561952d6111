"""Chinese terms in running text, with the pinyin and the gloss printed beside them.

The forms: `Jack Ma (马云)`, `(Zhīma xìnyòng 芝麻信用)`, `“gloss” (汉字)`, `pinyin 汉字`,
`“gloss”: 汉字`, `汉字 (pinyin, “gloss”)`.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice

from archive.extract.entries import entry_over, heads_an_entry, meant_under
from archive.extract.glosses import bare_reading, inside_reading, outside_reading, piece_meaning
from archive.extract.lines import may_have_hanzi
from archive.extract.meanings import meant_later, phrase_before
from archive.extract.quotes.originals import is_chinese, utterances
from archive.extract.records import Block, Span, Term
from archive.extract.tags import HANZI, handles_in, hashtags_in

RUN = re.compile(
    rf"(?<=[(（])[{HANZI}]{{1,3}}[ \u3000][{HANZI}]{{1,3}}(?=[)）])|"
    rf"(?:(?<![A-Za-z0-9])[A-Za-z0-9]{{1,4}}(?=[{HANZI}]))?[{HANZI}][{HANZI}·〇A-Za-z0-9…—-]{{0,58}}[{HANZI}]|(?<![A-Za-z0-9])[A-Z]{{1,3}}[{HANZI}]|[{HANZI}]"
)
SENTENCE = re.compile(rf"[{HANZI}][，。！？；][{HANZI}”]?|[，。！？；][{HANZI}]")
LONGEST = 30
LONGEST_LATIN = 4
"""Letters before the first hanzi of a term: `KTV包房`."""
HAN = re.compile(f"[{HANZI}]")
VARIANT = re.compile(rf"^[^{HANZI}]*[{HANZI}]+\s*(?:/|／|\bor\b|或)\s*$")
LISTED = re.compile(rf"\s*(?:[、，,]|\band\b)\s*[{HANZI}]")
OPENING, CLOSING = "(（[", ")）]"
REACH = 120
FURTHER = 400
MOST_USES = 20_000


@dataclass(frozen=True, slots=True)
class Found:
    """One use of a term: its place and what is printed beside it; `phrase` is the noun phrase it stands behind."""

    start: int
    end: int
    pinyin: str | None
    gloss: str | None
    phrase: str | None = None


def find_terms(
    blocks: Iterable[Block], notes: Iterable[str] = (), skip: frozenset[Span] = frozenset()
) -> tuple[Term, ...]:
    """The terms of an article, in order, each once: the first pinyin and gloss printed, all its places in blocks.

    `skip` are stretches that are no terms: the Chinese original of a voice.
    """
    texts = [*((block.key, block.text) for block in blocks), *((None, note) for note in notes)]
    spans: dict[str, list[Span]] = {}
    printed: dict[str, list[Found]] = {}
    later: dict[str, str] = {}
    skipped: dict[str | None, list[tuple[int, int]]] = {}
    for of, start, end in skip:
        skipped.setdefault(of, []).append((start, end))
    for number, (key, text) in enumerate(texts):
        places = skipped.get(key, ())
        for found in islice(terms_in(text), MOST_USES):
            if any(start <= found.start < end for start, end in places):
                continue
            hanzi = text[found.start : found.end]
            if hanzi not in printed:
                below = texts[number + 1][1] if number + 1 < len(texts) else ""
                later[hanzi] = f"{text[found.end : found.end + FURTHER]}\n{below[:FURTHER]}"
                headed = meant_under(below[:FURTHER]) if heads_an_entry(text, hanzi) else None
                found = replace(found, gloss=found.gloss or headed) if headed else found
            printed.setdefault(hanzi, []).append(found)
            if key:
                spans.setdefault(hanzi, []).append((key, found.start, found.end))
    return tuple(_term(hanzi, uses, spans.get(hanzi, ()), later[hanzi]) for hanzi, uses in printed.items())


def _term(hanzi: str, uses: list[Found], spans: Iterable[Span], later: str) -> Term:
    pinyin = next((use.pinyin for use in uses if use.pinyin), None)
    meanings = [*(use.gloss for use in uses), *(use.phrase for use in uses)]
    gloss = next((meaning for meaning in meanings if meaning and not is_chinese(meaning)), None)
    return Term(hanzi, pinyin, gloss or (meant_later(later, pinyin) if pinyin else None), tuple(spans))


def terms_in(text: str) -> Iterator[Found]:
    """The terms in one text; hanzi of hashtags and handles, and what is said in Chinese, are none."""
    if not may_have_hanzi(text):
        return
    taken = sorted([*hashtags_in(text), *handles_in(text), *utterances(text)])
    at = 0
    for run in _runs(text):
        while at < len(taken) and taken[at][1] <= run.start():
            at += 1
        tagged = at < len(taken) and taken[at][0] < run.end()
        if not tagged and len(run[0]) <= LONGEST and not SENTENCE.search(text, max(0, run.start() - 2), run.end() + 2):
            yield _read(text, run.start(), run.end())


def _runs(text: str) -> Iterator[re.Match[str]]:
    """The runs of hanzi; each begins at the next hanzi or a few letters before, where alone it is looked for."""
    at = 0
    while (first := HAN.search(text, at)) and (run := RUN.search(text, max(at, first.start() - LONGEST_LATIN))):
        yield run
        at = run.end()


def _read(text: str, start: int, end: int) -> Found:
    hanzi = re.sub(r"\s", "", text[start:end])  # 鲁 米饭 is one name
    opening, closing = _brackets(text, start, end)
    after = text[(closing + 1 if opening is not None else end) :][:REACH]
    if opening is None:
        reading = bare_reading(text[max(0, start - REACH) : start], hanzi, after)
        return Found(start, end, reading.pinyin, reading.gloss)
    if entry := entry_over(text, opening, closing, hanzi):
        return Found(start, end, inside_reading(text[opening + 1 : start], text[end:closing], hanzi).pinyin, entry)
    inside = inside_reading(text[opening + 1 : start], text[end:closing], hanzi)
    outside = outside_reading(text[max(0, opening - REACH) : opening], hanzi, after)
    if not _is_named_outside(text, opening, start, end):
        return Found(start, end, inside.pinyin, inside.gloss)
    phrase = None if outside.pinyin else phrase_before(text[max(0, opening - REACH) : opening], hanzi)
    gloss = outside.gloss or inside.gloss
    if gloss is None and _may_explain(outside.pinyin, phrase, text[opening + 1 : start]):
        gloss = piece_meaning(text[opening + 1 : start], text[end:closing], hanzi)
    return Found(start, end, inside.pinyin or outside.pinyin, gloss, phrase)


def _may_explain(pinyin: str | None, phrase: str | None, before: str) -> bool:
    """Whether a bracket may say what hanzi mean: behind their pinyin, but for a name's, which has a description there;
    behind English only in front of them.
    """
    return pinyin[:1].islower() if pinyin else phrase is None or before.rstrip().endswith(",")


def _is_named_outside(text: str, opening: int, start: int, end: int) -> bool:
    """Whether what stands before a bracket names these hanzi in it: they are its first and only ones, or a variant of
    the first (`书局/書局`).
    """
    partial = text[end : end + 1].isascii() and text[end : end + 1].isalnum()  # 工作 of 工作996
    others = VARIANT.sub("", text[opening + 1 : start])
    return not partial and not HAN.search(others) and not LISTED.match(text, end)


def _brackets(text: str, start: int, end: int) -> tuple[int | None, int]:
    """The brackets around a term, if it stands in some."""
    before = text[max(0, start - REACH) : start]
    opening = max(before.rfind(mark) for mark in OPENING)
    if opening < 0 or any(mark in before[opening:] for mark in CLOSING):
        return None, end
    after = text[end : end + REACH]
    closings = [place for mark in CLOSING if (place := after.find(mark)) >= 0]
    return max(0, start - REACH) + opening, end + (min(closings) if closings else 0)
