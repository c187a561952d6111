"""Captures loaded together end as they would one by one: failing, alike, of one address, and killed in between."""

import json
import os
import random
import signal
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import pytest
from django.db import OperationalError

from archive.ingest import readers
from archive.models import Article, Capture, FormerSlug, IndexTask, Source
from tests.ingest.commands import empty_archive, finished, manage, migrated, wait_for_rows
from tests.ingest.corpus import BODY, export, page, run

__all__ = ["empty_archive", "migrated"]

loading_module = import_module("archive.ingest.load")  # the package calls its verb by the same name
SizeOfBatches = Callable[[int], None]


@pytest.fixture
def in_batches_of(monkeypatch: pytest.MonkeyPatch) -> SizeOfBatches:
    def of(size: int) -> None:
        monkeypatch.setattr(readers, "FEWEST", size)
        monkeypatch.setattr(readers, "MOST", size)

    return of


def write(folder: Path, name: str, text: str, **sidecar: str) -> None:
    (folder / name).write_text(text)
    if sidecar:
        (folder / f"{name}.meta.json").write_text(json.dumps(sidecar))


def other_page(number: int) -> str:
    return page(f"Story {number}", BODY.replace("ferry", f"funicular {number}"))


@pytest.mark.django_db
def test_one_that_fails_is_told_of_and_the_rest_of_its_batch_is_loaded(
    tmp_path: Path, in_batches_of: SizeOfBatches, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(5):
        write(tmp_path, f"{number}.txt", other_page(number))
    in_batches_of(5)
    extraction_of = loading_module.extraction_of

    def failing(capture: Capture, reading: object) -> object:
        if capture.name == "2.txt":
            raise ValueError("no such luck")
        return extraction_of(capture, reading)

    monkeypatch.setattr(loading_module, "extraction_of", failing)
    tally, said = run(tmp_path)
    told = f"{tmp_path}/2.txt: it could not be loaded, which is a fault of ours (ValueError: no such luck)"
    assert (tally.counts["created"], tally.failures, said) == (4, [told], [told])
    assert sorted(Capture.objects.values_list("name", flat=True)) == ["0.txt", "1.txt", "3.txt", "4.txt"]
    assert set(IndexTask.objects.values_list("article_id", flat=True)) == set(
        Article.objects.values_list("pk", flat=True)
    )


@pytest.mark.django_db
def test_a_database_that_is_in_trouble_ends_the_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "a.txt", page())
    tried = []

    def locked(capture: Capture, reading: object) -> object:
        tried.append(capture)
        raise OperationalError("database is locked")

    monkeypatch.setattr(loading_module, "extraction_of", locked)
    with pytest.raises(OperationalError):
        run(tmp_path)
    assert (len(tried), Capture.objects.count()) == (1, 0)


@pytest.mark.django_db
@pytest.mark.parametrize("size", [1, 2, 8])
def test_two_of_the_same_article_are_one(tmp_path: Path, in_batches_of: SizeOfBatches, size: int) -> None:
    write(tmp_path, "a.txt", page())
    write(tmp_path, "b.txt", page().replace("Connect with us", "Connect"))
    in_batches_of(size)
    assert run(tmp_path)[0].summary() == "2 captures: 1 created, 0 updated, 0 unchanged, 1 merged; 0 failed"
    assert len(Article.objects.get().provenance) == 2


@pytest.mark.django_db
@pytest.mark.parametrize("size", [1, 2, 8])
def test_a_newer_capture_of_an_address_is_its_newer_version(
    tmp_path: Path, in_batches_of: SizeOfBatches, size: int
) -> None:
    address = "https://example.org/2018/05/boat/"
    write(tmp_path, "a.txt", page("A Boat, Perhaps"), address=address, captured="2019-01-01")
    write(tmp_path, "b.txt", page("A Boat at Last", BODY + "\n\nIt came."), address=address, captured="2020-01-01")
    in_batches_of(size)
    run(tmp_path)
    article = Article.objects.get()
    assert (article.title, article.slug) == ("A Boat at Last", "a-boat-perhaps")
    assert article.blocks[-1]["text"] == "It came."


@pytest.mark.django_db
def test_the_same_bytes_twice_are_one_capture(tmp_path: Path, in_batches_of: SizeOfBatches) -> None:
    write(tmp_path, "a.txt", page())
    write(tmp_path, "b.txt", page())
    in_batches_of(8)
    assert run(tmp_path)[0].summary() == "2 captures: 1 created, 0 updated, 0 unchanged, 0 merged; 0 failed"
    assert Capture.objects.get().name == "a.txt"


def muddle(folder: Path, seed: int) -> None:
    """Captures that are alike in titles, in addresses and in words, in ways that lead to merges of several articles."""
    chance = random.Random(seed)  # noqa: S311  # makes up, hides nothing
    bodies = [BODY, BODY.replace("ferry", "tram").replace("village", "district"), "It came in October. " * 40]
    for number in range(12):
        body = f"{chance.choice(bodies)}\n\nLine {chance.randrange(3)}."
        text = page(chance.choice(("A Boat", "Boat, a", "No Boat")), body, year=2016 + chance.randrange(3))
        stated = {}
        if chance.random() < 0.6:
            stated["address"] = f"https://example.org/{chance.randrange(3)}/"
        if chance.random() < 0.5:
            stated["captured"] = f"20{chance.randrange(17, 22)}-01-02"
        if chance.random() < 0.3:
            stated["source"] = chance.choice(("The Wire", "The Lantern"))
        write(folder, f"{number:02}.txt", f"{text}\n{number}\n", **stated)


@pytest.mark.django_db
@pytest.mark.parametrize("seed", range(8))
def test_however_large_the_batches_the_export_is_the_same(
    tmp_path: Path, in_batches_of: SizeOfBatches, seed: int
) -> None:
    muddle(tmp_path, seed)
    ends = []
    for size in (1, 3, 12):
        in_batches_of(size)
        run(tmp_path)
        former = sorted(FormerSlug.objects.values_list("slug", "article__slug"))
        ends.append((export(), former, sorted(IndexTask.objects.values_list("article_id", flat=True))))
        for model in (IndexTask, Article, Capture, Source):
            model.objects.all().delete()
    assert ends[0] == ends[1] == ends[2]
    assert ends[0][0]


def test_a_run_killed_between_batches_ends_as_if_it_had_not_been(migrated: Path, tmp_path: Path) -> None:
    captures = tmp_path / "captures"
    captures.mkdir()
    for number in range(60):
        write(captures, f"{number:02}.txt", other_page(number))
    (captures / "muddle").mkdir()
    muddle(captures / "muddle", 1)
    process = manage(migrated, "ingest", "--jobs", "2", str(captures))
    wait_for_rows(migrated / "archive.sqlite3", 4)
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate(timeout=60)
    finished(manage(migrated, "ingest", str(captures)))
    whole = tmp_path / "whole"
    finished(manage(whole, "ingest", str(captures)))
    told = [finished(manage(data, "export", "--format", "jsonl")) for data in (migrated, whole)]
    assert told[0] == told[1]
    assert told[0].count("\n") > 60
