"""`ingest --report`: one page, opened from disk, of every capture and what became of it."""

import base64
import hashlib
import os
import re
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.core.management import call_command
from django.core.management.base import CommandError

from archive.environment import BASE_DIR
from archive.extract import VERSION
from archive.models import Article, Capture, Extraction
from tests.extract.pages import MAGAZINE
from tests.ingest.corpus import page

pytestmark = pytest.mark.django_db
HOSTILE = "<script>alert(1)</script>"


@pytest.fixture
def captures(tmp_path: Path) -> Path:
    """Two captures that can be read, and one that cannot."""
    folder = tmp_path / "captures"
    folder.mkdir()
    (folder / "a.txt").write_text(MAGAZINE, encoding="utf-8")
    (folder / "b.txt").write_text(page(), encoding="utf-8")
    (folder / "c.txt").write_bytes(b"\x89PNG and no text")
    return folder


def report_of(folder: Path, *options: str) -> BeautifulSoup:
    path = folder.parent / "report.html"
    with suppress(SystemExit):  # what fails is told by the status too
        call_command("ingest", str(folder), *options, report=path, verbosity=0)
    return BeautifulSoup(path.read_bytes(), "lxml")


def listed(report: BeautifulSoup) -> list[str]:
    """The captures of the table at the top."""
    return [row.th.get_text() for row in report.select_one("main > .wide").select("tbody tr")]


def test_it_shows_every_line_of_every_capture(captures: Path) -> None:
    report = report_of(captures)
    assert listed(report) == ["a.txt", "b.txt"]
    for number, text in ((1, MAGAZINE), (2, page())):
        lines = [cell.get_text() for cell in report.select(f"#capture-{number} .sheet td.no")]
        assert lines == [str(at) for at, line in enumerate(text.split("\n"), start=1) if line.strip()]
    row = next(row for row in report.select("#capture-1 tr") if "Popular Reads" in row.get_text())
    assert row.select_one(".label").get_text().startswith("dropped: ")


def test_the_links_at_the_top_lead_to_captures_and_articles(captures: Path) -> None:
    report = report_of(captures)
    anchors = {each["id"] for each in report.select("[id]")}
    links = [link["href"] for link in report.select("a")]
    assert {"#capture-1", "#capture-2", "#capture-1-article-2", "#capture-2-article-1"} <= set(links)
    assert [link for link in links if link.removeprefix("#") not in anchors] == []
    assert len(anchors) == len(report.select("[id]"))


def test_each_region_has_a_name_of_its_own(captures: Path) -> None:
    names = [region["aria-label"] for region in report_of(captures).select("section[aria-label], [role=region]")]
    assert len(set(names)) == len(names) == 6


def test_formats_go_by_the_names_the_admin_has_for_them(captures: Path) -> None:
    report = report_of(captures)
    assert [row.td.find_next("td").get_text() for row in report.select("main > .wide tbody tr")] == ["Text", "Text"]


def test_it_says_what_failed_and_why(captures: Path) -> None:
    report = report_of(captures)
    assert [re.sub(".*/", "", each.get_text()) for each in report.select(".failures li")] == [
        "c.txt: not a text: a PNG image"
    ]
    assert "3 created" in report.header.get_text()
    assert "1 failed" in report.header.get_text()


@pytest.mark.parametrize("options", [(), ("--dry-run",), ("--jobs", "2", "--dry-run")])
def test_it_is_the_same_for_captures_already_held_and_for_a_rehearsal(captures: Path, options: tuple[str, ...]) -> None:
    first = report_of(captures, "--dry-run")
    assert not Capture.objects.exists()
    report_of(captures)
    again = report_of(captures, *options)
    assert listed(again) == listed(first)
    assert [str(each) for each in again.select(".sheet")] == [str(each) for each in first.select(".sheet")]


def test_captured_markup_is_text_in_it_and_nothing_in_it_can_run_or_load(captures: Path) -> None:
    (captures / "a.txt").write_text(MAGAZINE.replace("Li Brook", HOSTILE), encoding="utf-8")
    (captures / f"{HOSTILE.replace('/', '')}.txt").write_text(page("Another Island"), encoding="utf-8")
    report = report_of(captures)
    assert "alert(1)" in report.get_text()
    assert report.select("script, link, img, iframe, [style], [onclick]") == []
    digest = base64.b64encode(hashlib.sha256(report.style.string.encode()).digest()).decode()
    policy = report.select_one("meta[http-equiv=Content-Security-Policy]")["content"]
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'"


def test_a_later_report_takes_the_place_of_a_former_one(captures: Path) -> None:
    report_of(captures)
    (captures / "b.txt").unlink()
    assert listed(report_of(captures)) == ["a.txt"]
    assert sorted(each.name for each in captures.parent.iterdir()) == ["captures", "report.html"]


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("captures", "is a folder"),
        ("nowhere/report.html", "there is no folder"),
        ("letter.html", "is there already, and is no report: it is not overwritten"),
        ("captures/report.html", "lies among the captures, and the next run would read it as one"),
    ],
)
def test_a_place_it_must_not_be_written_to_is_refused_before_anything_is_read(
    captures: Path, tmp_path: Path, name: str, told: str
) -> None:
    letter = tmp_path / "letter.html"
    letter.write_text("<p>Dear Mei,")
    with pytest.raises(CommandError, match=told) as refused:
        call_command("ingest", str(captures), report=tmp_path / name)
    assert "\n" not in str(refused.value)
    assert not Article.objects.exists()
    assert letter.read_text() == "<p>Dear Mei,"


def test_a_run_that_is_killed_leaves_no_report_and_no_litter(tmp_path: Path) -> None:
    folder = tmp_path / "captures"
    folder.mkdir()
    for number in range(300):
        (folder / f"{number}.txt").write_text(page(f"Island {number}"), encoding="utf-8")
    command = [sys.executable, "manage.py", "ingest", str(folder), "--report", str(tmp_path / "report.html")]
    settings = {"ARCHIVE_DATA_DIR": str(tmp_path / "archive"), "DJANGO_SETTINGS_MODULE": "archive.settings"}
    running = subprocess.Popen(command, cwd=BASE_DIR, env=os.environ | settings, stderr=subprocess.DEVNULL)
    try:
        database = tmp_path / "archive" / "archive.sqlite3-wal"
        deadline = time.monotonic() + 60
        while not (database.exists() and database.stat().st_size > 500_000) and time.monotonic() < deadline:
            time.sleep(0.05)
        assert running.poll() is None, "it was to be killed at work"
    finally:
        running.kill()
        running.wait()
    assert sorted(each.name for each in tmp_path.iterdir()) == ["archive", "captures"]


def test_a_capture_of_very_many_lines_is_shown_in_part_and_counted_in_whole(
    captures: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("archive.management.report.MOST_LINES", 10)
    report = report_of(captures)
    section = report.select_one("#capture-1")
    assert len(section.select(".sheet td.no")) == 10
    lines = sum(bool(line.strip()) for line in MAGAZINE.split("\n"))
    assert f"and {lines - 10} more lines" in section.get_text()
    counted = [
        int(number.replace(",", ""))
        for number in re.findall(r"([\d,]+) characters", section.select_one(".shares").get_text())
    ]
    assert sum(counted) == sum(not char.isspace() for char in MAGAZINE)


def test_reextract_reports_what_it_read_again(captures: Path) -> None:
    report_of(captures)
    Extraction.objects.update(version=VERSION - 1)
    path = captures.parent / "again.html"
    call_command("reextract", report=path, verbosity=0)
    report = BeautifulSoup(path.read_bytes(), "lxml")
    assert listed(report) == ["a.txt", "b.txt"]
    assert report.h1.get_text() == "Captures read again"
