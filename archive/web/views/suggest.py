"""Suggestions while a reader types, for the search fields and for browsers, which /opensearch.xml tells of them."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from archive.search import Completion
from archive.search import suggest as complete
from archive.search.query import LONGEST_QUERY
from archive.web.citation import permalink
from archive.web.dates import in_words
from archive.web.markup import plain

FRESH = 30  # seconds; a hidden title may be offered as long
SHORT_NAME, LONG_NAME = 16, 48  # characters that OpenSearch 1.1 allows


@require_safe
@cache_control(public=True, max_age=FRESH)
def suggest(request: HttpRequest) -> JsonResponse:
    """`/suggest?q=…`: `[query, [completions], [descriptions], [addresses]]`, as OpenSearch Suggestions 1.1 has it."""
    query = request.GET.get("q", "")
    found = complete(query)
    answer = [
        query[:LONGEST_QUERY],
        [plain(completion.label) for completion in found],
        [description(completion) for completion in found],
        [permalink(completion.address) for completion in found],
    ]
    return JsonResponse(answer, safe=False, content_type="application/x-suggestions+json")


def description(completion: Completion) -> str:
    """What a completion is, e.g. `Term · tǎng píng, lying flat · 12 articles`."""
    if completion.article:
        where = f"{completion.article.source.name}, {in_words(completion.article.published)}"
        return f"{completion.kind_label} · {where}"
    count = f"{completion.count} article{'s' if completion.count != 1 else ''}"
    return " · ".join(filter(None, [completion.kind_label, completion.detail, count]))


@require_safe
@cache_control(public=True, max_age=86_400)
def opensearch(request: HttpRequest) -> HttpResponse:
    """The description by which browsers search the archive from their address bar."""
    context = {"short_name": SHORT_NAME, "long_name": LONG_NAME}
    return render(request, "opensearch.xml", context, content_type="application/opensearchdescription+xml")
