"""“Spotted a mistake?”: sent without an account, and answered."""

import re

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.test import Client

from archive import curation
from archive.curation.corrections import MOST_OF_ALL, MOST_OF_ONE
from archive.models import Article, ContentVersion, Correction, Decision
from tests.factories import make_article, make_voice

WRONG = "The stall opened in 2015, as its own sign says."
pytestmark = pytest.mark.django_db


@pytest.fixture
def curator() -> User:
    return User.objects.create_user("mei")


def send(client: Client, article: Article, **fields: str) -> HttpResponse:
    return client.post(f"{article.get_absolute_url()}correction/", {"text": WRONG} | fields)


def test_a_correction_is_sent_from_the_article_and_has_an_address_of_its_own(client: Client) -> None:
    article = make_article("The Tea Stall")
    page = client.get(article.get_absolute_url()).content.decode()
    assert f'href="{article.get_absolute_url()}correction/"' in page
    asked = client.get(f"{article.get_absolute_url()}correction/")
    assert "no account" in asked.content.decode()
    assert asked.headers["X-Robots-Tag"].startswith("noindex")
    response = send(client, article, passage="opened in 2014")
    sent = Correction.objects.get()
    assert (sent.article, sent.text, sent.passage, sent.state) == (article, WRONG, "opened in 2014", "waiting")
    assert response["Location"] == sent.get_absolute_url()
    assert WRONG in client.get(sent.get_absolute_url()).content.decode()
    assert "127.0.0.1" not in str(sent.__dict__), "who sent it is not kept"


def test_the_answer_stands_at_its_address(client: Client, curator: User) -> None:
    send(client, make_article())
    sent = Correction.objects.get()
    curation.answer(sent, "accepted", "Mended, thank you.", curator)
    page = client.get(sent.get_absolute_url()).content.decode()
    assert "<h1>Accepted</h1>" in page
    assert "Mended, thank you." in page


@pytest.mark.parametrize("text", ["", "short", "x" * 2001, "\0" * 20])
def test_what_says_nothing_is_asked_for_again(client: Client, text: str) -> None:
    response = send(client, make_article(), text=text)
    assert response.status_code == 200
    assert 'class="error"' in response.content.decode()
    assert not Correction.objects.exists()


def test_what_fills_in_the_hidden_field_is_thanked_and_forgotten(client: Client) -> None:
    response = send(client, make_article(), website="https://spam.example")
    assert "Thank you" in response.content.decode()
    assert not Correction.objects.exists()


def test_nobody_sends_more_than_a_few_an_hour(client: Client) -> None:
    article = make_article()
    statuses = [send(client, article).status_code for _ in range(MOST_OF_ONE + 1)]
    assert statuses == [302] * MOST_OF_ONE + [429]
    assert send(Client(REMOTE_ADDR="192.0.2.7"), article).status_code == 302


def test_all_together_do_not_send_without_end() -> None:
    article = make_article()
    for number in range(MOST_OF_ALL):
        curation.take_in(article, WRONG, address=str(number))
    with pytest.raises(curation.TooMany):
        curation.take_in(article, WRONG, address="another")


def test_a_proxy_is_believed_only_where_there_is_one(client: Client, settings: object) -> None:
    article = make_article()
    address = f"{article.get_absolute_url()}correction/"
    for number in range(MOST_OF_ONE):
        client.post(
            f"{article.get_absolute_url()}correction/", {"text": WRONG}, headers={"X-Forwarded-For": f"{number}"}
        )
    assert send(client, article).status_code == 429, "whoever writes the header himself is counted all the same"
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    behind = {"X-Forwarded-For": "192.0.2.1, 192.0.2.9"}
    assert client.post(address, {"text": WRONG}, headers=behind).status_code == 302


def test_hidden_and_lost_articles_take_none(client: Client) -> None:
    assert send(client, make_article(state="hidden")).status_code == 410
    assert client.get("/articles/nowhere/correction/").status_code == 404
    assert client.get("/corrections/nothing/").status_code == 404


def test_what_is_withheld_is_not_shown_on_its_pages(client: Client) -> None:
    article = make_article("She Said: I never queue for salt", ["“I never queue for salt,” one user wrote."])
    make_voice(article, "I never queue for salt,", is_withheld=True)
    send(client, article, text="Did she say: I never queue for salt?")
    for address in (f"{article.get_absolute_url()}correction/", Correction.objects.get().get_absolute_url()):
        assert "queue for" not in client.get(address).content.decode()


def test_captured_markup_and_what_readers_write_is_shown_as_text(client: Client) -> None:
    send(client, make_article("<b>bold</b>"), text="<script>alert(1)</script>", passage="<i>")
    page = client.get(Correction.objects.get().get_absolute_url()).content.decode()
    assert not re.search("<script>alert|<b>bold|<i>", page)


def test_sending_one_makes_no_page_stale(client: Client) -> None:
    article = make_article()
    version = ContentVersion.objects.current()
    send(client, article)
    assert ContentVersion.objects.current() == version


def test_of_two_who_answer_the_second_is_told(client: Client, curator: User) -> None:
    send(client, make_article())
    first, second = Correction.objects.get(), Correction.objects.get()
    curation.answer(first, "accepted", "", curator)
    with pytest.raises(ValidationError, match="mei answered it meanwhile"):
        curation.answer(second, "declined", "no", User.objects.create_user("bo"))
    assert Correction.objects.get().state == "accepted"


def test_an_answer_is_undone(client: Client, curator: User) -> None:
    send(client, make_article())
    curation.undo(curation.answer(Correction.objects.get(), "declined", "not so", curator), curator)
    (again,) = Correction.objects.waiting()
    assert (again.note, again.answered_by, again.answered_at) == ("", None, None)
    assert Decision.objects.count() == 2
