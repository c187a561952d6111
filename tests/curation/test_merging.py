"""Topics that are one: merged with all that leads to them, and parted again."""

from threading import Barrier, Thread
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client

from archive import curation
from archive.catalogue import project
from archive.models import Article, Decision, IndexTask, Tagging, Topic
from tests.curation.captured import capture, parsed
from tests.factories import make_article, make_topic, tag

pytestmark = pytest.mark.django_db


@pytest.fixture
def three(db: None) -> list[Topic]:
    """Three topics that are one, each with an article of its own, and one article that carries two of them."""
    topics = [
        make_topic("Short video", rules=[{"words": ["clip"], "weight": 1.0}]),
        make_topic("Vlogs", label_zh="视频日志", aliases=["Video diaries"], scope_note="Diaries on video."),
        make_topic("Douyin clips", rules=[{"words": ["douyin"], "weight": 0.8}, {"words": ["clip"], "weight": 1.0}]),
    ]
    for topic in topics:
        tag(make_article(f"Of {topic.label}"), topic.label)
    both = make_article("Of two")
    tag(both, "Short video"), tag(both, "Vlogs")
    IndexTask.objects.all().delete()
    return topics


def everything() -> list[Any]:
    """All that is recorded of topics."""
    topics = Topic.objects.order_by("pk").values_list("pk", "label", "label_zh", "slug", "kind", "scope_note", "rules")
    aliases = Topic.objects.order_by("aliases__slug").values_list("pk", "aliases__label", "aliases__slug")
    ties = Tagging.objects.order_by("topic", "article").values_list("topic", "article", "state", "origin", "evidence")
    return [list(topics), list(aliases), list(ties)]


def test_one_topic_stays_and_tags_what_any_of_them_tagged(curator: User, three: list[Topic]) -> None:
    kept = three[0]
    decision = curation.merge(three, kept, curator, "one thing")
    assert list(Topic.objects.values_list("label", flat=True)) == ["Short video"]
    assert Tagging.objects.filter(topic=kept, state="accepted").count() == Article.objects.count() == 4
    assert (decision.verb, decision.why) == ("merge", "one thing")
    assert [topic["label"] for topic in (decision.before or {})["absorbed"]] == ["Vlogs", "Douyin clips"]
    moved = Article.objects.filter(title__in=["Of Vlogs", "Of Douyin clips", "Of two"]).values_list("pk", flat=True)
    assert set(IndexTask.objects.values_list("article_id", flat=True)) == set(moved)


def test_rules_and_what_it_lacked_come_along(curator: User, three: list[Topic]) -> None:
    curation.merge(three[1:], three[0], curator, "one thing")
    kept = Topic.objects.get()
    assert kept.rules == [{"words": ["clip"], "weight": 1.0}, {"words": ["douyin"], "weight": 0.8}]
    assert (kept.label_zh, kept.scope_note) == ("视频日志", "Diaries on video.")


@pytest.mark.parametrize("address", ["/topics/vlogs/", "/topics/video-diaries/", "/topics/douyin-clips/"])
def test_old_addresses_lead_to_it(curator: User, three: list[Topic], client: Client, address: str) -> None:
    curation.merge(three, three[0], curator, "one thing")
    response = client.get(address)
    assert (response.status_code, response.headers["Location"]) == (301, "/topics/short-video/")


@pytest.mark.parametrize(
    ("mine", "theirs", "stays"),
    [
        (("suggested", "rule"), ("accepted", "rule"), ("accepted", "rule")),
        (("accepted", "rule"), ("accepted", "curator"), ("accepted", "curator")),
        (("accepted", "rule"), ("rejected", "curator"), ("accepted", "rule")),
        (("suggested", "rule"), ("rejected", "curator"), ("rejected", "curator")),
        (("rejected", "curator"), ("suggested", "rule"), ("rejected", "curator")),
    ],
)
def test_of_two_ties_the_better_stays(
    curator: User, mine: tuple[str, str], theirs: tuple[str, str], stays: tuple[str, str]
) -> None:
    article, topics = make_article(), [make_topic("Short video"), make_topic("Vlogs")]
    for topic, (state, origin) in zip(topics, (mine, theirs), strict=True):
        Tagging.objects.create(article=article, topic=topic, state=state, origin=origin)
    curation.merge(topics[1:], topics[0], curator, "")
    assert list(Tagging.objects.values_list("topic", "state", "origin")) == [(topics[0].pk, *stays)]


def test_a_merge_outlives_the_next_ingest(curator: User) -> None:
    section = make_topic("Street life", kind="section")
    article = capture(parsed(category="Street life"))
    assert article.taggings.get().topic == section
    curation.merge([section], make_topic("City"), curator, "the same")
    project(article)
    assert [tie.topic.label for tie in article.taggings.all()] == ["City"]
    assert list(Topic.objects.values_list("label", flat=True)) == ["City"]


def test_undone_all_is_as_it_was(curator: User) -> None:
    kept, gone = (
        make_topic("City"),
        make_topic("Street life", aliases=["Alleys"], rules=[{"words": ["alley"], "weight": 1}]),
    )
    article = capture(parsed(category="Street life"))
    curation.add_topic([article], kept, curator)
    before = everything()
    decision = curation.merge([gone], kept, curator, "the same")
    assert everything() != before
    curation.undo(decision, curator)
    assert everything() == before
    assert [entry.verb for entry in Decision.objects.filter(subject="topic")] == ["part", "merge"]
    assert IndexTask.objects.filter(article_id=article.pk).exists()


def test_what_was_ingested_since_is_asked_of_the_rules_anew(curator: User) -> None:
    kept, gone = make_topic("City"), make_topic("Street life", kind="section")
    decision = curation.merge([gone], kept, curator, "the same")
    article = capture(parsed(category="Street life"))
    assert article.taggings.get().topic == kept
    curation.undo(decision, curator)
    assert [tie.topic.label for tie in article.taggings.all()] == ["Street life"]


def test_what_is_newer_stands_in_the_way_and_is_named(curator: User, three: list[Topic]) -> None:
    decision = curation.merge(three, three[0], curator, "one thing")
    kept = Topic.objects.get()
    curation.rename(kept, "Clips", curator)
    with pytest.raises(ValidationError, match="“Clips” was changed since: undo that first"):
        curation.undo(decision, curator)
    curation.undo(Decision.objects.get(field="label"), curator)
    curation.undo(decision, curator)
    assert Topic.objects.count() == 3


def test_a_tagging_decided_since_stands_in_the_way(curator: User, three: list[Topic]) -> None:
    decision = curation.merge(three, three[0], curator, "one thing")
    curation.remove_topic([Article.objects.get(title="Of Vlogs")], Topic.objects.get(), curator)
    with pytest.raises(ValidationError, match="The tagging of “Of Vlogs” with “Short video” was decided since"):
        curation.undo(decision, curator)


def test_alone_there_is_nothing_to_merge(curator: User, three: list[Topic]) -> None:
    with pytest.raises(ValidationError, match="another topic"):
        curation.merge(three[:1], three[0], curator, "")


@pytest.mark.django_db(transaction=True)
def test_of_two_curators_at_once_one_is_told(curator: User, three: list[Topic]) -> None:
    told: list[str] = []
    start = Barrier(2)

    def merge(into: Topic) -> None:
        start.wait()
        try:
            curation.merge(three, into, curator, "at once")
        except ValidationError as error:
            told.extend(error.messages)
        finally:
            connection.close()

    threads = [Thread(target=merge, args=[topic]) for topic in three[:2]]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert Topic.objects.count() == Decision.objects.count() == 1
    assert len(told) == 1
    assert "no longer in the archive: somebody merged or removed it" in told[0]
