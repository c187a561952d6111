"""Bulk actions show counts and ask first."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from archive import curation
from archive.models import Article, Decision, QuotedComment, Tagging, Topic
from tests.admin.pages import act, list_address, said, text_of
from tests.curation.captured import capture, parsed
from tests.factories import make_article, make_topic, tag


@pytest.fixture
def pair(db: None) -> list[Article]:
    """Two articles, of which the first carries Street food."""
    articles = [make_article("Buns"), make_article("Noodles")]
    tag(articles[0], "Street food")
    return articles


def test_adding_a_topic_asks_which_then_shows_the_counts_then_does_it(desk: Client, pair: list[Article]) -> None:
    topic = Topic.objects.get()
    asked = act(desk, Article, "add_topic", pair)
    assert b'name="topic"' in asked.content
    shown = act(desk, Article, "add_topic", pair, step="chosen", topic=topic.pk)
    assert "2 articles 1 already carry “Street food”" in text_of(shown)
    assert not Decision.objects.exists()
    done = act(desk, Article, "add_topic", pair, step="confirmed", topic=topic.pk, why="both are")
    assert said(done) == ["“Street food” added: 2 decisions recorded."]
    assert Tagging.objects.filter(state="accepted", origin="curator").count() == 2


def test_a_topic_that_was_not_chosen_is_asked_for_again(desk: Client, pair: list[Article]) -> None:
    again = act(desk, Article, "add_topic", pair, step="confirmed", topic="")
    assert "This field is required" in text_of(again)
    assert not Decision.objects.exists()


def test_removing_a_topic_rejects_it_where_it_was(desk: Client, pair: list[Article]) -> None:
    topic = Topic.objects.get()
    assert "1 carry “Street food”" in text_of(act(desk, Article, "remove_topic", pair, step="chosen", topic=topic.pk))
    act(desk, Article, "remove_topic", pair, step="confirmed", topic=topic.pk)
    assert list(Tagging.objects.values_list("article", "state", "origin")) == [(pair[0].pk, "rejected", "curator")]


def test_a_whole_filtered_list_is_tagged_not_its_page_alone(desk: Client, pair: list[Article]) -> None:
    make_article("Elsewhere", source="Steamed Bun Notes")
    query = f"?source__id__exact={pair[0].source_id}"
    chosen = {"step": "confirmed", "topic": make_topic("Opera").pk, "select_across": "1"}
    act(desk, Article, "add_topic", pair[:1], query, **chosen)
    assert set(Tagging.objects.filter(topic__label="Opera").values_list("article", flat=True)) == {a.pk for a in pair}


def test_hiding_asks_for_a_reason_and_keeps_it(desk: Client, tea: Article) -> None:
    assert "1 article 0 hidden now" in text_of(act(desk, Article, "hide", [tea]))
    assert Article.objects.get().is_published
    assert said(act(desk, Article, "hide", [tea], step="confirmed", why="asked to")) == ["1 article hidden."]
    assert not Article.objects.get().is_published
    assert Decision.objects.get().why == "asked to"
    act(desk, Article, "show", [tea], step="confirmed")
    assert Article.objects.get().is_published


def test_voices_are_withheld_and_released(desk: Client, tea: Article) -> None:
    voices = list(tea.voices.all())
    assert "1 voice in 1 article 0 withheld now" in text_of(act(desk, QuotedComment, "withhold", voices))
    act(desk, QuotedComment, "withhold", voices, step="confirmed")
    assert not QuotedComment.objects.get().is_withheld, "not without a reason"
    act(desk, QuotedComment, "withhold", voices, step="confirmed", why="she asked")
    assert QuotedComment.objects.get().is_withheld
    act(desk, QuotedComment, "release", voices, step="confirmed", why="and thought again")
    assert not QuotedComment.objects.get().is_withheld


def test_of_two_who_do_the_same_the_second_is_told(desk: Client, tea: Article, curator: User) -> None:
    curation.hide([tea], curator)
    assert said(act(desk, Article, "hide", [tea], step="confirmed")) == [
        "Nothing was left to do: every article chosen is hidden already."
    ]
    assert Decision.objects.count() == 1


def test_the_queue_shows_suggestions_first_with_their_evidence(desk: Client, pair: list[Article]) -> None:
    suggestion = tag(pair[1], "Opera", "suggested")
    Tagging.objects.filter(pk=suggestion.pk).update(
        evidence={"score": 6.0, "words": {"aria": {"title": 1, "body": 4}, "歌剧": {"body": 1}}}
    )
    words = text_of(desk.get(list_address(Tagging)))
    assert "“aria” title, text 4× · “歌剧” text" in words
    assert "Noodles" in words
    assert "Buns" not in words, "it is decided already"
    assert "Buns" in text_of(desk.get(list_address(Tagging), {"state": "all"}))


@pytest.mark.parametrize(("verb", "state"), [("accept", "accepted"), ("reject", "rejected")])
def test_suggestions_are_decided_in_bulk(desk: Client, pair: list[Article], verb: str, state: str) -> None:
    rows = [tag(article, "Opera", "suggested") for article in pair]
    shown = text_of(act(desk, Tagging, verb, rows))
    assert f"2 taggings: 1 topic on 2 articles 0 {verb}ed already" in shown
    assert f"Opera (suggested, rule) – {pair[1].title}" in shown
    act(desk, Tagging, verb, rows, step="confirmed")
    assert set(Tagging.objects.filter(topic__label="Opera").values_list("state", "origin")) == {(state, "curator")}


@pytest.mark.parametrize(("verb", "state"), [("accept", "accepted"), ("reject", "rejected")])
def test_a_single_suggestion_is_decided_from_its_row(desk: Client, pair: list[Article], verb: str, state: str) -> None:
    row = tag(pair[1], "Opera", "suggested")
    address = f"{list_address(Tagging)}{row.pk}/{verb}/now/"
    assert address in desk.get(list_address(Tagging)).content.decode()
    assert desk.get(address).status_code == 405
    back = desk.post(address, headers={"referer": f"http://testserver{list_address(Tagging)}?p=2"})
    assert back["Location"] == f"http://testserver{list_address(Tagging)}?p=2"
    assert Tagging.objects.get(pk=row.pk).state == state


def test_one_is_never_sent_to_another_site(desk: Client, pair: list[Article]) -> None:
    row = tag(pair[1], "Opera", "suggested")
    back = desk.post(f"{list_address(Tagging)}{row.pk}/accept/now/", headers={"referer": "https://evil.example/"})
    assert back["Location"] == list_address(Tagging)


def test_decisions_are_undone_newest_first(desk: Client, tea: Article, curator: User) -> None:
    curation.edit(tea, {"title": "First"}, curator)
    curation.edit(tea, {"title": "Second"}, curator)
    assert said(act(desk, Decision, "undo", Decision.objects.all(), step="confirmed")) == ["2 decisions undone."]
    assert Article.objects.get().title == "The Tea Stall"


def test_an_undo_that_cannot_be_says_why_and_undoes_nothing(desk: Client, tea: Article, curator: User) -> None:
    (first,) = curation.edit(tea, {"title": "First"}, curator)
    curation.edit(tea, {"title": "Second"}, curator)
    (refusal,) = said(act(desk, Decision, "undo", [first], step="confirmed"))
    assert "has changed again since" in refusal
    assert Article.objects.get().title == "Second"


def test_rules_are_applied_to_all_articles(desk: Client, db: None) -> None:
    capture(parsed())
    topic = make_topic("Tea culture", rules=[{"words": ["tea stall"], "weight": 1.0}])
    assert "on 1 article" in text_of(act(desk, Topic, "apply_rules", [topic]))
    assert not Tagging.objects.exists()
    act(desk, Topic, "apply_rules", [topic], step="confirmed")
    assert Tagging.objects.get().topic == topic
