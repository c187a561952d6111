"""The sample archive, end to end: two processes, a kill half-way, an export that comes back the same."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from archive.catalogue.vocabulary import load_vocabulary
from archive.environment import BASE_DIR
from archive.models import Article, Capture, Source, Topic, TopicAlias
from tests.ingest.corpus import SAMPLES, export, run

Records = list[dict[str, Any]]


@pytest.fixture
def vocabulary(db: None) -> None:
    load_vocabulary(Topic, TopicAlias)


@pytest.fixture
def samples(vocabulary: None) -> Records:
    run(SAMPLES)
    return export()


def test_every_sample_is_loaded(vocabulary: None) -> None:
    tally, said = run(SAMPLES)
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


def manage(data_dir: Path, *arguments: str) -> "subprocess.Popen[str]":
    environ = os.environ | {"ARCHIVE_DATA_DIR": str(data_dir), "DJANGO_SETTINGS_MODULE": "archive.settings"}
    command = [sys.executable, "manage.py", *arguments]
    return subprocess.Popen(
        command, cwd=BASE_DIR, env=environ, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        start_new_session=True,
    )  # fmt: skip


def finished(process: "subprocess.Popen[str]") -> str:
    out, err = process.communicate(timeout=120)
    assert process.returncode == 0, err
    return out


def test_a_run_that_was_killed_half_way_ends_the_same_when_run_again(tmp_path: Path) -> None:
    whole, killed = tmp_path / "whole", tmp_path / "killed"
    for data_dir in (whole, killed):
        data_dir.mkdir()
        finished(manage(data_dir, "migrate", "--verbosity", "0"))
    finished(manage(whole, "ingest", str(SAMPLES)))
    process = manage(killed, "ingest", str(SAMPLES))
    wait_for_rows(killed / "archive.sqlite3", 4)
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdout.close()
    process.stderr.close()
    finished(manage(killed, "ingest", str(SAMPLES)))
    assert finished(manage(killed, "export")) == finished(manage(whole, "export"))


def test_a_run_that_ctrl_c_stopped_says_how_far_it_came_and_goes_on_when_run_again(tmp_path: Path) -> None:
    finished(manage(tmp_path, "migrate", "--verbosity", "0"))
    process = manage(tmp_path, "ingest", "--jobs", "2", str(SAMPLES))
    wait_for_rows(tmp_path / "archive.sqlite3", 2)
    os.killpg(process.pid, signal.SIGINT)  # a terminal sends it to the readers too
    out, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "So far: " in out
    assert [line for line in err.splitlines() if "GB18030" not in line] == [
        "Stopped. What was done stays; run it again to go on."
    ]
    assert "0 created" not in finished(manage(tmp_path, "ingest", str(SAMPLES)))


def test_readers_end_with_a_run_that_was_killed(tmp_path: Path) -> None:
    finished(manage(tmp_path, "migrate", "--verbosity", "0"))
    process = manage(tmp_path, "ingest", "--jobs", "2", str(SAMPLES))
    wait_for_rows(tmp_path / "archive.sqlite3", 2)
    process.kill()
    process.communicate(timeout=60)  # its output ends when the last who could write to it has ended


def wait_for_rows(database: Path, count: int) -> None:
    """Wait until some, and not all, captures are in."""
    for _ in range(600):
        with sqlite3.connect(database, timeout=20) as connection:
            (rows,) = connection.execute("SELECT count(*) FROM archive_capture").fetchone()
        if rows >= count:
            return
        time.sleep(0.02)
    pytest.fail("the ingest never got that far")


def test_the_vocabulary_is_loaded_once(vocabulary: None) -> None:
    before = Topic.objects.count()
    assert before >= 40
    assert load_vocabulary(Topic, TopicAlias) == 0
    assert Topic.objects.count() == before


@pytest.mark.django_db
def test_the_export_command_writes_a_line_an_article(capsys: pytest.CaptureFixture[str]) -> None:
    run(SAMPLES / "cleaned.jsonl")
    call_command("export", "--format", "jsonl")
    lines = capsys.readouterr().out.splitlines()
    assert [json.loads(line)["id"] for line in lines] == sorted(Article.objects.values_list("pk", flat=True))
