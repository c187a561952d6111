"""The body of an article: what each line is, by its markup or else by its words and the room around it."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from archive.extract import lexicon
from archive.extract.captions import is_credit_alone
from archive.extract.kinds import QUOTED, REPEATED, SHORT, kind_of
from archive.extract.lines import Line, usual_gap
from archive.extract.listing import NUMBER_ALONE, short_number
from archive.extract.places import Place
from archive.extract.records import BlockKind, Dropped
from archive.extract.repeats import Repeats
from archive.extract.rules import drop, rule_for
from archive.extract.series import label_of

DATELINE = "dateline"
PICTURE_LABEL = "label of a picture"
CREDITED = 20
QUOTE_MARKS = re.compile('[“”"「]')
LONE_SIGNS = frozenset("-–•*·▪●")


def body_blocks(lines: Sequence[Line]) -> tuple[list[tuple[BlockKind, Line]], list[Dropped]]:
    """The lines of a body with their kinds, and those that are no part of it."""
    dropped: list[Dropped] = []
    if lines and _is_dateline(lines[0]):
        dropped, lines = [drop(lines[0], DATELINE)], lines[1:]
    rules = [_rule_of(line) for line in lines]
    dropped += [drop(line, rule) for line, rule in zip(lines, rules, strict=True) if rule]
    labelled = _with_picture_labels(_with_lone_signs(lines), rules)
    kept = [line for line, rule in zip(labelled, rules, strict=True) if not rule]
    blocks: list[tuple[BlockKind, Line]] = []
    captions: set[str] = set()
    for kind, line in _classified(kept):
        if kind == "caption" and line.text in captions:
            dropped.append(drop(line, "caption printed twice"))
            continue
        captions |= {line.text} if kind == "caption" else set()
        blocks.append((kind, line))
    return blocks, dropped


def _rule_of(line: Line) -> str | None:
    """The name of the rule by which a line is no part of a body; a credit alone belongs to its picture."""
    rule = rule_for(line.text)
    return rule.name if rule else PICTURE_LABEL if is_credit_alone(line) else None


def _is_dateline(line: Line) -> bool:
    """Whether a line over the text says only where it was written, in capitals, as magazines set it: `WUHU`."""
    places = lexicon.sections("places")[""]
    named = [name.strip() for name in line.text.replace(" AND ", ",").split(",")]
    return not line.marked and line.text.isupper() and all(name.title() in places for name in named)


def _with_lone_signs(lines: Sequence[Line]) -> Iterable[Line]:
    """The lines, those under a list sign that stands on a line of its own as list items."""
    above = ""
    for line in lines:
        yield replace(line, kind="list_item") if above in LONE_SIGNS and line.kind is None else line
        above = line.text


def _with_picture_labels(lines: Iterable[Line], rules: Sequence[str | None]) -> Sequence[Line]:
    """The lines, as captions those over `Image source, Weibo` or a credit alone, or right under `Image caption`."""
    found = list(lines)
    for at, line in enumerate(found):
        if rules[at] != PICTURE_LABEL:
            continue
        near = (at + 1, at - 1) if line.text.casefold().rstrip(" ,:").endswith("caption") else (at - 1,)
        credit = is_credit_alone(line)
        told = (place for place in near if 0 <= place < len(found) and _may_be_labelled(found, place, credit))
        if (place := next(told, None)) is not None:
            found[place] = replace(found[place], kind="caption")
    return found


def _may_be_labelled(lines: Sequence[Line], at: int, by_credit: bool) -> bool:
    """Whether a line may be about a picture by its label; over a credit it may be a sentence, and where it opens the
    body, under the picture of its head, also what somebody says.
    """
    line = lines[at]
    if line.kind is not None or rule_for(line.text):
        return False
    if not by_credit:
        return line.words <= SHORT and not line.ends_sentence
    quotes = line.ends_sentence and QUOTE_MARKS.search(line.text) is not None
    return line.words <= CREDITED and not (quotes and any(rule_for(above.text) is None for above in lines[:at]))


def _classified(lines: Sequence[Line]) -> Iterable[tuple[BlockKind, Line]]:
    apart = _set_apart(lines)
    repeats = Repeats(lines)
    numbers = frozenset(number for line in lines if (number := short_number(line)) is not None)
    alone = sum(NUMBER_ALONE.fullmatch(line.text) is not None for line in lines)
    labels = frozenset(label for label, times in Counter(map(label_of, lines)).items() if label and times > 1)
    kinds: list[BlockKind] = []
    for at, line in enumerate(lines):
        place = Place(
            line,
            at,
            lines[at - 1] if at else None,
            lines[at + 1] if at + 1 < len(lines) else None,
            apart[at],
            kinds[-1] if kinds else None,
            repeats.share(at),
            repeats,
            labels,
            numbers,
            alone,
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


def _set_apart(lines: Sequence[Line]) -> list[bool]:
    """Which lines stand in a small group of short ones between wide gaps; the first group never does."""
    wide = max(2, usual_gap(lines) + 1)
    apart = [False] * len(lines)
    starts = [at for at, line in enumerate(lines) if line.gap >= wide and at]
    for start, end in pairwise(starts):
        if end - start <= 3 and all(line.words <= SHORT for line in lines[start:end]):
            apart[start:end] = [True] * (end - start)
    return apart
