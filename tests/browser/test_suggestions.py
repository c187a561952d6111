"""The search fields suggest while one types: by keyboard, mouse, touch and input method, and never in the way."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

from archive.models import Article
from tests.browser.barriers import barriers, too_wide

pytestmark = pytest.mark.browser
NEWEST = "The Teahouse That Livestreams"


@pytest.fixture
def field(page: Page, live_server: LiveServer, archive: Article) -> Locator:
    """The large field of the front page."""
    page.goto(live_server.url)
    return page.get_by_role("combobox", name="Search the archive")


@pytest.fixture
def asked(page: Page) -> list[str]:
    """The suggestions asked for, in order."""
    addresses: list[str] = []
    page.on("request", lambda request: addresses.append(request.url) if "/suggest?" in request.url else None)
    return addresses


@pytest.fixture
def complaints(page: Page) -> Iterator[list[str]]:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    yield said
    assert said == []


def options(field: Locator) -> Locator:
    return field.page.get_by_role("listbox", name="Suggestions").get_by_role("option")


def active(field: Locator) -> Locator:
    return field.page.locator(f"[id='{field.get_attribute('aria-activedescendant')}'][aria-selected=true]")


def test_the_keyboard_walks_through_the_suggestions_and_opens_one(
    field: Locator, live_server: LiveServer, complaints: list[str]
) -> None:
    expect(field).to_have_attribute("aria-expanded", "false")
    field.press_sequentially("tea")
    expect(options(field).first).to_contain_text("Tea")
    expect(field).to_have_attribute("aria-expanded", "true")
    expect(field.page.get_by_role("status").filter(has_text="10 suggestions")).to_be_attached()
    assert field.get_attribute("aria-activedescendant") is None, "nothing is chosen for the reader"
    field.press("ArrowDown")
    expect(active(field)).to_contain_text("Topic · 茶 · 25 articles")
    field.press("ArrowUp")
    expect(active(field)).to_have_text(options(field).last.inner_text().replace("\n", " "))
    field.press("ArrowDown")
    expect(active(field)).to_contain_text("Topic")
    field.press("Home")
    assert field.get_attribute("aria-activedescendant") is None
    assert field.evaluate("field => field.selectionStart") == 0
    field.press("End")
    assert field.evaluate("field => field.selectionStart") == 3
    field.press("ArrowDown")
    field.press("Enter")
    expect(field.page).to_have_url(f"{live_server.url}/topics/tea/")


def test_a_title_leads_to_its_article(field: Locator, live_server: LiveServer) -> None:
    field.press_sequentially("livestr")
    expect(options(field)).to_have_count(1)
    field.press("ArrowDown")
    field.press("Enter")
    expect(field.page).to_have_url(f"{live_server.url}/articles/teahouse/")


def test_escape_closes_the_list_and_then_clears_the_field(field: Locator) -> None:
    field.press_sequentially("tea")
    expect(options(field).first).to_be_visible()
    field.press("Escape")
    expect(options(field)).to_have_count(0)
    expect(field).to_have_value("tea")
    expect(field).to_have_attribute("aria-expanded", "false")
    field.press("Alt+ArrowDown")
    expect(options(field).first).to_be_visible()
    field.press("Escape")
    field.press("Escape")
    expect(field).to_have_value("")


def test_enter_searches_for_what_is_typed_when_nothing_is_chosen(field: Locator, live_server: LiveServer) -> None:
    field.press_sequentially("tea")
    expect(options(field).first).to_be_visible()
    field.press("Enter")
    expect(field.page).to_have_url(f"{live_server.url}/search?q=tea")


def test_tab_leaves_the_field_and_closes_the_list(field: Locator) -> None:
    field.press_sequentially("tea")
    expect(options(field).first).to_be_visible()
    field.press("Tab")
    expect(options(field)).to_have_count(0)
    expect(field.page.locator("main").get_by_role("button", name="Search")).to_be_focused()


def test_the_mouse_opens_a_suggestion_and_a_click_elsewhere_closes_the_list(
    field: Locator, live_server: LiveServer
) -> None:
    field.press_sequentially("茶")
    expect(options(field).first).to_be_visible()
    field.page.get_by_role("heading", level=1).click()
    expect(options(field)).to_have_count(0)
    field.click()
    field.press("ArrowDown")
    options(field).filter(has_text="Hashtag").click()
    expect(field.page).to_have_url(f"{live_server.url}/hashtags/%E8%8C%B6%E9%A6%86%E7%9B%B4%E6%92%AD/")


def test_a_finger_opens_a_suggestion(browser: Browser, live_server: LiveServer, archive: Article) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(f"{live_server.url}/about/")
    field = page.get_by_role("combobox", name="Search the archive")
    field.tap()
    field.press_sequentially("mei h")
    target = options(field).first.bounding_box()
    assert target
    assert target["height"] >= 44
    options(field).first.tap()
    expect(page).to_have_url(f"{live_server.url}/authors/mei-hartog/")
    context.close()


def test_hanzi_are_left_alone_while_they_are_composed(field: Locator, asked: list[str]) -> None:
    """As an input method does it: letters and Enter belong to it until the hanzi are chosen."""
    field.focus()
    field.dispatch_event("compositionstart")
    field.evaluate("field => field.value = 'cha'")
    field.evaluate("field => field.dispatchEvent(new InputEvent('input', {isComposing: true, bubbles: true}))")
    field.dispatch_event("keydown", {"key": "Enter", "isComposing": True, "keyCode": 229, "bubbles": True})
    field.dispatch_event("keydown", {"key": "ArrowDown", "isComposing": True, "bubbles": True})
    field.page.wait_for_timeout(400)
    assert asked == []
    expect(options(field)).to_have_count(0)
    field.evaluate("field => field.value = '茶'")
    field.dispatch_event("compositionend")
    expect(options(field).first).to_be_visible()
    assert [address.rpartition("=")[2] for address in asked] == ["%E8%8C%B6"]


def test_it_asks_once_when_one_types_on_and_shows_only_the_last_answer(field: Locator, asked: list[str]) -> None:
    page = field.page
    page.route("**/suggest?q=tea", lambda route: (page.wait_for_timeout(600), route.continue_())[-1])
    field.press_sequentially("tea")
    page.wait_for_timeout(300)
    field.press_sequentially("house", delay=10)
    expect(options(field)).to_have_text([re.compile(NEWEST)])
    page.wait_for_timeout(700)
    expect(options(field)).to_have_text([re.compile(NEWEST)])
    assert [address.rpartition("=")[2] for address in asked] == ["tea", "teahouse"]


def test_the_form_works_when_suggestions_do_not(field: Locator, live_server: LiveServer) -> None:
    field.page.route("**/suggest?**", lambda route: route.abort())
    field.press_sequentially("tea")
    field.page.wait_for_timeout(400)
    expect(field).to_have_attribute("aria-expanded", "false")
    field.press("Enter")
    expect(field.page).to_have_url(f"{live_server.url}/search?q=tea")


def test_a_hostile_title_is_text(field: Locator, live_server: LiveServer, complaints: list[str]) -> None:
    Article.objects.filter(slug="teahouse").update(title="<img src=x onerror=alert(1)> Teahouse")
    field.press_sequentially("livestr")
    expect(options(field)).to_contain_text("<img src=x onerror=alert(1)> Teahouse")


def test_without_javascript_it_is_a_plain_form(tab: Page, live_server: LiveServer, archive: Article) -> None:
    tab.goto(live_server.url)
    expect(tab.get_by_role("combobox")).to_have_count(0)
    tab.get_by_role("searchbox").fill("livestreams")
    tab.get_by_role("searchbox").press("Enter")
    expect(tab.get_by_role("link", name=NEWEST)).to_be_visible()


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("address", ["/", "/about/"], ids=["large", "compact"])
def test_the_open_list_keeps_nobody_out_and_stays_on_the_page(
    browser: Browser, live_server: LiveServer, archive: Article, address: str, width: int
) -> None:
    page = browser.new_context(viewport={"width": width, "height": 740}).new_page()
    page.goto(f"{live_server.url}{address}")
    field = page.get_by_role("combobox", name="Search the archive")
    field.press_sequentially("t")
    expect(options(field).first).to_be_visible()
    field.press("ArrowDown")
    assert barriers(page) == []
    box = page.get_by_role("listbox").bounding_box()
    assert box
    assert box["y"] + min(box["height"], 200) <= 740, "there is room for all options, or for some of many"
    assert 0 <= box["x"] <= box["x"] + box["width"] <= width
    assert too_wide(page) == 0
    page.context.close()
