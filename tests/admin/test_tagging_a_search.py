"""A curator tags all that a search finds, not a page of it."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from archive.models import Article, Tagging
from archive.search.indexer import reindex
from tests.admin.pages import act, list_address
from tests.factories import make_article, make_topic
from tests.search.conftest import engine_url, index_folder

__all__ = ["engine_url", "index_folder"]


@pytest.fixture
def kites(index_folder: Path) -> list[Article]:
    """More articles about kites than a page lists, one of them hidden, among others."""
    found = [make_article(f"No. {number}", [f"Day {number}: a kite (风筝) flew."]) for number in range(120)]
    make_article("Kites withdrawn", ["A kite."], state=Article.State.HIDDEN)
    make_article("Tea", ["No toy."])
    reindex()
    return found


def listed(client: Client, query: str) -> list[str]:
    page = client.get(list_address(Article), {"q": query})
    return [cell.get_text() for cell in BeautifulSoup(page.content, "lxml").select("th.field-title")]


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("day 7 风筝", ["No. 7"]),
        ('"day 7: a kite"', ["No. 7"]),
        ("Kites withdrawn", ["Kites withdrawn"]),
        ("tea", ["Tea"]),
        ("no such thing", []),
    ],
)
def test_it_finds_what_readers_find_and_what_is_hidden(
    desk: Client, kites: list[Article], query: str, titles: list[str]
) -> None:
    assert listed(desk, query) == titles


def test_every_hit_of_a_search_is_tagged(desk: Client, kites: list[Article]) -> None:
    topic = make_topic("Kites")
    chosen = {"step": "confirmed", "topic": topic.pk, "select_across": "1", "why": "all of them"}
    act(desk, Article, "add_topic", kites[:1], "?q=feng+zheng", **chosen)
    assert set(Tagging.objects.filter(topic=topic).values_list("article", flat=True)) == {kite.pk for kite in kites}


def test_without_an_index_titles_are_searched_and_it_says_so(desk: Client, index_folder: Path) -> None:
    make_article("Tea", ["No toy."])
    response = desk.get(list_address(Article), {"q": "tea"})
    assert "Searched in titles and names alone" in response.content.decode()
    assert listed(desk, "tea") == ["Tea"]
