"""The body of an article: what each line is, by its markup or else by its words and the room around it."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

from archive.extract import lexicon
from archive.extract.captions import is_caption, is_like_caption
from archive.extract.lines import Line, bare_words, usual_gap
from archive.extract.records import BlockKind, Dropped
from archive.extract.rules import drop, rule_for

SHORT = 45
HEADING_WORDS = 13
REPEATED = 0.5
RESTATED = 0.4
NAME_WORDS = 3
SHINGLE = 3
BULLET = re.compile(r"[•◦▪●·‣–*-]\s+\S")
NUMBER = re.compile(r"(\d{1,3})[.)]\s+\S")
QUOTED = re.compile(r"[“\"‘「][^“”\"「」]{1,400}[”\"“’」][.,]?")
CLOSING_ONLY = re.compile(r"[^“”\"]{40,}[”\"]\.?")
LOWER = lexicon.word_set("small_words", "small in titles")


@dataclass(frozen=True, slots=True)
class Place:
    """A line with what surrounds it."""

    line: Line
    before: Line | None
    after: Line | None
    apart: bool
    """Stands, alone or with one or two more, between wider gaps than the page's usual ones."""
    kind_before: BlockKind | None
    repeated: float
    """Share of its 3-word shingles that stand elsewhere in the body."""
    shares: Callable[[], bool]
    """Whether it restates what a neighbouring paragraph says."""


@dataclass(frozen=True, slots=True)
class KindRule:
    """A named reason to take a line for a kind of block."""

    name: str
    kind: BlockKind
    holds: Callable[[Place], bool]


def _heading_like(line: Line) -> bool:
    text = line.text
    if line.words > HEADING_WORDS or len(text) > 120 or (line.ends_sentence and text[-1] not in "?!”’)"):
        return False
    return text[0].isupper() or text[0].isdigit() or text[0] in "‘“'\"" or not text[0].isascii()


def _in_title_case(text: str) -> bool:
    words = [word for word in re.findall(r"[^\W\d_][\w'’.-]*", text) if word.lower() not in LOWER]
    return bool(words) and sum(word[0].isupper() for word in words) >= 0.75 * len(words)


def _is_item(place: Place) -> bool:
    return BULLET.match(place.line.text) is not None and any(
        other and BULLET.match(other.text) for other in (place.before, place.after)
    )


def _is_numbered_item(place: Place) -> bool:
    mine = NUMBER.match(place.line.text)
    others = (NUMBER.match(other.text) for other in (place.before, place.after) if other)
    return mine is not None and any(other and abs(int(other[1]) - int(mine[1])) == 1 for other in others)


def _is_quote_without_opening(place: Place) -> bool:
    above = place.before is not None and place.before.text.endswith(":")
    return above and CLOSING_ONLY.fullmatch(place.line.text) is not None


def _is_pull_quote(place: Place) -> bool:
    text = place.line.text
    if place.line.words > SHORT:
        return False
    if place.apart and not _heading_like(place.line):
        return QUOTED.fullmatch(text) is not None or place.repeated >= REPEATED
    return place.apart and QUOTED.fullmatch(text) is not None and place.line.words > 3


def _is_quote_repeated(place: Place) -> bool:
    whole = QUOTED.fullmatch(place.line.text) is not None and place.line.words > 3
    above = place.before is not None and place.before.text.endswith(":")
    return whole and not above and place.line.words <= SHORT and place.repeated >= REPEATED


def _is_name_alone(place: Place) -> bool:
    return place.line.words <= NAME_WORDS and not place.apart and QUOTED.fullmatch(place.line.text) is not None


def _is_under_heading(place: Place) -> bool:
    line = place.line
    unlike = not line.ends_sentence or QUOTED.fullmatch(line.text) is not None
    return (
        place.kind_before == "heading"
        and line.words <= SHORT
        and unlike
        and (place.apart or place.repeated >= REPEATED)
    )


def _is_heading(place: Place) -> bool:
    line = place.line
    if not _heading_like(line) or place.after is None or QUOTED.fullmatch(line.text):
        return False
    return place.apart or line.text.isupper() or _in_title_case(line.text)


def _restates_its_neighbour(place: Place) -> bool:
    """A section's first line is no caption: no picture stands between a heading and its text."""
    opens = place.kind_before in ("heading", "pull_quote")
    return not opens and is_like_caption(place.line) and place.shares()


KIND_RULES: tuple[KindRule, ...] = (
    KindRule("bulleted list", "list_item", _is_item),
    KindRule("numbered list", "list_item", _is_numbered_item),
    KindRule("picture words", "caption", lambda place: is_caption(place.line)),
    KindRule("name in quote marks alone", "caption", _is_name_alone),
    KindRule("quotation that is only closed", "block_quote", _is_quote_without_opening),
    KindRule("line under a heading, set apart or repeated", "pull_quote", _is_under_heading),
    KindRule("quotation set apart", "pull_quote", _is_pull_quote),
    KindRule("quotation repeated in the text", "pull_quote", _is_quote_repeated),
    KindRule("short line that ends no sentence", "heading", _is_heading),
    KindRule("line that restates its neighbour", "caption", _restates_its_neighbour),
)


def body_blocks(lines: Sequence[Line]) -> tuple[list[tuple[BlockKind, Line]], list[Dropped]]:
    """The lines of a body with their kinds, and those that are no part of it."""
    dropped = [drop(line, rule.name) for line in lines if (rule := rule_for(line.text))]
    kept = [line for line in lines if not rule_for(line.text)]
    blocks: list[tuple[BlockKind, Line]] = []
    captions: set[str] = set()
    for kind, line in _classified(kept):
        if kind == "caption" and line.text in captions:
            dropped.append(drop(line, "caption printed twice"))
            continue
        captions |= {line.text} if kind == "caption" else set()
        blocks.append((kind, line))
    return blocks, dropped


def _classified(lines: Sequence[Line]) -> Iterable[tuple[BlockKind, Line]]:
    apart = _set_apart(lines)
    repeats = Repeats(lines)
    kinds: list[BlockKind] = []
    for at, line in enumerate(lines):
        place = Place(
            line,
            lines[at - 1] if at else None,
            lines[at + 1] if at + 1 < len(lines) else None,
            apart[at],
            kinds[-1] if kinds else None,
            repeats.share(line),
            partial(repeats.restates, at),
        )
        kinds.append(_marked_kind(place) or kind_of(place))
    return zip(kinds, lines, strict=True)


def _marked_kind(place: Place) -> BlockKind | None:
    """What the markup says a line is; magazines set pull quotes as block quotes and as headings."""
    kind, text = place.line.kind, place.line.text
    if kind in ("block_quote", "heading") and place.line.words <= SHORT:
        pulled = place.repeated >= REPEATED and (kind == "block_quote" or QUOTED.fullmatch(text))
        return "pull_quote" if pulled else kind
    return kind


def kind_of(place: Place) -> BlockKind:
    """The kind the first fitting rule gives a line; a paragraph if none fits."""
    return next((rule.kind for rule in KIND_RULES if rule.holds(place)), "paragraph")


def _set_apart(lines: Sequence[Line]) -> list[bool]:
    """Which lines stand in a small group of short ones between wide gaps; the first group never does."""
    wide = max(2, usual_gap(lines) + 1)
    apart = [False] * len(lines)
    starts = [at for at, line in enumerate(lines) if line.gap >= wide and at]
    for start, end in pairwise(starts):
        if end - start <= 3 and all(line.words <= SHORT for line in lines[start:end]):
            apart[start:end] = [True] * (end - start)
    return apart


class Repeats:
    """Which words of a line stand elsewhere in the same body."""

    def __init__(self, lines: Sequence[Line]):
        self.lines = lines
        self.words = [bare_words(line.text) for line in lines]
        self.counts = Counter(shingle for words in self.words for shingle in _shingles(words))

    def share(self, line: Line) -> float:
        """The share of a short line's shingles that stand in other lines too."""
        own = _shingles(bare_words(line.text)) if line.words <= SHORT else set()
        return sum(self.counts[shingle] > 1 for shingle in own) / len(own) if own else 0.0

    def restates(self, at: int) -> bool:
        """Whether two in five of a line's longer words stand in one of the two paragraphs on either side."""
        own = _stems(self.words[at])
        around = [place for place in (at - 2, at - 1, at + 1, at + 2) if 0 <= place < len(self.lines)]
        return bool(own) and any(len(own & _stems(self.words[place])) >= RESTATED * len(own) for place in around)


def _shingles(words: Sequence[str]) -> set[tuple[str, ...]]:
    return {tuple(words[at : at + SHINGLE]) for at in range(len(words) - SHINGLE + 1)}


def _stems(words: Iterable[str]) -> set[str]:
    return {word[:5] for word in words if len(word) > 3}
