"""Authors: the list, and the articles of one."""

from django.db.models import Count, Exists, OuterRef, QuerySet
from django.db.models.functions import Lower
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from archive.models import Article, Author, AuthorAlias, Byline
from archive.models.counting import number_of_articles
from archive.models.shown import rows
from archive.web.filters import EVERY, Filters, unindexed
from archive.web.heard import frequent_terms, heard_in, newest_of
from archive.web.histogram import histograms
from archive.web.paging import paged
from archive.web.views.topics import FIELDS, PATTERNS


def published_authors() -> QuerySet[Author]:
    """The people named in published articles, with the number of those as `article_count`."""
    published = Byline.objects.exclude(article__in=Article.objects.hidden()).order_by()
    named = Author.objects.filter(Exists(published.filter(author=OuterRef("pk"))))
    return named.annotate(article_count=number_of_articles(published, "author"))


@require_safe
def authors(request: HttpRequest) -> HttpResponse:
    page, pages = paged(request, published_authors().order_by(Lower("name")), per_page=100)
    return render(request, "authors.html", {"page": page, "pages": pages})


@require_safe
def author(request: HttpRequest, slug: str) -> HttpResponse:
    found = published_authors().filter(slug=slug).first()
    if found is None:
        return redirect(
            get_object_or_404(AuthorAlias.objects.select_related("author"), slug=slug).author, permanent=True
        )
    articles = Article.objects.published().filter(pk__in=found.bylines.order_by().values("article"))
    looked_into = newest_of(articles)
    filters = Filters.of(request, FIELDS, PATTERNS)
    tally = filters.tally(articles)
    page, pages = paged(
        request, filters.narrow(articles.newest()).values_list("pk", flat=True), read=rows, count=filters.count(tally)
    )
    roles = found.bylines.filter(article__state="published").values_list("role").annotate(count=Count("pk"))
    context = {
        "author": found,
        "page": page,
        "pages": pages,
        "roles": roles.order_by("-count", "role"),
        "histograms": histograms([filters.links(tally, "year", "Year", {}, EVERY)]),
        "terms": frequent_terms(looked_into),
        "voices": heard_in(looked_into, 3),
    }
    response = render(request, "author.html", context)
    return unindexed(response) if filters.values else response
