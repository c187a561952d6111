"""What is said instead of a page."""

import logging
import re

from django.http import HttpRequest, HttpResponse, HttpResponseServerError
from django.shortcuts import render

from archive.models import Article
from archive.models.shown import rows
from archive.search import IndexUnavailable, QueryTooLong, SearchRequest
from archive.search import search as find

logger = logging.getLogger(__name__)
WORD = re.compile(r"[^\W\d_]+")
KINDS = {"articles", "topics", "authors", "voices", "terms", "hashtags", "handles", "timeline"}
OF_OURS = KINDS | {"html", "htm", "index"}
MOST_WORDS, MOST_FOUND = 12, 4
NO_PAGE = re.compile(r"\.(?!html?/?$)\w{1,8}$")  # what programs ask for: `/wp-login.php`, `/favicon.ico`


def gone(request: HttpRequest, what: str) -> HttpResponse:
    """410: `what` ("This article") was here and has been withdrawn."""
    return render(request, "410.html", {"what": what, "state": "Withdrawn"}, status=410)


def withheld(request: HttpRequest, what: str) -> HttpResponse:
    """410: `what` ("This voice") is here, and the public may not see it."""
    return render(request, "410.html", {"what": what, "state": "Withheld"}, status=410)


def broken(request: HttpRequest) -> HttpResponse:
    """500 that looks like the site; if even that cannot be made, a line that says so."""
    try:
        return render(request, "500.html", status=500)
    except Exception:  # whatever broke the page may break this one
        logger.exception("The page for a broken page cannot be made")
        return HttpResponseServerError("Something broke. The fault is ours and has been noted.", "text/plain")


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404, with a search for the words of the address, and what that finds."""
    words = asked_for(request.path)
    context = {"query": " ".join(words), "articles": perhaps(words)}
    return render(request, "404.html", context, status=404)


def asked_for(path: str) -> list[str]:
    """The words of an address, e.g. of `/articles/the-umbrella-2/` the, umbrella; none of a program's address."""
    if NO_PAGE.search(path) or path.startswith(("/admin/", "/api/", "/static/")):
        return []
    words = [word for word in WORD.findall(path) if word.lower() not in OF_OURS]
    return words[:MOST_WORDS]


def perhaps(words: list[str]) -> list[Article]:
    """The articles that have most of these words, best first: one letter may be wrong, not all."""
    if not words:
        return []
    try:
        found = find(SearchRequest(" OR ".join(word.lower() for word in words), per_page=MOST_FOUND, with_facets=False))
    except (IndexUnavailable, QueryTooLong):
        return []
    return rows([hit.article.pk for hit in found.hits])
