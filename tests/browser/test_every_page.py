"""Every page but those of a search, which `test_search` tries: no barriers axe finds in either scheme,
nothing wider than a small phone, nothing refused by the CSP.
"""

import pytest
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from archive.models import Article, Author
from archive.search.indexer import reindex
from tests.browser.barriers import barriers, too_wide
from tests.factories import make_article, make_source, make_topic, make_voice

pytestmark = pytest.mark.browser
CUT_OFF = """() => [...document.querySelectorAll("main *, header *, footer *")]
    .filter(each => getComputedStyle(each).overflowX !== "visible" && getComputedStyle(each).clipPath === "none")
    .filter(each => !each.closest("input, .scrolls"))
    .filter(each => each.scrollWidth > each.clientWidth + 1 || each.scrollHeight > each.clientHeight + 1)
    .map(each => each.outerHTML.slice(0, 120))"""
PAGES = [
    "/",
    "/topics/",
    "/topics/tea/?year=2024",
    "/authors/",
    "/authors/mei-hartog/",
    "/voices/",
    "/voices/?platform=Weibo",
    "/voices/?topic=tea&year=2024&original=True",
    "/voices/v1/",
    "/terms/",
    "/terms/茶/",
    "/hashtags/",
    "/hashtags/茶馆直播/",
    "/handles/",
    "/handles/茶馆/",
    "/timeline/",
    "/timeline/2024/",
    "/timeline/2024/3/",
    "/authors/mei-hartog/?year=2024",
    "/about/",
    "/articles/teahouse/",
    "/articles/teahouse/correction/",
    "/nowhere/",
]


def test_every_page_is_open_to_everybody(browser: Browser, live_server: LiveServer, archive: Article) -> None:
    tab = browser.new_context(viewport={"width": 320, "height": 640}).new_page()
    complaints: list[str] = []
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    faults = {}
    for address in PAGES:
        tab.goto(f"{live_server.url}{address}")
        tab.evaluate("document.querySelectorAll('details').forEach(details => details.open = true)")
        wider = too_wide(tab)
        if (found := barriers(tab)) or wider > 0:
            faults[address] = (found, wider)
    tab.context.close()
    refused = [complaint for complaint in complaints if "404" not in complaint]
    assert (faults, refused) == ({}, [])
    assert [url for url in asked if not url.startswith((live_server.url, "data:"))] == []


def test_text_of_twice_the_size_loses_nothing(browser: Browser, live_server: LiveServer, archive: Article) -> None:
    """WCAG 1.4.4: the browser's text set to 200 % in an ordinary window."""
    tab = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
    faults = {}
    for address in [*PAGES, "/search?q=tea"]:
        tab.goto(f"{live_server.url}{address}")
        tab.evaluate("document.documentElement.style.fontSize = '212.5%'")
        cut, wider = tab.evaluate(CUT_OFF), too_wide(tab)
        if cut or wider > 0:
            faults[address] = (cut, wider)
    tab.context.close()
    assert faults == {}


def test_a_word_without_end_makes_no_page_wider(browser: Browser, live_server: LiveServer, archive: Article) -> None:
    endless = "Endless" * 12
    topic = make_topic(endless)
    article = make_article(endless, [endless], "2020", [endless], [endless], make_source(endless), category=endless)
    make_voice(article, endless, speaker=endless, handle=endless)
    reindex()
    tab = browser.new_context(viewport={"width": 360, "height": 740}).new_page()
    author = Author.objects.get(name=endless)
    pages = ["/", f"/search?q={endless}", "/topics/", "/authors/", "/voices/", "/timeline/2020/"]
    wider = []
    for address in [*pages, *(record.get_absolute_url() for record in (article, topic, author))]:
        tab.goto(f"{live_server.url}{address}")
        if too_wide(tab):
            wider.append(address)
    tab.context.close()
    assert wider == []
