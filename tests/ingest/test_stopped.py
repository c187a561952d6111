"""A run that is stopped: it says how far it came, leaves no process behind, and goes on when it is run again."""

import os
import signal
from pathlib import Path

from tests.ingest.commands import empty_archive, finished, manage, migrated, wait_for_rows
from tests.ingest.corpus import BODY, SAMPLES, page

__all__ = ["empty_archive", "migrated"]


def test_a_run_that_ctrl_c_stopped_says_how_far_it_came_and_goes_on_when_run_again(
    migrated: Path, tmp_path: Path
) -> None:
    captures = tmp_path / "captures"
    captures.mkdir()
    for number in range(300):  # so many that no test that waits its turn is too late
        (captures / f"{number:03}.txt").write_text(page(f"Story {number}", BODY.replace("ferry", f"tram {number}")))
    process = manage(migrated, "ingest", "--jobs", "2", str(captures))
    wait_for_rows(migrated / "archive.sqlite3", 2)
    os.killpg(process.pid, signal.SIGINT)  # a terminal sends it to the readers too
    out, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "So far: " in out
    assert err.splitlines() == ["Stopped. What was done stays; run it again to go on."]
    assert " 0 created" not in finished(manage(migrated, "ingest", str(captures)))


def test_readers_end_with_a_run_that_was_killed(migrated: Path) -> None:
    process = manage(migrated, "ingest", "--jobs", "2", str(SAMPLES))
    wait_for_rows(migrated / "archive.sqlite3", 2)
    process.kill()
    process.communicate(timeout=60)  # its output ends when the last who could write to it has ended
