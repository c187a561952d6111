"""Undo: what was before comes back, and the history keeps both."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError

from archive import curation
from archive.models import Article, Decision, IndexTask, QuotedComment, Tagging, Topic
from tests.curation.captured import capture, capture_again, parsed
from tests.factories import make_article, make_topic, tag

pytestmark = pytest.mark.django_db


def latest() -> Decision:
    return Decision.objects.order_by("-pk")[0]


def test_undoing_the_first_edit_follows_the_captures_again(tea: Article, curator: User) -> None:
    curation.edit(tea, {"title": "Mine"}, curator)
    curation.undo(latest(), curator)
    assert capture_again(published="2018-04").published == "2018-04"
    assert Article.objects.get().title == "The Tea Stall"
    assert curation.standing(tea) == {}


def test_undoing_a_second_edit_restores_the_first(tea: Article, curator: User) -> None:
    curation.edit(tea, {"title": "First"}, curator)
    curation.edit(tea, {"title": "Second"}, curator)
    curation.undo(latest(), curator)
    assert Article.objects.get().title == "First"
    assert curation.standing(tea) == {"title": "First"}


def test_edits_are_undone_one_after_the_other(tea: Article, curator: User) -> None:
    (first,) = curation.edit(tea, {"title": "First"}, curator)
    (second,) = curation.edit(tea, {"title": "Second"}, curator)
    curation.undo(second, curator)
    curation.undo(first, curator)
    assert Article.objects.get().title == "The Tea Stall"


def test_a_reset_can_be_undone(tea: Article, curator: User) -> None:
    curation.edit(tea, {"title": "Mine"}, curator)
    curation.reset(tea, "title", curator)
    curation.undo(latest(), curator)
    assert Article.objects.get().title == "Mine"


def test_an_edit_under_a_later_one_is_not_undone(tea: Article, curator: User) -> None:
    (first,) = curation.edit(tea, {"title": "First"}, curator)
    curation.edit(tea, {"title": "Second"}, curator)
    with pytest.raises(ValidationError, match="has changed again since"):
        curation.undo(first, curator)


@pytest.mark.parametrize("before", [None, ("suggested", "rule"), ("accepted", "section")])
def test_undoing_a_topic_restores_the_tagging_there_was(curator: User, before: Any) -> None:
    article, topic = make_article(), make_topic("Street food")
    if before:
        tag(article, "Street food", *before)
    curation.add_topic([article], topic, curator)
    curation.undo(latest(), curator)
    assert list(Tagging.objects.values_list("state", "origin")) == ([before] if before else [])


def test_undoing_one_topic_leaves_the_others(curator: User) -> None:
    article = make_article()
    curation.add_topic([article], make_topic("Street food"), curator)
    first = latest()
    curation.add_topic([article], make_topic("Opera"), curator)
    curation.undo(first, curator)
    assert Topic.objects.filter(taggings__article=article).get().label == "Opera"


def test_withholding_is_undone(tea: Article, curator: User) -> None:
    curation.withhold(tea.voices.all(), curator)
    curation.undo(latest(), curator)
    assert len(Article.objects.get().visible_voices()) == 1


def test_a_new_name_is_undone_and_its_address_leads_back(curator: User) -> None:
    topic = make_topic("Street food")
    curation.rename(topic, "Street kitchens", curator)
    curation.undo(latest(), curator)
    assert Topic.objects.get(pk=topic.pk).slug == "street-food"
    assert [alias.slug for alias in topic.aliases.all()] == ["street-kitchens"]


@pytest.fixture
def merged(curator: User) -> Article:
    """Two articles that a third capture showed to be one; the title of the one merged away had been decided."""
    capture(parsed("Tea", ("One text of some length about tea.",)))
    away = capture(parsed("The Other Tea Stall", ("Another text of some length about stalls.",), original_url=None))
    curation.edit(away, {"title": "Mine"}, curator)
    return capture(parsed("The Other Tea Stall", ("Another text of some length about stalls.",)), year=2020)


def test_a_decision_about_an_article_merged_away_holds_is_known_and_can_be_reset(
    merged: Article, curator: User
) -> None:
    assert Article.objects.count() == 1
    assert (merged.title, curation.standing(merged)) == ("Mine", {"title": "Mine"})
    assert [decision.after for decision in curation.decisions_about(merged)] == ["Mine"]
    curation.reset(merged, "title", curator)
    assert Article.objects.get().title == "The Other Tea Stall"
    assert curation.standing(merged) == {}


def test_a_decision_about_an_article_merged_away_can_be_undone(merged: Article, curator: User) -> None:
    curation.undo(latest(), curator)
    assert Article.objects.get().title == "The Other Tea Stall"


def test_decisions_about_voices_of_an_article_merged_away_hold_and_can_be_taken_back(curator: User) -> None:
    capture(parsed("Tea", ("One text of some length about tea.",)))
    away = capture(parsed("The Other Tea Stall", original_url=None))
    curation.edit(away.voices.get(), {"speaker": "Auntie Fang"}, curator)
    curation.withhold(away.voices.all(), curator)
    capture(parsed("The Other Tea Stall"), year=2020)
    (voice,) = QuotedComment.objects.all()
    assert (voice.speaker, voice.is_withheld) == ("Auntie Fang", True)
    assert curation.standing(voice) == {"speaker": "Auntie Fang", "is_withheld": True}
    curation.release([voice], curator)
    curation.reset(voice, "speaker", curator)
    (voice,) = QuotedComment.objects.all()
    assert (voice.speaker, voice.is_withheld) == ("one netizen", False)


def test_a_coining_is_undone_and_done_again_with_what_its_rules_tied(curator: User) -> None:
    topic = curation.coin(Topic(label="Short video"), curator)
    tag(make_article("Clips", slug="clips"), "Short video")
    IndexTask.objects.all().delete()
    curation.undo(latest(), curator)
    assert not Topic.objects.exists()
    assert IndexTask.objects.exists()
    IndexTask.objects.all().delete()
    curation.undo(latest(), curator)
    assert [(row.topic, row.article.slug) for row in Tagging.objects.all()] == [(topic, "clips")]
    assert IndexTask.objects.exists()


@pytest.mark.parametrize(
    ("since", "refusal"),
    [
        (lambda topic, who: curation.rename(topic, "Clips", who), "The label of “Clips” has changed since: undo that"),
        (lambda topic, who: curation.add_topic([make_article()], topic, who), "is carried by 1: merge it"),
        (lambda topic, who: tag(make_article(), topic.label, origin="record"), "is carried by 1: merge it"),
        (lambda topic, who: curation.merge([make_topic("Vlogs")], topic, who, "one"), "Others were merged into"),
        (lambda topic, who: curation.edit(make_topic("Vlogs"), {"broader": [topic.label]}, who), "“Vlogs” is narrower"),
        (lambda topic, who: curation.merge([topic], make_topic("Vlogs"), who, "one"), "is no longer in the archive"),
    ],
)
def test_a_coining_is_not_undone_under_something_newer_until_that_is(
    curator: User, since: Callable[[Topic, User], Any], refusal: str
) -> None:
    topic = curation.coin(Topic(label="Short video"), curator)
    coining = latest()
    since(topic, curator)
    newer = latest()
    with pytest.raises(ValidationError, match=refusal):
        curation.undo(coining, curator)
    Tagging.objects.filter(origin="record").delete()
    if newer != coining:
        curation.undo(newer, curator)
    curation.undo(coining, curator)
    assert not Topic.objects.filter(pk=topic.pk).exists()


def test_a_decision_about_what_is_gone_is_refused_in_a_sentence(tea: Article, curator: User) -> None:
    curation.edit(tea, {"title": "Mine"}, curator)
    Article.objects.all().delete()
    with pytest.raises(ValidationError, match="no longer in the archive"):
        curation.undo(latest(), curator)
