"""The facets of a results page: an engine's counts with the names people know, and links that choose."""

from calendar import month_name
from collections.abc import Callable, Iterable

from archive.models import QuotedComment
from archive.search.fields import FACETS, ORIGINAL, UNDATED
from archive.search.links import ValueLinks
from archive.search.names import Names
from archive.search.request import SearchRequest
from archive.search.results import Facet, FacetValue

LABELS = {
    "topic": "Topic",
    "author": "Author",
    "source": "Source",
    "platform": "Platform",
    "grade": "Voices attributed",
    "original": "Voices in Chinese",
    "year": "Year",
    "month": "Month",
}
DATES = ("year", "month")
MOST_VALUES = 30


def counted(request: SearchRequest) -> tuple[str, ...]:
    """The facets to ask an engine for: months, of which there are most, only where they are shown."""
    if not request.with_facets:
        return ()
    return FACETS if request.years else tuple(name for name in FACETS if name != "month")


def facets(request: SearchRequest, counts: dict[str, dict[str, int]]) -> list[Facet]:
    """The facets in which there is something to choose; at most four queries, for labels.

    Months are those of years chosen.
    """
    names = Names()
    months = {month: count for month, count in counts.get("month", {}).items() if month[:4] in request.years}
    counts = counts | {"month": months}
    return [facet for name in FACETS if (facet := _facet(request, name, counts.get(name, {}), names)).values]


def _facet(request: SearchRequest, name: str, counts: dict[str, int], names: Names) -> Facet:
    chosen, left_out = request.chosen.get(name, ()), request.excluded.get(name, ())
    counts = dict.fromkeys((*chosen, *left_out), 0) | counts
    if not counts:
        return Facet(name, LABELS[name], [])
    # Dates read as a timeline, the rest by how much is there.
    listed = sorted(sorted(counts), key=_date_order) if name in DATES else _commonest(counts)
    listed += [value for value in (*chosen, *left_out) if value not in listed]
    labels = _LABELS_OF[name](listed) if name in _LABELS_OF else names.of(name, listed)
    links = ValueLinks(request, name)

    def facet_value(value: str) -> FacetValue:
        label, toggled, without = labels.get(value, value), links.toggled(value), links.without(value)
        return FacetValue(value, label, counts[value], value in chosen, toggled, value in left_out, without)

    return Facet(name, LABELS[name], [facet_value(value) for value in listed])


def _commonest(counts: dict[str, int]) -> list[str]:
    """The values with the highest counts, of those with the same by name, without sorting hundreds of others."""
    fewest = sorted(counts.values(), reverse=True)[:MOST_VALUES][-1:]
    among = [value for value, count in counts.items() if [count] >= fewest]
    return sorted(among, key=lambda value: (-counts[value], value))[:MOST_VALUES]


def _date_order(value: str) -> int:
    """Newest first, the undated last."""
    return -int(value.replace("-", "")) if value[:4].isdigit() else 0


def _as_they_are(values: Iterable[str]) -> dict[str, str]:
    return {value: value for value in values}


def _years(values: Iterable[str]) -> dict[str, str]:
    return {value: "Undated" if value == UNDATED else value for value in values}


def _months(values: Iterable[str]) -> dict[str, str]:
    return {value: f"{month_name[int(value[5:])]} {value[:4]}" for value in values}


def _grades(values: Iterable[str]) -> dict[str, str]:
    return dict(QuotedComment.Grade.choices)


def _originals(values: Iterable[str]) -> dict[str, str]:
    return {ORIGINAL: "With the original words"}


_LABELS_OF: dict[str, Callable[[Iterable[str]], dict[str, str]]] = {
    "platform": _as_they_are,
    "grade": _grades,
    "original": _originals,
    "year": _years,
    "month": _months,
}
