"""Mean reciprocal ranks of known items, by class, and those that are pinned."""

import json
import math
import re
from collections import defaultdict
from pathlib import Path
from statistics import fmean

from archive.models import Article
from tests.search.judged.asking import found
from tests.search.judged.relevance import KnownItem, known_items, reciprocal_rank

PINNED = Path(__file__).parent / "pinned.json"
PLACES = 4


def every_title() -> list[KnownItem]:
    """Every article, asked for by all words of its title."""
    articles = Article.objects.published().order_by("slug").values_list("slug", "title")
    return [KnownItem("whole titles", re.sub(r"[^\w’'\-]+", " ", title).strip(), slug) for slug, title in articles]


def ranks() -> dict[str, dict[str, float]]:
    """The reciprocal rank of the article that each query means, by class."""
    by_kind: dict[str, dict[str, float]] = defaultdict(dict)
    for item in [*every_title(), *known_items()]:
        by_kind[item.kind][item.query] = reciprocal_rank(found(item.query), item.article)
    return by_kind


def means(by_kind: dict[str, dict[str, float]]) -> dict[str, float]:
    """The mean of each class, rounded down, so that a pin can be met exactly."""
    return {kind: math.floor(fmean(each.values()) * 10**PLACES) / 10**PLACES for kind, each in by_kind.items()}


def pinned() -> dict[str, dict[str, float]]:
    """What is recorded of each engine, by its address."""
    stored: dict[str, dict[str, float]] = json.loads(PINNED.read_text("utf-8"))
    return stored


def record(figures: dict[str, dict[str, float]]) -> None:
    PINNED.write_text(json.dumps(figures, ensure_ascii=False, indent=1) + "\n", "utf-8")
