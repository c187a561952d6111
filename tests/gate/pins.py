"""What is pinned: the score that extraction reaches, and what it still reads otherwise than it is."""

import json
import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path
from typing import Any

from archive.extract.records import Reading
from tests.gate.measures import score
from tests.gate.sheets import Sheet, captures, gold_of, lines_of, read_capture, sheets_of

PINNED = Path(__file__).parent / "pinned.json"
PLACES = 4
FLIPPED = {"-": "+", "+": "-"}


@dataclass(frozen=True, slots=True)
class Pins:
    """`scores` by measure; `misses` by capture, in lines `-` for what is true and `+` for what was read in its place;
    `dropped` by capture and rule, how often."""

    scores: dict[str, float]
    misses: dict[str, list[str]]
    dropped: dict[str, dict[str, int]]


def pins_now() -> Pins:
    """The pins as extraction stands. A capture that nobody has read yet has no truth to miss."""
    readings = {path: read_capture(path) for path in captures()}
    found = {path.name: sheets_of(read) for path, read in readings.items()}
    true = {path.name: gold for path in readings if (gold := gold_of(path)) is not None}
    return Pins(
        scores={name: math.floor(figure * 10**PLACES) / 10**PLACES for name, figure in score(found, true).items()},
        misses={name: misses(found[name], gold) for name, gold in true.items()},
        dropped={path.name: dropped(read) for path, read in readings.items()},
    )


def misses(found: Iterable[Sheet], true: Iterable[Sheet]) -> list[str]:
    return difference(lines_of(true), lines_of(found))


def difference(before: list[str], after: list[str]) -> list[str]:
    """The lines gone and come, as in a unified diff without its headers: each line says by itself where it belongs."""
    lines = unified_diff(before, after, n=0, lineterm="")
    return [line for line in lines if not line.startswith(("---", "+++", "@@"))]


def dropped(readings: Iterable[Reading]) -> dict[str, int]:
    return dict(sorted(Counter(dropped.rule for reading in readings for dropped in reading.dropped).items()))


def pinned() -> Pins:
    """The pins as last recorded; empty ones before the first time."""
    if not PINNED.exists():
        return Pins({}, {}, {})
    stored: dict[str, Any] = json.loads(PINNED.read_text(encoding="utf-8"))
    return Pins(**stored)


def record(pins: Pins) -> None:
    shape = {"scores": pins.scores, "misses": pins.misses, "dropped": pins.dropped}
    PINNED.write_text(json.dumps(shape, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def fallen(before: Mapping[str, float], now: Mapping[str, float]) -> list[str]:
    """The measures that are lower than they were, or gone, each in a line."""
    lower = [(name, was, now.get(name, 0.0)) for name, was in before.items() if now.get(name, 0.0) < was]
    return [f"{name} fell from {was:.4f} to {figure:.4f}" for name, was, figure in lower]


def changes(before: Pins, now: Pins) -> Iterator[str]:
    """What is read otherwise than it was pinned, a paragraph a capture; nothing where all is as before."""
    for name in sorted(before.dropped.keys() | now.dropped.keys()):
        lines = read_otherwise(before.misses.get(name, []), now.misses.get(name, []))
        lines += difference(*(rule_lines(pins.dropped.get(name, {})) for pins in (before, now)))
        if lines:
            yield "\n  ".join([name, *lines])


def read_otherwise(before: list[str], now: list[str]) -> list[str]:
    """The reading then (`-`) and now (`+`): a miss that is gone is read the other way round."""
    mended = [FLIPPED[line[0]] + line[1:] for line in (Counter(before) - Counter(now)).elements()]
    spoilt = (Counter(now) - Counter(before)).elements()
    return sorted([*mended, *spoilt], key=lambda line: line[1:])


def rule_lines(rules: Mapping[str, int]) -> list[str]:
    return [f"dropped by rule | {rule}: {lines}" for rule, lines in rules.items()]
