"""The search page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from archive.search import Facet, IndexUnavailable, QueryTooLong, Results, SearchRequest
from archive.search import search as find
from archive.web.filters import unindexed
from archive.web.histogram import histograms
from archive.web.paging import page_links
from archive.web.public import commonest, topics
from archive.web.ways import Way

RETRY_AFTER = "60"  # seconds
DATES = ("year", "month")


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    wanted = SearchRequest.from_params(request.GET)
    try:
        results = find(wanted)
    except IndexUnavailable:
        response = render(request, "503.html", {"query": wanted.q}, status=503)
        response.headers["Retry-After"] = RETRY_AFTER
        return response
    except QueryTooLong:  # asking again would take as long: no Retry-After
        return unindexed(render(request, "too_long.html", {"query": wanted.q}, status=503))
    context = {
        "query": wanted.q,
        "results": results,
        "tabs": tabs(results),
        "sorts": sorts(wanted),
        "facets": telling(results),
        "histograms": histograms(results.facets),
        "pages": page_links(results.page, results.pages, wanted.paged()),
        "topics": [] if results.count or wanted.is_filtered else commonest(topics(), 12),
    }
    page = render(request, "search.html", context)
    return unindexed(page) if request.GET else page


def tabs(results: Results) -> list[Way]:
    """Articles and voices, each with how many are found."""
    wanted, counts = results.request, results.counts
    return [
        Way("Articles", wanted.querystring(show="articles"), wanted.show == "articles", counts["articles"]),
        Way("Voices", wanted.querystring(show="voices"), wanted.show == "voices", counts["voices"]),
    ]


def sorts(wanted: SearchRequest) -> list[Way]:
    """The orders to choose from; without a query there is nothing to be relevant to."""
    orders = {"relevance": "Best match", "newest": "Newest", "oldest": "Oldest"}
    fitting = [sort for sort in orders if wanted.q or sort != "relevance"]
    return [Way(orders[sort], wanted.querystring(sort=sort), sort == wanted.sort) for sort in fitting]


def telling(results: Results) -> list[Facet]:
    """The facets to list: where the one value is that of all hits, there is nothing to choose. Years are drawn."""
    return [
        facet
        for facet in results.facets
        if facet.name not in DATES
        and (
            len(facet.values) > 1
            or any(value.selected or value.left_out or value.count < results.count for value in facet.values)
        )
    ]
