"""The page where a curator splits an article that captures of two were taken for."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import User
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from archive import curation
from archive.curation.splitting import appearances_by_place
from archive.models import Article, Decision
from tests.admin.pages import act, list_address, said, text_of
from tests.curation.captured import capture
from tests.curation.test_splitting import noodles


@pytest.fixture
def both(tea: Article) -> Article:
    capture(noodles(), year=2020)
    return Article.objects.get()


def address(article: Article) -> str:
    return reverse("admin:archive_article_split", args=[article.pk])


def boxes(desk: Client, article: Article) -> list[Any]:
    return BeautifulSoup(desk.get(address(article)).content, "lxml").select("input[type=checkbox]")


def send(desk: Client, article: Article, step: str, **fields: Any) -> HttpResponse:
    """Tick the second capture, give a reason, and go on."""
    shown = BeautifulSoup(desk.get(address(article)).content, "lxml").select_one("input[name=shown]")
    assert shown
    sent = {"apart": [boxes(desk, article)[-1]["value"]], "why": "two shops", "shown": shown["value"], "step": step}
    return desk.post(address(article), sent | fields)


def test_captures_stand_side_by_side_and_what_would_happen_is_told_before_it_does(desk: Client, both: Article) -> None:
    page = text_of(desk.get(address(both)))
    assert "1. The Tea Stall" in page
    assert "2. The Noodle Cart" in page
    assert "0% with 2" in page
    asked = text_of(send(desk, both, "chosen"))
    assert "“The Noodle Cart”: an article of its own, at a new address, composed of 1 capture." in asked
    assert f"/articles/{both.slug}/ stays with 1 capture" in asked
    assert Article.objects.count() == 1
    done = send(desk, both, "confirmed")
    assert said(done) == ["“The Noodle Cart” is an article of its own now. The history can undo it."]
    assert {article.title for article in Article.objects.all()} == {"The Tea Stall", "The Noodle Cart"}
    assert Decision.objects.get().why == "two shops"


def test_the_history_says_it_and_undoes_it(desk: Client, both: Article) -> None:
    send(desk, both, "confirmed")
    listed = text_of(desk.get(list_address(Decision)))
    assert "Split another from The Noodle Cart" in listed  # as it was called then
    assert "The Tea Stall" not in listed
    done = act(desk, Decision, "undo", [Decision.objects.get()], step="confirmed", why="one shop")
    assert said(done)[-1] == "1 decision undone."
    assert Article.objects.count() == 1


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"apart": []}, "Tick what belongs to an article of its own."),
        ({"why": ""}, "This field is required."),
        ({"apart": ["x-y"]}, "Select a valid choice"),
        ({"shown": ""}, "Select a valid choice"),
    ],
)
def test_what_is_amiss_is_said_and_nothing_happens(
    desk: Client, both: Article, fields: dict[str, Any], told: str
) -> None:
    assert told in text_of(send(desk, both, "confirmed", **fields))
    assert Article.objects.count() == 1


@pytest.mark.parametrize("shown", ["x-y z", "x-²", "-"])
def test_a_page_of_other_captures_is_refused(desk: Client, both: Article, shown: str) -> None:
    assert "others by now" in said(send(desk, both, "confirmed", shown=shown, apart=shown.split()[:1]))[0]


def test_of_two_curators_at_once_the_second_is_told(desk: Client, both: Article, curator: User) -> None:
    stale = {"apart": [boxes(desk, both)[0]["value"]], "shown": " ".join(box["value"] for box in boxes(desk, both))}
    send(desk, both, "confirmed")
    assert "others by now" in said(send(desk, both, "confirmed", **stale))[0]
    assert Article.objects.count() == 2


def test_who_may_only_look_splits_nothing(client: Client, both: Article) -> None:
    client.force_login(User.objects.create_user("guest", is_staff=True), "django.contrib.auth.backends.ModelBackend")
    apart = [f"{sha256}-{at}" for sha256, at in appearances_by_place(both)]
    sent = {"apart": apart[:1], "shown": " ".join(apart), "why": "for fun", "step": "confirmed"}
    assert client.post(address(both), sent).status_code == 403
    assert Article.objects.count() == 1


def test_an_article_of_one_capture_has_nothing_to_split(desk: Client, tea: Article) -> None:
    assert "leave at least one capture" in said(send(desk, tea, "confirmed"))[0]
    assert curation.standing(tea) == {}
