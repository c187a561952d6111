"""Authors: the list, and the articles of one."""

from django.db.models import Count, Exists, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from archive.models import Article, Author, Byline
from archive.models.counting import number_of_articles
from archive.web.paging import paged
from archive.web.public import listed


def published_authors() -> QuerySet[Author]:
    """The people named in published articles, with the number of those as `article_count`."""
    published = Byline.objects.exclude(article__in=Article.objects.hidden()).order_by()
    named = Author.objects.filter(Exists(published.filter(author=OuterRef("pk"))))
    return named.annotate(article_count=number_of_articles(published, "author"))


@require_safe
def authors(request: HttpRequest) -> HttpResponse:
    page, pages = paged(request, published_authors().order_by("name"), per_page=100)
    return render(request, "authors.html", {"page": page, "pages": pages})


@require_safe
def author(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(published_authors(), slug=slug)
    page, pages = paged(request, listed(Article.objects.published().by(found)).newest())
    roles = found.bylines.filter(article__state="published").values_list("role").annotate(count=Count("pk"))
    context = {"author": found, "page": page, "pages": pages, "roles": roles.order_by("-count", "role")}
    return render(request, "author.html", context)
