"""Documents made by other processes are those that this one makes."""

from concurrent.futures import Executor, Future
from pathlib import Path
from typing import Any

import pytest

from archive.search import preparing
from archive.search.documents import documents
from archive.search.preparing import prepared
from tests.factories import make_article
from tests.ingest.corpus import BODY, page
from tests.management.test_switching import found
from tests.management.test_troubles import manage


class Here(Executor):
    """Does at once what it is given, and notes how much was under way."""

    def __init__(self) -> None:
        self.given: list[Any] = []

    def submit(self, work: Any, /, *args: Any, **kwargs: Any) -> "Future[Any]":
        self.given.append(args[0])
        done: Future[Any] = Future()
        done.set_result(work(*args, **kwargs))
        return done


@pytest.mark.django_db
@pytest.mark.parametrize("jobs", [1, 2])
def test_they_come_in_order_and_a_few_portions_ahead(monkeypatch: pytest.MonkeyPatch, jobs: int) -> None:
    ids = [make_article(f"Number {number}", ["salt", "pepper"]).pk for number in range(19)]
    monkeypatch.setattr(preparing, "PORTION", 2)
    monkeypatch.setattr("archive.search.documents.PORTION", 2)
    pool = Here()
    made = prepared(ids, pool, jobs)
    first = next(made)
    assert len(pool.given) == preparing.AHEAD * jobs + 1
    assert [first, *made] == list(documents(ids))
    assert [pk for portion in pool.given for pk in portion] == ids


def test_an_index_built_by_several_processes_finds_the_same(tmp_path: Path) -> None:
    captures, archive = tmp_path / "captures", tmp_path / "archive"
    captures.mkdir()
    for number in range(3):
        (captures / f"{number}.txt").write_text(page(f"Umbrella {number}", BODY.replace("ferry", f"tram {number}")))
    assert manage(archive, "ingest", str(captures)).returncode == 0
    reindexed = manage(archive, "reindex", "--jobs", "2")
    assert (reindexed.stdout, reindexed.stderr) == ("The index holds 3 articles.\n", "")
    assert found(archive, "whoosh:") == "found 3\n"
    assert "from 1 to 64" in manage(archive, "reindex", "--jobs", "0").stderr
