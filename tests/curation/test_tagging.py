"""Topics of articles: added, removed, accepted, rejected; what a curator decided no rule undoes."""

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from archive import curation
from archive.catalogue import apply_rules
from archive.models import Article, Decision, IndexTask, Tagging, Topic
from tests.curation.captured import capture, capture_again, parsed
from tests.factories import make_article, make_topic, tag

pytestmark = pytest.mark.django_db


@pytest.fixture
def faces() -> Topic:
    """A topic whose rule ties the tea stall: its word stands in the title and in the text."""
    return make_topic("Tea culture", rules=[{"words": ["tea stall"], "weight": 1.0}])


def state_of(article: Article, topic: Topic) -> tuple[str, str] | None:
    tagging = Tagging.objects.filter(article=article, topic=topic).first()
    return (tagging.state, tagging.origin) if tagging else None


def test_a_topic_is_added_in_bulk_with_a_decision_each(curator: User) -> None:
    articles, topic = [make_article(), make_article()], make_topic("Street food")
    assert curation.add_topic(articles, topic, curator, "both are about it") == 2
    assert [state_of(article, topic) for article in articles] == [("accepted", "curator")] * 2
    after = {"topic": topic.pk, "label": "Street food", "state": "accepted", "origin": "curator"}
    assert [(d.verb, d.field, d.before["state"], d.after) for d in Decision.objects.all()] == [
        ("add", "topic", "", after)
    ] * 2
    assert IndexTask.objects.count() == 2


def test_adding_it_twice_changes_nothing_the_second_time(curator: User) -> None:
    article, topic = make_article(), make_topic("Street food")
    curation.add_topic([article], topic, curator)
    assert curation.add_topic([article], topic, curator) == 0
    assert Decision.objects.count() == 1


def test_a_topic_that_a_rule_gave_and_a_curator_removed_stays_away(faces: Topic, curator: User) -> None:
    tea = capture(parsed())
    assert state_of(tea, faces) == ("accepted", "rule")
    assert curation.remove_topic([tea], faces, curator) == 1
    capture_again()
    apply_rules()
    assert state_of(tea, faces) == ("rejected", "curator")


def test_removing_leaves_articles_alone_that_never_had_it(curator: User) -> None:
    article, topic = make_article(), make_topic("Street food")
    assert curation.remove_topic([article], topic, curator) == 0
    assert state_of(article, topic) is None


def test_a_topic_that_a_curator_added_stays_though_no_rule_knows_it(faces: Topic, curator: User) -> None:
    tea, topic = capture(parsed()), make_topic("Street food")
    curation.add_topic([tea], topic, curator)
    capture_again()
    apply_rules()
    assert state_of(tea, topic) == ("accepted", "curator")


def test_suggestions_are_accepted_and_rejected(curator: User) -> None:
    article = make_article()
    good, bad = tag(article, "Street food", "suggested"), tag(article, "Opera", "suggested")
    assert curation.accept([good], curator) == 1
    assert curation.reject([bad], curator) == 1
    assert [topic.label for topic in Topic.objects.filter(taggings__state="accepted")] == ["Street food"]
    assert state_of(article, bad.topic) == ("rejected", "curator")


def test_the_evidence_of_a_suggestion_is_kept(curator: User) -> None:
    suggestion = tag(make_article(), "Street food", "suggested")
    Tagging.objects.update(evidence={"score": 2.0, "words": {"bun": {"body": 2}}})
    curation.accept([suggestion], curator)
    assert Tagging.objects.get().evidence["words"] == {"bun": {"body": 2}}


@pytest.mark.parametrize("number", [3, 30])
def test_a_bulk_takes_as_many_queries_for_thirty_as_for_three(curator: User, number: int) -> None:
    articles, topic = [make_article() for _ in range(number)], make_topic("Street food")
    with CaptureQueriesContext(
        connection,
    ) as queries:
        curation.add_topic(articles, topic, curator)
    assert len(queries) == 6, [query["sql"][:80] for query in queries]
