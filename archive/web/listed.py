"""The articles of a topic or a person: the published ones, newest first, counted by year and narrowed to one."""

import re
from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page
from django.http import HttpRequest

from archive.models.article import ArticleQuerySet
from archive.models.shown import rows
from archive.web.filters import EVERY, Filters, Tally
from archive.web.heard import MOST_ARTICLES
from archive.web.histogram import Histogram, histograms
from archive.web.paging import PageLinks, paged

YEAR = {"year": "year"}
PATTERNS = {"year": re.compile("[0-9]{4}")}


@dataclass(frozen=True, slots=True)
class Listed:
    """The `ids` of all, and those of them that the address asks for: of one year, or `shown` whole."""

    request: HttpRequest
    filters: Filters
    ids: list[str]
    by_year: dict[str, int]
    shown: list[str]

    @classmethod
    def of(cls, request: HttpRequest, articles: ArticleQuerySet) -> "Listed":
        """All rows in one query of ids and years: sooner than to sort them anew for a page, a count and the newest."""
        filters = Filters.of(request, YEAR, PATTERNS)
        dated = [(pk, str(year or "")) for pk, year in articles.newest().values_list("pk", "year")]
        wanted = filters.values.get("year")
        shown = [pk for pk, year in dated if wanted in {None, year}]
        return cls(request, filters, [pk for pk, _ in dated], Counter(year for _, year in dated), shown)

    @property
    def is_narrowed(self) -> bool:
        return bool(self.filters.values)

    @property
    def looked_into(self) -> list[str]:
        """The newest, as many as are looked into for what stands out in them."""
        return self.ids[:MOST_ARTICLES]

    def page(self) -> tuple[Page[Any], PageLinks]:
        return paged(self.request, self.shown, read=rows)

    def histograms(self) -> list[Histogram]:
        tally = Tally([*YEAR], [([year], count) for year, count in self.by_year.items()])
        return histograms([self.filters.links(tally, "year", "Year", {}, EVERY)])
