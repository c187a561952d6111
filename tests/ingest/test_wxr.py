"""A WordPress export in, articles out: once, whatever its damage, and again without a write."""

import gzip
import json
from pathlib import Path

import pytest
from django.core.management import call_command

from archive.models import Article, Capture, Tagging
from tests.extract.exports import HEAD, TEXT, category, comment, item
from tests.extract.exports import export as written
from tests.ingest.corpus import export, run

pytestmark = pytest.mark.django_db
FILED = category("Ferries") + category("Goats of Weibo", "post_tag") + comment(1, "Poor goat.")
SECOND = "<title>The Second Goat</title>"
OTHER = "Another goat altogether boarded on Friday, bought a ticket, and was filmed by nobody at all. " * 3


def second(text: str = OTHER) -> str:
    return item(text, number="8", title=SECOND, post_date="2019-03-08 10:00:00").replace("/goat/", "/second-goat/")


@pytest.fixture
def exported(tmp_path: Path) -> Path:
    path = tmp_path / "pier.xml"
    draft = item("A goat that nobody was to see.", number="9", status="draft")
    path.write_bytes(written(item(extra=FILED), second(), draft, item(number="10", post_type="attachment")))
    return path


def test_it_makes_an_article_of_each_published_post(exported: Path) -> None:
    tally, said = run(exported)
    assert (tally.summary(), said) == (
        "2 captures: 2 created, 0 updated, 0 unchanged, 0 merged; 0 failed; left out: 1 attachment, 1 draft",
        [],
    )
    goat, other = Article.objects.order_by("published")
    assert (goat.title, goat.published, goat.source.name) == (
        "The Goat of the Morning Ferry",
        "2019-03-04",
        "Pier Notes",
    )
    assert (goat.original_url, goat.category) == ("https://pier.example/2019/03/goat/", "Ferries")
    assert [byline.author.name for byline in goat.bylines.all()] == ["Mei Lin"]
    assert [comment.text for comment in goat.reader_comments.all()] == ["Poor goat."]
    assert other.title == "The Second Goat"


def test_categories_and_tags_are_topics(exported: Path) -> None:
    run(exported)
    ties = Tagging.objects.accepted().filter(article__title__contains="Morning").order_by("topic__label")
    assert [(tie.topic.label, tie.topic.kind, tie.origin) for tie in ties] == [
        ("Ferries", "section", "section"),
        ("Goats of Weibo", "subject", "record"),
    ]


def test_a_capture_says_where_and_when_it_was_taken(exported: Path) -> None:
    run(exported)
    capture = Capture.objects.get(name="pier.xml#7")
    assert (capture.format, capture.address) == ("wxr", "https://pier.example/2019/03/goat/")
    assert capture.captured_at is not None
    assert capture.captured_at.isoformat() == "2024-05-01T08:00:00+00:00"


def test_a_second_run_changes_nothing(exported: Path) -> None:
    run(exported)
    before = export()
    tally, _ = run(exported)
    assert (tally.counts["unchanged"], tally.counts["created"], export()) == (2, 0, before)


def test_of_a_later_export_only_what_changed_is_new(exported: Path) -> None:
    run(exported)
    later = HEAD.replace("01 May 2024", "09 Aug 2025")
    exported.write_bytes(written(item(extra=FILED), second(OTHER.replace("Friday", "Sunday")), head=later))
    tally, _ = run(exported)
    assert (tally.counts["unchanged"], tally.counts["updated"] + tally.counts["merged"]) == (1, 1)
    assert Capture.objects.count() == 3
    assert "Sunday" in Article.objects.get(title="The Second Goat").blocks[0]["text"]


def test_what_is_damaged_is_told_and_the_rest_is_loaded(exported: Path) -> None:
    whole = exported.read_bytes()
    exported.write_bytes(whole.replace(b"<dc:creator>mlin", b"<dc:creator><b>mlin", 1))
    tally, said = run(exported)
    assert (tally.counts["created"], len(tally.failures)) == (1, 1)
    assert "pier.xml#7: line " in said[0]


def test_a_compressed_export_is_read_alike(exported: Path) -> None:
    run(exported)
    plain = export()
    Article.objects.all().delete()
    Capture.objects.all().delete()
    packed = exported.with_name("pier.xml.gz")
    packed.write_bytes(gzip.compress(exported.read_bytes()))
    run(packed)
    assert [record["blocks"] for record in export()] == [record["blocks"] for record in plain]


def test_an_export_of_its_articles_exports_the_same(exported: Path, tmp_path: Path) -> None:
    run(exported)
    records = export()
    lines = tmp_path / "export.jsonl"
    lines.write_text("".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records))
    call_command("flush", interactive=False, verbosity=0)
    tally, said = run(lines)
    assert (said, tally.counts["created"]) == ([], 2)
    assert export() == records


def test_a_post_met_on_its_page_too_is_one_article(exported: Path, tmp_path: Path) -> None:
    paragraphs = "".join(f"<p>{part}</p>" for part in TEXT.split("\n\n"))
    page = f"<html><body><h1 class=entry-title>The Goat of the Morning Ferry</h1><div class=entry-content>{paragraphs}"
    (tmp_path / "page.html").write_text(page + "<p>It went home on the ten o’clock boat, on a rope.</p></div>")
    run(exported, tmp_path / "page.html")
    assert Article.objects.filter(title__contains="Morning").count() == 1
