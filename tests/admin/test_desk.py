"""The first page of the admin: what waits, and what was done last."""

from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from archive import curation
from archive.models import Article, Correction, IndexTask
from tests.admin.pages import fields_of, form_address, said, text_of
from tests.admin.test_every_record import furnished
from tests.factories import make_article, make_voice, tag

__all__ = ["furnished"]


def piles(client: Client) -> dict[str, tuple[int, str]]:
    """What waits, by its label: how much, and where it is worked off."""
    page = BeautifulSoup(client.get(reverse("admin:index")).content, "lxml")
    links = page.select(".piles a")
    return {
        link.select("span")[1].find(string=True).strip(): (int(link.select_one(".pile-count").get_text()), link["href"])
        for link in links
    }


@pytest.fixture
def wanting(db: None) -> Article:
    """An article that lacks everything, and one that lacks nothing."""
    whole = make_article("Buns")
    tag(whole, "Food")
    make_voice(whole, "raining", speaker="one user")
    article = make_article("Noodles", published="")
    make_voice(article, "It was raining")
    make_voice(article, "These words are nowhere", speaker="one user", is_adrift=True)
    tag(article, "Food", "suggested")
    curation.take_in(article, "The date is missing, it was 2018.")
    IndexTask.objects.all().delete()
    IndexTask.objects.enqueue([article.pk])
    return article


def test_it_shows_what_waits_and_leads_to_it(desk: Client, wanting: Article) -> None:
    waiting = piles(desk)
    counts = {label: count for label, (count, _) in waiting.items()}
    assert counts == {
        "Unfinished bulk acts": 0,
        "Corrections sent by readers": 1,
        "Suggested topics": 1,
        "What may become a topic": 0,
        "Articles without a topic": 1,
        "Articles without a date": 1,
        "Near-duplicates": 0,
        "Voices without a speaker": 1,
        "Voices whose words are not found in the article": 1,
        "Captures read in vain": 0,
        "Changes waiting for the index": 1,
    }
    for label, (count, address) in waiting.items():
        listed = BeautifulSoup(desk.get(address).content, "lxml").select("#result_list tbody tr")
        assert len(listed) == count, label


def test_it_shows_what_was_done_last_with_who_and_why(desk: Client, tea: Article, curator: User) -> None:
    curation.edit(tea, {"title": "Tea and Faces"}, curator, "the printed issue")
    words = text_of(desk.get(reverse("admin:index")))
    for shown in ("mei", "Edited title", "The Tea Stall", "Tea and Faces", "the printed issue"):
        assert shown in words


def test_it_costs_as_many_queries_however_much_waits(desk: Client, furnished: Callable[[int], None]) -> None:
    costs = []
    for number in (1, 12):
        furnished(number)
        with CaptureQueriesContext(connection) as queries:
            desk.get(reverse("admin:index"))
        costs.append(len(queries))
    assert costs[0] == costs[1]


def test_a_correction_is_answered_from_it(desk: Client, wanting: Article) -> None:
    sent = Correction.objects.get()
    opened = desk.get(form_address(sent))
    assert "The date is missing, it was 2018." in text_of(opened)
    declined = fields_of(opened) | {"state": "declined", "note": ""}
    assert "Say why it is declined" in text_of(desk.post(form_address(sent), declined))
    desk.post(form_address(sent), fields_of(opened) | {"state": "accepted", "note": "Added."})
    sent.refresh_from_db()
    assert (sent.state, sent.note, sent.answered_by.username) == ("accepted", "Added.", "mei")
    assert piles(desk)["Corrections sent by readers"][0] == 0
    late = desk.post(form_address(sent), fields_of(opened) | {"state": "declined", "note": "No."})
    assert any("mei answered it meanwhile" in message for message in said(late))
    assert "Accepted" in text_of(desk.get(form_address(sent))), "and it can be read again"
