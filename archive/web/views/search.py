"""The search page."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from archive.models import Topic
from archive.search import IndexUnavailable, SearchRequest
from archive.search import search as find
from archive.web.filters import unindexed
from archive.web.paging import page_links

RETRY_AFTER = "60"  # seconds


@dataclass(frozen=True, slots=True)
class SortLink:
    """A link to the same results in an order."""

    label: str
    querystring: str
    is_current: bool


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    wanted = SearchRequest.from_params(request.GET)
    try:
        results = find(wanted)
    except IndexUnavailable:
        response = render(request, "503.html", {"query": request.GET.get("q", "")}, status=503)
        response.headers["Retry-After"] = RETRY_AFTER
        return response
    context = {
        "query": wanted.q,
        "sorts": sorts(wanted),
        "results": results,
        "pages": page_links(results.page, results.pages, lambda number: wanted.querystring(page=number)),
        "topics": [] if results.hits else topics_to_browse(),
    }
    return unindexed(render(request, "search.html", context))


def sorts(wanted: SearchRequest) -> list[SortLink]:
    """The orders to choose from; without a query there is nothing to be relevant to."""
    orders = {"relevance": "Best match", "newest": "Newest", "oldest": "Oldest"}
    fitting = [sort for sort in orders if wanted.q or sort != "relevance"]
    return [SortLink(orders[sort], wanted.querystring(sort=sort), sort == wanted.sort) for sort in fitting]


def topics_to_browse() -> list[Topic]:
    return list(Topic.objects.with_counts().filter(article_count__gt=0).order_by("-article_count", "label")[:12])
