"""Merging topics in the admin: the page says what would move before anything does."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from archive.extract.records import Term as Printed
from archive.models import Article, Decision, Term, Topic
from tests.admin.pages import act, said, text_of
from tests.curation.captured import capture, parsed
from tests.factories import make_article, make_topic, tag


@pytest.fixture
def topics(db: None) -> list[Topic]:
    topics = [make_topic("Short video"), make_topic("Vlogs", aliases=["Video diaries"]), make_topic("Clips")]
    for topic in (topics[0], topics[0], topics[1]):
        tag(make_article(f"Of {topic.label}"), topic.label)
    both = make_article("Of both", published="2016")
    for topic in topics[:2]:
        tag(both, topic.label)
    return topics


def test_which_one_stays_is_asked_then_what_moves_is_told_then_it_is_done(desk: Client, topics: list[Topic]) -> None:
    asked = act(desk, Topic, "merge", topics)
    assert "The one that stays" in text_of(asked)
    shown = text_of(act(desk, Topic, "merge", topics, step="chosen", into=topics[0].pk, why="one thing"))
    assert "“Vlogs” goes: 2 articles move to “Short video” (with both: 1), such as “Of Vlogs”; “Of both”." in shown
    assert "Along with it: 2 labels, 0 matching rules, 0 suggestions; /topics/vlogs/ leads to “Short video”" in shown
    assert "“Clips” goes: 0 articles move to “Short video” (with both: 0)." in shown
    assert Topic.objects.count() == 3
    done = act(desk, Topic, "merge", topics, step="confirmed", into=topics[0].pk, why="one thing")
    assert said(done) == ["“Clips” and “Vlogs” merged into “Short video”. The history can undo it."]
    assert Topic.objects.get().label == "Short video"
    assert Decision.objects.get().why == "one thing"


def test_a_reason_is_wanted(desk: Client, topics: list[Topic]) -> None:
    again = act(desk, Topic, "merge", topics, step="confirmed", into=topics[0].pk, why="")
    assert "This field is required" in text_of(again)
    assert Topic.objects.count() == 3


def test_the_history_undoes_it(desk: Client, topics: list[Topic]) -> None:
    act(desk, Topic, "merge", topics, step="confirmed", into=topics[0].pk, why="one thing")
    done = act(desk, Decision, "undo", [Decision.objects.get()], step="confirmed", why="two things")
    assert said(done)[-1] == "1 decision undone."
    assert Topic.objects.count() == 3


def test_the_history_names_what_was_merged(desk: Client, topics: list[Topic]) -> None:
    act(desk, Topic, "merge", topics, step="confirmed", into=topics[0].pk, why="one thing")
    listed = text_of(desk.get(reverse("admin:archive_decision_changelist")))
    assert "Short video; Clips; Vlogs Short video" in listed
    assert "not tied" not in listed


def test_the_history_names_merged_articles(desk: Client, tea: Article) -> None:
    other = capture(parsed("Tea Goes Digital", ("Other words.", "Of the same."), original_url="https://x.example/tea"))
    act(desk, Article, "merge", [tea, other], step="confirmed", into=tea.pk, why="a reprint")
    listed = text_of(desk.get(reverse("admin:archive_decision_changelist")))
    assert f"{tea.title}; Tea Goes Digital {tea.title}" in listed
    assert other.pk not in listed


def test_who_may_only_look_merges_nothing(client: Client, topics: list[Topic]) -> None:
    client.force_login(User.objects.create_user("guest", is_staff=True), "django.contrib.auth.backends.ModelBackend")
    act(client, Topic, "merge", topics, step="confirmed", into=topics[0].pk, why="for fun")
    assert Topic.objects.count() == 3


def test_articles_are_merged_from_their_list_after_what_moves_is_told(desk: Client, tea: Article) -> None:
    other = capture(parsed("Tea Goes Digital", ("Other words.", "Of the same."), original_url="https://x.example/tea"))
    asked = act(desk, Article, "merge", [tea, other], step="chosen", into=tea.pk, why="a reprint")
    assert "“The Tea Stall” is composed of its 1 capture too" in text_of(asked)
    act(desk, Article, "merge", [tea, other], step="confirmed", into=tea.pk, why="a reprint")
    assert [article.pk for article in Article.objects.all()] == [tea.pk]


def test_terms_are_merged_from_their_list_after_what_moves_is_told(desk: Client, tea: Article) -> None:
    slip = Printed("茶的", "chá de", None)
    capture(parsed("Soup", ("Soup is no tea.",), original_url="https://soup.example/", terms=(slip,)), year=2016)
    kept, terms = Term.objects.get(hanzi="茶"), list(Term.objects.all())
    asked = text_of(act(desk, Term, "merge", terms, step="chosen", into=kept.pk, why="a slip"))
    assert "“茶的” (chá de, no gloss) goes: its uses in 1 article move to “茶”, such as “Soup”" in asked
    assert Term.objects.count() == 2
    done = act(desk, Term, "merge", terms, step="confirmed", into=kept.pk, why="a slip")
    assert said(done) == ["“茶的” merged into “茶”. The history can undo it."]
    assert Term.objects.get() == kept
    act(desk, Decision, "undo", [Decision.objects.get()], step="confirmed", why="no slip")
    assert Term.objects.count() == 2
