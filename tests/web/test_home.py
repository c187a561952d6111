"""The front page, the timeline, and the pages about the archive."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from archive.models import Article
from archive.web.context import sections
from tests.factories import make_article, make_term_use, make_voice


def soup_of(client: Client, address: str) -> BeautifulSoup:
    response = client.get(address)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "lxml")


def test_an_empty_archive_has_a_front_page(client: Client) -> None:
    assert "still empty" in soup_of(client, "/").get_text()


def test_the_front_page_sets_somebody_large_and_no_crowd(client: Client) -> None:
    article = make_article(blocks=["“We have all paid our bills for eleven years.”"])
    make_voice(article, "We have all paid our bills for eleven years.", speaker="some", grade="crowd")
    assert soup_of(client, "/").select(".set-large blockquote") == []


def test_the_front_page_shows_newest_articles_topics_voices_and_years(client: Client, umbrella: Article) -> None:
    make_article("Older", published="2013")
    make_article("Hidden", published="2020", state=Article.State.HIDDEN)
    voiced = make_article("Voiced", ["“I have paid my bills for eleven years and nothing.”"], "2012")
    make_voice(voiced, "I have paid my bills for eleven years and nothing.", speaker="one user")
    soup = soup_of(client, "/")
    assert [a.get_text() for a in soup.select(".row-title a")] == ["The Umbrella Wants to Know", "Older", "Voiced"]
    assert [a.get_text() for a in soup.select(".topic-list a")] == ["Sharing economy", "Social credit"]
    assert [p.get_text() for p in soup.select(".set-large blockquote p")] == [voiced.blocks[0]["text"].strip("“”")]
    assert [a["href"] for a in soup.select(".years a")] == ["/timeline/2012/", "/timeline/2013/", "/timeline/2018/"]
    assert [a.get_text() for a in soup.select(".hints a")] == ["芝麻信用"]


def test_the_queries_to_try_are_in_three_scripts(client: Client) -> None:
    article = make_article()
    for hanzi, pinyin, gloss in (
        ("躺平", "tǎngpíng", "lying flat"),
        ("内卷", "nèijuǎn", ""),
        ("弹幕", "dànmù", ""),
    ):
        make_term_use(article, hanzi, pinyin, gloss)
    assert [a.get_text() for a in soup_of(client, "/").select(".hints a")] == ["内卷", "dànmù", "lying flat"]


def test_a_year_lists_its_months_in_order(client: Client) -> None:
    for title, published in (("March", "2018-03-14"), ("Sometime", "2018"), ("January", "2018-01"), ("Other", "2017")):
        make_article(title, published=published)
    soup = soup_of(client, "/timeline/2018/")
    assert [h2.get_text() for h2 in soup.select("main section > h2")] == [
        "Month not known",
        "January 2018",
        "March 2018",
    ]
    assert [a.get_text() for a in soup.select(".row-title a")] == ["Sometime", "January", "March"]


def test_a_year_of_three_digits_has_an_address(client: Client) -> None:
    make_article("Old", published="0987")
    assert [a["href"] for a in soup_of(client, "/").select(".years a")] == ["/timeline/0987/"]


def test_a_month_has_an_address_of_its_own(client: Client) -> None:
    for title, published in (
        ("March", "2018-03-14"),
        ("Also March", "2018-03"),
        ("May", "2018-05-01"),
        ("Some", "2018"),
    ):
        make_article(title, published=published)
    months = {a.get_text(): a["href"] for a in soup_of(client, "/timeline/2018/").select(".letters a")}
    assert months == {"March 2": "/timeline/2018/3/", "May 1": "/timeline/2018/5/"}
    soup = soup_of(client, "/timeline/2018/3/")
    assert [a.get_text() for a in soup.select(".row-title a")] == ["Also March", "March"]
    assert soup.select_one("h1").get_text() == "March 2018"  # type: ignore[union-attr]
    assert [client.get(f"/timeline/2018/{month}/").status_code for month in (0, 4, 13, 10**20)] == [404] * 4


def test_a_year_without_articles_is_not_found(client: Client) -> None:
    make_article(published="2018", state=Article.State.HIDDEN)
    assert client.get("/timeline/2018/").status_code == 404
    assert client.get("/timeline/99999999999999999999999/").status_code == 404


def test_the_timeline_lists_what_has_no_date(client: Client) -> None:
    make_article("Undated", published="")
    assert [a.get_text() for a in soup_of(client, "/timeline/").select(".row-title a")] == ["Undated"]


def test_about_names_the_sources_and_their_rights(client: Client, umbrella: Article) -> None:
    links = {a.get_text(): a["href"] for a in soup_of(client, "/about/").select("#sources + ul a")}
    assert links == {
        "The Lantern Wire": "https://lantern.example",
        "In copyright": "http://rightsstatements.org/vocab/InC/1.0/",
    }


def test_crawlers_are_kept_out_of_search_and_api(client: Client) -> None:
    lines = client.get("/robots.txt").content.decode().splitlines()
    assert {"Disallow: /search?", "Disallow: /api/"} <= set(lines)


@pytest.mark.parametrize(("path", "current"), [("/topics/", "page"), ("/topics/food/", "true"), ("/voices/", "")])
def test_the_navigation_knows_where_one_is(path: str, current: str) -> None:
    assert {section.label: section.current for section in sections(path)}["Topics"] == current


@pytest.mark.parametrize(
    "address", ["/", "/topics/", "/authors/", "/voices/", "/terms/", "/timeline/", "/about/", "/search"]
)
def test_pages_can_be_read_only(client: Client, address: str) -> None:
    assert client.post(address).status_code == 405


def test_no_page_may_carry_a_script_or_a_style(client: Client, umbrella: Article) -> None:
    response = client.get(umbrella.get_absolute_url())
    assert "script-src 'self'" in response.headers["Content-Security-Policy"]
    soup = BeautifulSoup(response.content, "lxml")
    assert {script["type"] for script in soup.select("script:not([src])")} == {"application/ld+json"}
    assert [script["src"] for script in soup.select("script[src]")] == ["/static/comforts.js", "/static/site.js"]
    assert not soup.select("style, [style], [onclick]")


def test_the_page_for_our_own_faults_looks_like_the_site(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("archive.web.views.topics.Topic.objects", None)
    client.raise_request_exception = False
    response = client.get("/topics/")
    soup = BeautifulSoup(response.content, "lxml")
    assert (response.status_code, soup.h1.get_text()) == (500, "Something broke")
    assert soup.select_one(".masthead input[name=q]")


def test_our_own_faults_are_told_even_if_no_page_can_be_made(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("archive.web.context.sections", None)
    client.raise_request_exception = False
    response = client.get("/topics/")
    assert (response.status_code, response.headers["Content-Type"]) == (500, "text/plain")
    assert response.content.startswith(b"Something broke.")


@pytest.mark.parametrize("kind", ["articles", "topics", "authors", "voices", "terms", "hashtags", "handles"])
def test_a_name_that_no_database_takes_is_not_found(client: Client, kind: str) -> None:
    assert client.get(f"/{kind}/a%00b/").status_code == 404
