"""The page where a curator mends the passages and voices of an article."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Permission, User
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from archive import curation
from archive.models import Article, Decision, QuotedComment
from tests.admin.pages import said
from tests.curation.captured import TEXT, capture_again


def address(article: Article) -> str:
    return reverse("admin:archive_article_mend", args=[article.pk])


def soup_of(desk: Client, article: Article) -> BeautifulSoup:
    response = desk.get(address(article))
    assert response.status_code == 200
    return BeautifulSoup(response.content, "lxml")


def send(desk: Client, article: Article, act: str, part: str, **typed: str) -> HttpResponse:
    """Press a button of the form that has `part`, with what is typed in place of what the fields hold."""
    form = next(
        form
        for form in soup_of(desk, article).select("form")
        if form.select_one(f'button[value="{act}"]') and (field_value(form, "part") == part or not part)
    )
    fields = {field["name"]: value_of(field) for field in form.select("input, textarea, select") if is_sent(field)}
    prefix = f"{part}-" if act in ("mend", "leave-out") else ""
    fields |= {f"{prefix}{name}": text for name, text in typed.items()}
    return desk.post(address(article), fields | {"act": act}, follow=True)


def field_value(form: Any, name: str) -> str:
    field = form.select_one(f'input[name="{name}"]')
    return field["value"] if field else ""


def is_sent(field: Any) -> bool:
    return field.get("type") != "radio" or field.has_attr("checked")


def value_of(field: Any) -> str:
    if field.name == "select":
        return field.select_one("option[selected]")["value"]
    return field.get("value", "") if field.name == "input" else field.get_text().removeprefix("\n")


def key_of(article: Article, at: int) -> str:
    key: str = Article.objects.get(pk=article.pk).blocks[at]["key"]
    return key


def words(article: Article) -> list[str]:
    return [block["text"] for block in Article.objects.get(pk=article.pk).blocks]


def test_a_passage_is_mended_and_what_the_capture_says_stands_beside_it(desk: Client, tea: Article) -> None:
    response = send(desk, tea, "mend", key_of(tea, 0), text="The stall went digital.", why="misprint")
    assert said(response) == ["The passage is mended."]
    assert words(tea) == ["The stall went digital.", TEXT[1]]
    assert Decision.objects.get().why == "misprint"
    decided = soup_of(desk, tea).select_one(".passage .decided")
    assert TEXT[0] in decided.get_text()
    capture_again()
    assert words(tea)[0] == "The stall went digital."
    send(desk, tea, "set-back", f"block:{key_of(tea, 0)}")
    assert words(tea)[0] == TEXT[0]


def test_a_passage_is_left_out_and_put_back(desk: Client, tea: Article) -> None:
    key = key_of(tea, 0)
    send(desk, tea, "leave-out", key)
    assert words(tea) == [TEXT[1]]
    assert [s.get_text() for s in soup_of(desk, tea).select(".mending-text s")] == [TEXT[0]]
    send(desk, tea, "set-back", f"block:{key}")
    assert words(tea) == [*TEXT]


def test_saving_without_a_change_records_nothing(desk: Client, tea: Article) -> None:
    assert said(send(desk, tea, "mend", key_of(tea, 1))) == ["Nothing changed, so nothing was recorded."]
    assert not Decision.objects.exists()


def test_who_comes_second_is_told_and_loses_nothing_of_the_first(desk: Client, tea: Article, curator: User) -> None:
    key = key_of(tea, 0)
    stale = {
        "act": "mend", "part": key, f"{key}-kind": "paragraph", f"initial-{key}-kind": "paragraph",
        f"{key}-text": "Second.", f"initial-{key}-text": TEXT[0],
    }  # fmt: skip
    curation.mend(tea, key, "paragraph", "First.", curator)
    response = desk.post(address(tea), stale)
    assert said(response) == ["Another curator changed this passage meanwhile: look at it again."]
    assert words(tea)[0] == "First."


def test_a_voice_is_added_and_one_that_is_none_taken_away(desk: Client, tea: Article) -> None:
    response = send(desk, tea, "hear", "", text="The tea stall", kind="named", grade="described", speaker="a sign")
    assert said(response) == ["A voice is heard: “The tea stall”."]
    assert [mark.get_text() for mark in soup_of(desk, tea).select("mark")] == [
        "The tea stall",
        "I pay with my face now,",
    ]
    voice = QuotedComment.objects.get(speaker="one netizen")
    send(desk, tea, "strike", voice.pk, why="a slogan")
    assert [row.text for row in QuotedComment.objects.all()] == ["The tea stall"]
    send(desk, tea, "set-back", f"voice:{voice.pk}")
    assert QuotedComment.objects.count() == 2


def test_a_voice_without_words_of_the_article_is_refused_and_what_was_typed_is_kept(desk: Client, tea: Article) -> None:
    response = send(desk, tea, "hear", "", text="Never printed", kind="named", speaker="a sign")
    assert said(response)[0].startswith("These words do not stand in the article")
    assert 'value="a sign"' in response.content.decode()
    assert "Who speaks" in said(send(desk, tea, "hear", "", text="The tea stall"))[0]


@pytest.mark.parametrize("act", ["", "mend", "leave-out", "strike", "set-back", "nonsense"])
def test_what_names_no_part_of_the_article_does_nothing(desk: Client, tea: Article, act: str) -> None:
    assert desk.post(address(tea), {"act": act, "part": "title:x\n"}).status_code in (200, 302)
    assert not Decision.objects.exists()


def test_it_is_for_those_who_may_change_articles_and_voices(client: Client, tea: Article) -> None:
    looking = User.objects.create_user("bo", is_staff=True)
    looking.user_permissions.set(Permission.objects.filter(codename__in=["view_article", "change_article"]))
    client.force_login(looking, "django.contrib.auth.backends.ModelBackend")
    assert client.get(address(tea)).status_code == 403
    assert client.post(address(tea), {"act": "leave-out", "part": key_of(tea, 0)}).status_code == 403
    assert words(tea) == [*TEXT]
