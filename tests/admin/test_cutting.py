"""The page where a curator cuts an article in two that one capture ran together."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import User
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from archive.models import Article, Decision
from tests.admin.pages import act, fields_of, list_address, said, text_of
from tests.curation.captured import TEXT, capture
from tests.curation.test_cutting import HEAD, KEY, NOODLES, together


@pytest.fixture
def page(db: None) -> Article:
    return capture(together())


def address(article: Article) -> str:
    return reverse("admin:archive_article_cut", args=[article.pk])


def send(desk: Client, article: Article, step: str, **fields: Any) -> HttpResponse:
    """Choose the passage that is a title, give a reason, and go on."""
    sent = fields_of(desk.get(address(article))) | {"at": KEY, "why": "an appended article", "step": step}
    return desk.post(address(article), sent | fields)


def test_what_goes_where_is_shown_before_it_does(desk: Client, page: Article) -> None:
    asked = BeautifulSoup(send(desk, page, "chosen").content, "lxml")
    first, second = [" ".join(side.get_text(" ").split()) for side in asked.select(".side")]
    assert first.startswith("The Tea Stall Keeps its address")
    assert f": /articles/{page.slug}/ Captures 1 Passages 2" in first
    assert "Voices 1 I pay with my face now, Terms 1: 茶" in first
    assert second.startswith(f"{HEAD} An article of its own, at a new address")
    assert f"/articles/the-noodle-cart/ Captures 1 Passages 3 {NOODLES[0]}" in second
    assert "Voices 1 I shall miss the broth more than the job, Terms 1: 牛肉面" in second
    assert Article.objects.count() == 1
    assert not Decision.objects.exists()


def test_it_is_done_as_one_decision_that_both_pages_tell_of_and_the_history_undoes(desk: Client, page: Article) -> None:
    done = send(desk, page, "confirmed", published="2020-05", authors="Bo Lin, Ilse Varga")
    assert said(done) == [f"“{HEAD}” is an article of its own now. The history can undo it."]
    made = Article.objects.get(title=HEAD)
    assert made.published == "2020-05"
    assert [byline.author.name for byline in made.bylines.order_by("order")] == ["Bo Lin", "Ilse Varga"]
    decision = Decision.objects.get()
    assert (decision.why, decision.who and decision.who.username) == ("an appended article", "mei")
    told = text_of(desk.get(reverse("admin:archive_article_mend", args=[made.pk])))
    assert "This article was cut from The Tea Stall by mei" in told
    assert f"The capture says, in one text with it: {HEAD}" in told
    told = text_of(desk.get(reverse("admin:archive_article_mend", args=[page.pk])))
    assert f"From this article was cut {HEAD} by mei" in told
    assert "Split another from The Tea Stall" in text_of(desk.get(list_address(Decision)))
    assert said(act(desk, Decision, "undo", [decision], step="confirmed", why="one"))[-1] == "1 decision undone."
    assert Article.objects.get().pk == page.pk
    assert "was cut" not in text_of(desk.get(reverse("admin:archive_article_mend", args=[page.pk])))


def test_a_passage_leads_to_it_from_where_text_is_mended(desk: Client, page: Article) -> None:
    mending = BeautifulSoup(desk.get(reverse("admin:archive_article_mend", args=[page.pk])).content, "lxml")
    links = [link for link in mending.select("a") if "begins here" in link.get_text()]
    assert len(links) == len(page.blocks) - 1
    chosen = BeautifulSoup(desk.get(links[1]["href"]).content, "lxml").select_one("input[checked]")
    assert chosen
    assert chosen["value"] == KEY


@pytest.mark.parametrize("step", ["chosen", "confirmed"])
@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"at": ""}, "Choose the passage"),
        ({"at": "nowhere"}, "Select a valid choice"),
        ({"why": ""}, "This field is required."),
        ({"published": "soon"}, "Not a date in EDTF"),
        ({"authors": "Bo Lin, Bo Lin"}, "Bo Lin is named twice"),
        ({"title": "x" * 501}, "at most 500"),
    ],
)
def test_what_is_amiss_is_said_and_nothing_happens(
    desk: Client, page: Article, step: str, fields: dict[str, Any], told: str
) -> None:
    done = send(desk, page, step, **fields)
    assert told in text_of(done) or told in " ".join(said(done))
    assert Article.objects.count() == 1


def test_the_first_passage_begins_no_other_article(desk: Client, page: Article) -> None:
    asked = send(desk, page, "chosen", at=page.blocks[0]["key"])
    assert "Nothing would be left before this passage" in text_of(asked)
    offered = BeautifulSoup(desk.get(address(page)).content, "lxml").select("input[type=radio]")
    assert [radio["value"] for radio in offered] == [block["key"] for block in page.blocks[1:]]


def test_of_two_curators_at_once_the_second_is_told(desk: Client, page: Article) -> None:
    stale = fields_of(desk.get(address(page)))["shown"]
    send(desk, page, "confirmed")
    second = send(desk, page, "confirmed", at=page.blocks[1]["key"], shown=stale)
    assert said(second)[-1] == "“The Tea Stall” was changed meanwhile: look at it again."
    assert Article.objects.count() == 2


def test_who_may_only_look_cuts_nothing(client: Client, page: Article) -> None:
    client.force_login(User.objects.create_user("guest", is_staff=True), "django.contrib.auth.backends.ModelBackend")
    sent = {"at": KEY, "shown": page.digest, "why": "for fun", "step": "confirmed"}
    assert client.post(address(page), sent).status_code == 403
    assert Article.objects.count() == 1


def test_what_captures_say_is_escaped(desk: Client, db: None) -> None:
    hostile = capture(together("<script>alert(1)</script>", head="<b>Bold</b>"))
    asked = send(desk, hostile, "chosen", at=hostile.blocks[len(TEXT)]["key"])
    assert b"<script>alert" not in asked.content
    assert b"<b>Bold" not in asked.content
