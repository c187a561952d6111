"""Pages come in gzip to whoever takes it, and say the same."""

import gzip

import pytest
from django.http import HttpResponse, StreamingHttpResponse
from django.test import Client, RequestFactory

from archive.web.compression import GZipMiddleware

PAGE = "<p>Salt is dear, said 马三.</p>" * 40


def answered(response: HttpResponse | StreamingHttpResponse, accepts: str = "br, gzip") -> HttpResponse:
    request = RequestFactory().get("/", headers={"Accept-Encoding": accepts})
    return GZipMiddleware(lambda _: response)(request)  # type: ignore[return-value]


def test_a_page_is_packed_and_says_so() -> None:
    response = answered(HttpResponse(PAGE, headers={"ETag": '"one"'}))
    assert gzip.decompress(response.content).decode() == PAGE
    assert int(response.headers["Content-Length"]) == len(response.content) < len(PAGE)
    assert (response.headers["Content-Encoding"], response.headers["Vary"]) == ("gzip", "Accept-Encoding")
    assert response.headers["ETag"] == 'W/"one"', "other bytes, the same page"


@pytest.mark.parametrize(
    ("response", "accepts"),
    [
        (HttpResponse("short"), "gzip"),
        (HttpResponse(PAGE), "br"),
        (HttpResponse(PAGE, headers={"Content-Encoding": "br"}), "gzip"),
    ],
)
def test_what_is_short_or_packed_or_not_to_be_packed_stays(response: HttpResponse, accepts: str) -> None:
    content, encoding = response.content, response.get("Content-Encoding")
    assert answered(response, accepts).content == content
    assert response.get("Content-Encoding") == encoding


def test_what_is_packed_may_be_kept_apart_from_what_is_not() -> None:
    assert answered(HttpResponse(PAGE), "br").headers["Vary"] == "Accept-Encoding"


def test_what_is_streamed_is_packed_too() -> None:
    response = answered(StreamingHttpResponse([PAGE.encode()] * 3))
    assert gzip.decompress(b"".join(response)).decode() == PAGE * 3


def test_the_length_of_a_page_does_not_tell_what_is_in_it() -> None:
    assert len({len(answered(HttpResponse(PAGE)).content) for _ in range(40)}) > 1


@pytest.mark.django_db
def test_pages_are_packed(client: Client) -> None:
    page = client.get("/about/", headers={"Accept-Encoding": "gzip"})
    assert gzip.decompress(page.content) == client.get("/about/").content
