"""Many articles are tagged in portions: broken off, gone on with, taken back, and one act in all."""

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError

from archive import curation
from archive.models import Article, BulkAct, Decision, Tagging, Topic
from tests.factories import make_article, make_topic

ADD, REMOVE = BulkAct.Kind.ADD, BulkAct.Kind.REMOVE


@pytest.fixture(autouse=True)
def portion(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("archive.curation.portions.PORTION", 2)


@pytest.fixture
def articles(db: None) -> list[Article]:
    return [make_article(f"Kite no. {number}") for number in range(5)]


@pytest.fixture
def kites(db: None) -> Topic:
    return make_topic("Kites")


@pytest.fixture
def mei(db: None) -> User:
    return User.objects.create_user("mei")


def carrying(topic: Topic) -> int:
    return Tagging.objects.accepted().filter(topic=topic).count()


def finish(run: BulkAct, who: User) -> int:
    """Go on until it is over; returns how many portions it took."""
    portions = 0
    while run.pk:
        run, portions = curation.go_on(run, who), portions + 1
    return portions


def test_each_portion_stands_and_all_are_one_act(articles: list[Article], kites: Topic, mei: User) -> None:
    run = curation.go_on(curation.begin_tagging(ADD, articles, kites, mei, "kites"), mei)
    assert (carrying(kites), run.progress) == (2, "2 of 5 articles")
    assert finish(run, mei) == 2
    assert carrying(kites) == 5
    assert not BulkAct.objects.exists()
    assert len(set(Decision.objects.values_list("act", "why"))) == 1
    for decision in Decision.objects.with_their_acts(Decision.objects.filter(pk=Decision.objects.all()[0].pk)):
        curation.undo(decision, mei)
    assert not Tagging.objects.exists()


def test_a_topic_is_removed_where_it_was(articles: list[Article], kites: Topic, mei: User) -> None:
    curation.add_topic(articles[:3], kites, mei)
    finish(curation.begin_tagging(REMOVE, articles, kites, mei), mei)
    assert sorted(Tagging.objects.values_list("state", flat=True)) == ["rejected"] * 3


def test_a_run_that_was_broken_off_is_gone_on_with_by_another(articles: list[Article], kites: Topic, mei: User) -> None:
    curation.go_on(curation.begin_tagging(ADD, articles, kites, mei), mei)
    bo = User.objects.create_user("bo")
    assert finish(BulkAct.objects.get(), bo) == 2
    assert list(Decision.objects.order_by("pk").values_list("who__username", flat=True)) == [*["mei"] * 2, *["bo"] * 3]


def test_what_a_curator_decided_since_it_began_stands(articles: list[Article], kites: Topic, mei: User) -> None:
    run = curation.begin_tagging(ADD, articles, kites, mei)
    curation.add_topic([articles[4]], kites, mei)
    curation.remove_topic([articles[4]], kites, mei)
    finish(run, mei)
    assert Tagging.objects.get(article=articles[4]).state == "rejected"
    assert carrying(kites) == 4


def test_what_was_done_is_taken_back_in_portions(articles: list[Article], kites: Topic, mei: User) -> None:
    run = curation.begin_tagging(ADD, articles, kites, mei)
    for _ in range(2):
        run = curation.go_on(run, mei)
    curation.remove_topic([articles[0]], kites, mei)
    run = curation.take_back(run)
    assert run.progress == "4 decisions still to take back"
    assert finish(run, mei) == 2
    assert list(Tagging.objects.values_list("article", "state")) == [(articles[0].pk, "rejected")]


def test_a_run_whose_topic_is_gone_is_over(articles: list[Article], kites: Topic, mei: User) -> None:
    run = curation.go_on(curation.begin_tagging(ADD, articles, kites, mei), mei)
    curation.merge([kites], make_topic("Toys"), mei, "one thing")
    run = curation.go_on(run, mei)
    assert (run.pk, run.topic, run.done) == (None, None, 2)
    with pytest.raises(ValidationError, match="is over"):
        curation.go_on(run, mei)
