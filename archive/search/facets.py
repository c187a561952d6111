"""The facets of a results page: an engine's counts with the names people know, and links that choose."""

from collections.abc import Callable, Iterable

from archive.models import Author, QuotedComment, Source, Topic
from archive.search.fields import FACETS, ORIGINAL, UNDATED
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
}
MOST_VALUES = 30


def facets(request: SearchRequest, counts: dict[str, dict[str, int]]) -> list[Facet]:
    """The facets in which there is something to choose; three queries, for labels."""
    return [facet for name in FACETS if (facet := _facet(request, name, counts.get(name, {}))).values]


def _facet(request: SearchRequest, name: str, counts: dict[str, int]) -> Facet:
    chosen = request.chosen.get(name, ())
    counts = counts | {value: 0 for value in chosen if value not in counts}
    # Years read as a timeline, the rest by how much is there.
    ordered = sorted(counts, key=lambda value: (_year_order(value) if name == "year" else -counts[value], value))
    listed = ordered if name == "year" else ordered[:MOST_VALUES]
    listed += [value for value in chosen if value not in listed]
    labels = _NAMES[name](listed)
    values = [
        FacetValue(value, labels.get(value, value), counts[value], value in chosen, request.toggled(name, value))
        for value in listed
    ]
    return Facet(name, LABELS[name], values)


def _year_order(value: str) -> int:
    """Newest first, the undated last."""
    return -int(value) if value.isdigit() else 0


def _topics(slugs: Iterable[str]) -> dict[str, str]:
    return dict(Topic.objects.filter(slug__in=slugs).values_list("slug", "label"))


def _authors(slugs: Iterable[str]) -> dict[str, str]:
    return dict(Author.objects.filter(slug__in=slugs).values_list("slug", "name"))


def _sources(slugs: Iterable[str]) -> dict[str, str]:
    return dict(Source.objects.filter(slug__in=slugs).values_list("slug", "name"))


def _as_they_are(values: Iterable[str]) -> dict[str, str]:
    return {value: value for value in values}


def _years(values: Iterable[str]) -> dict[str, str]:
    return {value: "Undated" if value == UNDATED else value for value in values}


def _grades(values: Iterable[str]) -> dict[str, str]:
    return dict(QuotedComment.Grade.choices)


def _originals(values: Iterable[str]) -> dict[str, str]:
    return {ORIGINAL: "With the original words"}


_NAMES: dict[str, Callable[[Iterable[str]], dict[str, str]]] = {
    "topic": _topics,
    "author": _authors,
    "source": _sources,
    "platform": _as_they_are,
    "grade": _grades,
    "original": _originals,
    "year": _years,
}
