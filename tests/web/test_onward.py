"""Where to read on from an article, and what is said of where it was captured."""

import datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from archive.models import Article, Capture
from tests.curation.captured import capture, parsed
from tests.factories import make_article, make_handle_use, make_term_use, make_voice
from tests.web.reading import page, texts

MOST_QUERIES = 12


@pytest.fixture
def section() -> list[Article]:
    """Four articles of one section, oldest first, beside others of another section, another source or none."""
    dates = ["2017", "2018-03", "2018-03-05", "2019"]
    made = [make_article(f"No. {at}", published=date, category="Digital") for at, date in enumerate(dates)]
    make_article("Of another section", published="2018-03-02", category="Arts")
    make_article("Of another source", published="2018-03-02", category="Digital", source="Elsewhere")
    make_article("Of no section", published="2018-03-02")
    return made


@pytest.mark.parametrize(
    ("at", "beside"),
    [
        (0, ["Later No. 1 March 2018"]),
        (1, ["Later No. 2 5 March 2018", "Earlier No. 0 2017"]),
        (2, ["Later No. 3 2019", "Earlier No. 1 March 2018"]),
        (3, ["Earlier No. 2 5 March 2018"]),
    ],
)
def test_its_section_goes_on_by_date(client: Client, section: list[Article], at: int, beside: list[str]) -> None:
    soup = page(client, section[at])
    assert texts(soup, ".section-walk li") == beside
    assert texts(soup, ".section-walk h2") == ["Continue reading in Digital"]


def test_who_walks_on_meets_each_article_once(client: Client) -> None:
    articles = [make_article(published=date) for date in ("", "", "2018", "2018", "2018", "2019")]
    here, met = Article.objects.newest().last(), set[str]()
    while here is not None:
        met.add(here.pk)
        links = page(client, here).select(".section-walk a[rel=next]")
        here = Article.objects.get(slug=str(links[0]["href"]).split("/")[2]) if links else None
        assert here is None or here.pk not in met
    assert len(met) == len(articles)


def test_what_is_hidden_is_passed_over(client: Client, section: list[Article]) -> None:
    Article.objects.filter(pk=section[2].pk).update(state=Article.State.HIDDEN)
    assert texts(page(client, section[1]), ".section-walk li") == ["Later No. 3 2019", "Earlier No. 0 2017"]


def test_terms_and_handles_say_how_far_they_reach(client: Client) -> None:
    for state in ("published", "published", "hidden"):
        article = make_article(blocks=["They say 躺平 and 内卷. @茶馆 agrees."], state=state)
        make_term_use(article, "躺平", "tǎng píng")
        make_handle_use(article, "@茶馆")
    first = Article.objects.filter(state="published").first()
    assert first
    make_term_use(first, "内卷")
    assert texts(page(client, first), ".side-terms li") == [
        "躺平 tǎng píng in 2 articles",
        "内卷",
        "@茶馆 in 2 articles",
    ]


def test_a_voice_beside_says_where_and_on_what_ground(client: Client) -> None:
    article = make_article(blocks=["“Tea, always tea,” one user said."])
    make_voice(article, "Tea, always tea,", speaker="one user", platform="Weibo", place="Wuhan", grade="described")
    assert texts(page(client, article), ".side-voices li") == ["Tea, always tea one user on Weibo, Wuhan · described"]


def test_a_voice_beside_leads_to_where_its_words_stand_again(client: Client) -> None:
    said = "I have paid my bills for eleven years and got nothing for it."
    articles = [make_article(f"No. {number}", [f"“{said}” wrote one user."]) for number in range(3)]
    for article in articles:
        make_voice(article, said, speaker="one user", is_withheld=article == articles[2])
    (link,) = page(client, articles[0]).select(".side-voices .row-facts a")
    assert link.get_text() == "the same words in 2 articles"
    assert link["href"].endswith("/#same-words")


def test_where_and_when_it_was_captured(client: Client) -> None:
    article = capture(parsed())
    moment = datetime.datetime(2020, 5, 4, 12, tzinfo=datetime.UTC)
    Capture.objects.update(captured_at=moment, address="https://lantern.example/tea")
    soup = page(client, article)
    assert "Captured on 4 May 2020" in texts(soup, ".facts dt")
    assert [a["href"] for a in soup.select(".facts dd .capture ~ a")] == ["https://lantern.example/tea"]


def test_an_article_takes_few_queries(client: Client, umbrella: Article) -> None:
    with CaptureQueriesContext(connection) as queries:
        page(client, umbrella)
    assert len(queries) <= MOST_QUERIES


def test_neighbours_are_found_in_an_index_without_sorting(db: None) -> None:
    plan = Article.objects.with_neighbours().filter(slug="any").values_list("earlier_id", "later_id").explain()
    assert plan.count("article_by_section") == 2
    assert "TEMP B-TREE" not in plan
