"""Finished pages, kept until the next change: who asks for one again, be it another reader, gets it as it was made."""

from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.gzip import re_accepts_gzip
from django.utils.cache import get_conditional_response

from archive.models import ContentVersion
from archive.web.conditional import current_tag
from archive.web.shelf import Finished, Shelf

LARGEST = 1_000_000  # bytes of a body
OF_THE_BODY = {"Content-Encoding", "Content-Length", "Content-Type"}


class KeptPages:
    """Middleware: a page is kept under its ETag, and sent again, past all middleware below, while that is the tag of
    now. What an answer may differ by, but for its address and whether it is gzipped, keeps it from being kept.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        if not settings.ARCHIVE_KEPT_PAGES:
            raise MiddlewareNotUsed
        self.get_response = get_response
        self.shelf = Shelf(settings.DATA_DIR / "pages.sqlite3", settings.ARCHIVE_KEPT_PAGES * 1_000_000)

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not is_of_one_page(request):
            return self.get_response(request)
        place = place_of(request)
        page = self.shelf.find(place)
        if page is None:
            return self.made(request, place)
        with ContentVersion.objects.held() as version:
            fresh = page.tag == current_tag(request, version)
            return answer(request, page) if fresh else self.made(request, place)

    def made(self, request: HttpRequest, place: str) -> HttpResponseBase:
        """The answer of all that is below, kept if it may be."""
        response = self.get_response(request)
        if request.method == "GET" and isinstance(response, HttpResponse) and is_for_all(response):
            self.shelf.keep(place, finished(response))
        return response


def is_of_one_page(request: HttpRequest) -> bool:
    """Whether it asks for an address of which there are no more than pages: queries there are without end."""
    return request.method in {"GET", "HEAD"} and not request.META.get("QUERY_STRING")


def place_of(request: HttpRequest) -> str:
    """Where the answer to a request is kept: by its address, and by what `GZipMiddleware` asks of the request."""
    gzipped = bool(re_accepts_gzip.search(request.META.get("HTTP_ACCEPT_ENCODING", "")))
    return repr((request.path, request.path_info, gzipped))


def is_for_all(response: HttpResponse) -> bool:
    """Whether anybody may have it: who asked for sessions, cookies or languages says so in `Vary`."""
    varies = {name.strip().lower() for name in response.headers.get("Vary", "").split(",")}
    return (
        response.status_code == 200
        and "ETag" in response.headers
        and not response.cookies
        and varies <= {"accept-encoding", ""}
        and len(response.content) <= LARGEST
    )


def finished(response: HttpResponse) -> Finished:
    """A page to be kept under the tag it was made under, which gzip makes a weak one."""
    tag = response.headers["ETag"].removeprefix("W/")
    return Finished(tag, dict(response.headers.items()), response.content)


def answer(request: HttpRequest, page: Finished) -> HttpResponseBase:
    """The page, or that who asks has it already. Raises DisallowedHost as `CommonMiddleware` would."""
    request.get_host()
    response = HttpResponse(page.body, headers=page.headers)
    told: HttpResponseBase = get_conditional_response(request, etag=page.tag, response=response)  # type: ignore[assignment]
    if told is not response:
        for name in page.headers.keys() - OF_THE_BODY:
            told.headers[name] = page.headers[name]
    return told
