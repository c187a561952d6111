"""Medians and percentiles, as every table here takes them."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median, quantiles

EVERY = "all"  # classes together
Points = tuple[float, float]  # the median and the 95th percentile


def points(times: Sequence[float]) -> Points:
    """p50 and p95, between the two nearest values; not a number where there are none."""
    if len(times) < 2:
        return (times[0], times[0]) if times else (float("nan"), float("nan"))
    return median(times), quantiles(times, n=20, method="inclusive")[-1]


@dataclass(frozen=True, slots=True)
class OfClass:
    """What queries of a class take, in ms: the page as `search()` makes it, the answer of the engine behind haystack,
    the raw engine, and both of these with all facets. `over`: what the answer takes more for the same query."""

    name: str
    hits: int
    page: Points
    answer: Points
    raw: Points
    over: Points
    faceted: Points
    raw_faceted: Points
    over_faceted: Points
