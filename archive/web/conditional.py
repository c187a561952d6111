"""Conditional requests (RFC 9110 §13): what did not change since a reader had it is neither made nor sent again."""

import hashlib
from collections.abc import Callable, Iterator
from functools import cache, wraps
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_cache_control

from archive.environment import BASE_DIR
from archive.models import ContentVersion
from archive.search import IndexUnavailable, generation

View = Callable[..., HttpResponse]
MADE_OF = ("archive", "templates", "requirements.txt")  # beside content: what turns it into pages


def page(route: str, view: View, name: str) -> URLPattern:
    """The address of a public page that answers 304 to who has it as it would be made now."""
    return path(route, conditional(view), name=name)


def conditional(view: View) -> Callable[..., HttpResponseBase]:
    """Give what `view` answers with 200 an ETag, and let nobody keep it without asking whether it still holds."""

    @wraps(view)
    def answer(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        # Before the page is made: what changes meanwhile makes it look older, never newer.
        with ContentVersion.objects.held() as version:
            tag = current_tag(request, version)
            unchanged = get_conditional_response(request, etag=tag) if tag else None
            response = unchanged or view(request, *args, **kwargs)
        if tag and response.status_code in (200, 304):
            response.headers["ETag"] = tag
            patch_cache_control(response, no_cache=True)
        return response

    return answer


def current_tag(request: HttpRequest, version: str) -> str:
    """The ETag of what is at this address now; nothing where content has no version, or code may change any moment.

    It follows from the address, the content, the index, the release, the settings that pages print, and the day, which
    citations name.
    """
    if settings.DEBUG or not version:
        return ""
    try:
        index = generation()
    except IndexUnavailable:
        return ""
    today = timezone.localdate().isoformat()
    parts = (request.get_full_path(), version, index, today, settings.ARCHIVE_TITLE, settings.ARCHIVE_URL, release())
    return f'"{hashlib.blake2b(repr(parts).encode(), digest_size=12).hexdigest()}"'


@cache
def release() -> str:
    """A digest of the code, templates and static files that this process runs with: the same on every machine."""
    digest = hashlib.blake2b(digest_size=12)
    for file in (*sources(), Path(settings.STATIC_ROOT, "staticfiles.json")):
        digest.update(file.read_bytes() if file.is_file() else b"")
    return digest.hexdigest()


def sources() -> Iterator[Path]:
    for name in MADE_OF:
        place = BASE_DIR / name
        files = sorted(place.rglob("*")) if place.is_dir() else [place]
        yield from (file for file in files if file.is_file() and file.suffix != ".pyc")
