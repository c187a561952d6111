"""Captures in, articles out: once, whatever the order, and again without a write."""

import json
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client

from archive.ingest import Sidecar
from archive.models import (
    Appearance,
    Article,
    Capture,
    Decision,
    Extraction,
    IndexTask,
    QuotedComment,
    Source,
    Tagging,
)  # fmt: skip
from tests.ingest.corpus import BODY, export, page, run

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(page())
    return tmp_path


def test_it_makes_records_of_a_page(folder: Path) -> None:
    tally, said = run(folder)
    assert (tally.summary(), said) == ("1 capture: 1 created, 0 updated, 0 unchanged, 0 merged; 0 failed", [])
    article = Article.objects.get()
    assert (article.title, article.category) == ("The Island Without a Boat", "Town and Country")
    assert (article.published, article.published_basis) == ("2018", "copyright line")
    assert [byline.author.name for byline in article.bylines.all()] == ["Wen Ruo"]
    voice = article.voices.get()
    assert voice.text == (
        "We are an island with a timetable and no boat, [...] Please send the boat, and keep the timetable."
    )
    assert (voice.speaker, voice.kind, len(voice.spans)) == ("one netizen", "netizen", 2)
    assert [use.as_printed for use in article.term_uses.all()] == ["赶集"]
    assert article.source.name
    assert Capture.objects.get().content == (folder / "a.txt").read_bytes()
    assert IndexTask.objects.get().article_id == article.pk


def test_a_second_run_changes_nothing(folder: Path) -> None:
    run(folder)
    before = snapshot()
    tally, said = run(folder)
    assert (tally.summary(), said) == ("1 capture: 0 created, 0 updated, 1 unchanged, 0 merged; 0 failed", [])
    assert snapshot() == before


def snapshot() -> list[object]:
    models = (Capture, Extraction, Appearance, Article, QuotedComment, Tagging, IndexTask)
    return [list(model.objects.order_by("pk").values()) for model in models]


def test_an_article_met_in_two_captures_is_one(folder: Path) -> None:
    (folder / "b.txt").write_text(page(year=2018).replace("Connect with us", "Connect") + "\n1 Comment\n")
    tally, _ = run(folder)
    assert tally.summary() == "2 captures: 1 created, 0 updated, 0 unchanged, 1 merged; 0 failed"
    assert [capture["name"] for capture in Article.objects.get().provenance] != ["a.txt"]
    assert len(Article.objects.get().provenance) == 2


def test_the_same_title_over_another_text_is_another_article(folder: Path) -> None:
    other = BODY.replace("ferry", "tram").replace("village", "district")
    words = "Nobody in the district had ever asked for a tram. " * 12
    (folder / "b.txt").write_text(page(body=f"{words}\n\n{other[:90]}"))
    (folder / "c.txt").write_text(page("Another Story", BODY.replace("ferry", "funicular")))
    run(folder)
    _, one, two = Article.objects.order_by("slug")
    assert one.slug == "the-island-without-a-boat"
    assert two.slug.startswith("the-island-without-a-boat-")
    assert set(Article.objects.near_duplicates()) == {one, two}


def test_the_order_of_runs_changes_nothing_in_the_export(folder: Path) -> None:
    (folder / "b.txt").write_text(page().replace("Connect with us", "Connect"))
    (folder / "c.txt").write_text(page("Another Story", BODY.replace("ferry", "funicular")))
    for name in ("a.txt", "b.txt", "c.txt"):
        run(folder / name)
    first = export()
    Article.objects.all().delete()
    Capture.objects.all().delete()
    for name in ("c.txt", "b.txt", "a.txt"):
        run(folder / name)
    assert export() == first


def test_a_page_that_shows_two_articles_to_be_one_merges_them(tmp_path: Path) -> None:
    address = "https://example.org/2018/05/boat/"
    (tmp_path / "a.txt").write_text(page())
    (tmp_path / "b.txt").write_text(page("A Boat at Last", "It came in October. " * 40))
    (tmp_path / "b.txt.meta.json").write_text(json.dumps({"address": address}))
    run(tmp_path)
    addresses = {f"/articles/{slug}/" for slug in Article.objects.values_list("slug", flat=True)}
    voices = [voice.get_absolute_url() for voice in QuotedComment.objects.all()]
    assert (len(addresses), len(voices)) == (2, 1)
    (tmp_path / "c.txt").write_text(page() + "\nA line more.\n")
    (tmp_path / "c.txt.meta.json").write_text(json.dumps({"address": address}))
    run(tmp_path)
    article = Article.objects.get()
    assert article.appearances.count() == 3
    former = {f"/articles/{former.slug}/" for former in article.former_slugs.all()}
    assert former | {article.get_absolute_url()} == addresses
    for address in [*addresses, *voices]:
        assert Client().get(address, follow=True).status_code == 200


def test_what_the_page_does_not_say_comes_from_the_sidecar_then_the_manifest_then_the_options(folder: Path) -> None:
    (folder / "b.txt").write_text(page("Another Story", BODY.replace("ferry", "funicular")))
    (folder / "manifest.csv").write_text("name,source,captured\na.txt,From the manifest,2019-01-02\n")
    (folder / "a.txt.meta.json").write_text(json.dumps({"source": "From the sidecar"}))
    run(folder, options=Sidecar(source="From the options"))
    assert Article.objects.get(slug="the-island-without-a-boat").source.name == "From the sidecar"
    assert Article.objects.get(slug="another-story").source.name == "From the options"
    assert Capture.objects.get(name="a.txt").captured_at.isoformat() == "2019-01-02T00:00:00+00:00"


def test_news_about_a_capture_updates_its_articles(folder: Path) -> None:
    run(folder)
    (folder / "a.txt.meta.json").write_text(json.dumps({"address": "https://example.org/2018/05/09/boat/"}))
    tally, _ = run(folder)
    assert tally.summary() == "1 capture: 0 created, 1 updated, 0 unchanged, 0 merged; 0 failed"
    article = Article.objects.get()
    assert (article.published, article.published_basis) == ("2018-05-09", "address")
    assert article.original_url == "https://example.org/2018/05/09/boat/"
    assert run(folder)[0].counts["unchanged"] == 1


def test_metadata_only_closes_the_source_whichever_capture_says_so(folder: Path) -> None:
    run(folder)
    IndexTask.objects.all().delete()
    run(folder, options=Sidecar(access="metadata"))
    assert not Source.objects.get().is_open
    article = Article.objects.get()
    assert len(article.visible_blocks()) == 1
    assert article.visible_voices() == []
    assert IndexTask.objects.filter(article_id=article.pk).exists()
    run(folder, options=Sidecar(access="open"))
    assert not Source.objects.get().is_open


def test_a_dry_run_says_what_would_be_and_writes_nothing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "b.txt").write_text(page().replace("Connect with us", "Connect"))
    call_command("ingest", str(folder), "--dry-run")
    assert "2 captures: 1 created, 0 updated, 0 unchanged, 1 merged; 0 failed" in capsys.readouterr().out
    assert not Capture.objects.exists()
    assert not Article.objects.exists()


def test_better_rules_read_captures_again_and_decisions_stand(folder: Path) -> None:
    run(folder)
    article = Article.objects.get()
    decide(article, "title", "Boatless")
    Extraction.objects.update(version=0)
    call_command("reextract")
    article.refresh_from_db()
    assert (article.title, article.slug, article.is_edited) == ("Boatless", "the-island-without-a-boat", True)
    assert list(Extraction.objects.order_by("pk").values_list("is_current", flat=True)) == [False, True]
    assert article.appearances.get().extraction.is_current


def test_a_withheld_voice_stays_withheld(folder: Path) -> None:
    run(folder)
    voice = QuotedComment.objects.get()
    decide(voice, "is_withheld", True)
    Extraction.objects.update(version=0)
    call_command("reextract")
    article = Article.objects.get()
    assert article.voices.get(pk=voice.pk).is_withheld
    assert "timetable" not in json.dumps(export())
    assert article.visible_voices() == []


def decide(record: Article | QuotedComment, field: str, value: object) -> None:
    Decision.objects.create(
        subject=record._meta.model_name, subject_id=record.pk, verb="edit", field=field, before=None, after=value
    )


def test_a_cleaned_record_knows_its_source_better_than_the_manifest_of_its_folder(tmp_path: Path) -> None:
    records = [{"title": "One", "body": "Text.", "source": "Stated"}, {"title": "Two", "body": "Text."}]
    (tmp_path / "records.jsonl").write_text("\n".join(map(json.dumps, records)))
    run(tmp_path, options=Sidecar(source="Of the folder"))
    assert dict(Article.objects.values_list("title", "source__name")) == {"One": "Stated", "Two": "Of the folder"}


def test_what_was_known_of_a_capture_stays_known_when_more_is_said(folder: Path) -> None:
    sidecar = folder / "a.txt.meta.json"
    sidecar.write_text(json.dumps({"address": "https://example.org/2018/05/09/boat/"}))
    run(folder)
    sidecar.unlink()
    run(folder, options=Sidecar(source="The Wire"))
    article = Article.objects.get()
    assert article.source.name == "The Wire"
    assert article.original_url == "https://example.org/2018/05/09/boat/"
    assert (article.published, article.published_basis) == ("2018-05-09", "address")
