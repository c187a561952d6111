from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from archive.models import Article
from tests.factories import make_article

Index = Callable[[], int]


def test_it_finds_what_the_page_finds_in_the_same_order(client: Client, indexed: Index) -> None:
    for number in range(25):
        make_article(f"Tea {number:02}", ["tea " * (number % 5 + 1)])
    indexed()
    found = client.get("/api/search?q=tea").json()
    page = BeautifulSoup(client.get("/search?q=tea").content, "lxml")
    assert found["count"] == 25
    assert [hit["title"] for hit in found["results"]] == [a.get_text() for a in page.select(".hits .row-title a")]


def test_a_result_names_the_article(client: Client, umbrella: Article, indexed: Index) -> None:
    indexed()
    [hit] = client.get("/api/search?q=umbrella").json()["results"]
    assert hit.pop("score") > 0
    assert hit == {
        "id": umbrella.pk,
        "slug": umbrella.slug,
        "title": "The Umbrella Wants to Know",
        "url": f"http://127.0.0.1:8000{umbrella.get_absolute_url()}",
    }


@pytest.mark.parametrize(("limit", "count"), [("", 20), ("5", 5), ("0", 1), ("-3", 1), ("999", 23)])
def test_the_limit_is_kept_within_bounds(client: Client, indexed: Index, limit: str, count: int) -> None:
    for number in range(23):
        make_article(f"Tea {number:02}", ["tea"])
    indexed()
    assert len(client.get("/api/search", {"q": "tea", "limit": limit}).json()["results"]) == count


def test_pages_end_with_an_empty_one(client: Client, indexed: Index) -> None:
    for number in range(5):
        make_article(f"Tea {number}", ["tea"])
    indexed()
    pages = [client.get("/api/search", {"q": "tea", "limit": "2", "page": str(page)}).json() for page in range(1, 6)]
    assert [(page["count"], len(page["results"])) for page in pages] == [(5, 2), (5, 2), (5, 1), (5, 0), (5, 0)]
    assert len({hit["id"] for page in pages for hit in page["results"]}) == 5


@pytest.mark.parametrize("limit", ["ten", "1.5", "1e3", "９９x"])
def test_a_limit_that_is_no_number_is_refused(client: Client, limit: str) -> None:
    response = client.get("/api/search", {"q": "tea", "limit": limit})
    assert (response.status_code, response.json()) == (400, {"error": "limit must be a whole number from 1 to 200"})


def test_without_an_index_it_says_so(client: Client, index_folder: object) -> None:
    response = client.get("/api/search?q=tea")
    assert (response.status_code, list(response.json())) == (503, ["error"])


def test_health_follows_the_index(client: Client, umbrella: Article, indexed: Index) -> None:
    response = client.get("/healthz")
    assert (response.status_code, response.json()["index"]) == (503, "unavailable")
    indexed()
    response = client.get("/healthz")
    assert (response.status_code, response.json()) == (200, {"status": "ok", "database": "ok", "index": "ok"})


def test_voices_are_results_of_their_own(client: Client, umbrella: Article, indexed: Index) -> None:
    indexed()
    found = client.get("/api/search?q=stranger&show=voices").json()
    [hit] = found["results"]
    voice = umbrella.voices.get()
    assert found["count"] == 1
    assert hit.pop("score") > 0
    assert hit == {
        "id": voice.pk,
        "text": "The umbrella thinks I’m a stranger,",
        "speaker": "one commenter",
        "article": {
            "id": umbrella.pk,
            "slug": umbrella.slug,
            "title": "The Umbrella Wants to Know",
            "url": f"http://127.0.0.1:8000{umbrella.get_absolute_url()}",
        },
        "url": f"http://127.0.0.1:8000{voice.get_absolute_url()}",
    }
    assert client.get("/api/search?q=stranger&show=voices&page=2").json() == {"count": 1, "results": []}
