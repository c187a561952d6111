"""What browsers and the search fields are told while a reader types."""

import xml.etree.ElementTree as ElementTree
from collections.abc import Callable
from urllib.parse import quote

import pytest
from django.conf import LazySettings
from django.test import Client

from archive.models import Article
from tests.factories import make_article, make_term_use, make_voice

pytestmark = pytest.mark.django_db
OPENSEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"


@pytest.fixture
def flat(indexed: Callable[[], int], settings: LazySettings) -> Article:
    settings.ARCHIVE_URL = "https://archive.example"
    article = make_article("Tangled <b>wires</b>", ["躺平 (tǎng píng) is lying flat."], "2018-03-14", slug="wires")
    make_term_use(article, "躺平", "tǎng píng", "lying flat")
    indexed()
    return article


def test_it_answers_as_browsers_expect(client: Client, flat: Article) -> None:
    response = client.get("/suggest", {"q": "tang"})
    assert response.headers["Content-Type"] == "application/x-suggestions+json"
    assert response.headers["Cache-Control"] == "public, max-age=30"
    assert response.json() == [
        "tang",
        ["躺平", "Tangled <b>wires</b>"],
        ["Term · tǎng píng, lying flat · 1 article", "Article · The Lantern Wire, 14 March 2018"],
        [f"https://archive.example/terms/{quote('躺平')}/", "https://archive.example/articles/wires/"],
    ]
    assert "Vary" not in response.headers or "Cookie" not in response.headers["Vary"]


def test_withheld_words_of_a_title_are_not_offered(client: Client, flat: Article) -> None:
    make_voice(flat, "Tangled <b>wires", is_withheld=True)
    assert client.get("/suggest?q=tangled").json()[1] == ["[withheld]</b>"]


@pytest.mark.parametrize(
    "asked",
    ["", "?q=", "?q=+", f"?q={'x' * 10_000}", "?q=%00", "?q=%ED%A0%80", "?q=%FF", "?q=%25", "?q=%23", "?x=tang"],
)
def test_nonsense_gets_an_empty_answer(client: Client, flat: Article, asked: str) -> None:
    response = client.get(f"/suggest{asked}")
    query, *lists = response.json()
    assert (response.status_code, lists, len(query) <= 256) == (200, [[], [], []], True)


def test_it_only_answers(client: Client) -> None:
    assert client.post("/suggest?q=tea").status_code == 405
    assert client.head("/suggest?q=tea").status_code == 200


def test_an_empty_archive_suggests_nothing(client: Client) -> None:
    assert client.get("/suggest?q=tea").json() == ["tea", [], [], []]


def test_browsers_are_told_where_to_search(client: Client, settings: LazySettings) -> None:
    settings.ARCHIVE_URL, settings.ARCHIVE_TITLE = "https://archive.example", "Echoes & <Voices> of the Wire"
    response = client.get("/opensearch.xml")
    assert response.headers["Content-Type"] == "application/opensearchdescription+xml"
    root = ElementTree.fromstring(response.content)  # noqa: S314  # our own
    assert root.findtext(f"{OPENSEARCH}ShortName") == "Echoes & <Voices"
    assert root.findtext(f"{OPENSEARCH}LongName") == "Echoes & <Voices> of the Wire"
    assert root.findtext(f"{OPENSEARCH}InputEncoding") == "UTF-8"
    addresses = {url.get("type"): url.get("template") for url in root.findall(f"{OPENSEARCH}Url")}
    assert addresses == {
        "text/html": "https://archive.example/search?q={searchTerms}",
        "application/x-suggestions+json": "https://archive.example/suggest?q={searchTerms}",
        "application/opensearchdescription+xml": "https://archive.example/opensearch.xml",
    }
    assert (root.findtext(f"{OPENSEARCH}Image") or "").startswith("https://archive.example/static/seal")


def test_every_page_names_the_description(client: Client) -> None:
    link = (
        '<link rel="search" type="application/opensearchdescription+xml" title="Huisheng 回声" href="/opensearch.xml">'
    )
    assert link in client.get("/").content.decode()
