"""Addresses that lead nowhere lead on."""

from collections.abc import Callable
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from archive.models import Article
from archive.web.views.errors import MOST_WORDS, asked_for
from tests.factories import make_article, make_voice

Index = Callable[[], int]


def offered(client: Client, address: str) -> list[str]:
    response = client.get(address)
    assert response.status_code == 404
    return [link.get_text() for link in BeautifulSoup(response.content, "lxml").select(".row-title")]


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/articles/the-umbrella-wants-2/", ["the", "umbrella", "wants"]),
        ("/2016/05/03/umbrella.html", ["umbrella"]),
        ("/terms/躺平了/", ["躺平了"]),
        ("/articles/", []),
        ("/wp-login.php", []),
        ("/favicon.ico", []),
        ("/api/nothing", []),
        ("/admin/nothing/", []),
    ],
)
def test_the_words_of_an_address(path: str, words: list[str]) -> None:
    assert asked_for(path) == words


@given(st.text())
def test_any_address_has_few_words(path: str) -> None:
    assert len(asked_for(path)) <= MOST_WORDS


def test_a_slip_in_an_address_finds_its_article(client: Client, umbrella: Article, indexed: Index) -> None:
    make_article("Kites of Weifang", ["Bamboo."])
    indexed()
    assert offered(client, "/articles/the-umbrela-wants-to-know/") == ["The Umbrella Wants to Know"]


def test_the_search_field_holds_what_was_asked(client: Client, index_folder: Path, indexed: Index) -> None:
    indexed()
    page = BeautifulSoup(client.get("/articles/paper-umbrellas/").content, "lxml")
    assert [field["value"] for field in page.select("input[name=q]")] == ["paper umbrellas"]


def test_what_is_hidden_or_withheld_is_not_offered(client: Client, umbrella: Article, indexed: Index) -> None:
    said = "My boss 王五 wants umbrellas."
    make_voice(make_article(said, [said]), said, is_withheld=True)
    indexed()
    Article.objects.filter(pk=umbrella.pk).update(state=Article.State.HIDDEN)
    assert offered(client, "/articles/the-umbrella-wants/") == []


def test_without_an_index_it_is_still_a_page(client: Client, db: None, index_folder: Path) -> None:
    assert offered(client, "/articles/paper-umbrellas/") == []
