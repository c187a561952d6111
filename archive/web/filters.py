"""Filters of a browsable list as links: each value with its count under the other filters."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse

from archive.web.paging import changed

SHOWN = 12
LONGEST = 200


@dataclass(frozen=True, slots=True)
class FilterValue:
    """A value to choose, or, when selected, to take back: that is where `querystring` leads."""

    value: str
    label: str
    count: int
    selected: bool
    querystring: str


@dataclass(frozen=True, slots=True)
class Filter:
    """A heading with its values, those with most rows first."""

    name: str
    label: str
    values: list[FilterValue]


def chosen(request: HttpRequest, names: Mapping[str, str]) -> dict[str, str]:
    """The filters of `names` (parameter: field) that the address sets, as parameter: value."""
    return {name: request.GET[name][:LONGEST] for name in names if request.GET.get(name)}


def narrowed(rows: QuerySet[Any], fields: Mapping[str, str], values: Mapping[str, str], but: str = "") -> QuerySet[Any]:
    return rows.filter(**{fields[name]: value for name, value in values.items() if name != but})


def filter_links(
    request: HttpRequest,
    rows: QuerySet[Any],
    fields: Mapping[str, str],
    name: str,
    label: str,
    labels: Mapping[str, str],
) -> Filter:
    """The filter `name` over `rows`, which carry no filter yet."""
    values = chosen(request, fields)
    others = narrowed(rows, fields, values, but=name).order_by()
    counts = others.values_list(fields[name]).annotate(count=Count("pk")).order_by("-count", fields[name])
    shown = [(str(value), count) for value, count in counts[: SHOWN + 1] if value not in {"", None}]
    selected = values.get(name)
    if selected is not None and selected not in dict(shown):
        shown.append((selected, others.filter(**{fields[name]: selected}).count()))
    return Filter(name, label, [filter_value(request, name, value, count, selected, labels) for value, count in shown])


def filter_value(
    request: HttpRequest, name: str, value: str, count: int, selected: str | None, labels: Mapping[str, str]
) -> FilterValue:
    is_selected = value == selected
    querystring = changed(request.GET, **{name: None if is_selected else value})
    return FilterValue(value, labels.get(value, value), count, is_selected, querystring)


def unindexed(response: HttpResponse) -> HttpResponse:
    """The response, marked for crawlers to leave alone: the combinations of filters have no end."""
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response
