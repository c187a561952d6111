"""A curator withholds an account and finds it nowhere; a reader sends a correction and reads the answer."""

import re
from pathlib import Path

import pytest
from django.core.management import call_command
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from archive.models import Article, Correction, Topic
from archive.search.indexer import reindex
from tests.browser.barriers import barriers, too_wide
from tests.browser.curators import choose, log_in
from tests.browser.shelf import Shelf
from tests.web.lane import NAME, SAID, lane

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def account(index_folder: Path, shelf: Shelf) -> Article:
    shelf.fill("lane", index_folder, fill)
    return Article.objects.get(title__startswith="What")


def fill() -> None:
    Topic.objects.all().delete()
    lane()
    reindex()


@pytest.fixture
def desk(page: Page, live_server: LiveServer, account: Article) -> Page:
    return log_in(page, live_server.url)


def test_a_withheld_account_is_found_nowhere(desk: Page, tab: Page, live_server: LiveServer, account: Article) -> None:
    site, named = live_server.url, re.compile(NAME, re.I)
    pages = [f"{site}{path}" for path in ("/", "/voices/", "/handles/", "/terms/", account.get_absolute_url())]
    tab.goto(f"{site}{account.get_absolute_url()}")
    expect(tab.get_by_role("heading", level=1)).to_have_text(account.title)
    choose(desk, f"{site}/admin/archive/handle/", NAME, "Withhold, with all they said …")
    expect(desk.locator(".counts")).to_contain_text("named in 1 article, 2 voices quoted as its own words")
    desk.get_by_label("Reason:").fill("its owner asked")
    desk.get_by_role("button", name="Yes, withhold accounts").click()
    expect(desk.get_by_text("1 account withheld.")).to_be_visible()
    call_command("index", verbosity=0)
    for address in pages:
        assert (answer := tab.goto(address)) is not None
        assert answer.ok
        expect(tab.locator("html")).not_to_contain_text(named)
        expect(tab.locator("html")).not_to_contain_text("kettle sings")
    expect(tab.locator(".body .withheld").first).to_be_visible()
    tab.get_by_role("searchbox").first.fill(f'"{SAID}"')
    tab.get_by_role("button", name="Search").first.click()
    expect(tab.get_by_text("Nothing found")).to_be_visible()
    tab.goto(f"{site}/handles/{NAME}/")
    expect(tab.get_by_role("heading", level=1)).to_have_text("Withheld")
    desk.goto(f"{site}/admin/")
    expect(desk.locator(".history")).to_contain_text("its owner asked")


def test_a_correction_is_sent_without_an_account_and_answered(
    desk: Page, tab: Page, live_server: LiveServer, account: Article
) -> None:
    tab.goto(f"{live_server.url}{account.get_absolute_url()}")
    tab.get_by_role("link", name="Spotted a mistake?").click()
    tab.get_by_label("The words in question").fill("It rained for so long")
    tab.get_by_label("What is wrong").fill("It rained for a day only, says the weather office.")
    tab.get_by_role("button", name="Send").click()
    expect(tab.get_by_role("heading", level=1)).to_have_text("Thank you")
    kept = tab.url

    desk.goto(f"{live_server.url}/admin/")
    desk.get_by_role("link", name="1 Corrections sent by readers").click()
    desk.get_by_role("link", name="It rained for a day only").click()
    desk.get_by_role("radio", name="Accepted").check()
    desk.get_by_label("Note to the reader").fill("Mended, thank you.")
    desk.get_by_role("button", name="Save", exact=True).click()
    expect(desk.get_by_text("Accepted: the reader finds your answer at its address.")).to_be_visible()

    tab.goto(kept)
    expect(tab.get_by_role("heading", level=1)).to_have_text("Accepted")
    expect(tab.get_by_text("Mended, thank you.")).to_be_visible()
    assert Correction.objects.get().answered_by.username == "mei"


def test_the_desk_is_open_to_everybody(desk: Page, live_server: LiveServer, account: Article) -> None:
    """On a small phone, in both schemes; nothing refused by the CSP."""
    sent = Correction.objects.create(article=account, text="The date is wrong, I was there.")
    complaints: list[str] = []
    desk.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    desk.set_viewport_size({"width": 360, "height": 740})
    faults = {}
    for path in ("/admin/", f"/admin/archive/correction/{sent.pk}/change/", sent.get_absolute_url()):
        desk.goto(f"{live_server.url}{path}")
        refused = list(complaints)
        found = barriers(desk)  # which runs styles of its own
        complaints.clear()
        if refused or found or too_wide(desk) > 0:
            faults[path] = (refused, found, too_wide(desk))
    assert faults == {}
