"""Captured text is hostile: it is shown as text, everywhere."""

from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from archive.models import Article, Note, ReaderComment, Reference
from tests.factories import (
    make_article,
    make_author,
    make_handle_use,
    make_hashtag_use,
    make_source,
    make_term_use,
    make_topic,
    make_voice,
)

EVIL = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"
OURS = {"/static/comforts.js", "/static/site.js"}  # the scripts of every page


@pytest.fixture
def hostile() -> Article:
    make_topic("Food", label_zh=EVIL, scope_note=EVIL)
    make_author("Mei", biography=EVIL, chinese_name=EVIL[:40])
    source = make_source(f"Wire {EVIL}", slug="wire", site="javascript:alert(1)", rights="javascript:alert(2)")
    article = make_article(
        f"Tea {EVIL}",
        [
            f"tea “{EVIL} and more words of it” 茶 {EVIL}",
            *((kind, EVIL) for kind in ("heading", "caption", "list_item")),
        ],
        source=source,
        topics=["Food"],
        authors=["Mei"],
        standfirst=EVIL,
        category=EVIL,
        copyright=EVIL,
        original_url="javascript:alert(3)",
        provenance=[{"name": EVIL, "sha256": EVIL, "start": 0, "end": 1}],
        slug="tea",
        language='en" onload="x',
    )
    voice = {"speaker": EVIL, "platform": EVIL[:50], "place": EVIL, "original": EVIL, "handle": EVIL}
    make_voice(article, f"{EVIL} and more words of it", pk="v1", **voice)
    make_term_use(article, "茶", EVIL, EVIL)
    make_hashtag_use(article, f"#{EVIL}#")
    make_handle_use(article, f"@{EVIL}")
    Reference.objects.create(article=article, text=f"{EVIL} javascript:alert(1) https://x.example/{EVIL}")
    Note.objects.create(article=article, text=EVIL)
    ReaderComment.objects.create(article=article, name=EVIL, date=EVIL[:40], text=EVIL)
    return article


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/search?q=tea",
        "/search?q=tea&show=voices&not_topic=food",
        "/search?q=tea&show=voices",
        "/topics/",
        "/topics/food/",
        "/authors/",
        "/authors/mei/",
        "/voices/",
        "/voices/v1/",
        "/terms/",
        "/terms/茶/",
        "/hashtags/",
        "/handles/",
        "/timeline/",
        "/timeline/2018/",
        "/about/",
        "/articles/tea/",
        "/articles/tea/?q=script",
    ],
)
def test_nothing_captured_becomes_markup(
    client: Client, hostile: Article, indexed: Callable[[], int], address: str
) -> None:
    indexed()
    response = client.get(address)
    assert response.status_code == 200
    soup = BeautifulSoup(response.content, "lxml")
    scripts = {script.extract()["src"] for script in soup.select("head > script[src]")}
    assert OURS <= scripts <= {*OURS, "/static/marks.js"}
    assert not soup.select("img, script:not([type='application/ld+json']), [onerror], [onload], [src]")
    assert not [a["href"] for a in soup.select("a[href], link[href]") if str(a["href"]).startswith("javascript")]


def test_tag_pages_are_safe_too(client: Client, hostile: Article) -> None:
    for use in (hostile.hashtag_uses.get().hashtag, hostile.handle_uses.get().handle):
        response = client.get(use.get_absolute_url())
        assert response.status_code == 200
        assert b"<script>" not in response.content


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/articles/tea/", "/voices/v1/"])
def test_a_title_that_turns_its_line_around_leaves_the_citation_readable(client: Client, address: str) -> None:
    article = make_article("Tea \u202ebackwards", authors=["Mei \u202dHartog"], slug="tea", published="2018")
    make_voice(article, "It was raining", pk="v1", speaker="a \u2067netizen")
    citation = BeautifulSoup(client.get(address).content, "lxml").select_one(".citation").get_text()
    assert "Mei Hartog" in citation
    assert "Tea backwards" in citation
    assert not set(citation) & set("\u202d\u202e\u2067")
