"""Debian's Chromium, a fresh window for every test, and an archive with something in it."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from archive.models import Article
from archive.search.indexer import reindex
from tests.browser.shelf import Shelf
from tests.factories import (
    make_article,
    make_byline,
    make_handle_use,
    make_hashtag_use,
    make_source,
    make_term_use,
    make_topic,
    make_voice,
)
from tests.search.conftest import engine_url, index_folder

__all__ = ["engine_url", "index_folder"]

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not found:
        pytest.fail("no Chromium on this machine: `make test` installs it")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # Playwright's event loop runs in the thread of the tests
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=found, args=ARGUMENTS)
        yield chromium
        chromium.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A curator's window; the admin uses JavaScript."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(10_000)
    yield context.new_page()
    context.close()


@pytest.fixture
def tab(browser: Browser) -> Iterator[Page]:
    """A reader's window, without JavaScript: the archive needs none."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, java_script_enabled=False)
    context.set_default_timeout(10_000)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    return Shelf(tmp_path_factory.mktemp("shelf"))


@pytest.fixture
def archive(transactional_db: None, index_folder: Path, shelf: Shelf) -> Article:
    """Twenty-five articles about tea, the newest with one of everything."""
    shelf.fill("tea", index_folder, make_tea)
    return Article.objects.get(slug="teahouse")


def make_tea() -> None:
    make_topic("Tea", label_zh="茶", scope_note="What is drunk.", aliases=["Chai"])
    for number in range(24):
        make_article(f"Tea no. {number}", ["Some tea."], f"{2000 + number}", ["Tea"], ["Mei Hartog"])
    source = make_source(site="https://lantern.example", rights="http://rightsstatements.org/vocab/InC/1.0/")
    article = make_article(
        "The Teahouse That Livestreams",
        [
            "The tea (茶, chá) is cold. “I came for the tea and stayed for the signal,” one netizen wrote.",
            ("heading", "Under the counter"),
            ("list_item", "Green tea."),
            ("pull_quote", "Stayed for the signal."),
            ("caption", "The counter."),
            "The account @茶馆 posts under #茶馆直播#.",
        ],
        "2024-03-14",
        ["Tea", "Streaming"],
        ["Mei Hartog"],
        source,
        standfirst="A house by the river.",
        category="Town",
        original_url="https://lantern.example/tea",
        slug="teahouse",
    )
    make_byline(article, "Ilse Varga", "editor", order=1)
    make_voice(
        article,
        "I came for the tea and stayed for the signal,",
        id="v1",
        speaker="one netizen",
        platform="Weibo",
        original="茶",
    )
    make_term_use(article, "茶", "chá", "tea")
    make_hashtag_use(article, "#茶馆直播#")
    make_handle_use(article, "@茶馆")
    reindex()
