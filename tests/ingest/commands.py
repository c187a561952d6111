"""Commands as processes of their own, to be stopped at any moment, and a data folder each."""

import os
import shutil
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from archive.environment import BASE_DIR

PATIENCE = 60  # seconds


def manage(data_dir: Path, *arguments: str) -> "subprocess.Popen[str]":
    environ = os.environ | {"ARCHIVE_DATA_DIR": str(data_dir), "DJANGO_SETTINGS_MODULE": "archive.settings"}
    command = [sys.executable, "manage.py", *arguments]
    return subprocess.Popen(
        command, cwd=BASE_DIR, env=environ, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        start_new_session=True,
    )  # fmt: skip


def finished(process: "subprocess.Popen[str]") -> str:
    out, err = process.communicate(timeout=2 * PATIENCE)
    assert process.returncode == 0, err
    return out


@pytest.fixture(scope="session")
def empty_archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("empty")
    finished(manage(folder, "migrate", "--verbosity", "0"))
    return folder


@pytest.fixture
def migrated(empty_archive: Path, tmp_path: Path) -> Path:
    """A data folder with tables and no captures in it."""
    return shutil.copytree(empty_archive, tmp_path / "data")


def wait_for_rows(database: Path, count: int) -> None:
    """Wait until some, and not all, captures are in."""
    ends = time.monotonic() + PATIENCE
    while time.monotonic() < ends:
        with sqlite3.connect(database, timeout=20) as connection:
            (rows,) = connection.execute("SELECT count(*) FROM archive_capture").fetchone()
        if rows >= count:
            return
        time.sleep(0.02)
    pytest.fail("the ingest never got that far")
