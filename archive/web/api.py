"""What programs ask: search as JSON, and whether the archive is well."""

from collections.abc import Callable
from dataclasses import replace

from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe
from haystack import connections

from archive.models.brief import Brief
from archive.search import Hit, IndexUnavailable, QueryTooLong, SearchRequest, VoiceHit
from archive.search import search as find
from archive.web.citation import permalink
from archive.web.markup import plain

DEFAULT_LIMIT, MOST = 20, 200
NO_NUMBER = "limit must be a whole number from 1 to 200"
NO_INDEX = "the search index is not available"
TOO_LONG = "this search took too long: use fewer words, longer ones, or a phrase in quotation marks"


@require_safe
def search(request: HttpRequest) -> JsonResponse:
    """`/api/search?q=…&limit=…`: `{"count", "results": [{"id", "slug", "title", "url", "score"}]}`, best first.

    With `show=voices` the results are voices: `{"id", "text", "speaker", "article": {"id", "slug", "title", "url"},
    "url", "score"}`; `speaker` is as printed, else the handle, and may be empty.

    It understands the same parameters as the search page. A limit beyond 1 to 200 is brought into that range; one
    that is no whole number answers 400. Beyond the last page there are no results: whoever asks for one page after the
    other comes to an end. Without an index, and where a search takes too long, 503 with an "error".
    """
    try:
        limit = min(max(int(request.GET.get("limit") or DEFAULT_LIMIT), 1), MOST)
    except ValueError:
        return JsonResponse({"error": NO_NUMBER}, status=400)
    try:
        wanted = replace(SearchRequest.from_params(request.GET), per_page=limit, with_facets=False)
        results = find(wanted)
    except IndexUnavailable:
        return JsonResponse({"error": NO_INDEX}, status=503)
    except QueryTooLong:
        return JsonResponse({"error": TOO_LONG}, status=503)
    is_there = results.page == wanted.page
    found = [*map(found_voice, results.voices)] if wanted.show == "voices" else [*map(found_article, results.hits)]
    return JsonResponse({"count": results.count, "results": found if is_there else []})


def found_article(hit: Hit) -> dict[str, object]:
    return named(hit.article) | {"score": hit.score}


def found_voice(hit: VoiceHit) -> dict[str, object]:
    voice, article = hit.voice, hit.article
    return {
        "id": voice.pk,
        "text": plain(voice.text),
        "speaker": plain(article.visible(voice.speaker or voice.handle)),
        "article": named(article),
        "url": permalink(voice.get_absolute_url()),
        "score": hit.score,
    }


def named(article: Brief) -> dict[str, object]:
    return {
        "id": article.pk,
        "slug": article.slug,
        "title": plain(article.visible(article.title)),
        "url": permalink(article.get_absolute_url()),
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
