"""Filters of a browsable list as links: each value with its count under the other filters."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict

from archive.search import Facet, FacetValue
from archive.web.paging import changed

SHOWN = 12
ANYTHING = re.compile(r"[^\0]{1,200}")


@dataclass(frozen=True, slots=True)
class Filters:
    """The filters of a page, `fields` (parameter: field of the rows), and the values that its address sets."""

    fields: Mapping[str, str]
    params: QueryDict
    values: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, request: HttpRequest, fields: Mapping[str, str], accepted: re.Pattern[str] = ANYTHING) -> "Filters":
        """What the address sets; values that are not `accepted` are left out."""
        values = {name: request.GET.get(name, "") for name in fields}
        return cls(fields, request.GET, {name: value for name, value in values.items() if accepted.fullmatch(value)})

    def narrow(self, rows: QuerySet[Any], but: str = "") -> QuerySet[Any]:
        """The rows that all filters, or all but one, let through."""
        return rows.filter(**{self.fields[name]: value for name, value in self.values.items() if name != but})

    def links(self, rows: QuerySet[Any], name: str, label: str, labels: Mapping[str, str]) -> Facet:
        """One filter over `rows`, which are not narrowed yet; `labels` are those of values that have one."""
        by_value = self.fields[name]
        others = self.narrow(rows, but=name).order_by()
        counts = others.values_list(by_value).annotate(count=Count("pk")).order_by("-count", by_value)
        shown = [(str(value), count) for value, count in counts[: SHOWN + 1] if value not in {"", None}]
        selected = self.values.get(name)
        if selected is not None and selected not in dict(shown):
            shown.append((selected, others.filter(**{by_value: selected}).count()))
        return Facet(name, label, [self._value(name, value, count, labels) for value, count in shown])

    def _value(self, name: str, value: str, count: int, labels: Mapping[str, str]) -> FacetValue:
        is_selected = value == self.values.get(name)
        querystring = changed(self.params, **{name: None if is_selected else value})
        return FacetValue(value, labels.get(value, value), count, is_selected, querystring)


def unindexed(response: HttpResponse) -> HttpResponse:
    """The response, marked for crawlers to leave alone: the combinations of filters have no end."""
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response
