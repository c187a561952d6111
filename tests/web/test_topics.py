from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from archive.models import Article
from tests.factories import make_article, make_source, make_term_use, make_topic, make_voice, tag


def soup_of(client: Client, address: str) -> BeautifulSoup:
    response = client.get(address)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "lxml")


def titles(soup: BeautifulSoup) -> list[str]:
    return [a.get_text() for a in soup.select(".row-title a")]


def counts(soup: BeautifulSoup, selector: str) -> dict[str, str]:
    return {li.select_one("a").get_text(): li.select_one(".count").get_text() for li in soup.select(selector)}  # type: ignore[union-attr]


def test_a_redirect_is_asked_for_again_because_a_merge_can_be_undone(client: Client, db: None) -> None:
    make_topic("Short video", aliases=["Vlogs"])
    led = client.get("/topics/vlogs/")
    assert (led.status_code, led["Location"], led["Cache-Control"]) == (301, "/topics/short-video/", "no-cache")


def test_the_list_counts_published_articles_only(client: Client) -> None:
    make_topic("Food", label_zh="食物")
    make_article(topics=["Food"])
    make_article(topics=["Food"], state=Article.State.HIDDEN)
    tag(make_article(), "Food", state="suggested")
    make_topic("Notebook", kind="section")
    make_article(topics=["Notebook"])
    soup = soup_of(client, "/topics/")
    assert counts(soup, ".topic-cards li") == {"Food": "1 article"}
    assert counts(soup, ".topic-list li") == {"Notebook": "1 article"}
    assert soup.select_one('.topic-cards .label-zh [lang="zh-Hans"]')


def test_a_topic_shows_its_note_its_other_names_and_its_articles_newest_first(client: Client) -> None:
    make_topic("Food", label_zh="食物", scope_note="What is eaten.", aliases=["Eating", "Dining"])
    for title, published in (("Old", "2014"), ("New", "2019"), ("Middle", "2016")):
        make_article(title, published=published, topics=["Food", "Apps"])
    soup = soup_of(client, "/topics/food/")
    assert titles(soup) == ["New", "Middle", "Old"]
    assert "What is eaten." in soup.get_text()
    assert soup.select_one(".also").get_text() == "also: Dining, Eating"  # type: ignore[union-attr]
    assert counts(soup, ".side .topic-list li") == {"Apps": "3"}


def test_years_filter_and_can_be_taken_back(client: Client) -> None:
    for title, published in (("Old", "2014"), ("New", "2019")):
        make_article(title, published=published, topics=["Food"])
    assert [a["href"] for a in soup_of(client, "/topics/food/").select(".facets ol a")] == ["?year=2014", "?year=2019"]
    response = client.get("/topics/food/", {"year": "2014"})
    soup = BeautifulSoup(response.content, "lxml")
    assert titles(soup) == ["Old"]
    assert [(a["href"], a.get("aria-current") == "true") for a in soup.select(".facets ol a")] == [
        ("?", True),
        ("?year=2019", False),
    ]
    assert {a["rel"][0] for a in soup.select(".facets a")} == {"nofollow"}
    assert response.headers["X-Robots-Tag"] == "noindex, nofollow"


@pytest.mark.parametrize("year", ["abc", "２０１４", "-1", "99999999999999999999", "²"])
def test_a_year_that_is_none_filters_nothing(client: Client, year: str) -> None:
    make_article("Old", published="2014", topics=["Food"])
    assert client.get("/topics/food/", {"year": year}).status_code == 200


def test_another_name_leads_to_the_topic(client: Client) -> None:
    make_topic("Food", aliases=["Eating"])
    response = client.get("/topics/eating/")
    assert (response.status_code, response.headers["Location"]) == (301, "/topics/food/")
    assert client.get("/topics/drinking/").status_code == 404


def test_a_long_topic_has_pages(client: Client) -> None:
    for number in range(21):
        make_article(f"A {number:02}", topics=["Food"])
    first = soup_of(client, "/topics/food/")
    assert len(titles(first)) == 20
    assert [a["href"] for a in first.select('.pages a[rel="next"]')] == ["?page=2"]
    last = soup_of(client, "/topics/food/?page=7")
    assert len(titles(last)) == 1
    assert [a.get_text() for a in last.select('.pages [aria-current="page"]')] == ["2"]


def test_a_search_result_and_a_topic_show_the_same_row(
    client: Client, umbrella: Article, indexed: Callable[[], int]
) -> None:
    indexed()
    assert titles(soup_of(client, "/topics/social-credit/")) == titles(soup_of(client, "/search?q=umbrella"))


def test_a_topic_sets_out_its_terms_and_voices_that_may_be_read(client: Client) -> None:
    said = "I would rather have tea than a score, says my mother."
    closed = make_source("Harbour", access="metadata")
    for title, fields in (("Seen", {}), ("Closed", {"source": closed}), ("Hidden", {"state": Article.State.HIDDEN})):
        article = make_article(
            title, [f"“{title}: {said}” On 茶 and {title}词."], topics=["Food"], authors=["Mei"], **fields
        )  # type: ignore[arg-type]
        make_term_use(article, "茶")
        make_term_use(article, f"{title}词")
        make_voice(article, f"{title}: {said}", grade="described")
    for address in ("/topics/food/", "/authors/mei/"):
        soup = soup_of(client, address)
        terms = {" ".join(li.get_text().split()) for li in soup.select(".frequent-terms li")}
        assert terms == {"茶 1 article", "Seen词 1 article"}
        assert [p.get_text() for p in soup.select(".heard blockquote p")] == [f"Seen: {said}"]
