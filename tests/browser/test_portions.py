"""A curator tags many articles in portions, with JavaScript and without."""

import pytest
from django.contrib.auth.models import Group, User
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from archive import curation
from archive.admin.groups import CURATORS
from archive.models import Article, BulkAct, Tagging
from tests.factories import make_article, make_topic

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PASSWORD = "osmanthus-lane-7"


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> BulkAct:
    monkeypatch.setattr("archive.curation.portions.PORTION", 2)
    mei = User.objects.create_user("mei", password=PASSWORD, is_staff=True)
    mei.groups.add(Group.objects.get(name=CURATORS))
    articles: list[Article] = [make_article(f"Kite no. {number}") for number in range(11)]
    return curation.begin_tagging(BulkAct.Kind.ADD, articles, make_topic("Kites"), mei)


def opened(page: Page, server: LiveServer, run: BulkAct, fragment: str = "") -> None:
    """The page of a run, to which the log-in leads."""
    page.goto(f"{server.url}/admin/login/?next=/admin/")
    page.get_by_label("Username").fill("mei")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_text("Welcome,")).to_be_visible()
    page.goto(f"{server.url}/admin/archive/bulkact/{run.pk}/go-on/{fragment}")


def test_it_goes_on_by_itself_once_it_was_confirmed(page: Page, live_server: LiveServer, run: BulkAct) -> None:
    opened(page, live_server, run, "#begin")
    expect(page.get_by_text("“Kites” added: 11 decisions recorded.")).to_be_visible()
    assert Tagging.objects.accepted().filter(topic__label="Kites").count() == 11


def test_from_the_desk_it_waits_for_a_click(page: Page, live_server: LiveServer, run: BulkAct) -> None:
    opened(page, live_server, run)
    expect(page.get_by_role("status")).to_have_text("0 of 11 articles")
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_text("“Kites” added: 11 decisions recorded.")).to_be_visible()


def test_without_a_script_each_click_does_some(browser: Browser, live_server: LiveServer, run: BulkAct) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    opened(page, live_server, run)
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_role("status")).to_have_text("8 of 11 articles")
    page.get_by_role("button", name="Take back what was done").click()
    expect(page.get_by_text("“Kites”: what was done was taken back.")).to_be_visible()
    assert not Tagging.objects.exists()
    page.context.close()
