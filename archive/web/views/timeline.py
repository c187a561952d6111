"""The archive by date of publication."""

from calendar import month_name
from itertools import groupby
from typing import Any

from django.db.models import Count, F
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from archive.models import Article
from archive.models.article import ArticleQuerySet
from archive.models.shown import rows
from archive.web.dates import in_words
from archive.web.paging import paged
from archive.web.public import counted


@require_safe
def timeline(request: HttpRequest) -> HttpResponse:
    articles = Article.objects.published()
    undated, pages = paged(request, articles.filter(year=None).newest().values_list("pk", flat=True), read=rows)
    context = {"years": counted().years, "undated": undated, "pages": pages}
    return render(request, "timeline.html", context)


@require_safe
def year(request: HttpRequest, year: int, month: int | None = None) -> HttpResponse:
    """The articles of a year, or of one month of it."""
    articles = Article.objects.published()
    of_year = articles.filter(year=year)
    shown = of_year.filter(sort_date__range=days_of(year, month)) if month else of_year
    page, pages = paged(request, shown.oldest().values_list("pk", flat=True), per_page=50, read=rows)
    if not page.object_list or month == 0:
        raise Http404(f"No article of {year}-{month}")
    context = {
        "year": year,
        "years": counted().years,
        "month": month,
        "month_counts": month_counts(of_year),
        "when": month_label(year * 100 + month) if month else str(year),
        "months": by_month(page),
        "page": page,
        "pages": pages,
    }
    return render(request, "year.html", context)


def days_of(year: int, month: int) -> tuple[int, int]:
    """The sort dates of a month, the one without a day included."""
    first = year * 10_000 + month * 100
    return first, first + 99


def month_counts(of_year: ArticleQuerySet) -> list[tuple[int, str, int]]:
    """The months of a year that are known of its articles: number, name, articles."""
    months = of_year.annotate(month=F("sort_date") / 100).order_by("month").values_list("month")
    counted = months.annotate(count=Count("pk"))
    return [(month % 100, month_name[month % 100], count) for month, count in counted if 1 <= month % 100 <= 12]


def by_month(articles: Any) -> list[tuple[str, list[Article]]]:
    """Articles in the order of their dates, each month under its name; those of which only the year is known first."""
    grouped = groupby(articles, key=lambda article: article.sort_date // 100)
    return [(month_label(month), list(members)) for month, members in grouped]


def month_label(month: int) -> str:
    """`month` is yyyymm, with mm 00 where it is not known."""
    return in_words(f"{month // 100}-{month % 100:02}") if month % 100 else "Month not known"
