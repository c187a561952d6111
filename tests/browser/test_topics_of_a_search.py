"""A curator merges topics, follows an old address, parts them again; and tags all that a search finds."""

import pytest
from django.contrib.auth.models import Group, User
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from archive.admin.groups import CURATORS
from archive.models import Article, Tagging, Topic
from archive.search.indexer import drain, reindex
from tests.curation.captured import capture, parsed
from tests.factories import make_article, make_topic

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PASSWORD = "osmanthus-lane-7"


@pytest.fixture
def desk(page: Page, live_server: LiveServer, archive: Article) -> Page:
    User.objects.create_user("mei", password=PASSWORD, is_staff=True).groups.add(Group.objects.get(name=CURATORS))
    page.goto(f"{live_server.url}/admin/")
    page.get_by_label("Username").fill("mei")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_text("Welcome,")).to_be_visible()
    return page


def choose(desk: Page, action: str, *rows: str) -> None:
    for row in rows:
        desk.get_by_role("row").filter(has_text=row).get_by_role("checkbox").check()
    desk.get_by_label("Action:").select_option(action)
    desk.get_by_role("button", name="Go").click()


def test_three_topics_are_merged_and_parted_again(desk: Page, live_server: LiveServer) -> None:
    Topic.objects.filter(taggings=None).delete()  # one page shows the others
    for label in ("Short video", "Vlogs", "Clips"):
        make_topic(label, rules=[{"words": [label], "weight": 1.0}])
        capture(parsed(f"Of {label}", original_url=f"https://lantern.example/{label[0]}"))
    desk.goto(f"{live_server.url}/admin/archive/topic/")
    choose(desk, "merge", "Short video", "Vlogs", "Clips")
    desk.get_by_label("Short video", exact=True).check()
    desk.get_by_role("button", name="Continue").click()
    expect(desk.locator("input[name=why]:invalid")).to_be_visible()  # not without a reason
    desk.get_by_label("Reason:").fill("one thing")
    desk.get_by_role("button", name="Continue").click()
    for label, slug in (("Vlogs", "vlogs"), ("Clips", "clips")):
        told = desk.locator(".counts li").filter(has_text=f"“{label}” goes")
        expect(told).to_contain_text(f"1 article moves to “Short video” (with both: 0), such as “Of {label}”.")
        expect(told).to_contain_text(f"/topics/{slug}/ leads to “Short video”")
    desk.get_by_role("button", name="Yes, merge topics").click()
    expect(desk.get_by_text("merged into “Short video”. The history can undo it.")).to_be_visible()
    for slug in ("vlogs", "clips"):
        assert desk.request.get(f"{live_server.url}/topics/{slug}/", max_redirects=0).status == 301
        desk.goto(f"{live_server.url}/topics/{slug}/")
        expect(desk).to_have_url(f"{live_server.url}/topics/short-video/")
    assert sorted(desk.locator(".row-title").all_inner_texts()) == ["Of Clips", "Of Short video", "Of Vlogs"]

    desk.goto(f"{live_server.url}/admin/archive/decision/")
    choose(desk, "undo", "one thing")
    desk.get_by_role("button", name="Yes, undo decisions").click()
    expect(desk.get_by_text("1 decision undone.")).to_be_visible()
    for label, slug in (("Short video", "short-video"), ("Vlogs", "vlogs"), ("Clips", "clips")):
        desk.goto(f"{live_server.url}/topics/{slug}/")
        expect(desk).to_have_url(f"{live_server.url}/topics/{slug}/")
        expect(desk.get_by_role("heading", level=1)).to_have_text(label)
        assert desk.locator(".row-title").all_inner_texts() == [f"Of {label}"]


def test_every_hit_of_a_search_is_tagged_and_found_by_its_topic(desk: Page, live_server: LiveServer) -> None:
    for number in range(60):
        make_article(f"Wind no. {number}", ["A kite (风筝) flew."])
    make_topic("Kites")
    reindex()
    desk.goto(f"{live_server.url}/admin/archive/article/?q=feng+zheng")
    desk.locator("#action-toggle").check()
    desk.get_by_text("Select all 60 articles").click()
    desk.get_by_label("Action:").select_option("add_topic")
    desk.get_by_role("button", name="Go").click()
    desk.locator(".select2-selection").click()
    desk.locator(".select2-search__field").fill("Kites")
    desk.get_by_role("option", name="Kites", exact=True).click()
    desk.get_by_role("button", name="Continue").click()
    expect(desk.locator(".counts")).to_contain_text("60 articles")
    desk.evaluate("document.querySelector('form.confirm').addEventListener('submit', event => event.preventDefault())")
    desk.get_by_role("button", name="Yes, add a topic").click()
    expect(desk.get_by_role("status")).to_contain_text("Under way")
    expect(desk.get_by_role("button", name="Yes, add a topic")).to_be_disabled()
    desk.evaluate("document.querySelector('form.confirm').submit()")
    expect(desk.get_by_text("“Kites” added: 60 decisions recorded.")).to_be_visible()
    assert Tagging.objects.accepted().filter(topic__label="Kites").count() == 60
    drain()
    desk.goto(f"{live_server.url}/search?topic=kites")
    expect(desk.get_by_text("60").first).to_be_visible()
