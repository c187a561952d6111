"""WARCs through an ingest: pages become articles with the address and date of their record, the rest is counted."""

import json
from pathlib import Path

import pytest
from django.core.management import call_command

from archive.extract import Item
from archive.extract.records import Reading
from archive.ingest import Sidecar, find_files, ingest, reextract
from archive.models import Article, Capture, Extraction
from tests.extract.warcs import answer, gzipped, html_record, record
from tests.ingest.corpus import BODY, export, run

pytestmark = pytest.mark.django_db

PAGE = """<!DOCTYPE html><html lang="en"><head><title>{title} | The Lantern Wire</title></head><body>
<article><h1 class="entry-title">{title}</h1><div class="entry-content">{body}</div></article>{below}</body></html>"""
BOAT = "https://lantern.example/2018/05/09/boat/"
IMAGE = record(answer(b"GIF89a", kind="image/gif"))


def crawled(title: str = "The Island Without a Boat", address: str = BOAT, below: str = "", **headers: str) -> bytes:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in BODY.split("\n\n"))
    page = PAGE.format(title=title, body=body, below=below).encode()
    return record(answer(page, kind="text/html; charset=utf-8"), WARC_Target_URI=address, **headers)


def written(folder: Path, *records: bytes, name: str = "crawl.warc.gz") -> Path:
    path = folder / name
    path.write_bytes(gzipped(records))
    return path


def test_a_page_becomes_an_article_and_what_is_none_is_counted(tmp_path: Path) -> None:
    redirect = record(answer(b"", "301 Moved"))
    tally, said = run(written(tmp_path, IMAGE, crawled(), IMAGE, redirect, html_record("A Listing")))
    assert said == []
    assert tally.summary() == (
        "1 capture: 1 created, 0 updated, 0 unchanged, 0 merged; 0 failed; "
        "left out: 2 images, 1 articleless page, 1 redirect"
    )
    article, capture = Article.objects.get(), Capture.objects.get(name="crawl.warc.gz#2")
    assert (article.title, article.original_url) == ("The Island Without a Boat", BOAT)
    assert (article.published, article.published_basis) == ("2018-05-09", "address")
    assert capture.captured_at.isoformat() == "2020-02-03T04:05:06+00:00"
    assert Capture.objects.filter(name="crawl.warc.gz#5").exists()


def test_captures_of_one_address_are_versions_of_one_article(tmp_path: Path) -> None:
    later = crawled(below="<footer>Later</footer>", WARC_Date="2021-01-01T00:00:00Z")
    tally, _ = run(written(tmp_path, crawled(), later))
    assert (tally.counts["created"], tally.counts["merged"]) == (1, 1)
    assert [capture["name"] for capture in Article.objects.get().provenance] == ["crawl.warc.gz#1", "crawl.warc.gz#2"]


def test_the_same_bytes_are_one_capture_with_the_earliest_date_in_whatever_order(tmp_path: Path) -> None:
    one = written(tmp_path, crawled(WARC_Date="2021-01-01T00:00:00Z"), name="a.warc.gz")
    two = written(tmp_path, crawled(WARC_Date="2019-01-01T00:00:00Z"), crawled(), name="b.warc.gz")
    run(one, two)
    held = Capture.objects.values_list("name", "captured_at").get()
    assert (held[0], held[1].year) == ("a.warc.gz#1", 2019)
    assert run(one, two)[0].counts["unchanged"] == 1
    first = export()
    Article.objects.all().delete()
    Capture.objects.all().delete()
    run(two)
    run(one)
    assert export() == first
    assert Capture.objects.values_list("name", "captured_at").get() == held


def test_a_second_run_changes_nothing(tmp_path: Path) -> None:
    archive = written(tmp_path, crawled(), crawled("Another Story", "https://lantern.example/another/"))
    run(archive)
    before = list(Capture.objects.order_by("pk").values())
    tally, said = run(archive, jobs=2)
    assert (tally.counts["unchanged"], said) == (2, [])
    assert list(Capture.objects.order_by("pk").values()) == before


def test_the_sidecar_knows_better_but_an_archive_of_many_has_no_address(tmp_path: Path) -> None:
    archive = written(tmp_path, crawled(), crawled("Another Story", "https://lantern.example/another/"))
    stated = {"address": "https://elsewhere.example/", "captured": "2017-01-01", "source": "The Wire"}
    (tmp_path / "crawl.warc.gz.meta.json").write_text(json.dumps(stated))
    run(archive, options=Sidecar(source="Of the options"))
    assert set(Article.objects.values_list("source__name", flat=True)) == {"The Wire"}
    assert set(Capture.objects.values_list("address", flat=True)) == {BOAT, "https://lantern.example/another/"}
    assert {capture.captured_at.year for capture in Capture.objects.all()} == {2017}


@pytest.mark.parametrize(
    ("headers", "address", "year"),
    [
        ({"WARC_Date": "yesterday"}, BOAT, None),
        ({"WARC_Date": "2019"}, BOAT, None),
        ({"address": "https://lantern.example/" + "x" * 3000}, "", 2020),
    ],
)
def test_what_makes_no_sense_in_a_record_is_not_believed(
    tmp_path: Path, headers: dict[str, str], address: str, year: int | None
) -> None:
    _, said = run(written(tmp_path, crawled(**headers)))
    capture = Capture.objects.get()
    assert (said, capture.address) == ([], address)
    assert (capture.captured_at and capture.captured_at.year) == year


def test_a_broken_record_fails_by_name_and_the_rest_is_loaded(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    archive = written(tmp_path, html_record("Liar", Content_Length="x"), crawled())
    with pytest.raises(SystemExit):
        call_command("ingest", str(archive))
    shown = capsys.readouterr()
    assert shown.err == f"{archive}#1: states 'x' for its length\n"
    assert "1 created" in shown.out


def test_an_archive_with_nothing_to_load_is_told_and_is_no_failure(tmp_path: Path) -> None:
    archive = written(tmp_path, IMAGE, IMAGE, record(b"", "revisit"))
    tally, said = run(archive)
    assert said == [f"{archive}: holds nothing to load, only 2 images, 1 revisit"]
    assert tally.failures == []


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_observer_sees_every_capture_with_what_was_read_in_it(tmp_path: Path, jobs: int) -> None:
    files, _ = find_files([written(tmp_path, crawled(), IMAGE, html_record("A Listing"))])
    for _turn in ("new", "held already"):
        seen: list[tuple[str, list[str]]] = []

        def observe(item: Item, reading: Reading, seen: list[tuple[str, list[str]]] = seen) -> None:
            seen.append((item.name, [article.title for article in reading.articles]))

        ingest(files, Sidecar(), print, lambda done: None, jobs=jobs, observe=observe)
        assert seen == [("crawl.warc.gz#1", ["The Island Without a Boat"]), ("crawl.warc.gz#3", [])]


def test_a_page_that_never_held_an_article_is_read_again_without_a_word(tmp_path: Path) -> None:
    run(written(tmp_path, crawled(), html_record("A Listing")))
    Extraction.objects.update(version=0)
    said: list[str] = []
    tally = reextract(said.append, lambda done: None)
    assert (tally.captures, tally.failures, said) == (2, [], [])
