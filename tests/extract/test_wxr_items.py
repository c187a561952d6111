"""A WordPress export as its captures: what is taken, and what is left out and counted."""

import io
from pathlib import Path

import pytest

from archive.extract import Metadata, items
from archive.extract.wxr import wxr_items

from .exports import HEAD, category, comment, export, found, item


def test_a_published_post_is_a_capture_of_its_own() -> None:
    (first, second), problems, left_out = found(export(item(number="7"), item(number="12", post_type="page")))
    assert (first.name, second.name, problems, left_out) == ("pier.xml#7", "pier.xml#12", [], {})
    assert first.metadata == Metadata("https://pier.example/2019/03/goat/", "2024-05-01T08:00:00+00:00", "Pier Notes")


def test_an_export_in_utf_16_is_the_same_captures(tmp_path: Path) -> None:
    path = tmp_path / "pier.xml"
    path.write_bytes(export(item("山羊上船。" * 9)).decode().encode("utf-16"))
    assert list(items(path)) == list(wxr_items(io.BytesIO(export(item("山羊上船。" * 9))), "pier.xml"))


def test_a_capture_is_an_export_that_holds_itself() -> None:
    (taken,), _, _ = found(export(item(extra=category("Ferries & Piers") + comment(1, "Poor ]]]]><![CDATA[> goat"))))
    (again,), problems, _ = found(taken.content)
    assert (again.content, problems) == (taken.content, [])


def test_a_later_export_of_the_same_post_is_the_same_bytes() -> None:
    later = HEAD.replace("01 May 2024", "09 Aug 2025").replace("v=6.5", "v=6.8").replace("2024-05-01", "2025-08-09")
    counted = "<wp:postmeta><wp:meta_key>views</wp:meta_key><wp:meta_value>{}</wp:meta_value></wp:postmeta>"
    before = export(item(extra=counted.format(3)))
    after = export(
        item(number="6", status="draft"), item(extra=counted.format(9) + comment(4, "?", approved="0")), head=later
    )
    assert found(before)[0][0].content == found(after)[0][0].content


def test_what_commenters_did_not_publish_is_not_kept() -> None:
    (taken,), _, _ = found(export(item(extra=comment(1, "Poor goat.") + comment(2, "Hidden", approved="spam"))))
    assert b"Poor goat." in taken.content
    assert not [word for word in (b"Hidden", b"192.0.2.7", b"pan@mail.example", b"m@pier") if word in taken.content]


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ({"status": "draft"}, "draft"),
        ({"status": "auto-draft"}, "draft"),
        ({"status": "private"}, "private post"),
        ({"status": "pending"}, "pending post"),
        ({"status": "future"}, "scheduled post"),
        ({"status": "trash"}, "trashed post"),
        ({"status": "inherit"}, "revision"),
        ({"status": "archived"}, "‘archived’ post"),
        ({"post_password": "goat"}, "password-protected post"),
        ({"post_type": "attachment", "status": "inherit"}, "attachment"),
        ({"post_type": "revision"}, "revision"),
        ({"post_type": "nav_menu_item"}, "menu item"),
        ({"post_type": "wp_block"}, "‘wp_block’ item"),
    ],
)
def test_what_is_no_published_post_is_counted(said: dict[str, str], reason: str) -> None:
    taken, problems, left_out = found(export(item(), item(number="8", **said), item(number="9", **said)))
    assert ([each.name for each in taken], problems, left_out) == (["pier.xml#7"], [], {reason: 2})


@pytest.mark.parametrize(
    ("left", "reason"),
    [
        (comment(2, "Wait", approved="0"), "unapproved comment"),
        (comment(2, "Buy", approved="spam"), "spam comment"),
        (comment(2, "Gone", approved="trash"), "trashed comment"),
        (comment(2, "[…] goat […]", kind="pingback"), "pingback"),
        (comment(2, "[…] goat […]", kind="trackback"), "trackback"),
        (comment(2, "Order received", kind="order_note"), "‘order_note’ comment"),
    ],
)
def test_what_is_no_readers_comment_is_counted(left: str, reason: str) -> None:
    (taken,), _, left_out = found(export(item(extra=comment(1, "Poor goat.") + left)))
    assert (taken.content.count(b"<wp:comment>"), left_out) == (1, {reason: 1})
