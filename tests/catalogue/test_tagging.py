"""Topics by themselves: what is telling is accepted, what is weak is suggested, what a curator decided stands."""

from dataclasses import replace
from typing import Any

import pytest

from archive.catalogue.tagging import tag_articles
from archive.extract.records import Block, ParsedArticle
from archive.models import Article, Tagging, Topic, TopicAlias
from tests.factories import make_article

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def vocabulary() -> None:
    Topic.objects.all().delete()
    rules = [{"words": ["live-streaming", "直播"], "weight": 1.0}, {"words": ["viewer"], "weight": 0.4}]
    topic = Topic.objects.create(label="Live-streaming", slug="live-streaming", rules=rules)
    TopicAlias.objects.create(topic=topic, label="Streamers", slug="streamers")
    Topic.objects.create(
        label="Doxxing", slug="doxxing", rules=[{"words": ["human flesh search engine"], "weight": 1.0}]
    )
    Topic.objects.create(label="Search", slug="search", rules=[{"words": ["search engine"], "weight": 1.0}])


def parsed(title: str = "A Title", body: str = "", **fields: Any) -> ParsedArticle:
    return ParsedArticle(title, 0, 1, (Block("a", "paragraph", body),), **fields)


def tagged(row: Article, article: ParsedArticle) -> bool:
    return bool(tag_articles([(row, article)]))


def tags(article: ParsedArticle) -> dict[str, tuple[str, str]]:
    row = make_article()
    tagged(row, article)
    return {t.topic.label: (t.state, t.origin) for t in Tagging.objects.filter(article=row).select_related("topic")}


@pytest.mark.parametrize(
    ("article", "state"),
    [
        (parsed(title="Live streaming for beginners"), "accepted"),
        (parsed(body="He live-streams. " * 4), "accepted"),
        (parsed(body="They call it 直播, 直播, 直播 and 直播."), "accepted"),
        (parsed(body="They call it 直播、直播、直播."), "suggested"),
        (parsed(body="He live-streams. Viewers, and viewers, viewers, viewers."), "suggested"),
        (parsed(body="One viewer wrote in."), None),
        (parsed(body="Alive, streaming tears."), None),
    ],
)
def test_a_strong_match_is_accepted_and_a_weak_one_suggested(article: ParsedArticle, state: str | None) -> None:
    assert tags(article).get("Live-streaming") == ((state, "rule") if state else None)


def test_the_longest_of_overlapping_words_counts() -> None:
    assert tags(parsed(title="The human flesh search engine")) == {"Doxxing": ("accepted", "rule")}


def test_evidence_says_which_words_how_often_and_where() -> None:
    row = make_article()
    tagged(row, parsed(title="直播 tonight", body="A viewer. A livestream? No: live streaming."))
    assert Tagging.objects.get(article=row).evidence == {
        "score": 5.4,  # 4 for the title, 1 for the body, 0.4 for a weak word
        "words": {"live-streaming": {"body": 1}, "viewer": {"body": 1}, "直播": {"title": 1}},
    }


def test_a_section_becomes_a_topic_of_its_own_kind() -> None:
    assert tags(parsed(category="Town & Country")) == {"Town & Country": ("accepted", "section")}
    assert Topic.objects.get(label="Town & Country").kind == Topic.Kind.SECTION


def test_a_record_that_states_its_topics_is_taken_at_its_word() -> None:
    article = parsed(title="Live streaming", category="News", topics=("Streamers", "Something new"))
    assert tags(article) == {
        "Live-streaming": ("accepted", "record"),
        "Something new": ("accepted", "record"),
        "News": ("accepted", "section"),
    }
    assert tags(replace(article, topics=()))["Live-streaming"] == ("suggested", "rule")


def test_an_export_states_its_section_among_its_topics_or_a_curator_took_it_off() -> None:
    article = parsed(category="News", topics=("Something new",), id="abc123def456")
    assert tags(article) == {"Something new": ("accepted", "record"), "News": ("suggested", "section")}


def test_what_a_curator_decided_is_never_touched() -> None:
    row = make_article()
    topic = Topic.objects.get(label="Live-streaming")
    Tagging.objects.create(article=row, topic=topic, origin="curator", state="rejected")
    assert not tagged(row, parsed(title="Live streaming"))
    assert Tagging.objects.get(article=row).state == "rejected"


def test_a_topic_whose_words_are_gone_is_taken_off_and_a_second_look_changes_nothing() -> None:
    row = make_article()
    assert tagged(row, parsed(title="Live streaming"))
    assert not tagged(row, parsed(title="Live streaming"))
    assert tagged(row, parsed(title="Something else"))
    assert not Tagging.objects.filter(article=row).exists()
