"""How near a reading comes to the truth: figures between 0 and 1, over all articles of all captures.

Every measure counts what is right, what was found and what is true, and is their F1; where each article has one value
to be right about, that is the share of the right ones.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from tests.gate.sheets import Sheet

MARKS = re.compile(r"[“”„‟\"'‘’‛]")
DASHES = re.compile(r"[‐-―]")
WORD = re.compile(r"\w+")
SHINGLE = 4
SAME = 0.9  # share of words that two quotations have in common to be one
BODY = ("paragraph", "list_item", "block_quote")
FILLING = {
    *("a", "an", "the", "one", "some", "many", "another", "other", "others", "people", "person", "user", "said", "by"),
}
DETAILS = ("voice", "grade", "handle", "platform", "place", "original")
Pairs = list[tuple[dict[str, Any], dict[str, Any]]]
Measure = Callable[[Sheet, Sheet], "Count"]


@dataclass(frozen=True, slots=True)
class Count:
    """How many were right, how many were found, and how many there are."""

    right: int = 0
    found: int = 0
    true: int = 0

    def __add__(self, other: "Count") -> "Count":
        return Count(self.right + other.right, self.found + other.found, self.true + other.true)

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.found + self.true) if self.found + self.true else 1.0


def score(found: Mapping[str, Sequence[Sheet]], true: Mapping[str, Sequence[Sheet]]) -> dict[str, float]:
    """Every measure of the sheets `found` against the `true` ones, both by capture; `overall` is the mean."""
    counts = {name: Count() for name in ("segmentation", *MEASURES)}
    for capture, sheets in true.items():
        mine = {folded(sheet["title"]): sheet for sheet in found.get(capture, ())}
        counts["segmentation"] += items(list(mine), [folded(sheet["title"]) for sheet in sheets])
        for sheet in sheets:
            for name, measure in MEASURES.items():
                counts[name] += measure(mine.get(folded(sheet["title"]), {}), sheet)
    figures = {name: count.f1 for name, count in counts.items()}
    return figures | {"overall": sum(figures.values()) / len(figures)}


def folded(text: str | None) -> str:
    """`text` without what print varies in: quotation marks, dashes, spaces, case."""
    plain = DASHES.sub("-", MARKS.sub("", unicodedata.normalize("NFKC", text or "")))
    return " ".join(plain.split()).casefold().strip(" .,;:!?…-–")


def items(found: Iterable[Any], true: Iterable[Any]) -> Count:
    mine, theirs = Counter(found), Counter(true)
    return Count(sum((mine & theirs).values()), sum(mine.values()), sum(theirs.values()))


def one(right: bool) -> Count:
    return Count(int(right), 1, 1)


def exactly(field: str) -> Measure:
    return lambda found, true: one(found.get(field) == true.get(field))


def value(field: str) -> Measure:
    return lambda found, true: one(folded(found.get(field)) == folded(true.get(field)))


def values(field: str, longest: int | None = None) -> Measure:
    def measure(found: Sheet, true: Sheet) -> Count:
        return items(*([folded(text)[:longest] for text in sheet.get(field, ())] for sheet in (found, true)))

    return measure


def blocks(*kinds: str) -> Measure:
    return lambda found, true: items(*(map(folded, texts(sheet, kinds)) for sheet in (found, true)))


def texts(sheet: Sheet, kinds: Sequence[str]) -> list[str]:
    pairs = [block.split(": ", 1) for block in sheet.get("blocks", ())]
    return [text for kind, text in pairs if kind in kinds]


def body(found: Sheet, true: Sheet) -> Count:
    return items(*(shingles(" ".join(texts(sheet, BODY))) for sheet in (found, true)))


def shingles(text: str) -> list[tuple[str, ...]]:
    words = WORD.findall(folded(text))
    return [tuple(words[at : at + SHINGLE]) for at in range(max(1, len(words) - SHINGLE + 1))] if words else []


def clean(found: Sheet, true: Sheet) -> Count:
    """Share of the blocks found that stand in the article at all, as whatever kind."""
    printed = {folded(block.split(": ", 1)[1]) for block in true["blocks"]}
    mine = [folded(block.split(": ", 1)[1]) for block in found.get("blocks", ())]
    return Count(sum(text in printed for text in mine), len(mine), len(mine))


def terms(found: Sheet, true: Sheet) -> Count:
    return items(*([term["hanzi"] for term in sheet.get("terms", ())] for sheet in (found, true)))


def glosses(found: Sheet, true: Sheet) -> Count:
    """Share of the pinyin and glosses of the terms met that agree."""
    mine = {term["hanzi"]: term for term in found.get("terms", ())}
    met = [(mine[term["hanzi"]], term) for term in true.get("terms", ()) if term["hanzi"] in mine]
    return agreement(met, ("pinyin", "gloss"))


def agreement(pairs: Pairs, fields: Sequence[str]) -> Count:
    """Share of the fields that are truly stated which agree."""
    there = [(mine, theirs, field) for mine, theirs in pairs for field in fields if theirs.get(field)]
    right = sum(folded(mine.get(field)) == folded(theirs[field]) for mine, theirs, field in there)
    return Count(right, len(there), len(there))


def comments(found: Sheet, true: Sheet) -> Count:
    pairs = ([(c["name"], folded(c["text"])) for c in sheet.get("reader_comments", ())] for sheet in (found, true))
    return items(*pairs)


def netizens(sheet: Sheet) -> list[dict[str, Any]]:
    return [voice for voice in sheet.get("voices", ()) if voice["voice"] == "netizen"]


def matched(found: Sequence[dict[str, Any]], true: Sequence[dict[str, Any]]) -> Pairs:
    """The voices that are one, each taken once."""
    rest, pairs = list(found), []
    for voice in true:
        same = next((other for other in rest if same_words(other["text"], voice["text"])), None)
        if same is not None:
            rest.remove(same)
            pairs.append((same, voice))
    return pairs


def same_words(one_text: str, other: str) -> bool:
    one_text, other = (folded(text.replace("[...]", " ")) for text in (one_text, other))
    return one_text == other or SequenceMatcher(None, one_text.split(), other.split(), autojunk=False).ratio() >= SAME


def voices(found: Sheet, true: Sheet) -> Count:
    mine, theirs = netizens(found), netizens(true)
    return Count(len(matched(mine, theirs)), len(mine), len(theirs))


def attributed(found: Sheet, true: Sheet) -> Count:
    mine, theirs = found.get("voices", ()), true.get("voices", ())
    return Count(len(matched(mine, theirs)), len(mine), len(theirs))


def speakers(found: Sheet, true: Sheet) -> Count:
    """Share of the netizens' voices met whose attribution has a telling word of the true one."""
    pairs = matched(netizens(found), netizens(true))
    return Count(sum(bool(head(mine) & head(theirs)) for mine, theirs in pairs), len(pairs), len(pairs))


def head(voice: Mapping[str, Any]) -> set[str]:
    words = set(WORD.findall(folded(voice.get("speaker") or voice.get("handle"))))
    return words - FILLING or words


def details(found: Sheet, true: Sheet) -> Count:
    """Share of what is truly stated about the voices met, beside their speakers, that agrees."""
    return agreement(matched(found.get("voices", ()), true.get("voices", ())), DETAILS)


MEASURES: dict[str, Measure] = {
    "title": exactly("title"),
    "standfirst": value("standfirst"),
    "category": value("category"),
    "published": exactly("published"),
    "bylines": lambda found, true: one(sorted(found.get("bylines", ())) == sorted(true.get("bylines", ()))),
    "body": body,
    "headings": blocks("heading"),
    "pull_quotes": blocks("pull_quote"),
    "captions": blocks("caption"),
    "clean": clean,
    "voices": voices,
    "attributed": attributed,
    "speakers": speakers,
    "details": details,
    "terms": terms,
    "glosses": glosses,
    "hashtags": values("hashtags"),
    "handles": values("handles"),
    "references": values("references", 60),
    "notes": values("notes", 60),
    "reader_comments": comments,
}
