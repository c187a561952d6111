"""Large selections are tagged in portions, on a page that shows how far they are."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from archive import curation
from archive.models import Article, BulkAct, Tagging, Topic
from tests.admin.pages import act, said, text_of
from tests.factories import make_article, make_topic


@pytest.fixture(autouse=True)
def portion(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("archive.curation.portions.PORTION", 2)


@pytest.fixture
def articles(db: None) -> list[Article]:
    return [make_article(f"Kite no. {number}") for number in range(10)]


def begun(desk: Client, articles: list[Article]) -> str:
    asked = act(desk, Article, "add_topic", articles, step="confirmed", topic=make_topic("Kites").pk, why="all")
    assert asked["Location"].endswith("#begin")
    return asked["Location"].removesuffix("#begin")


def test_a_click_does_several_portions_until_it_is_over(desk: Client, articles: list[Article]) -> None:
    address = begun(desk, articles)
    assert "0 of 10 articles" in text_of(desk.get(address))
    assert Tagging.objects.count() == 0, "looking does nothing"
    assert desk.post(address)["Location"] == address
    assert "8 of 10 articles" in text_of(desk.get(address))
    assert said(desk.post(address)) == ["“Kites” added: 10 decisions recorded."]
    assert Tagging.objects.accepted().count() == 10
    assert "is over" in said(desk.get(address))[-1]


def test_a_script_does_one_portion_and_is_told_how_far_it_is(desk: Client, articles: list[Article]) -> None:
    address = begun(desk, articles)
    answer = desk.post(address, headers={"accept": "application/json"})
    assert answer.json() == {"done": 2, "words": "2 of 10 articles"}


def test_few_are_tagged_at_once(desk: Client, articles: list[Article]) -> None:
    act(desk, Article, "add_topic", articles[:2], step="confirmed", topic=make_topic("Kites").pk)
    assert Tagging.objects.count() == 2
    assert not BulkAct.objects.exists()


def test_it_is_taken_back(desk: Client, articles: list[Article]) -> None:
    address = begun(desk, articles)
    desk.post(address)
    assert said(desk.post(address, {"verb": "take-back"})) == ["“Kites”: what was done was taken back."]
    assert not Tagging.objects.exists()


def test_the_desk_leads_back_to_a_run_that_was_broken_off(desk: Client, articles: list[Article]) -> None:
    address = begun(desk, articles)
    assert "1 Unfinished bulk acts" in text_of(desk.get("/admin/"))
    assert address in desk.get(reverse("admin:archive_bulkact_changelist")).content.decode()


def test_who_finds_it_over_is_told_and_so_is_who_finds_its_topic_gone(
    desk: Client, articles: list[Article], curator: User
) -> None:
    address = begun(desk, articles)
    desk.post(address)
    curation.merge([Topic.objects.get(label="Kites")], make_topic("Toys"), curator, "one thing")
    assert said(desk.post(address)) == ["“Kites” was merged or deleted meanwhile: it ended after 8 of 10 articles."]
    assert "is over" in said(desk.post(address))[-1]
