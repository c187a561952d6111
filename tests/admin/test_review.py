"""One article after the other: topics are decided on its page, and the last decision leads on."""

from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.urls import reverse

from archive import curation
from archive.models import Article, Tagging
from tests.admin.pages import act, list_address, said, text_of
from tests.factories import make_article, make_topic, tag


def address(article: Article, query: str = "") -> str:
    return reverse("admin:archive_article_topics", args=[article.pk]) + query


def seen(*taggings: Tagging) -> list[str]:
    return [f"{row.pk}:{row.state}.{row.origin}" for row in taggings]


@pytest.fixture
def queue(db: None) -> list[Article]:
    """Three articles, newest first; of the first two suggestions wait for two and one."""
    articles = [make_article(f"No. {year}", published=str(year)) for year in (2023, 2021, 2019)]
    for article, labels in zip(articles, (["Opera", "Tea"], ["Tea"], []), strict=True):
        for label in labels:
            tag(article, label, "suggested")
    return articles


def test_it_begins_with_the_newest_that_waits(desk: Client, queue: list[Article]) -> None:
    assert desk.get(reverse("admin:archive_tagging_review"))["Location"] == address(queue[0])
    shown = desk.get(address(queue[0])).content.decode()
    assert "2 articles with suggestions" in shown
    assert address(queue[1]) in shown
    assert "It was raining in Hangzhou." in shown


def test_the_last_decision_leads_to_the_next_article(desk: Client, queue: list[Article]) -> None:
    opera, tea = queue[0].taggings.order_by("topic__label")
    first = desk.post(address(queue[0]), {"accept": opera.pk, "seen": seen(opera, tea)})
    assert first["Location"] == address(queue[0])
    second = desk.post(address(queue[0]), {"reject": tea.pk, "seen": seen(tea)})
    assert second["Location"] == address(queue[1])
    assert set(queue[0].taggings.values_list("topic__label", "state", "origin")) == {
        ("Opera", "accepted", "curator"),
        ("Tea", "rejected", "curator"),
    }


def test_when_nothing_waits_it_says_so(desk: Client, queue: list[Article]) -> None:
    Tagging.objects.all().delete()
    begun = desk.get(reverse("admin:archive_tagging_review"))
    assert begun["Location"] == list_address(Tagging)
    assert said(begun) == ["No suggestion waits for a decision."]


def test_all_suggestions_of_an_article_are_answered_at_once(desk: Client, queue: list[Article]) -> None:
    tag(queue[0], "River", "accepted")
    desk.post(address(queue[0]), {"reject": "all", "seen": seen(*queue[0].taggings.all())})
    assert set(queue[0].taggings.values_list("topic__label", "state")) == {
        ("Opera", "rejected"),
        ("Tea", "rejected"),
        ("River", "accepted"),
    }


@pytest.mark.parametrize("label", ["Kites", "kites ", "Paper birds"])
def test_another_topic_is_added_by_any_of_its_labels(desk: Client, queue: list[Article], label: str) -> None:
    make_topic("Kites", aliases=["Paper birds"])
    added = desk.post(address(queue[0]), {"topic": label})
    assert said(added) == ["“Kites” added to “No. 2023”."]
    assert added["Location"] == address(queue[0])
    assert queue[0].taggings.filter(topic__label="Kites", state="accepted").exists()


@pytest.mark.parametrize(
    "posted", [{"topic": "Nothing of the kind"}, {"topic": ""}, {"accept": "99", "seen": "99:a.b"}, {}]
)
def test_nonsense_is_refused_in_a_line(desk: Client, queue: list[Article], posted: dict[str, Any]) -> None:
    refused = desk.post(address(queue[0]), posted)
    assert len(said(refused)) == 1
    assert Tagging.objects.filter(origin="curator").count() == 0


def test_who_comes_second_is_told_what_the_first_decided(desk: Client, queue: list[Article]) -> None:
    """The page was open while another curator rejected the suggestion that it shows."""
    tea = queue[1].taggings.get()
    shown = seen(tea)
    curation.reject([tea], User.objects.create_user("li"))
    (told,) = said(desk.post(address(queue[1]), {"accept": tea.pk, "seen": shown}))
    assert told == "“Tea” was rejected for “No. 2021” by li meanwhile. Look again."
    assert queue[1].taggings.get().state == "rejected"
    again = desk.post(f"{list_address(Tagging)}{tea.pk}/accept/now/?seen=suggested.rule")
    assert "by li meanwhile" in said(again)[-1]
    assert queue[1].taggings.get().state == "rejected"


def test_articles_that_were_selected_are_walked_in_their_order(desk: Client, queue: list[Article]) -> None:
    begun = act(desk, Article, "tag_one_by_one", [queue[2], queue[0]])
    assert begun["Location"] == address(queue[0], "?chosen=1")
    assert address(queue[2], "?chosen=1") in desk.get(begun["Location"]).content.decode()
    assert "2 articles chosen" in text_of(desk.get(begun["Location"]))


def test_evidence_names_the_articles_that_carry_the_topic(desk: Client, queue: list[Article]) -> None:
    evidence = {"score": 0.5, "similar": [{"id": "x", "title": "<b>Oolong</b>"}, {"id": "y", "title": "Pu’er"}]}
    Tagging.objects.filter(article=queue[1]).update(origin="similar", evidence=evidence)
    assert "carried by “<b>Oolong</b>”, “Pu’er”" in text_of(desk.get(address(queue[1])))
    assert b"<b>Oolong" not in desk.get(address(queue[1])).content


def test_who_may_only_look_decides_nothing(client: Client, queue: list[Article]) -> None:
    reader = User.objects.create_user("guest", is_staff=True)
    reader.user_permissions.add(Permission.objects.get(codename="view_article"))
    client.force_login(reader, "django.contrib.auth.backends.ModelBackend")
    assert b"Accept" not in client.get(address(queue[0])).content
    tea = queue[1].taggings.get()
    assert client.post(address(queue[1]), {"accept": tea.pk, "seen": seen(tea)}).status_code == 403
    reader.user_permissions.clear()
    assert client.get(address(queue[0])).status_code == 403


def test_its_queries_do_not_grow(desk: Client, queue: list[Article], django_assert_max_num_queries: Any) -> None:
    for number in range(20):
        tag(queue[0], f"Topic {number}", "suggested")
    with django_assert_max_num_queries(12):
        desk.get(address(queue[0]))
