"""Related articles on the page of an article."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.conf import LazySettings
from django.test import Client
from haystack import connections

from archive.models import Article
from archive.web import related as module
from tests.factories import make_article, make_voice

Index = Callable[[], int]
KITES = "A kite maker in Weifang paints kites (风筝); the bamboo frames of a kite are bent by hand."
MORE = "Kites again: at the kite festival of Weifang a kite (風箏) of bamboo is flown by a school."


@pytest.fixture
def kites(indexed: Index) -> Article:
    """An article with one like it, among others."""
    article = make_article("Kites of Weifang", [KITES])
    make_article("A festival", [MORE])
    for number in range(6):
        make_article(f"Filler {number}", [f"Nothing of note happened on day {number}."])
    indexed()
    return article


def related(client: Client, article: Article) -> list[str]:
    response = client.get(article.get_absolute_url())
    assert response.status_code == 200
    return [a.get_text() for a in BeautifulSoup(response.content, "lxml").select(".related a")]


def test_articles_like_it_stand_below_an_article(client: Client, kites: Article) -> None:
    assert related(client, kites) == ["A festival"]


def test_where_nothing_is_like_it_nothing_is_said(client: Client, kites: Article) -> None:
    assert related(client, Article.objects.get(title="Filler 1")) == []


def test_what_is_withdrawn_is_gone_at_once(client: Client, kites: Article) -> None:
    assert related(client, kites) == ["A festival"]
    Article.objects.filter(title="A festival").update(state=Article.State.HIDDEN)
    assert related(client, kites) == []


def test_words_withheld_stand_in_no_title(client: Client, kites: Article) -> None:
    said = "My boss 王五 flies kites at night."
    Article.objects.filter(title="A festival").update(title=said)
    make_voice(Article.objects.get(title=said), said, is_withheld=True)
    assert related(client, kites) == ["[withheld]."]


def test_it_is_looked_for_once_as_long_as_the_index_stays(
    client: Client, kites: Article, indexed: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Article] = []

    def similar(article: Article, *wanted: Any) -> list[str]:
        asked.append(article)
        return module_similar(article, *wanted)

    module_similar = module.similar
    monkeypatch.setattr(module, "similar", similar)
    assert related(client, kites) == related(client, kites) == ["A festival"]
    assert len(asked) == 1
    make_article("Two kites", [KITES])
    indexed()
    assert "Two kites" in related(client, kites)
    assert len(asked) == 2


def test_without_an_index_the_article_is_there(client: Client, kites: Article, index_folder: Path) -> None:
    for path in sorted(index_folder.rglob("*"), reverse=True):
        path.unlink() if path.is_file() else path.rmdir()
    connections.reload("default")
    assert related(client, kites) == []


def test_a_slow_index_costs_no_article(
    client: Client, kites: Article, settings: LazySettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(settings.HAYSTACK_CONNECTIONS["default"], "TIMEOUT", 1e-9)
    connections.reload("default")
    assert related(client, kites) == []
