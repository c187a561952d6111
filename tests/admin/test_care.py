"""Withholding, pseudonyms and undoing from the lists and forms of the admin."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from archive import curation
from archive.models import Article, Decision, Handle, QuotedComment, Tagging
from tests.admin.pages import act, fields_of, form_address, said, save, text_of
from tests.factories import make_article, make_topic
from tests.web.lane import NAME, lane


@pytest.fixture
def account(db: None) -> Handle:
    lane()
    return Handle.objects.get(name=NAME)


def test_withholding_an_account_says_how_far_it_reaches_and_wants_a_reason(desk: Client, account: Handle) -> None:
    assert "named in 1 article, 2 voices quoted as its own words" in text_of(act(desk, Handle, "withhold", [account]))
    act(desk, Handle, "withhold", [account], step="confirmed", why=" ")
    assert not Handle.objects.get().is_withheld
    done = act(desk, Handle, "withhold", [account], step="confirmed", why="its owner asked")
    assert said(done) == ["1 account withheld. The search index follows within seconds."]
    late = act(desk, Handle, "withhold", [account], step="confirmed", why="its owner asked")
    assert "is so already: mei decided it" in said(late)[-1]
    act(desk, Handle, "release", [account], step="confirmed", why="and thought again")
    assert not Handle.objects.get().is_withheld


def test_a_pseudonym_is_given_in_two_steps(desk: Client, account: Handle) -> None:
    assert 'name="pseudonym"' in act(desk, Handle, "pseudonymise", [account]).content.decode()
    refused = act(desk, Handle, "pseudonymise", [account], step="confirmed", pseudonym="Tea lover", why="she asked")
    assert "gives the name away" in said(refused)[0]
    act(desk, Handle, "pseudonymise", [account], step="confirmed", pseudonym="Reader A", why="she asked")
    assert set(QuotedComment.objects.exclude(handle="").values_list("pseudonym", flat=True)) == {"Reader A"}


def test_the_accounts_of_voices_are_withheld_from_their_list(desk: Client, account: Handle) -> None:
    voices = QuotedComment.objects.exclude(handle="")
    assert "1 account: @tea_fan_88" in text_of(act(desk, QuotedComment, "withhold_account", voices))
    act(desk, QuotedComment, "withhold_account", voices, step="confirmed", why="its owner asked")
    assert Handle.objects.get().is_withheld
    assert set(voices.values_list("withheld_by", flat=True)) == {"handle"}


def test_a_form_wants_a_reason_for_what_is_withheld(desk: Client, account: Handle) -> None:
    assert "Say why" in text_of(save(desk, account, is_withheld="on"))
    save(desk, account, is_withheld="on", why="its owner asked")
    assert Decision.objects.get().why == "its owner asked"


def test_of_two_who_edit_the_same_field_at_once_the_second_is_told(desk: Client, account: Handle) -> None:
    article = Article.objects.get(title="The Other Lane")
    opened = fields_of(desk.get(form_address(article)))
    save(desk, article, title="Another Lane")
    late = desk.post(form_address(article), opened | {"title": "One More Lane"})
    assert "Changed by another curator meanwhile: it is now “Another Lane”." in text_of(late)
    assert Article.objects.get(pk=article.pk).title == "Another Lane"


def test_a_bulk_action_is_undone_by_one_of_its_decisions(desk: Client, curator: User) -> None:
    articles, topic = [make_article() for _ in range(3)], make_topic("Tea")
    curation.add_topic(articles, topic, curator, "all of them")
    one = Decision.objects.filter(why="all of them")[:1]
    assert "3 decisions about 3 records" in text_of(act(desk, Decision, "undo_acts", one))
    assert said(act(desk, Decision, "undo_acts", one, step="confirmed")) == ["3 decisions undone."]
    assert not Tagging.objects.exists()


def test_what_was_decided_since_stands_in_the_way_of_a_bulk_undo(desk: Client, curator: User) -> None:
    articles, topic = [make_article() for _ in range(3)], make_topic("Tea")
    curation.add_topic(articles, topic, curator, "all of them")
    curation.remove_topic(articles[1:2], topic, curator, "not this one")
    one = Decision.objects.filter(why="all of them")[:1]
    (refusal,) = said(act(desk, Decision, "undo_acts", one, step="confirmed"))
    assert f"The topic of “{articles[1].title}” has changed again since: undo that first." in refusal
    assert Tagging.objects.accepted().count() == 2
