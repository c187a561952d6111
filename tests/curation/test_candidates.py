"""New topics to think about: what is found, and what becomes of it."""

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError

from archive import curation
from archive.catalogue import find_candidates
from archive.extract.records import Tag, Term
from archive.models import Article, Decision, Tagging, Topic, TopicCandidate
from tests.curation.captured import capture, parsed
from tests.factories import make_article, make_topic, tag


@pytest.fixture
def kites(db: None) -> list[Article]:
    """Three articles of forty that use a term and a hashtag; a term that more than a tenth use is too common."""
    for number in range(37):
        make_article(f"No. {number}")
    return [
        capture(
            parsed(
                f"Kites, part {number}",
                (f"In town {number} they flew kites (风筝), under #风筝节#, as Weibo (微博) says.",),
                original_url=f"https://lantern.example/{number}",
                terms=(Term("风筝", "fēngzheng", "kite"),),
                hashtags=(Tag("#风筝节#"),),
            )
        )
        for number in range(3)
    ]


def found() -> set[tuple[str, str, int]]:
    return set(TopicCandidate.objects.waiting().values_list("name", "label", "article_count"))


def test_terms_and_hashtags_that_several_articles_use_are_found(kites: list[Article]) -> None:
    assert find_candidates() == 2
    assert found() == {("风筝", "Kite", 3), ("风筝节", "风筝节", 3)}


@pytest.mark.parametrize("covered", ["label_zh", "alias", "rule", "label"])
def test_what_a_topic_covers_is_none(kites: list[Article], covered: str) -> None:
    topic = {
        "label_zh": lambda: make_topic("Toys", label_zh="风筝"),
        "alias": lambda: make_topic("Toys", aliases=["風箏"]),
        "rule": lambda: make_topic("Toys", rules=[{"words": ["风筝"], "weight": 1.0}]),
        "label": lambda: make_topic("kite"),
    }[covered]()
    find_candidates()
    assert {name for name, _, _ in found()} == {"风筝节"}, topic


def test_what_too_few_or_too_many_use_is_none(kites: list[Article]) -> None:
    Article.objects.filter(title__startswith="No.").delete()
    assert find_candidates() == 2, "in a small archive three are not too many"
    kites[0].delete()
    assert find_candidates() == 0


def test_accepted_it_is_a_topic_whose_rule_tags_what_uses_it(kites: list[Article], curator: User) -> None:
    find_candidates()
    topic = curation.accept_candidate(TopicCandidate.objects.get(name="风筝"), "Kites", curator, "often")
    assert (topic.label, topic.label_zh, topic.rules) == ("Kites", "风筝", [{"words": ["风筝"], "weight": 1.0}])
    assert TopicCandidate.objects.get(name="风筝").state == "accepted"
    make_topic("Kites").refresh_from_db()
    find_candidates()
    assert {name for name, _, _ in found()} == {"风筝节"}
    for article in kites:
        assert {(row.topic.label, row.origin) for row in article.taggings.all()} <= {("Kites", "rule")}


def test_rejected_it_stays_so_and_the_second_curator_is_told(kites: list[Article], curator: User) -> None:
    find_candidates()
    candidate = TopicCandidate.objects.get(name="风筝节")
    assert curation.reject_candidates([candidate], curator) == 1
    find_candidates()
    assert {name for name, _, _ in found()} == {"风筝"}
    with pytest.raises(ValidationError, match="by another curator meanwhile"):
        curation.accept_candidate(candidate, "Kite festival", curator)
    assert not Topic.objects.exists()


def test_each_answer_is_a_decision_and_its_undo_brings_the_candidate_back(kites: list[Article], curator: User) -> None:
    find_candidates()
    curation.reject_candidates(TopicCandidate.objects.all(), curator, "too vague")
    rejected = Decision.objects.get(label="风筝")
    assert (rejected.who, rejected.why, rejected.after) == (curator, "too vague", "rejected")
    for decision in list(Decision.objects.with_their_acts(Decision.objects.filter(pk=rejected.pk)).order_by("-pk")):
        curation.undo(decision, curator)
    assert len(found()) == 2
    find_candidates()
    curation.reject_candidates(TopicCandidate.objects.filter(name="风筝"), curator, "still vague")
    assert [each.why for each in curation.decisions_about(TopicCandidate.objects.get(name="风筝"))] == [
        "still vague",
        f"Undo of decision {rejected.pk}",
        "too vague",
    ], "those that wait are found anew, with other ids"
    curation.undo(Decision.objects.latest("pk"), curator)
    assert {name for name, _, _ in found()} == {"风筝", "风筝节"}


def test_a_topic_made_of_one_is_undone_with_what_its_rule_tied(kites: list[Article], curator: User) -> None:
    find_candidates()
    curation.accept_candidate(TopicCandidate.objects.get(name="风筝"), "Kites", curator, "often")
    tag(kites[0], "Kites")
    assert Tagging.objects.get().origin == "rule"
    last = Decision.objects.filter(pk=Decision.objects.latest("pk").pk)
    for decision in list(Decision.objects.with_their_acts(last).order_by("-pk")):
        curation.undo(decision, curator)
    assert not Topic.objects.exists()
    assert find_candidates() == 2


def test_an_undo_says_that_another_decided_since_or_that_it_is_gone(kites: list[Article], curator: User) -> None:
    find_candidates()
    curation.reject_candidates(TopicCandidate.objects.filter(name="风筝"), curator)
    first = Decision.objects.get()
    curation.undo(first, curator)
    with pytest.raises(ValidationError, match="has changed again since"):
        curation.undo(first, curator)
    TopicCandidate.objects.all().delete()
    with pytest.raises(ValidationError, match="“风筝” is no longer in the archive"):
        curation.undo(first, curator)


def test_a_label_that_leads_to_a_topic_is_refused_and_nothing_is_lost(kites: list[Article], curator: User) -> None:
    find_candidates()
    make_topic("Toys")
    with pytest.raises(ValidationError, match="leads to the topic"):
        curation.accept_candidate(TopicCandidate.objects.get(name="风筝"), "Toys", curator)
    assert TopicCandidate.objects.waiting().count() == 2
