"""A curator takes topics and taggings out as CSV, edits them and sends them in again: shown first, then applied."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from archive.models import Article, Decision, Tagging, Topic
from tests.browser.barriers import barriers, too_wide
from tests.browser.curators import choose, log_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
Row = dict[str, str]
Edit = Callable[[list[Row]], object]


@pytest.fixture
def desk(page: Page, live_server: LiveServer, archive: Article) -> Page:
    return log_in(page, live_server.url)


def taken_out(desk: Page, address: str, path: Path) -> list[Row]:
    """The table as its page gives it."""
    desk.goto(address)
    with desk.expect_download() as download:
        desk.get_by_role("link", name="Download all as CSV").click()
    download.value.save_as(path)
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def write(path: Path, rows: list[Row]) -> None:
    with path.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, rows[0])
        writer.writeheader()
        writer.writerows(rows)


def send(desk: Page, address: str, path: Path, why: str = "a list") -> None:
    desk.goto(address)
    desk.get_by_label("CSV file:").set_input_files(path)
    desk.get_by_label("Reason:").fill(why)
    desk.get_by_role("button", name="Look at it first").click()


def apply(desk: Page) -> None:
    desk.get_by_role("button", name="Yes, apply these lines").click(timeout=30_000)


def test_topics_go_out_are_edited_and_come_in_again(desk: Page, live_server: LiveServer, tmp_path: Path) -> None:
    address, path = f"{live_server.url}/admin/archive/topic/csv/", tmp_path / "topics.csv"
    rows = taken_out(desk, address, path)
    assert [row["aliases"] for row in rows if row["label"] == "Tea"] == ["Chai"]
    send(desk, address, path)
    expect(desk.locator(".counts")).to_contain_text("0 lines would change something")
    expect(desk.get_by_role("button", name="Yes, apply these lines")).to_have_count(0)

    next(row for row in rows if row["label"] == "Tea").update(scope_note="Leaves in water.", related="Kites")
    write(path, [*rows, dict.fromkeys(rows[0], "") | {"label": "Kites", "rules": "kite, 风筝 | 1"}])
    send(desk, address, path)
    expect(desk.locator(".counts")).to_contain_text("2 lines would change something")
    expect(desk.locator(".sheet")).to_contain_text("“Tea” changes: scope_note, related")
    expect(desk.locator(".sheet")).to_contain_text("“Kites” is coined")
    assert barriers(desk) == []
    assert not Topic.objects.filter(label="Kites").exists(), "nothing is applied yet"
    apply(desk)
    expect(desk.get_by_text("2 lines applied")).to_be_visible()
    desk.goto(f"{live_server.url}/topics/tea/")
    expect(desk.locator(".page-head")).to_contain_text("Leaves in water.")
    expect(desk.locator(".page-head")).to_contain_text("related: Kites")


def test_taggings_go_out_and_in_again_and_are_undone_as_one(
    desk: Page, live_server: LiveServer, tmp_path: Path
) -> None:
    site, path = live_server.url, tmp_path / "taggings.csv"
    address = f"{site}/admin/archive/tagging/csv/"
    rows = taken_out(desk, address, path)
    edited = [row | {"state": "rejected", "reason": "no tea in it"} for row in rows if row["article"] != "teahouse"]
    write(path, edited[:2])
    send(desk, address, path)
    expect(desk.locator(".counts")).to_contain_text("2 lines would change something")
    apply(desk)
    expect(desk.get_by_text("2 lines applied, 0 changed nothing.")).to_be_visible()
    assert Tagging.objects.filter(state="rejected", origin="curator").count() == 2
    assert set(Decision.objects.values_list("why", flat=True)) == {"no tea in it"}

    choose(desk, f"{site}/admin/archive/decision/", "no tea in it", "Undo with all of the same bulk action …")
    expect(desk.locator(".counts")).to_contain_text("2 decisions about 2 records")
    desk.get_by_role("button", name="Yes, undo decisions").click()
    expect(desk.get_by_text("2 decisions undone.")).to_be_visible()
    assert taken_out(desk, address, path) == rows


def test_nonsense_is_refused_line_by_line_and_nothing_is_applied(
    desk: Page, live_server: LiveServer, tmp_path: Path
) -> None:
    address, path = f"{live_server.url}/admin/archive/tagging/csv/", tmp_path / "nonsense.csv"
    lines = ["teahouse,Tea,rejected", "nowhere,Tea,accepted", "teahouse,Coffee,accepted", "teahouse,Streaming,perhaps"]
    path.write_text("\n".join(["article,topic,state", *lines]), encoding="utf-8")
    before = list(Tagging.objects.order_by("pk").values())
    desk.set_viewport_size({"width": 360, "height": 740})
    send(desk, address, path)
    refused = desk.locator("tr.refused")
    assert refused.locator("td:first-child").all_inner_texts() == ["3", "4", "5"]
    expect(refused.nth(0)).to_contain_text("There is no article “nowhere”")
    expect(refused.nth(1)).to_contain_text("There is no topic “Coffee”")
    expect(refused.nth(2)).to_contain_text("“perhaps” is no state")
    expect(desk.locator(".counts")).to_contain_text("3 cannot be: nothing is applied until these are mended")
    expect(desk.get_by_role("button", name="Yes, apply these lines")).to_have_count(0)
    assert barriers(desk) == []
    assert too_wide(desk) == 0

    for content, said in ((b"\xff\xfe\x00x", "not UTF-8"), (b"colour\nred\n", "the column “article” is missing")):
        path.write_bytes(content)
        send(desk, address, path)
        expect(desk.locator(".errorlist")).to_contain_text(said)
    assert list(Tagging.objects.order_by("pk").values()) == before
