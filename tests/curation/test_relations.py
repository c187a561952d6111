"""Broader and related topics, and topics that nothing carries."""

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive import curation
from archive.models import Article, Decision, Topic, TopicAlias, TopicRelation
from tests.factories import make_article, make_topic, tag


def labels(topics: object) -> list[str]:
    return sorted(topic.label for topic in topics)  # type: ignore[attr-defined]


def test_broader_one_way_and_related_both(curator: User) -> None:
    video, vlogs, film = make_topic("Video"), make_topic("Vlogs"), make_topic("Film")
    curation.edit(vlogs, {"broader": ["Video"], "related": ["Film"]}, curator)
    assert labels(Topic.objects.broader(vlogs)) == labels(Topic.objects.filter(label="Video"))
    assert labels(Topic.objects.narrower(video)) == ["Vlogs"]
    assert labels(Topic.objects.broader(video)) == []
    assert labels(Topic.objects.related(film)) == ["Vlogs"]
    assert curation.value_of(film, "related") == ["Vlogs"]


def test_what_is_taken_away_on_one_side_is_gone_on_both_and_can_be_undone(curator: User) -> None:
    vlogs, film = make_topic("Vlogs"), make_topic("Film")
    curation.edit(vlogs, {"related": ["Film"]}, curator)
    (taken,) = curation.edit(film, {"related": []}, curator)
    assert not TopicRelation.objects.exists()
    curation.undo(taken, curator)
    assert curation.value_of(vlogs, "related") == ["Film"]


@pytest.mark.parametrize(
    ("field", "wanted", "message"),
    [
        ("broader", ["C"], "“C” cannot be broader than “A”"),
        ("broader", ["A"], "“A” cannot be broader than “A”"),
        ("broader", ["Nowhere"], "There is no topic “Nowhere”"),
        ("related", ["A"], "not related to itself"),
    ],
)
def test_circles_and_strangers_are_refused(curator: User, field: str, wanted: list[str], message: str) -> None:
    for label, above in (("A", []), ("B", ["A"]), ("C", ["B"])):
        curation.edit(make_topic(label), {"broader": above}, curator)
    with pytest.raises(ValidationError, match=message):
        curation.edit(make_topic("A"), {field: wanted}, curator)
    assert TopicRelation.objects.count() == 2


@given(edits=st.lists(st.tuples(st.integers(0, 3), st.sets(st.integers(0, 3), max_size=2)), max_size=8))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
def test_no_edits_make_a_circle(curator: User, edits: list[tuple[int, set[int]]]) -> None:
    TopicRelation.objects.all().delete()
    topics = [make_topic(f"T{number}") for number in range(4)]
    for narrower, above in edits:
        try:
            curation.edit(topics[narrower], {"broader": [f"T{number}" for number in sorted(above)]}, curator)
        except ValidationError:
            continue
    parents = {topic: set(Topic.objects.broader(topic)) for topic in topics}
    while loose := [topic for topic, above in parents.items() if not above & parents.keys()]:
        for topic in loose:
            del parents[topic]
    assert not parents, "every topic hangs on one that hangs on nothing"


def test_what_is_broader_is_no_longer_merely_related(curator: User) -> None:
    video, vlogs = make_topic("Video"), make_topic("Vlogs")
    curation.edit(video, {"related": ["Vlogs"]}, curator)
    curation.edit(vlogs, {"broader": ["Video"]}, curator)
    assert TopicRelation.objects.get().kind == "broader"


def test_a_merge_takes_relations_over_and_its_undo_gives_them_back(curator: User) -> None:
    video, vlogs, clips, film = (make_topic(label) for label in ("Video", "Vlogs", "Clips", "Film"))
    curation.edit(clips, {"broader": ["Video"], "related": ["Film", "Vlogs"]}, curator)
    merged = curation.merge([clips], vlogs, curator, "one thing")
    assert curation.value_of(vlogs, "broader") == ["Video"]
    assert curation.value_of(vlogs, "related") == ["Film"]
    curation.undo(merged, curator)
    assert curation.value_of(vlogs, "broader") == []
    assert curation.value_of(Topic.objects.get(label="Clips"), "related") == ["Film", "Vlogs"]
    assert labels(Topic.objects.narrower(video)) == ["Clips"]
    assert labels(Topic.objects.related(film)) == ["Clips"]


def test_a_merge_into_a_narrower_topic_makes_no_circle(curator: User) -> None:
    make_topic("Media")
    video, vlogs = make_topic("Video"), make_topic("Vlogs")
    curation.edit(video, {"broader": ["Media"]}, curator)
    curation.edit(vlogs, {"broader": ["Video"]}, curator)
    curation.merge([video], vlogs, curator, "one thing")
    assert curation.value_of(vlogs, "broader") == ["Media"]


def test_a_topic_that_nothing_carries_is_deleted_and_brought_back(curator: User) -> None:
    topic = make_topic("Vlogs", aliases=["Video diaries"], rules=[{"words": ["vlog"], "weight": 1.0}])
    tag(make_article("One"), "Vlogs", "suggested")
    curation.edit(topic, {"related": [make_topic("Film").label]}, curator)
    assert curation.delete([topic], curator, "nobody needs it") == 1
    assert not TopicAlias.objects.exists()
    deleted = Decision.objects.filter(verb="remove").get()
    assert deleted.why == "nobody needs it"
    curation.undo(deleted, curator)
    back = Topic.objects.get(label="Vlogs")
    assert (back.pk, curation.value_of(back, "aliases"), curation.value_of(back, "related")) == (
        topic.pk,
        ["Video diaries"],
        ["Film"],
    )
    assert back.taggings.get().state == "suggested"
    with pytest.raises(ValidationError, match="back already"):
        curation.undo(deleted, curator)


@pytest.mark.parametrize("hidden", [False, True])
def test_one_that_an_article_carries_is_kept_with_all_others(curator: User, hidden: bool) -> None:
    empty, carried = make_topic("Empty"), make_topic("Carried")
    state = Article.State.HIDDEN if hidden else Article.State.PUBLISHED
    tag(make_article("One", state=state), "Carried")
    with pytest.raises(ValidationError, match="“Carried” is carried by 1"):
        curation.delete([empty, carried], curator)
    assert Topic.objects.count() == 2


def test_one_with_a_narrower_topic_is_kept(curator: User) -> None:
    video = make_topic("Video")
    curation.edit(make_topic("Vlogs"), {"broader": ["Video"]}, curator)
    with pytest.raises(ValidationError, match="“Vlogs” is narrower"):
        curation.delete([video], curator)


def test_it_is_not_brought_back_where_its_label_leads_elsewhere_by_now(curator: User) -> None:
    curation.delete([make_topic("Vlogs")], curator)
    curation.coin(Topic(label="Vlogs"), curator)
    with pytest.raises(ValidationError, match="leads to another topic by now"):
        curation.undo(Decision.objects.get(verb="remove"), curator)
