import re
from collections.abc import Callable
from typing import Any
from urllib.parse import quote_plus

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from archive.models import Article, Note
from tests.factories import make_article

Index = Callable[[], int]


def soup_of(client: Client, address: str) -> BeautifulSoup:
    response = client.get(address)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "lxml")


def titles(soup: BeautifulSoup) -> list[str]:
    return [a.get_text() for a in soup.select(".hits .row-title a")]


def test_a_hit_is_marked_and_opens_with_its_marks(client: Client, umbrella: Article, indexed: Index) -> None:
    indexed()
    soup = soup_of(client, "/search?q=umbrella")
    link = soup.select_one(".hits .row-title a")
    assert link
    assert (link.get_text(), link["href"]) == (
        "The Umbrella Wants to Know",
        f"{umbrella.get_absolute_url()}?q=umbrella",
    )
    assert {mark.get_text() for mark in soup.select(".hits mark")} == {"Umbrella", "umbrella"}
    assert soup_of(client, str(link["href"])).select(".body mark")


def test_an_excerpt_leads_to_its_place_in_the_article(client: Client, umbrella: Article, indexed: Index) -> None:
    Note.objects.create(article=umbrella, text="* Umbrellas are lent by the week.")
    indexed()
    for q, where in (
        ("stranger", f"p-{umbrella.blocks[2]['key']}"),
        ("everyday", "standfirst"),
        ("week lent", "notes"),
    ):
        links = [str(a["href"]) for a in soup_of(client, f"/search?q={q}").select(".excerpt a")]
        assert f"{umbrella.get_absolute_url()}?q={quote_plus(q)}#{where}" in links
        assert soup_of(client, links[0]).find(id=where)


def test_an_excerpt_says_whose_words_are_in_it(client: Client, umbrella: Article, indexed: Index) -> None:
    indexed()
    soup = soup_of(client, "/search?q=stranger")
    assert [label.get_text() for label in soup.select(".excerpt-label")] == ["Voice: one commenter"]


def test_a_handle_is_one_mark_though_half_of_it_is_chinese(client: Client, umbrella: Article, indexed: Index) -> None:
    indexed()
    [mark] = soup_of(client, "/search?q=@芝麻一粒").select(".excerpt mark")
    assert mark.decode_contents() == '@<span lang="zh-Hans">芝麻一粒</span>'


def test_a_hit_shows_the_topic_or_author_it_was_found_by(client: Client, umbrella: Article, indexed: Index) -> None:
    indexed()
    for q, where, marked in (("sharing economy", ".topics", "Sharing"), ("author:varga", ".row-facts", "Varga")):
        marks = [mark.get_text() for mark in soup_of(client, f"/search?q={q}").select(f".hits {where} mark")]
        assert marks[:1] == [marked], q


def test_without_a_query_everything_is_listed(client: Client, umbrella: Article, indexed: Index) -> None:
    make_article("Older", published="2012")
    indexed()
    assert titles(soup_of(client, "/search")) == ["The Umbrella Wants to Know", "Older"]


def test_filters_are_links_that_combine_and_can_be_taken_back(client: Client, indexed: Index) -> None:
    make_article("Tea in April", ["tea"], topics=["Food"], authors=["Mei Hartog"])
    make_article("Tea in May", ["tea"], topics=["Trade"], authors=["Ilse Varga"])
    indexed()
    soup = soup_of(client, "/search?q=tea")
    links = {" ".join(a.get_text().split()): str(a["href"]) for a in soup.select(".facets a")}
    narrowed = soup_of(client, f"/search{links['Food 1']}")
    assert titles(narrowed) == ["Tea in April"]
    again = {" ".join(a.get_text().split()): str(a["href"]) for a in narrowed.select(".facets a")}
    assert len(titles(soup_of(client, f"/search{again['Trade 1']}"))) == 2
    assert again["Remove Food 1"] == "?q=tea"


def test_pages_go_right_to_the_last(client: Client, indexed: Index) -> None:
    for number in range(45):
        make_article(f"Tea {number:02}", ["tea"])
    indexed()
    seen: list[str] = []
    address = "/search?q=tea"
    for _ in range(3):
        soup = soup_of(client, address)
        seen += titles(soup)
        step = soup.select_one('.pages a[rel="next"]')
        address = f"/search{step['href']}" if step else ""
    assert address == ""
    assert len(seen) == len(set(seen)) == 45
    assert titles(soup_of(client, "/search?q=tea&page=99")) == seen[40:]


def test_results_can_be_put_in_another_order(client: Client, indexed: Index) -> None:
    for title, published in (("Tea one", "2014"), ("Tea two", "2019")):
        make_article(title, ["tea"], published)
    indexed()
    sorts = {a.get_text(): str(a["href"]) for a in soup_of(client, "/search?q=tea").select(".sorts a")}
    assert titles(soup_of(client, f"/search{sorts['Oldest']}")) == ["Tea one", "Tea two"]
    assert titles(soup_of(client, f"/search{sorts['Newest']}")) == ["Tea two", "Tea one"]


def test_nothing_found_is_no_dead_end(client: Client, umbrella: Article, indexed: Index) -> None:
    indexed()
    soup = soup_of(client, "/search?q=zzqqxx")
    assert "Nothing found for “zzqqxx”" in soup.get_text()
    assert {a["href"] for a in soup.select(".no-hits .topic-list a")} == {
        "/topics/social-credit/",
        "/topics/sharing-economy/",
    }


def test_filters_that_fit_nothing_can_be_taken_back(client: Client, umbrella: Article, indexed: Index) -> None:
    indexed()
    for q in ("", "umbrella"):
        soup = soup_of(client, f"/search?q={q}&year=1999&topic=social-credit")
        back = {" ".join(a.get_text().split()): a["href"] for a in soup.select(".chosen a")}
        assert list(back) == ["Remove Topic: Social credit", "Remove Year: 1999"]
        assert titles(soup_of(client, f"/search{back['Remove Year: 1999']}")) == ["The Umbrella Wants to Know"]


def test_what_fits_no_filters_and_nothing_else_gets_advice(client: Client, umbrella: Article, indexed: Index) -> None:
    indexed()
    soup = soup_of(client, "/search?q=zzqqxx&year=1999")
    assert "Use fewer words" in soup.select_one(".no-hits").get_text()


def test_without_an_index_a_kind_page_says_so(client: Client, umbrella: Article, index_folder: object) -> None:
    response = client.get("/search?q=tea")
    assert (response.status_code, response.headers["Retry-After"]) == (503, "60")
    assert "The search is resting" in response.content.decode()


def test_crawlers_do_not_walk_results(client: Client, umbrella: Article, indexed: Index) -> None:
    indexed()
    response = client.get("/search?q=umbrella&topic=social-credit")
    assert response.headers["X-Robots-Tag"] == "noindex, nofollow"
    soup = BeautifulSoup(response.content, "lxml")
    assert all(a["rel"] == ["nofollow"] for a in soup.select(".facets a, .sorts a"))


@pytest.mark.parametrize("q", ['"><script>alert(1)</script>', "'; DROP TABLE", "\x00", "( OR -", "*" * 999])
def test_whatever_is_typed_is_shown_as_text(client: Client, umbrella: Article, indexed: Index, q: str) -> None:
    indexed()
    response = client.get("/search", {"q": q})
    assert response.status_code == 200
    assert b"<script>" not in response.content


def test_what_else_is_searched_is_said_and_can_be_taken_back(client: Client, umbrella: Article, indexed: Index) -> None:
    make_article("In Latin alone", ["Zhima xinyong, they say."])
    indexed()
    soup = soup_of(client, "/search?q=芝麻信用")
    (notice,) = soup.select(".notices p")
    assert " ".join(notice.get_text().split()) == (
        "Also searching “Sesame Credit”, Zhīma xìnyòng. Search exactly as typed"
    )
    assert sorted(titles(soup)) == ["In Latin alone", "The Umbrella Wants to Know"]
    back = soup_of(client, f"/search{notice.select('a')[0]['href']}")
    assert titles(back) == ["The Umbrella Wants to Know"]
    [more_widely] = back.select(".notices a")
    assert more_widely.get_text() == "Search more widely"
    assert titles(soup_of(client, f"/search{more_widely['href']}")) == titles(soup)


def test_an_article_marks_what_its_hit_was_found_by(client: Client, umbrella: Article, indexed: Index) -> None:
    indexed()
    for query, marked in (("q=芝麻信用", {"芝麻信用", "Sesame Credit"}), ("q=芝麻信用&exact=1", {"芝麻信用"})):
        link = soup_of(client, f"/search?{query}").select_one(".hits .row-title a")
        assert link
        opened = soup_of(client, str(link["href"]))
        assert {mark.get_text() for mark in opened.select(".body mark")} == marked


def test_programs_can_ask_exactly_too(client: Client, umbrella: Article, indexed: Index) -> None:
    indexed()
    assert client.get("/api/search?q=zhimaxinyong").json()["count"] == 1
    assert client.get("/api/search?q=zhimaxinyong&exact=1").json()["count"] == 0


def test_an_article_without_a_query_looks_nothing_up(
    client: Client, umbrella: Article, django_assert_num_queries: Any
) -> None:
    client.get(umbrella.get_absolute_url())  # how far its terms reach is asked once
    with CaptureQueriesContext(connection) as plain:
        client.get(umbrella.get_absolute_url())
    assert not any(re.search(r'"(sound|gloss_key)" (=|IN)', query["sql"]) for query in plain)
    with django_assert_num_queries(len(plain) + 2):
        client.get(f"{umbrella.get_absolute_url()}?q=芝麻信用")
