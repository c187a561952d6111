"""A reader's walk through the archive, without JavaScript."""

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from archive.models import Article
from tests.factories import make_article, make_voice

pytestmark = pytest.mark.browser


def test_a_reader_walks_from_the_front_page_to_an_article_and_on_to_its_author(
    tab: Page, live_server: LiveServer, archive: Article
) -> None:
    tab.goto(live_server.url)
    tab.get_by_role("region", name="Topics").or_(tab.locator(".side")).get_by_role(
        "link", name="Tea", exact=True
    ).click()
    expect(tab.get_by_role("heading", level=1)).to_contain_text("Tea")
    tab.locator(".rows").get_by_role("link", name="The Teahouse That Livestreams").click()
    expect(tab.get_by_role("heading", level=1)).to_have_text("The Teahouse That Livestreams")
    tab.locator(".byline").get_by_role("link", name="Mei Hartog").click()
    expect(tab.get_by_role("heading", name="25 articles, newest first", level=2)).to_be_visible()


def test_a_reader_searches_narrows_and_turns_the_page(tab: Page, live_server: LiveServer, archive: Article) -> None:
    tab.goto(live_server.url)
    tab.get_by_role("searchbox").fill("tea")
    tab.get_by_role("searchbox").press("Enter")
    expect(tab.get_by_role("heading", level=2).first).to_have_text("25 articles")
    tab.get_by_role("link", name="Next →").click()
    expect(tab.locator('.pages [aria-current="page"]')).to_have_text("2")
    expect(tab.locator(".hits > li")).to_have_count(5)
    tab.get_by_role("navigation", name="Filters").get_by_role("link", name="Streaming 1").click()
    expect(tab.locator(".hits > li")).to_have_count(1)
    tab.locator(".hits").get_by_role("link", name="The Teahouse That Livestreams").click()
    expect(tab.locator(".body mark").first).to_have_text("tea")


def test_a_voice_leads_to_its_place_in_the_article(tab: Page, live_server: LiveServer, archive: Article) -> None:
    tab.goto(f"{live_server.url}/voices/")
    tab.locator("figcaption").get_by_role("link").first.click()
    expect(tab).to_have_url(f"{live_server.url}/articles/teahouse/#voice-v1")
    expect(tab.locator("#voice-v1")).to_be_in_viewport()
    tab.get_by_role("link", name="Voice 1").click()
    expect(tab.locator(".voice-large blockquote")).to_contain_text("stayed for the signal")


def test_a_term_leads_from_the_text_to_all_its_uses(tab: Page, live_server: LiveServer, archive: Article) -> None:
    tab.goto(f"{live_server.url}/articles/teahouse/")
    tab.locator(".body").get_by_role("link", name="茶", exact=True).click()
    expect(tab.locator("h1 rt")).to_have_text("chá")
    expect(tab.locator(".uses mark")).to_have_text(["茶", "茶"])


def test_the_keyboard_reaches_the_content_first(tab: Page, live_server: LiveServer, archive: Article) -> None:
    tab.goto(f"{live_server.url}/articles/teahouse/")
    tab.keyboard.press("Tab")
    expect(tab.locator(":focus")).to_have_text("Skip to the content")
    expect(tab.locator(":focus")).to_be_in_viewport()
    tab.keyboard.press("Enter")
    expect(tab.locator("main")).to_be_focused()


def test_the_number_of_a_voice_stands_on_the_line_where_its_words_end(
    page: Page, live_server: LiveServer, archive: Article
) -> None:
    says = [f"第{number}位来打卡。" for number in "一二三四五六七八九十"]
    texts = [f"{'早' * number}“{words}”网友写道。" for number, words in enumerate(says, start=4)]
    article = make_article("排队吃面的人", texts, language="zh")
    for words in says:
        make_voice(article, words)
    page.set_viewport_size({"width": 320, "height": 740})
    page.goto(f"{live_server.url}{article.get_absolute_url()}")
    drops = page.locator(".voice-number").evaluate_all(
        "numbers => numbers.map(number => number.getBoundingClientRect().top"
        " - [...number.previousElementSibling.getClientRects()].at(-1).top)"
    )
    assert len(drops) == 10
    assert max(drops) < 15
