"""The sample archive, end to end: two processes, another order, a kill half-way, an export that comes back the same."""

import json
import signal
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from archive.catalogue.vocabulary import load_vocabulary
from archive.ingest import Tally
from archive.models import Article, Capture, Source, Topic, TopicAlias
from tests.ingest.commands import empty_archive, finished, manage, migrated, wait_for_rows
from tests.ingest.corpus import SAMPLES, export, run

pytestmark = pytest.mark.django_db

Records = list[dict[str, Any]]
__all__ = ["empty_archive", "migrated"]


@pytest.fixture(scope="module")
def first_run(kept_rows: None) -> tuple[Tally, list[str]]:
    """The samples are in the archive, for every test here; how that went."""
    load_vocabulary(Topic, TopicAlias)
    return run(SAMPLES)


@pytest.fixture
def samples(db: None, first_run: tuple[Tally, list[str]]) -> Records:
    return export()


def test_every_sample_is_loaded(first_run: tuple[Tally, list[str]]) -> None:
    tally, said = first_run
    assert tally.failures == []
    assert Article.objects.count() >= 30
    assert tally.counts["merged"] >= 1
    assert [line for line in said if "GB18030" not in line] == []


def test_two_processes_read_what_one_does(samples: Records) -> None:
    clear()
    run(SAMPLES, jobs=2)
    assert export() == samples


def test_files_named_in_another_order_make_the_same_archive(samples: Records) -> None:
    clear()
    run(*sorted(SAMPLES.iterdir(), reverse=True))
    assert export() == samples


def test_an_export_read_into_an_empty_archive_exports_the_same(samples: Records, tmp_path: Path) -> None:
    lines = tmp_path / "export.jsonl"
    lines.write_text("".join(json.dumps(record, ensure_ascii=False) + "\n" for record in samples))
    clear()
    tally, said = run(lines)
    assert (said, tally.counts["created"]) == ([], len(samples))
    assert export() == samples
    assert run(lines)[0].counts["unchanged"] == len(samples)


def test_an_export_has_the_documented_fields_and_no_more(samples: Records) -> None:
    assert list(samples[0]) == [
        "id", "slug", "url", "original_url", "title", "standfirst", "source", "category", "topics", "bylines",
        "published", "published_basis", "copyright", "language", "blocks", "quoted_comments", "terms", "hashtags",
        "handles", "references", "notes", "reader_comments", "captures",
    ]  # fmt: skip
    voice = next(voice for record in samples for voice in record["quoted_comments"])
    assert list(voice) == [
        "id", "text", "speaker", "handle", "platform", "place", "voice", "grade", "original", "spans",
    ]  # fmt: skip


def test_every_voice_stands_at_its_spans(samples: Records) -> None:
    for record in samples:
        texts = {block["key"]: block["text"] for block in record["blocks"]}
        for voice in record["quoted_comments"]:
            assert voice["text"] == " [...] ".join(texts[key][start:end] for key, start, end in voice["spans"])


def test_a_closed_source_gives_no_more_than_an_excerpt(samples: Records) -> None:
    closed = [record for record in samples if record["source"] in set(closed_sources())]
    assert closed
    for record in closed:
        assert len(record["blocks"]) <= 1
        assert record["quoted_comments"] == record["terms"] == record["reader_comments"] == []


def closed_sources() -> list[str]:
    return list(Source.objects.filter(access="metadata").values_list("name", flat=True))


def clear() -> None:
    Article.objects.all().delete()
    Capture.objects.all().delete()


def test_a_run_that_was_killed_half_way_ends_the_same_when_run_again(samples: Records, migrated: Path) -> None:
    process = manage(migrated, "ingest", str(SAMPLES))
    wait_for_rows(migrated / "archive.sqlite3", 4)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    finished(manage(migrated, "ingest", str(SAMPLES)))
    assert list(map(json.loads, finished(manage(migrated, "export")).splitlines())) == samples


def test_the_vocabulary_is_loaded_once(first_run: tuple[Tally, list[str]]) -> None:
    before = Topic.objects.count()
    assert before >= 40
    assert load_vocabulary(Topic, TopicAlias) == 0
    assert Topic.objects.count() == before


def test_the_export_command_writes_a_line_an_article(samples: Records, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("export", "--format", "jsonl")
    lines = capsys.readouterr().out.splitlines()
    assert [json.loads(line)["id"] for line in lines] == sorted(Article.objects.values_list("pk", flat=True))
