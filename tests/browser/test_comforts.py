"""What one small script adds to pages that work without it."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from archive.models import Article

pytestmark = pytest.mark.browser
PAPER = {"light": "rgb(251, 248, 242)", "dark": "rgb(23, 20, 18)"}
SWITCH = "Switch between light and dark"


@pytest.fixture
def window(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(color_scheme="light", viewport={"width": 1280, "height": 900})
    context.set_default_timeout(10_000)
    yield context
    context.close()


def test_the_theme_chosen_stays_from_page_to_page(
    window: BrowserContext, live_server: LiveServer, archive: Article
) -> None:
    tab = window.new_page()
    tab.goto(live_server.url)
    expect(tab.locator("body")).to_have_css("background-color", PAPER["light"])
    tab.get_by_role("button", name=SWITCH).press("Enter")
    expect(tab.locator("body")).to_have_css("background-color", PAPER["dark"])
    tab.goto(f"{live_server.url}/articles/teahouse/")
    expect(tab.locator("body")).to_have_css("background-color", PAPER["dark"])
    tab.get_by_role("button", name=SWITCH).click()  # back to the system's, which is followed again
    tab.emulate_media(color_scheme="dark")
    expect(tab.locator("body")).to_have_css("background-color", PAPER["dark"])


def test_a_slash_leads_to_the_search_field_but_can_be_typed(
    window: BrowserContext, live_server: LiveServer, archive: Article
) -> None:
    tab = window.new_page()
    tab.goto(f"{live_server.url}/articles/teahouse/")
    tab.keyboard.press("/")
    expect(tab.locator(":focus")).to_have_attribute("name", "q")
    tab.keyboard.type("a/b")
    expect(tab.locator(":focus")).to_have_value("a/b")


def test_a_citation_is_copied(window: BrowserContext, live_server: LiveServer, archive: Article) -> None:
    window.grant_permissions(["clipboard-read", "clipboard-write"])
    tab = window.new_page()
    tab.goto(f"{live_server.url}/articles/teahouse/")
    tab.get_by_role("button", name="Copy").click()
    expect(tab.get_by_role("button", name="Copied")).to_be_visible()
    assert tab.evaluate("navigator.clipboard.readText()") == tab.locator("#citation").inner_text()
    expect(tab.get_by_role("button", name="Copy", exact=True)).to_be_visible()


def test_without_a_script_nothing_is_offered_that_would_not_work(
    browser: Browser, live_server: LiveServer, archive: Article
) -> None:
    tab = browser.new_context(java_script_enabled=False).new_page()
    tab.goto(f"{live_server.url}/articles/teahouse/")
    expect(tab.get_by_role("button")).to_have_count(1)  # that of the search field
    tab.context.close()


def test_nothing_moves_once_it_is_drawn(window: BrowserContext, live_server: LiveServer, archive: Article) -> None:
    tab = window.new_page()
    tab.add_init_script(
        "window.moved = 0; new PerformanceObserver(list => list.getEntries().forEach(e => window.moved += e.value))"
        ".observe({type: 'layout-shift', buffered: true})"
    )
    for address in ("/", "/articles/teahouse/", "/search?q=tea", "/voices/"):
        tab.goto(f"{live_server.url}{address}", wait_until="networkidle")
        assert tab.evaluate("window.moved") == 0, address


def test_pinyin_stands_above_terms_for_who_asks(tab: Page, live_server: LiveServer, archive: Article) -> None:
    tab.goto(f"{live_server.url}/articles/teahouse/")
    term = tab.locator(".body .term").first
    above = "term => getComputedStyle(term, '::before').content"
    assert term.evaluate(above) == "none"
    tab.get_by_label("Pinyin above terms").check()
    assert term.evaluate(above) == '"chá"'


def test_a_term_says_what_it_means_where_it_is_pointed_at(tab: Page, live_server: LiveServer, archive: Article) -> None:
    tab.goto(f"{live_server.url}/articles/teahouse/")
    term = tab.locator(".body .term").first
    said = "term => getComputedStyle(term, '::after').content"
    assert term.evaluate(said) == "none"
    term.hover()
    assert term.evaluate(said) == '"chá, tea"'
    tab.mouse.move(0, 0)
    tab.keyboard.press("Tab")
    while not term.evaluate("term => term === document.activeElement"):
        tab.keyboard.press("Tab")
    assert term.evaluate(said) == '"chá, tea"'
