"""A curator works through suggestions by keyboard alone, and without a script by buttons."""

import pytest
from django.contrib.auth.models import Group, User
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from archive.admin.groups import CURATORS
from archive.models import Article, Tagging
from tests.browser.barriers import barriers, too_wide
from tests.factories import make_article, tag

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PASSWORD = "osmanthus-lane-7"
TOPICS = ("Opera", "Tea", "Kites", "Rivers")


@pytest.fixture
def queue(archive: Article) -> list[Article]:
    """Four articles, newest first, for which suggestions wait: ten in all."""
    User.objects.create_user("mei", password=PASSWORD, is_staff=True).groups.add(Group.objects.get(name=CURATORS))
    articles = [
        make_article(f"Evening no. {number}", ["A song (曲) was sung."], f"{2028 - number}") for number in range(4)
    ]
    for article, count in zip(articles, (4, 3, 2, 1), strict=True):
        for label in TOPICS[:count]:
            row = tag(article, label, "suggested")
            words = {label.lower(): {"title": 1, "body": 2}}
            Tagging.objects.filter(pk=row.pk).update(evidence={"score": 3.0, "words": words})
    return articles


def log_in(page: Page, site: str) -> Page:
    page.goto(f"{site}/admin/")
    page.get_by_label("Username").fill("mei")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_text("Welcome,")).to_be_visible()
    return page


def press(page: Page, key: str) -> None:
    """A key that decides, and so loads a page."""
    with page.expect_navigation():
        page.keyboard.press(key)


def test_ten_suggestions_are_decided_by_keyboard_alone(
    page: Page, live_server: LiveServer, queue: list[Article]
) -> None:
    log_in(page, live_server.url)
    page.goto(f"{live_server.url}/admin/archive/tagging/review/")
    expect(page.get_by_role("heading", name="Evening no. 0")).to_be_visible()
    page.keyboard.press("j")  # Opera comes second of Kites, Opera, Rivers, Tea
    expect(page.locator(".item.current")).to_contain_text("Opera")
    press(page, "r")
    expect(page.locator(".item.current")).to_contain_text("Rivers")
    page.keyboard.press("k")
    expect(page.locator(".item.current")).to_contain_text("Kites")
    for _ in range(3):
        press(page, "a")
    expect(page.get_by_role("heading", name="Evening no. 1")).to_be_visible()
    press(page, "n")
    press(page, "p")
    press(page, "A")
    expect(page.get_by_role("heading", name="Evening no. 2")).to_be_visible()
    press(page, "R")
    page.keyboard.press("t")
    page.keyboard.type("Kites")
    press(page, "Enter")
    expect(page.get_by_text("“Kites” added to “Evening no. 3”.")).to_be_visible()
    press(page, "a")
    assert not Tagging.objects.suggested().exists()
    states = [(row.article.title[-1], row.topic.label, str(row.state)) for row in decided()]
    assert states == [
        *[
            ("0", "Kites", "accepted"),
            ("0", "Opera", "rejected"),
            ("0", "Rivers", "accepted"),
            ("0", "Tea", "accepted"),
        ],
        *[("1", "Kites", "accepted"), ("1", "Opera", "accepted"), ("1", "Tea", "accepted")],
        *[("2", "Opera", "rejected"), ("2", "Tea", "rejected")],
        *[("3", "Kites", "accepted"), ("3", "Opera", "accepted")],
    ]


def decided() -> list[Tagging]:
    rows = Tagging.objects.filter(origin="curator").select_related("article", "topic")
    return list(rows.order_by("article__title", "topic__label"))


def test_the_list_of_suggestions_is_worked_through_by_keyboard_too(
    page: Page, live_server: LiveServer, queue: list[Article]
) -> None:
    log_in(page, live_server.url)
    page.goto(f"{live_server.url}/admin/archive/tagging/")
    page.keyboard.press("j")
    page.keyboard.press("j")
    row = page.locator("#result_list tr.current")
    second = row.locator(".field-article").inner_text()
    press(page, "r")
    expect(page.locator("#result_list tr.current")).to_be_visible()
    press(page, "a")
    page.keyboard.press("x")
    expect(page.locator("#result_list tr.current input[type=checkbox]")).to_be_checked()
    states = {str(row.state): row.article.title for row in decided()}
    assert states.keys() == {"accepted", "rejected"}
    assert states["rejected"] == second


def test_without_a_script_buttons_do_the_same(browser: Browser, live_server: LiveServer, queue: list[Article]) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = log_in(context.new_page(), live_server.url)
    page.goto(f"{live_server.url}/admin/archive/tagging/review/")
    page.get_by_role("button", name="Reject Opera").click()
    page.get_by_role("button", name="Accept all").click()
    expect(page.get_by_role("heading", name="Evening no. 1")).to_be_visible()
    assert len(decided()) == 4
    context.close()


def test_the_pages_are_open_to_everybody(page: Page, live_server: LiveServer, queue: list[Article]) -> None:
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    log_in(page, live_server.url)
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(live_server.url + reverse("admin:archive_article_topics", args=[queue[0].pk]))
    assert too_wide(page) == 0
    assert barriers(page) == []
    assert complaints == []
