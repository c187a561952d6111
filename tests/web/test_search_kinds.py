"""Articles and voices of one search: tabs, the voices beside articles, hits of voices."""

from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup
from django.conf import LazySettings
from django.test import Client
from haystack import connections

from archive.models import Article
from tests.factories import make_article, make_voice
from tests.web.test_search_page import soup_of, titles

Index = Callable[[], int]


@pytest.fixture
def tea(indexed: Index) -> Article:
    """Four voices on tea, the only one with its original and a handle by Weibo’s cook; an article without any."""
    said = [f"Tea number {number} is too dear." for number in range(4)]
    article = make_article("Tea", [f"A cook wrote: “{words}”" for words in said], "2018-03-14", topics=["Food"])
    for words in said[1:]:
        make_voice(article, words, speaker="a drinker")
    fields = {"handle": "@茶馆", "platform": "Weibo", "place": "Wuhan", "original": "茶太贵了"}
    make_voice(article, said[0], speaker="a cook of tea", **fields, id="cook")
    make_article("Salt", ["A salt and tea shop."], "2019", topics=["Trade"])
    indexed()
    return article


def texts(soup: BeautifulSoup, selector: str) -> list[str]:
    return [" ".join(element.get_text().split()) for element in soup.select(selector)]


def tabs(soup: BeautifulSoup) -> dict[str, tuple[str, bool]]:
    return {
        " ".join(a.get_text().split()): (str(a["href"]), a.get("aria-current") == "page")
        for a in soup.select(".tabs a")
    }


def test_tabs_lead_from_articles_to_voices_and_back_under_the_same_filters(client: Client, tea: Article) -> None:
    soup = soup_of(client, "/search?q=tea&topic=food&sort=newest")
    assert tabs(soup) == {
        "Articles 1": ("?q=tea&topic=food&sort=newest", True),
        "Voices 4": ("?q=tea&show=voices&topic=food&sort=newest", False),
    }
    soup = soup_of(client, "/search?q=tea&show=voices&topic=food&sort=newest")
    assert tabs(soup) == {
        "Articles 1": ("?q=tea&topic=food&sort=newest", False),
        "Voices 4": ("?q=tea&show=voices&topic=food&sort=newest", True),
    }


def test_the_best_three_voices_stand_beside_the_first_page_of_articles(client: Client, tea: Article) -> None:
    soup = soup_of(client, "/search?q=tea")
    links = [str(a["href"]) for a in soup.select(".voices-beside .said a")]
    assert len(links) == 3
    assert all(link.startswith(f"{tea.get_absolute_url()}?q=tea#voice-") for link in links)
    assert [(a.get_text(), a["href"]) for a in soup.select(".voices-beside .more a")] == [
        ("All 4 voices", "?q=tea&show=voices")
    ]
    assert not soup_of(client, "/search?q=shop").select(".voices-beside")
    assert not soup_of(client, "/search?q=tea&per_page=1&page=2").select(".voices-beside")


def test_a_voice_shows_its_words_its_original_who_said_it_and_where(client: Client, tea: Article) -> None:
    soup = soup_of(client, "/search?show=voices&q=number+0")
    assert texts(soup, ".hits blockquote p") == ["Tea number 0 is too dear.", "茶太贵了"]
    assert texts(soup, ".hits mark") == ["number", "0"]
    assert texts(soup, ".hits figcaption") == [
        "a cook of tea @茶馆 on Weibo, Wuhan · in Tea · 14 March 2018",
    ]
    links = [str(a["href"]) for a in soup.select(".hits a")]
    assert links == ["/voices/cook/", f"{tea.get_absolute_url()}?q=number+0#voice-cook"]
    opened = soup_of(client, links[1])
    assert texts(opened, "#voice-cook mark")
    assert texts(soup_of(client, "/search?show=voices&q=太贵"), ".hits mark[lang]") == ["太贵"]
    assert texts(soup_of(client, "/search?show=voices&q=cook"), ".speaker mark") == ["cook"]


def test_words_that_are_withheld_elsewhere_stand_in_no_hit(client: Client, indexed: Index) -> None:
    article = make_article("Tea", ["“Tea, says 王五,” and “王五 drinks tea.”"])
    make_voice(article, "Tea, says 王五,", speaker="friend of 王五 drinks tea.")
    make_voice(article, "王五 drinks tea.", is_withheld=True)
    indexed()
    soup = soup_of(client, "/search?show=voices&q=says")
    assert texts(soup, ".hits .speaker") == ["friend of [withheld]."]


def test_the_count_is_a_heading_and_told_when_it_changes(client: Client, tea: Article) -> None:
    assert texts(soup_of(client, "/search?q=tea"), "h2 [role=status]") == ["2 articles"]
    assert texts(soup_of(client, "/search?q=tea&show=voices"), "h2 [role=status]") == ["4 voices"]
    assert texts(soup_of(client, "/search?q=shop"), "h2 [role=status]") == ["1 article"]


@pytest.mark.parametrize(
    ("querystring", "title"),
    [
        ("", "Search"),
        ("?show=voices", "Voices – search"),
        ("?q=tea", "tea – search"),
        ("?q=tea&show=voices", "tea – voices – search"),
        ("?q=tea&per_page=1&page=2", "tea – search, page 2"),
    ],
)
def test_the_title_says_what_is_shown(client: Client, tea: Article, querystring: str, title: str) -> None:
    said = soup_of(client, f"/search{querystring}").title
    assert said
    assert said.get_text() == f"{title} – Huisheng 回声"


def test_where_only_the_other_kind_is_found_the_page_says_so(client: Client, tea: Article) -> None:
    soup = soup_of(client, "/search?show=voices&q=shop")
    assert texts(soup, "h2 [role=status]") == ["No voice found for “shop”"]
    [link] = soup.select(".no-hits a[href='?q=shop']")
    assert titles(soup_of(client, f"/search{link['href']}")) == ["Salt"]


def test_a_filter_that_fits_nothing_can_be_taken_back_or_changed(client: Client, tea: Article) -> None:
    soup = soup_of(client, "/search?q=shop&topic=food")
    assert texts(soup, "h2 [role=status]") == ["Nothing found for “shop” with these filters"]
    assert [str(a["href"]) for a in soup.select(".notices a, .remove-all, .no-hits p a")] == ["?q=shop", "?q=shop"]
    assert "Trade 1" in texts(soup, ".facets .choose")


def test_a_search_that_takes_too_long_gets_advice(
    client: Client, tea: Article, settings: LazySettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(settings.HAYSTACK_CONNECTIONS["default"], "TIMEOUT", 1e-9)
    connections.reload("default")
    response = client.get("/search?q=tea")
    assert response.status_code == 503
    assert "Retry-After" not in response.headers
    soup = BeautifulSoup(response.content, "lxml")
    assert texts(soup, "h1") == ["This search took too long"]
    assert [field["value"] for field in soup.select("input[name=q]")] == ["tea"]
    response = client.get("/api/search?q=tea")
    assert (response.status_code, list(response.json())) == (503, ["error"])
    assert "took too long" in response.json()["error"]
