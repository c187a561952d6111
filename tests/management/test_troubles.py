"""Troubles of an installation end a command with one line that says what to do, not with a traceback."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import OperationalError

from archive.environment import BASE_DIR
from archive.ingest import Tally
from tests.ingest.corpus import page


def manage(data_dir: Path, *arguments: str, **environ: str) -> "subprocess.CompletedProcess[str]":
    """One command in a process of its own, as an operator runs it."""
    settings = {"ARCHIVE_DATA_DIR": str(data_dir), "DJANGO_SETTINGS_MODULE": "archive.settings"}
    command = [sys.executable, "manage.py", *arguments]
    return subprocess.run(
        command,
        cwd=BASE_DIR,
        env=os.environ | settings | environ,
        text=True,
        capture_output=True,
        timeout=60,
        check=False,
    )


def test_ingest_sets_up_an_archive_that_is_not_there_yet(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(page())
    ended = manage(tmp_path / "new", "ingest", str(tmp_path / "good.txt"))
    assert ended.returncode == 0, ended.stderr
    assert "1 created" in ended.stdout


@pytest.mark.parametrize(
    ("database", "told"),
    [
        ("sqlite:////nowhere/archive.sqlite3", "/nowhere/archive.sqlite3: unable to open database file"),
        ("sqlite:///{data_dir}/other.sqlite3", "run `manage.py migrate`"),
        ("sqlite:///{data_dir}/no.sqlite3", "file is not a database"),
    ],
)
def test_a_database_that_cannot_be_used_is_told_in_a_line(tmp_path: Path, database: str, told: str) -> None:
    sqlite3.connect(tmp_path / "other.sqlite3").execute("CREATE TABLE other (id INTEGER)")
    (tmp_path / "no.sqlite3").write_text("a shopping list, and a rather long one\n" * 50)
    ended = manage(tmp_path, "export", ARCHIVE_DATABASE_URL=database.format(data_dir=tmp_path))
    assert ended.returncode == 1
    assert told in ended.stderr
    assert len(ended.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("trouble", "told"),
    [
        (OperationalError("database is locked"), "database is locked .another process"),
        (OperationalError("database or disk is full"), "make room and run it again"),
        (OSError(28, "No space left on device"), "No space left on device"),
    ],
)
@pytest.mark.django_db
def test_what_stops_a_run_half_way_is_told_in_a_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, trouble: Exception, told: str
) -> None:
    def stopped(*arguments: object, **options: object) -> Tally:
        raise trouble

    monkeypatch.setattr("archive.management.commands.ingest.ingest", stopped)
    with pytest.raises(CommandError, match=told):
        call_command("ingest", str(tmp_path))


@pytest.mark.django_db
def test_ctrl_c_ends_with_its_status(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(*arguments: object, **options: object) -> Tally:
        raise KeyboardInterrupt

    monkeypatch.setattr("archive.management.commands.ingest.ingest", interrupted)
    with pytest.raises(SystemExit) as ended:
        call_command("ingest", str(tmp_path))
    assert ended.value.code == 130
    assert "Stopped" in capsys.readouterr().err
