"""Every page in both schemes: no barriers axe finds, nothing wider than a small phone, nothing refused by the CSP."""

from typing import Any, Literal

import pytest
from axe_playwright_python.base import AXE_FILE_PATH
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from archive.models import Article, Author
from archive.search.indexer import reindex
from tests.factories import make_article, make_source, make_topic, make_voice

pytestmark = pytest.mark.browser
PAGES = [
    "/",
    "/search?q=tea",
    "/search?q=zzqqxx",
    "/topics/",
    "/topics/tea/?year=2024",
    "/authors/",
    "/authors/mei-hartog/",
    "/voices/?platform=Weibo",
    "/voices/v1/",
    "/terms/",
    "/terms/茶/",
    "/hashtags/",
    "/hashtags/茶馆直播/",
    "/handles/",
    "/handles/茶馆/",
    "/timeline/",
    "/timeline/2024/",
    "/about/",
    "/articles/teahouse/?q=tea",
    "/nowhere/",
]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_is_open_to_everybody(
    browser: Browser, live_server: LiveServer, archive: Article, scheme: Literal["light", "dark"]
) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, color_scheme=scheme)
    tab = context.new_page()
    complaints: list[str] = []
    tab.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    axe = AXE_FILE_PATH.read_text(encoding="utf-8")
    faults: dict[str, Any] = {}
    for address in PAGES:
        tab.goto(f"{live_server.url}{address}")
        tab.evaluate(axe)
        found = tab.evaluate("axe.run().then(results => results.violations)")
        barriers = [
            f"{v['id']}: {v['nodes'][0]['html'][:200]}" for v in found if v["impact"] in {"serious", "critical"}
        ]
        wider = tab.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if barriers or wider > 0:
            faults[address] = (barriers, wider)
    context.close()
    refused = [complaint for complaint in complaints if "404" not in complaint]
    assert (faults, refused) == ({}, [])


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
        if tab.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            wider.append(address)
    tab.context.close()
    assert wider == []
