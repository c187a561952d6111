"""A large run is indexed while it loads, by a process that ends with it."""

import sqlite3
import time
from contextlib import closing
from pathlib import Path

from tests.ingest.commands import empty_archive, finished, manage, migrated
from tests.ingest.corpus import BODY, page

__all__ = ["empty_archive", "migrated"]

WIDE = "\n" * 2_200_000  # two such captures are large enough to be indexed meanwhile


def test_the_index_is_current_when_a_large_run_ends(migrated: Path, tmp_path: Path) -> None:
    captures = tmp_path / "captures"
    captures.mkdir()
    for number in range(2):
        (captures / f"{number}.txt").write_text(page(f"Story {number}", BODY.replace("ferry", f"tram {number}")) + WIDE)
    told = finished(manage(migrated, "ingest", "--jobs", "2", str(captures)))
    assert "2 created" in told
    assert "2 articles indexed" in told
    assert finished(manage(migrated, "index")) == "The index is up to date.\n"


def test_it_is_the_process_beside_that_begins_the_index(migrated: Path, tmp_path: Path) -> None:
    """While the database is locked nothing is loaded: only who indexes meanwhile can have made the index there is."""
    (tmp_path / "a.txt").write_text(page("Story", BODY) + 2 * WIDE)
    with closing(sqlite3.connect(migrated / "archive.sqlite3", isolation_level=None)) as lock:
        lock.execute("BEGIN IMMEDIATE")
        running = manage(migrated, "ingest", "--jobs", "2", str(tmp_path / "a.txt"))
        begun = appears(migrated / "index" / "current")
        lock.execute("ROLLBACK")
    assert "1 created" in finished(running)
    assert begun


def appears(path: Path, within: float = 18.0) -> bool:
    """Whether a file is there in time: before the one who loads gives the locked database up, after 20 seconds."""
    ends = time.monotonic() + within
    while not path.exists() and time.monotonic() < ends:
        time.sleep(0.05)
    return path.exists()


def test_a_rehearsal_of_one_indexes_nothing(migrated: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(page("Story", BODY) + 2 * WIDE)
    finished(manage(migrated, "ingest", "--jobs", "2", "--dry-run", str(tmp_path / "a.txt")))
    assert not (migrated / "index").exists()
