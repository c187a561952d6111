"""Searching by keyboard alone, with and without JavaScript; the pages of a search on a small phone, in both schemes."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from archive.models import Article
from archive.search.indexer import reindex
from tests.browser.barriers import barriers, too_wide
from tests.browser.shelf import Shelf
from tests.factories import make_article, make_voice

pytestmark = pytest.mark.browser
PAGES = [
    "/search",
    "/search?q=tea",
    "/search?q=tea&page=2",
    "/search?q=tea&show=voices",
    "/search?q=tea&year=2024&year=2010&not_topic=streaming&not_year=2012",
    "/search?q=tea&month=2024-03&year=2024",
    "/search?q=zzqqxx",
    "/search?q=zzqqxx&topic=tea&show=voices",
    "/search?q=signal&topic=nowhere",
    "/articles/teahouse/?q=tea+OR+茶",
    "/articles/teahouse/?q=tea+OR+茶#mark-2",
]


@pytest.fixture(params=["with a script", "without"])
def reader(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """A reader's window; what holds with a script holds without."""
    context = browser.new_context(
        viewport={"width": 1280, "height": 900},
        java_script_enabled=request.param == "with a script",
        reduced_motion="reduce",
    )
    context.set_default_timeout(10_000)
    yield context.new_page()
    context.close()


def focused(page: Page, selector: str, most: int = 60) -> None:
    """Press Tab until something of `selector` has the focus."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.locator(f"{selector}:focus").count():
            return
    pytest.fail(f"Tab does not reach {selector}")


@pytest.fixture
def long(archive: Article, index_folder: Path, shelf: Shelf) -> Article:
    """A long article with one word at its beginning, in the middle of a voice, and far down."""
    shelf.fill("long", index_folder, make_long)
    return Article.objects.get(title="Counting")


def make_long() -> None:
    filler = [f"Paragraph {number} on nothing in particular, for a while." * 6 for number in range(30)]
    said = "My abacus beats your phone."
    article = make_article("Counting", ["An abacus.", *filler, f"“{said}”", *filler, "The last abacus."], "2021")
    make_voice(article, said, speaker="a grocer", id="grocer")
    reindex()


def test_the_keyboard_leads_from_home_to_a_passage_found_and_on(
    reader: Page, live_server: LiveServer, long: Article
) -> None:
    reader.goto(live_server.url)
    focused(reader, "#q")
    reader.keyboard.type("abacus")
    reader.keyboard.press("Enter")
    expect(reader.get_by_role("heading", level=2).first).to_have_text("1 article")
    focused(reader, ".excerpt a")
    reader.keyboard.press("Enter")
    expect(reader.locator(".body > p:target mark")).to_be_in_viewport()
    for number in (2, 3, 1):
        focused(reader, ".step-on", most=3)
        expect(reader.locator(".step-on:focus")).to_have_accessible_name(f"To place {number}")
        reader.keyboard.press("Enter")
        expect(reader.locator(f"#mark-{number} + mark")).to_be_in_viewport()
        expect(reader.locator(".stepper:visible")).to_have_count(1)
    focused(reader, ".step-back", most=3)
    reader.keyboard.press("Enter")
    expect(reader.locator("#mark-3 + mark")).to_be_in_viewport()


def test_a_voice_found_leads_into_the_article(reader: Page, live_server: LiveServer, long: Article) -> None:
    reader.goto(f"{live_server.url}/search?q=abacus")
    reader.locator(".tabs").get_by_role("link", name="Voices 1").click()
    expect(reader.locator('.tabs [aria-current="page"]')).to_have_text("Voices 1")
    reader.locator("figcaption").get_by_role("link", name="Counting").click()
    expect(reader.locator("#voice-grocer mark")).to_be_in_viewport()
    expect(reader.get_by_role("group", name="Place 2 of 3")).to_be_visible()


def test_the_keys_go_from_mark_to_mark_and_back_leads_to_the_results(
    page: Page, live_server: LiveServer, long: Article
) -> None:
    page.goto(f"{live_server.url}/search?q=abacus")
    page.get_by_role("link", name="Counting").first.click()
    expect(page.get_by_text("Keys: n next, p previous")).to_be_visible()
    for key, number in (("n", 1), ("n", 2), ("n", 3), ("n", 1), ("p", 3), ("p", 2)):
        page.keyboard.press(key)
        expect(page).to_have_url(f"{live_server.url}{long.get_absolute_url()}?q=abacus#mark-{number}")
        expect(page.locator(f"#mark-{number} + mark")).to_be_in_viewport()
        expect(page.get_by_role("group", name=f"Place {number} of 3")).to_be_visible()
    page.get_by_role("combobox").press("n")
    expect(page.get_by_role("combobox")).to_have_value("n")
    page.go_back()
    expect(page).to_have_url(f"{live_server.url}/search?q=abacus")


def test_a_script_takes_no_key_where_nothing_is_marked(page: Page, live_server: LiveServer, long: Article) -> None:
    page.goto(f"{live_server.url}{long.get_absolute_url()}")
    page.keyboard.press("n")
    expect(page).to_have_url(f"{live_server.url}{long.get_absolute_url()}")


def test_a_year_is_chosen_and_a_topic_left_out_by_keyboard(
    reader: Page, live_server: LiveServer, archive: Article
) -> None:
    reader.goto(f"{live_server.url}/search?q=tea")
    focused(reader, ".to-filters")
    reader.keyboard.press("Enter")
    focused(reader, '.histogram [aria-label="2024: 1 article"]')
    reader.keyboard.press("Enter")
    expect(reader.locator(".hits > li")).to_have_count(1)
    expect(reader.get_by_role("link", name="March 2024: 1 article")).to_be_visible()
    reader.get_by_role("link", name="Remove all").click()
    reader.get_by_role("link", name="Leave out Streaming").focus()
    reader.keyboard.press("Enter")
    expect(reader.get_by_role("heading", level=2).first).to_have_text("24 articles")
    reader.get_by_role("link", name="Remove Not Topic: Streaming").click()
    expect(reader.get_by_role("heading", level=2).first).to_have_text("25 articles")


def test_on_a_phone_the_filters_are_one_link_away(browser: Browser, live_server: LiveServer, archive: Article) -> None:
    phone = browser.new_context(viewport={"width": 360, "height": 740}, java_script_enabled=False).new_page()
    phone.goto(f"{live_server.url}/search?q=tea")
    phone.get_by_role("link", name="Filters").click()
    expect(phone.get_by_role("heading", name="Filters")).to_be_in_viewport()
    phone.context.close()


def test_a_search_is_open_to_everybody(browser: Browser, live_server: LiveServer, archive: Article) -> None:
    tab = browser.new_context(viewport={"width": 320, "height": 640}).new_page()
    refused: list[str] = []
    tab.on("console", lambda message: refused.append(message.text) if message.type == "error" else None)
    faults = {}
    for address in PAGES:
        tab.goto(f"{live_server.url}{address}")
        tab.evaluate("document.querySelectorAll('details').forEach(details => details.open = true)")
        wider = too_wide(tab)
        if (found := barriers(tab)) or wider > 0:
            faults[address] = (found, wider)
    tab.context.close()
    assert (faults, refused) == ({}, [])
