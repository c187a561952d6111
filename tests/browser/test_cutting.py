"""A curator cuts an article in two that one capture ran together; both stand on the site until it is undone."""

from functools import partial
from pathlib import Path

import pytest
from django.core.management import call_command
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from archive.models import Article, Capture
from tests.browser.barriers import barriers
from tests.browser.curators import choose, log_in, read_all_again
from tests.browser.shelf import Shelf
from tests.browser.test_splitting import OTHER, ingest, titles, too_wide_on_a_phone, write
from tests.ingest.corpus import BODY

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
FIRST, SECOND = "The Island Without a Boat", "The Noodle Cart"
TOGETHER = f"{BODY}\n\n{SECOND}\n\n{OTHER}"


@pytest.fixture
def folder(tmp_path: Path, index_folder: Path, shelf: Shelf) -> Path:
    """A capture of a page that had another article appended."""
    captures = tmp_path / "captures"
    captures.mkdir()
    write(captures, "2019", TOGETHER)
    shelf.fill("cut", index_folder, partial(ingest, captures))
    return captures


def test_a_cut_stands_after_all_is_read_again_and_can_be_undone(
    page: Page, live_server: LiveServer, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, site = log_in(page, live_server.url), live_server.url
    article = Article.objects.get()
    assert titles(desk, site) == [FIRST]
    desk.goto(f"{site}/admin/archive/article/{article.pk}/mend/")
    desk.locator(".passage.heading summary").click()
    desk.get_by_role("link", name=f"Another article begins here: {SECOND}", exact=True).click()
    expect(desk.get_by_role("radio", name=SECOND, exact=True)).to_be_checked()
    desk.get_by_label("Reason").fill("an appended article")
    desk.get_by_label("Published").fill("2018-03")
    assert barriers(desk) == []
    desk.get_by_role("button", name="Continue").click()
    expect(desk.locator(".side").nth(1)).to_contain_text("/articles/the-noodle-cart/")
    expect(desk.locator(".side").nth(1)).to_contain_text("I shall miss the soup")
    assert barriers(desk) == []
    assert too_wide_on_a_phone(desk) == 0
    desk.get_by_role("button", name="Yes, cut").click()
    expect(desk.get_by_text(f"“{SECOND}” is an article of its own now.")).to_be_visible()
    call_command("index", verbosity=0)
    assert titles(desk, site) == [FIRST, SECOND]

    write(folder, "2021", f"{TOGETHER}\n\nIt is open again.")
    ingest(folder)
    read_all_again(monkeypatch)
    assert Capture.objects.count() == 2
    assert titles(desk, site) == [FIRST, SECOND]
    cut_off = Article.objects.get(title=SECOND)
    assert cut_off.appearances.count() == 2
    desk.goto(f"{site}/articles/{cut_off.slug}/")
    expect(desk.get_by_text("It is open again.")).to_be_visible()

    desk.goto(f"{site}/admin/archive/article/{cut_off.pk}/mend/")
    expect(desk.locator(".cuts")).to_contain_text(f"This article was cut from {FIRST} by mei")
    assert barriers(desk) == []
    choose(desk, f"{site}/admin/archive/decision/", "Split another from", "Undo …")
    desk.get_by_label("Reason").fill("one article after all")
    desk.get_by_role("button", name="Yes, undo decisions").click()
    expect(desk.get_by_text("1 decision undone.")).to_be_visible()
    call_command("index", verbosity=0)
    assert titles(desk, site) == [FIRST]
    desk.goto(f"{site}/articles/{cut_off.slug}/")
    expect(desk).to_have_url(f"{site}/articles/{article.slug}/")
