"""Bring the installation up to date and serve it: database, static files, index, then gunicorn and the indexer.

    manage.py serve --port 8000 --sample

What is there is kept; `--sample` loads the sample articles into an archive that holds nothing yet.
Ctrl-C ends both processes; if one of them ends, so does the other.
"""

import signal
import socket
import subprocess
import sys
import time
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.base import CommandError

from archive.environment import BASE_DIR
from archive.management.command import ArchiveCommand
from archive.models import Capture

SAMPLES = BASE_DIR / "fixtures" / "captures"


class Command(ArchiveCommand):
    help = __doc__
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default="127.0.0.1", help="address to listen at (default: 127.0.0.1)")
        parser.add_argument("--port", type=int, default=8000, help="(default: 8000)")
        parser.add_argument("--workers", type=int, default=2, help="gunicorn processes (default: 2)")
        parser.add_argument("--sample", action="store_true", help="load the sample articles into an empty archive")

    def handle(self, *, host: str, port: int, workers: int, sample: bool, **options: Any) -> None:
        if workers < 1:
            raise CommandError("--workers must be 1 or more")
        check_port(host, port)
        self.prepare(sample)
        self.say(f"Serving on http://{host}:{port}/ – the admin is at /admin/ (make curator). Ctrl-C ends it.")
        sys.exit(run_side_by_side(gunicorn(host, port, workers), indexer()))

    def prepare(self, sample: bool) -> None:
        self.say(f"The archive is in {settings.DATA_DIR}")
        call_command("migrate", interactive=False, verbosity=0)
        if not static_files_are_current():
            call_command("collectstatic", interactive=False, verbosity=0)
        if sample and not Capture.objects.exists():
            self.say(f"Loading the sample articles of {SAMPLES.relative_to(BASE_DIR)} …")
            call_command("ingest", str(SAMPLES))
        try:
            call_command("index")
        except CommandError as trouble:  # an index made by other rules is of no use
            self.say(str(trouble))
            call_command("reindex")

    def say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()


def static_files_are_current() -> bool:
    """Whether the collected static files are newer than all of their sources; compressing them takes seconds."""
    manifest = settings.STATIC_ROOT / "staticfiles.json"
    sources = (storage.path(name) for finder in get_finders() for name, storage in finder.list(None))
    return manifest.exists() and all(Path(path).stat().st_mtime < manifest.stat().st_mtime for path in sources)


def check_port(host: str, port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            if port == 0:
                raise OverflowError("nobody would know which it is")
            probe.bind((host, port))
        except (OSError, OverflowError) as error:
            raise CommandError(
                f"port {port} on {host} cannot be used ({error}); another: PORT=8001 make run"
            ) from error


def gunicorn(host: str, port: int, workers: int) -> "subprocess.Popen[bytes]":
    # The longest line gunicorn takes, so that a long text in the search field gets a page of ours that says so.
    bind = ("--bind", f"{host}:{port}", "--limit-request-line", "8190")
    crew = ("--workers", str(workers), "--worker-class", "gthread", "--threads", "4")
    return child("-m", "gunicorn", "archive.wsgi", *bind, *crew, "--log-level", "warning", "--access-logfile", "-")


def indexer() -> "subprocess.Popen[bytes]":
    return child("manage.py", "index", "--follow")


def child(*arguments: str) -> "subprocess.Popen[bytes]":
    return subprocess.Popen([sys.executable, *arguments], cwd=BASE_DIR)  # noqa: S603  # our own words only


def run_side_by_side(*children: "subprocess.Popen[bytes]") -> int:
    """Wait until one child ends or we are told to end, then end the others; returns the first exit status."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        while all(process.poll() is None for process in children):
            time.sleep(0.2)
    except KeyboardInterrupt:
        pass
    for process in children:
        process.terminate()
    statuses = [process.wait() for process in children]
    return max(map(abs, statuses)) if any(status > 0 for status in statuses) else 0
