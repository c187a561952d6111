"""The archive by date of publication."""

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from archive.models import Article
from archive.models.article import ArticleQuerySet
from archive.web.dates import in_words
from archive.web.paging import paged
from archive.web.public import listed


@dataclass(frozen=True, slots=True)
class YearCount:
    """A year, its articles, and the height of its bar in percent of the highest."""

    year: int
    count: int
    height: int

    @property
    def top(self) -> int:
        return 100 - self.height


def year_counts(articles: ArticleQuerySet) -> list[YearCount]:
    dated = articles.exclude(year=None).order_by("year")
    counts = list(dated.values_list("year").annotate(count=Count("pk")))
    highest = max((count for _, count in counts), default=1)
    return [YearCount(year, count, max(4, round(100 * count / highest))) for year, count in counts]


@require_safe
def timeline(request: HttpRequest) -> HttpResponse:
    articles = Article.objects.published()
    undated, pages = paged(request, listed(articles.filter(year=None)).newest())
    context = {"years": year_counts(articles), "undated": undated, "pages": pages}
    return render(request, "timeline.html", context)


@require_safe
def year(request: HttpRequest, year: int) -> HttpResponse:
    articles = Article.objects.published()
    page, pages = paged(request, listed(articles.filter(year=year)).oldest(), per_page=50)
    if not page.object_list:
        raise Http404(f"No article of {year}")
    context = {"year": year, "years": year_counts(articles), "months": by_month(page), "page": page, "pages": pages}
    return render(request, "year.html", context)


def by_month(articles: Any) -> list[tuple[str, list[Article]]]:
    """Articles in the order of their dates, each month under its name; those of which only the year is known first."""
    grouped = groupby(articles, key=lambda article: article.sort_date // 100)
    return [(month_label(month), list(members)) for month, members in grouped]


def month_label(month: int) -> str:
    """`month` is yyyymm, with mm 00 where it is not known."""
    return in_words(f"{month // 100}-{month % 100:02}") if month % 100 else "Month not known"
