"""Judged queries and known items, as people wrote them down, and the measures taken on them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent
NOTHING, MAY = "-", "?"


@dataclass(frozen=True, slots=True)
class Judged:
    """A query with the names of its right answers, articles or voices, and of what may be found or not."""

    kind: str
    query: str
    right: frozenset[str]
    allowed: frozenset[str]


@dataclass(frozen=True, slots=True)
class KnownItem:
    """A query by which somebody who has read `article` looks for it again."""

    kind: str
    query: str
    article: str


@dataclass(frozen=True, slots=True)
class Measured:
    """Recall and precision over all queries of a class together, and the misses, each in a line."""

    recall: float
    precision: float
    misses: tuple[str, ...]


def judged_queries() -> list[Judged]:
    judged: dict[tuple[str, str], tuple[set[str], set[str]]] = {}
    for kind, query, name in _rows("queries.tsv"):
        right, allowed = judged.setdefault((kind, query), (set(), set()))
        if name != NOTHING:
            (allowed if name.startswith(MAY) else right).add(name.removeprefix(MAY))
    return [Judged(*key, frozenset(right), frozenset(allowed)) for key, (right, allowed) in judged.items()]


def known_items() -> list[KnownItem]:
    return [KnownItem(*row) for row in _rows("known_items.tsv")]


def _rows(name: str) -> Iterable[tuple[str, str, str]]:
    for line in (FOLDER / name).read_text("utf-8").splitlines():
        if line and not line.startswith("# "):
            kind, query, article = line.split("\t")
            yield kind, query, article


def measured(found: Iterable[tuple[Judged, Sequence[str]]]) -> Measured:
    """What was found for the queries of a class against what is right."""
    right = wrong = missed = 0
    misses = []
    for judged, names in found:
        lacking, strange = judged.right - set(names), set(names) - judged.right - judged.allowed
        right, missed, wrong = right + len(judged.right - lacking), missed + len(lacking), wrong + len(strange)
        misses += [f"{judged.query}: finds {name}" for name in sorted(strange)]
        misses += [f"{judged.query}: misses {name}" for name in sorted(lacking)]
    return Measured(_share(right, missed), _share(right, wrong), tuple(misses))


def _share(right: int, other: int) -> float:
    return right / (right + other) if right + other else 1.0


def reciprocal_rank(names: Sequence[str], meant: str) -> float:
    return 1 / (names.index(meant) + 1) if meant in names else 0.0
