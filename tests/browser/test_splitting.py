"""A curator splits an article that two were taken for; both stand on the site, after everything is read again too."""

from functools import partial
from pathlib import Path

import pytest
from django.core.management import call_command
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from archive.models import Article, Capture
from tests.browser.barriers import barriers, too_wide
from tests.browser.curators import choose, log_in, read_all_again
from tests.browser.shelf import Shelf
from tests.ingest.corpus import BODY
from tests.ingest.corpus import page as printed

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
ADDRESS = "https://lantern.example/today"
TITLES = ["The Island Without a Boat", "The Noodle Cart"]
OTHER = """The noodle cart at the river gate closed its books last week, after twenty years of broth and small change.

“I shall miss the soup more than I miss the office,” one netizen wrote: “It asked for no password.”

Its broth was known up to the second bridge. The cook kept the recipe in her head, nobody wrote it down, and the three
apprentices who might have guessed at it had left for the coast long before the first delivery rider came.

On the last evening a queue stood along the wall as far as the post office. Those at its end were given pickles and a
number, and many of them kept the number. Some offered it for sale the day after, with a photograph of the cart."""


@pytest.fixture
def folder(tmp_path: Path, index_folder: Path, shelf: Shelf) -> Path:
    """Captures of two articles that one address showed, one after the other."""
    captures = tmp_path / "captures"
    captures.mkdir()
    write(captures, "2019", BODY)
    write(captures, "2020", OTHER, title="The Noodle Cart")
    shelf.fill("split", index_folder, partial(ingest, captures))
    return captures


def write(folder: Path, name: str, body: str, **fields: str) -> None:
    (folder / f"{name}.txt").write_text(printed(body=body, **fields), encoding="utf-8")
    (folder / f"{name}.txt.meta.json").write_text(f'{{"address": "{ADDRESS}", "captured": "{name}-05-01"}}')


def ingest(folder: Path) -> None:
    call_command("ingest", str(folder), source="The Lantern Wire", verbosity=0)
    call_command("reindex", verbosity=0)


def titles(reader: Page, site: str) -> list[str]:
    """What a search for words that are in both articles finds."""
    reader.goto(f"{site}/search?q=netizen")
    return sorted(reader.locator(".row-title").all_inner_texts())


def test_a_split_stands_after_all_is_read_again_and_can_be_undone(
    page: Page, live_server: LiveServer, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, site = log_in(page, live_server.url), live_server.url
    article = Article.objects.get()
    desk.goto(f"{site}/admin/archive/article/{article.pk}/change/")
    desk.get_by_role("link", name="Split").click()
    desk.get_by_label("The Noodle Cart").check()
    desk.get_by_label("Reason").fill("two articles at one address")
    assert barriers(desk) == []
    assert too_wide_on_a_phone(desk) == 0
    desk.get_by_role("button", name="Continue").click()
    expect(desk.locator(".counts")).to_contain_text("“The Noodle Cart”: an article of its own")
    desk.get_by_role("button", name="Yes, split").click()
    expect(desk.get_by_text("“The Noodle Cart” is an article of its own now.")).to_be_visible()
    call_command("index", verbosity=0)
    assert titles(desk, site) == TITLES

    write(folder, "2021", f"{OTHER}\n\nIt is open again.", title="The Noodle Cart")
    ingest(folder)
    read_all_again(monkeypatch)
    assert Capture.objects.count() == 3
    assert titles(desk, site) == TITLES
    assert Article.objects.get(title="The Noodle Cart").appearances.count() == 2

    choose(desk, f"{site}/admin/archive/decision/", "Split another from", "Undo …")
    desk.get_by_label("Reason").fill("one article after all")
    desk.get_by_role("button", name="Yes, undo decisions").click()
    expect(desk.get_by_text("1 decision undone.")).to_be_visible()
    call_command("index", verbosity=0)
    assert titles(desk, site) == ["The Noodle Cart"]


def too_wide_on_a_phone(desk: Page) -> int:
    desk.set_viewport_size({"width": 390, "height": 844})
    wide = too_wide(desk)
    desk.set_viewport_size({"width": 1280, "height": 900})
    return wide
