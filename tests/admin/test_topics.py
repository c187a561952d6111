"""Topics in the admin: how they stand to others, what their rules would tag, and deleting empty ones."""

from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from archive import curation
from archive.models import Decision, Topic
from tests.admin.pages import act, said, save, text_of
from tests.factories import make_article, make_topic, tag
from tests.search.conftest import engine_url, index_folder

__all__ = ["engine_url", "index_folder"]


def test_broader_and_related_topics_are_edited_by_their_labels(desk: Client, db: None) -> None:
    video, vlogs, film = make_topic("Video"), make_topic("Vlogs"), make_topic("Film")
    save(desk, vlogs, broader="Video", related="Film\n", why="SKOS")
    assert (curation.value_of(vlogs, "broader"), curation.value_of(vlogs, "related")) == (["Video"], ["Film"])
    assert set(Decision.objects.values_list("field", "why")) == {("broader", "SKOS"), ("related", "SKOS")}
    refused = save(desk, video, broader="Vlogs")
    assert "“Vlogs” cannot be broader than “Video”" in text_of(refused)
    page = desk.get(vlogs.get_absolute_url()).content.decode()
    assert f'broader: <a href="{video.get_absolute_url()}">' in page
    assert f'related: <a href="{film.get_absolute_url()}">' in page
    assert f'narrower: <a href="{vlogs.get_absolute_url()}">' in desk.get(video.get_absolute_url()).content.decode()


def test_deleting_asks_first_and_refuses_what_articles_carry(desk: Client, db: None) -> None:
    empty, carried = make_topic("Empty"), make_topic("Carried")
    tag(make_article("One"), "Carried")
    shown = text_of(act(desk, Topic, "remove", [empty, carried]))
    assert "2 topics" in shown
    assert "“Carried” is carried by articles, so nothing will be deleted" in shown
    (refused,) = said(act(desk, Topic, "remove", [empty, carried], step="confirmed"))
    assert "“Carried” is carried by 1" in refused
    assert Topic.objects.count() == 2
    assert said(act(desk, Topic, "remove", [empty], step="confirmed", why="empty"))[-1] == "1 topic deleted."
    assert Topic.objects.get() == carried
    assert said(act(desk, Decision, "undo", Decision.objects.all(), step="confirmed"))[-1] == "1 decision undone."
    assert Topic.objects.count() == 2


@pytest.fixture
def about_kites(db: None, index_folder: Path) -> Topic:
    """One article that rules for kites tie, one they suggest it to, and one that they leave alone."""
    topic = make_topic("Kites")
    tag(make_article("Kites over Weifang", ["A kite, and another kite."]), "Kites")
    make_article("The Wind", ["A kite here. A kite there. A kite gone."])
    make_article("Bread", ["A kite once."])
    return topic


def tried(client: Client, rules: str, **more: str) -> str:
    return text_of(client.post(reverse("admin:archive_topic_rules"), {"rules": rules, "part": "1", **more}))


def test_what_rules_would_tag_is_said_before_they_are_saved(desk: Client, about_kites: Topic) -> None:
    said_of = tried(desk, "kite, 风筝 | 1", topic=str(about_kites.pk))
    assert "would tie 1 article and suggest the topic to 1 more. 1 of those tied carry it already." in said_of
    assert "Tied, such as Kites over Weifang Suggested, such as The Wind" in said_of
    assert not about_kites.rules
    assert Topic.objects.get().rules == []


def test_a_longer_word_of_another_topic_goes_before(desk: Client, about_kites: Topic) -> None:
    make_topic("Birds", rules=[{"words": ["a kite"], "weight": 1.0}])
    assert "would tie 1 article and suggest the topic to 0 more" in tried(desk, "kite | 1")


@pytest.mark.parametrize(
    ("rules", "line"),
    [
        ("kite", "write words, a bar and a weight"),
        ("kite | 7", "The weight of a rule is a number above 0, at most 1."),
        ("", "would tie 0 articles"),
        (", ".join(f"w{number}" for number in range(300)) + " | 1", "More than 200 words"),
    ],
)
def test_nonsense_gets_a_line(desk: Client, about_kites: Topic, rules: str, line: str) -> None:
    assert line in tried(desk, rules, topic="nobody")


def test_of_many_some_are_read_and_the_rest_estimated(
    desk: Client, about_kites: Topic, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("archive.catalogue.trying.MOST_READ", 10)
    for number in range(17):
        make_article(f"Kite no. {number}", ["Wind."])
    answer = tried(desk, "kite | 1")
    assert "20 articles may hold one of these words; 10 of them were read." in answer
    assert "in all to about" in answer


def test_who_may_only_look_tries_nothing(client: Client, about_kites: Topic) -> None:
    client.force_login(User.objects.create_user("guest", is_staff=True), "django.contrib.auth.backends.ModelBackend")
    assert client.post(reverse("admin:archive_topic_rules"), {"rules": "kite | 1"}).status_code == 403
    assert client.get(reverse("admin:archive_topic_rules")).status_code in {302, 403, 405}
