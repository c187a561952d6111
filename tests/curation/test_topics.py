"""The vocabulary: new topics, new labels, and the addresses that lead to them."""

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError

from archive import curation
from archive.models import Decision, IndexTask, Topic
from tests.factories import make_article, make_topic

pytestmark = pytest.mark.django_db


def test_a_new_topic_gets_its_address_from_its_label(curator: User) -> None:
    topic = curation.coin(Topic(label="Short video"), curator)
    assert topic.slug == "short-video"
    assert (Decision.objects.get().verb, Decision.objects.get().after) == ("add", "Short video")


@pytest.mark.parametrize("label", ["Street food", "Street Food!", "Snack culture", "", "?!"])
def test_a_topic_needs_an_address_of_its_own(curator: User, label: str) -> None:
    make_topic("Street food", aliases=["Snack culture"])
    with pytest.raises(ValidationError):
        curation.coin(Topic(label=label), curator)


def test_the_old_label_and_address_lead_to_a_renamed_topic(curator: User) -> None:
    topic = make_topic("Street food")
    article = make_article(topics=["Street food"])
    IndexTask.objects.all().delete()
    curation.rename(topic, "Street kitchens", curator)
    renamed = Topic.objects.get(pk=topic.pk)
    assert (renamed.label, renamed.slug) == ("Street kitchens", "street-kitchens")
    assert [(alias.label, alias.slug) for alias in renamed.aliases.all()] == [("Street food", "street-food")]
    assert IndexTask.objects.get().article_id == article.pk


def test_renaming_there_and_back_leaves_each_address_with_one_meaning(curator: User) -> None:
    topic = make_topic("Street food")
    curation.rename(topic, "Street kitchens", curator)
    curation.rename(topic, "Street food", curator)
    back = Topic.objects.get(pk=topic.pk)
    assert (back.slug, [alias.slug for alias in back.aliases.all()]) == ("street-food", ["street-kitchens"])


def test_a_change_of_case_keeps_the_address(curator: User) -> None:
    topic = make_topic("Street food")
    curation.rename(topic, "Street Food", curator)
    renamed = Topic.objects.get(pk=topic.pk)
    assert (renamed.label, renamed.slug, renamed.aliases.count()) == ("Street Food", "street-food", 0)


def test_a_label_that_leads_elsewhere_is_refused(curator: User) -> None:
    make_topic("Street food", aliases=["Snacks"])
    with pytest.raises(ValidationError, match="leads to the topic “Street food” already"):
        curation.rename(make_topic("Opera"), "Snacks", curator)


def test_other_labels_are_added_and_taken_away(curator: User) -> None:
    topic = make_topic("Street food", aliases=["Snacks", "Buns"])
    curation.edit(topic, {"aliases": ["Buns", "小吃"]}, curator)
    assert sorted(topic.aliases.values_list("label", "slug")) == [("Buns", "buns"), ("小吃", "xiao-chi")]


@pytest.mark.parametrize(
    "rules",
    [[{"words": [], "weight": 0.5}], [{"words": ["bun"], "weight": 0}], [{"words": ["bun"], "weight": 1.5}],
     [{"words": ["bun"], "weight": True}], [{"weight": 0.5}], [{"words": [" "], "weight": 0.5}]],
)  # fmt: skip
def test_a_rule_without_words_or_a_fair_weight_is_refused(curator: User, rules: list[dict[str, object]]) -> None:
    with pytest.raises(ValidationError):
        curation.edit(make_topic("Street food"), {"rules": rules}, curator)


def test_new_rules_alone_have_no_article_indexed_again(curator: User) -> None:
    topic = make_topic("Street food")
    make_article(topics=["Street food"])
    IndexTask.objects.all().delete()
    curation.edit(topic, {"rules": [{"words": ["bun"], "weight": 0.5}], "scope_note": "Eaten standing."}, curator)
    assert not IndexTask.objects.exists()
    assert Topic.objects.get().scope_note == "Eaten standing."
