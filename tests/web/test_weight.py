"""What a page weighs on its way to a reader."""

import gzip
from collections.abc import Callable
from pathlib import Path

from bs4 import BeautifulSoup
from django.contrib.staticfiles import finders
from django.test import Client

from archive.models import Article
from tests.factories import make_article, make_term_use, make_voice

MOST = 60_000  # bytes of an article with all it needs
ITEMS = "link[rel=stylesheet][href], link[rel=icon][href], script[src]"


def test_pages_are_sent_packed(client: Client, umbrella: Article, indexed: Callable[[], int]) -> None:
    indexed()
    address = umbrella.get_absolute_url()
    plain, packed = client.get(address), client.get(address, headers={"accept-encoding": "gzip"})
    assert gzip.decompress(packed.content) == plain.content
    assert len(packed.content) < len(plain.content) / 2
    again = client.get(address, headers={"accept-encoding": "gzip", "if-none-match": packed.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_a_long_article_with_all_it_needs_is_light(client: Client) -> None:
    article = make_long_article()
    page = client.get(article.get_absolute_url(), headers={"accept-encoding": "gzip"}).content
    soup = BeautifulSoup(gzip.decompress(page), "lxml")
    needed = {each.get("href") or each["src"] for each in soup.select(ITEMS)}
    assert {address.rsplit(".", 1)[1] for address in needed} == {"css", "js", "svg"}
    assert len(page) + sum(packed(address) for address in needed) < MOST


def packed(address: str) -> int:
    """Bytes of a static file as it is sent."""
    found = finders.find(address.removeprefix("/static/"))
    assert found, address
    return len(gzip.compress(Path(found).read_bytes()))


def make_long_article() -> Article:
    """Three thousand words, forty voices and twenty terms: longer than nine of ten."""
    words = [f"word{number % 797} of{number % 83}" for number in range(1500)]
    said = [
        f"I have said number {number * 7919} of what I had to say, to " + " ".join(words[number::70])
        for number in range(40)
    ]
    paragraphs = [" ".join(words[start : start + 30]) for start in range(0, 1500, 30)]
    article = make_article("A long one", [*(f"“{each}” wrote one user." for each in said), *paragraphs, "躺平" * 3])
    for each in said:
        make_voice(article, each, speaker="one user", platform="Weibo")
    for number in range(20):
        make_term_use(article, chr(0x4E00 + number) + "平", "yī píng", f"meaning {number}")
    return article
