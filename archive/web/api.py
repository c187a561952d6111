"""What programs ask: search as JSON, and whether the archive is well."""

from collections.abc import Callable
from dataclasses import replace

from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe
from haystack import connections

from archive.search import Hit, IndexUnavailable, SearchRequest
from archive.search import search as find
from archive.web.citation import permalink
from archive.web.markup import plain

DEFAULT_LIMIT, MOST = 20, 200
NO_NUMBER = "limit must be a whole number from 1 to 200"


@require_safe
def search(request: HttpRequest) -> JsonResponse:
    """`/api/search?q=…&limit=…`: `{"count", "results": [{"id", "slug", "title", "url", "score"}]}`, best first.

    It understands the same parameters as the search page. A limit beyond 1 to 200 is brought into that range; one
    that is no whole number answers 400. Beyond the last page there are no results: whoever asks for one page after the
    other comes to an end.
    """
    try:
        limit = min(max(int(request.GET.get("limit") or DEFAULT_LIMIT), 1), MOST)
    except ValueError:
        return JsonResponse({"error": NO_NUMBER}, status=400)
    try:
        wanted = replace(SearchRequest.from_params(request.GET), per_page=limit)
        results = find(wanted)
    except IndexUnavailable:
        return JsonResponse({"error": "the search index is not available"}, status=503)
    hits = results.hits if results.page == wanted.page else []
    return JsonResponse({"count": results.count, "results": [found(hit) for hit in hits]})


def found(hit: Hit) -> dict[str, object]:
    article = hit.article
    return {
        "id": article.pk,
        "slug": article.slug,
        "title": plain(article.visible(article.title)),
        "url": permalink(article.get_absolute_url()),
        "score": hit.score,
    }


@require_safe
def health(request: HttpRequest) -> JsonResponse:
    """`/healthz`: 200 if the database and the index answer, else 503; each with its state."""
    states = {"database": is_answering(ask_database), "index": is_answering(ask_index)}
    well = all(states.values())
    said = {name: "ok" if answers else "unavailable" for name, answers in states.items()}
    return JsonResponse({"status": "ok" if well else "unavailable"} | said, status=200 if well else 503)


def is_answering(ask: Callable[[], object]) -> bool:
    try:
        ask()
    except (DatabaseError, IndexUnavailable):
        return False
    return True


def ask_database() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")


def ask_index() -> None:
    connections["default"].get_backend().check()
