"""New topics to think about, in the admin."""

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.urls import reverse

from archive import curation
from archive.models import Decision, Topic, TopicCandidate
from tests.admin.pages import act, list_address, said, text_of


@pytest.fixture
def candidate(db: None) -> TopicCandidate:
    return TopicCandidate.objects.create(kind="term", name="风筝", label="Kite", article_count=3)


def address(candidate: TopicCandidate, verb: str) -> str:
    return reverse("admin:archive_topiccandidate_decide", args=[candidate.pk, verb])


def test_one_is_made_a_topic_under_the_label_in_its_row(desk: Client, candidate: TopicCandidate) -> None:
    assert address(candidate, "make") in desk.get(list_address(TopicCandidate)).content.decode()
    made = desk.post(address(candidate, "make"), {f"label-{candidate.pk}": "Kites & paper birds"})
    assert said(made) == ["“Kites & paper birds” is a topic: its rule tagged 0 articles."]
    assert Topic.objects.get().label_zh == "风筝"
    again = desk.post(address(candidate, "make"))
    assert said(again)[-1] == "“风筝” was decided by another curator meanwhile."


def test_several_are_rejected_after_it_asked(desk: Client, candidate: TopicCandidate) -> None:
    assert b"1 term or hashtag" in act(desk, TopicCandidate, "reject", [candidate]).content
    act(desk, TopicCandidate, "reject", [candidate], step="confirmed", why="too vague")
    assert TopicCandidate.objects.get().state == "rejected"
    assert Decision.objects.get().why == "too vague"


def test_the_history_says_it_and_undoes_it(desk: Client, candidate: TopicCandidate) -> None:
    desk.post(address(candidate, "reject"))
    assert "rejected" in text_of(desk.get(list_address(Decision)))
    assert said(act(desk, Decision, "undo", Decision.objects.all(), step="confirmed"))[-1] == "1 decision undone."
    assert TopicCandidate.objects.get().state == "waiting"


def test_who_may_not_decide_on_candidates_undoes_no_answer(client: Client, candidate: TopicCandidate) -> None:
    curator = User.objects.create_user("mei")
    curation.reject_candidates([candidate], curator)
    guest = User.objects.create_user("guest", is_staff=True)
    rights = Permission.objects.filter(codename__in=["view_decision", "change_article", "view_topiccandidate"])
    guest.user_permissions.set(rights)
    client.force_login(guest, "django.contrib.auth.backends.ModelBackend")
    assert act(client, Decision, "undo", Decision.objects.all(), step="confirmed").status_code == 403
    assert TopicCandidate.objects.get().state == "rejected"


def test_several_are_made_topics_or_none(desk: Client, candidate: TopicCandidate) -> None:
    other = TopicCandidate.objects.create(kind="hashtag", name="kite", label="Kite", article_count=2)
    act(desk, TopicCandidate, "make_topics", [candidate, other], step="confirmed")
    assert not Topic.objects.exists(), "both are called Kite"
    act(desk, TopicCandidate, "make_topics", [candidate], step="confirmed")
    assert Topic.objects.get().label == "Kite"


def test_who_may_not_coin_topics_decides_nothing(client: Client, candidate: TopicCandidate) -> None:
    guest = User.objects.create_user("guest", is_staff=True)
    guest.user_permissions.add(Permission.objects.get(codename="view_topiccandidate"))
    client.force_login(guest, "django.contrib.auth.backends.ModelBackend")
    assert b"Make a topic" not in client.get(list_address(TopicCandidate)).content
    assert client.post(address(candidate, "reject")).status_code == 403


def test_captured_words_are_shown_as_words(desk: Client, candidate: TopicCandidate) -> None:
    TopicCandidate.objects.update(name="<script>alert(1)</script>", label='"><script>alert(2)</script>')
    assert b"<script>alert" not in desk.get(list_address(TopicCandidate)).content
