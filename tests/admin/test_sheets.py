"""CSV in the admin: what a file would do is shown first, then it is applied as it was shown."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Permission, User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from archive.models import Tagging, Topic
from tests.admin.pages import fields_of, said, text_of
from tests.factories import make_article, make_topic, tag

TOPICS, TAGGINGS = (f"admin:archive_{name}_sheet" for name in ("topic", "tagging"))


def send(client: Client, address: str, content: str | bytes, why: str = "a list") -> HttpResponse:
    data = content if isinstance(content, bytes) else content.encode()
    return client.post(reverse(address), {"file": SimpleUploadedFile("list.csv", data), "why": why})


def test_a_file_is_shown_line_by_line_then_applied_as_it_was_shown(desk: Client, db: None) -> None:
    shown = send(desk, TOPICS, "label,label_zh\nVlogs,“vlog”\nKites,风筝\n")
    assert "2 lines would change something 0 would not" in text_of(shown)
    assert "“Kites” is coined" in text_of(shown)
    assert not Topic.objects.exists()
    done = desk.post(reverse(TOPICS), fields_of(shown))
    assert said(done) == ["2 lines applied, 0 changed nothing."]
    assert set(Topic.objects.values_list("label", "label_zh")) == {("Vlogs", "“vlog”"), ("Kites", "风筝")}


def test_refusals_come_first_and_keep_it_from_being_applied(desk: Client, db: None) -> None:
    make_article("Kites", slug="kites")
    make_topic("Toys")
    shown = send(desk, TAGGINGS, "article,topic,state\nkites,Toys,accepted\n<b>x</b>,Toys,accepted\n")
    assert "Refused: There is no article “<b>x</b>”" in text_of(shown)
    assert b"<b>x" not in shown.content
    assert "Yes, apply" not in shown.content.decode()
    forced = desk.post(
        reverse(TAGGINGS), {"text": "article,topic,state\nno,Toys,accepted\n", "why": "x", "step": "confirmed"}
    )
    assert forced.status_code == 200
    assert not Tagging.objects.exists()


def test_what_changed_since_it_was_shown_is_shown_anew(desk: Client, db: None) -> None:
    """Another curator coined a topic whose alias the file's label is."""
    shown = send(desk, TAGGINGS, f"article,topic,state\n{make_article().slug},{make_topic('Toys').label},accepted\n")
    Topic.objects.all().delete()
    again = desk.post(reverse(TAGGINGS), fields_of(shown))
    assert "There is no topic “Toys”" in text_of(again)


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (b"\xff\xfe", "The file is not UTF-8"),
        (b"", "The submitted file is empty"),
        (b"a\0b", "NUL"),
        (b"colour\nred\n", "the column “label” is missing"),
        (b"label\n" + b"x" * 2_000_001, "larger than 2 MB"),
    ],
)
def test_nonsense_gets_one_line(desk: Client, db: None, content: bytes, line: str) -> None:
    assert line in text_of(send(desk, TOPICS, content))


def test_a_reason_and_a_file_are_wanted(desk: Client, db: None) -> None:
    assert "This field is required" in text_of(send(desk, TOPICS, "label\nVlogs\n", why=""))
    assert "Choose a file" in text_of(desk.post(reverse(TOPICS), {"why": "a list"}))
    assert not Topic.objects.exists()


def test_all_taggings_are_taken_out_in_a_fixed_number_of_queries(desk: Client, db: None) -> None:
    for number in range(3):
        tag(make_article(f"=No. {number}", slug=f"no-{number}"), "Toys")
    export = desk.get(reverse("admin:archive_tagging_export"))
    lines = b"".join(export.streaming_content).decode().splitlines()  # type: ignore[attr-defined]
    assert lines[:2] == ["article,title,topic,state,origin,reason", "no-0,'=No. 0,Toys,accepted,rule,"]
    assert len(lines) == 4


def test_who_may_only_look_sends_nothing_in(client: Client, db: None) -> None:
    guest = User.objects.create_user("guest", is_staff=True)
    guest.user_permissions.add(Permission.objects.get(codename="view_topic"))
    client.force_login(guest, "django.contrib.auth.backends.ModelBackend")
    assert send(client, TOPICS, "label\nVlogs\n").status_code == 403
    assert client.get(reverse("admin:archive_topic_export")).status_code == 200
    assert client.get(reverse("admin:archive_tagging_export")).status_code == 403


def test_the_lists_lead_there(desk: Client, db: None) -> None:
    for model in ("topic", "tagging"):
        listed = desk.get(reverse(f"admin:archive_{model}_changelist")).content
        assert BeautifulSoup(listed, "lxml").find("a", href=reverse(f"admin:archive_{model}_sheet"))
