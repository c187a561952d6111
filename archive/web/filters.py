"""Filters of a browsable list as links: each value with its count under the other filters."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict

from archive.search import Facet, FacetValue
from archive.web.paging import changed

SHOWN, EVERY = 12, 1000
NONE: Mapping[str, re.Pattern[str]] = {}
ANYTHING = re.compile(r"[^\0]{1,200}")


@dataclass(frozen=True, slots=True)
class Filters:
    """The filters of a page, `fields` (parameter: field of the rows), and the values that its address sets."""

    fields: Mapping[str, str]
    params: QueryDict
    values: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(
        cls, request: HttpRequest, fields: Mapping[str, str], patterns: Mapping[str, re.Pattern[str]] = NONE
    ) -> "Filters":
        """What the address sets; values that do not fit the pattern of their filter are left out."""
        values = {name: request.GET.get(name, "") for name in fields}
        fitting = {name: value for name, value in values.items() if patterns.get(name, ANYTHING).fullmatch(value)}
        return cls(fields, request.GET, fitting)

    def narrow(self, rows: QuerySet[Any], but: str = "") -> QuerySet[Any]:
        """The rows that all filters, or all but one, let through."""
        return rows.filter(**{self.fields[name]: value for name, value in self.values.items() if name != but})

    def tally(self, rows: QuerySet[Any]) -> "Tally":
        """How many of `rows`, which are not narrowed yet, have which values: all in one query."""
        by_values = [self.fields[name] for name in reversed(self.fields)]
        counted = rows.order_by().values_list(*by_values).annotate(count=Count("*"))
        return Tally(list(self.fields), [([*map(_text, reversed(values))], count) for *values, count in counted])

    def count(self, tally: "Tally") -> int:
        """How many rows all filters let through."""
        return sum(count for _, count in tally.narrowed(self.values))

    def links(self, tally: "Tally", name: str, label: str, labels: Mapping[str, str], most: int = SHOWN) -> Facet:
        """One filter over the rows of a tally; `labels` are those of values that have one."""
        counts = tally.by_value(name, {other: value for other, value in self.values.items() if other != name})
        commonest = sorted(counts, key=lambda value: (-counts[value], value))[: most + 1]
        shown = [value for value in commonest if value]
        selected = self.values.get(name)
        if selected is not None and selected not in shown:
            shown.append(selected)
        return Facet(name, label, [self._value(name, value, counts[value], labels) for value in shown])

    def changed(self, **changes: str | None) -> str:
        """The query string of the page with some filters set anew, or, with None, taken back."""
        return changed(self.params, **changes)

    def _value(self, name: str, value: str, count: int, labels: Mapping[str, str]) -> FacetValue:
        is_selected = value == self.values.get(name)
        querystring = self.changed(**{name: None if is_selected else value})
        return FacetValue(value, labels.get(value, value), count, is_selected, querystring)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many rows have which values, one of each field, `names` in order; a value that is not there is empty."""

    names: list[str]
    counts: list[tuple[list[str], int]]

    def narrowed(self, chosen: Mapping[str, str]) -> Iterator[tuple[list[str], int]]:
        """Those that have the values chosen."""
        wanted = [(self.names.index(name), value) for name, value in chosen.items()]
        if not wanted:
            return iter(self.counts)
        return (row for row in self.counts if all(row[0][at] == value for at, value in wanted))

    def by_value(self, name: str, chosen: Mapping[str, str]) -> Counter[str]:
        """The rows of each value of one field, among those that have the values chosen of others."""
        at, counts = self.names.index(name), Counter[str]()
        for values, count in self.narrowed(chosen):
            counts[values[at]] += count
        return counts


def _text(value: object) -> str:
    return "" if value is None else str(value)


def unindexed(response: HttpResponse) -> HttpResponse:
    """The response, marked for crawlers to leave alone: the combinations of filters have no end."""
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response
