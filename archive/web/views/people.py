"""Authors: the list, and the articles of one."""

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from archive.models import Article, AuthorAlias
from archive.web import public
from archive.web.filters import unindexed
from archive.web.heard import frequent_terms, heard_in
from archive.web.listed import Listed
from archive.web.paging import paged


@require_safe
def authors(request: HttpRequest) -> HttpResponse:
    page, pages = paged(request, public.authors(), per_page=100)
    return render(request, "authors.html", {"page": page, "pages": pages})


@require_safe
def author(request: HttpRequest, slug: str) -> HttpResponse:
    found = public.published_authors().filter(slug=slug).first()
    if found is None:
        return redirect(
            get_object_or_404(AuthorAlias.objects.select_related("author"), slug=slug).author, permanent=True
        )
    written = public.published_bylines().filter(author=found)
    listed = Listed.of(request, Article.objects.published().filter(pk__in=written.values("article")))
    page, pages = listed.page()
    context = {
        "author": found,
        "page": page,
        "pages": pages,
        "roles": written.values_list("role").annotate(count=Count("pk")).order_by("-count", "role"),
        "histograms": listed.histograms(),
        "terms": frequent_terms(listed.looked_into),
        "voices": heard_in(listed.looked_into, 3),
    }
    response = render(request, "author.html", context)
    return unindexed(response) if listed.is_narrowed else response
