"""The sites that are measured, each a program of its own at a free port of this machine, ended with the block."""

import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPException
from pathlib import Path
from typing import Literal

from tests.bench.memory import family, resident, used
from tests.bench.search import datasette
from tests.bench.search.archives import ROOT, Archive, outside
from tests.bench.search.client import fetch

# `alone`: ours with one process, as Datasette has; `keeping`: ours as it comes, where the others keep no finished page
Kind = Literal["ours", "alone", "keeping", "datasette"]
START_SECONDS = 120
# What a page of Datasette is without limits of time: every facet it was asked for, whole, and nothing else.
IN_FULL = {"facet_time_limit_ms": 600_000, "sql_time_limit_ms": 600_000, "suggest_facets": "off"}


@dataclass(frozen=True, slots=True)
class Site:
    name: str
    kind: Kind
    port: int
    pid: int

    @property
    def memory(self) -> int:
        """MB of all its processes together, without what they merely map from files."""
        return sum(map(resident, family(self.pid)))

    @property
    def processor(self) -> float:
        """Seconds that all its processes have taken of the processor."""
        return sum(map(used, family(self.pid)))


@contextmanager
def ours(archive: Archive, engine: str, workers: int, keeping: bool = False) -> Iterator[Site]:
    """The archive as `serve` serves it: gunicorn, and the indexer beside it."""
    port = free_port()
    environ = archive.environ(engine, f"http://127.0.0.1:{port}")
    if not keeping:
        environ["ARCHIVE_KEPT_PAGES"] = "0"  # each page is made, also those that there is one of
    command = [sys.executable, "manage.py", "serve", "--port", str(port), "--workers", str(workers)]
    name = f"{engine.rstrip(':')}, {workers} worker{'s' * (workers > 1)}{', kept pages' * keeping}"
    with started(command, environ, port, "/healthz") as pid:
        yield Site(name, "keeping" if keeping else "alone" if workers == 1 else "ours", port, pid)


@contextmanager
def datasettes(file: Path, in_full: bool) -> Iterator[Site]:
    """Datasette over the file, as it comes, or with time enough for all facets."""
    port = free_port()
    settings = [word for name, value in IN_FULL.items() for word in ("--setting", name, str(value))] if in_full else []
    command = [str(datasette.PROGRAMS / "datasette"), "serve", "--immutable", str(file), "--port", str(port), *settings]
    with started(command, outside(), port, "/-/versions.json") as pid:
        yield Site(f"Datasette, {'all facets' if in_full else 'as it comes'}", "datasette", port, pid)


@contextmanager
def started(command: Sequence[str], environ: dict[str, str], port: int, address: str) -> Iterator[int]:
    """Run a server; its process id, once `address` answers 200. Raises RuntimeError, with what it said, if not."""
    with tempfile.TemporaryFile("w+") as said:
        process = subprocess.Popen(command, cwd=ROOT, env=environ, stdout=said, stderr=said)
        try:
            until = time.monotonic() + START_SECONDS
            while not answers(port, address):
                if process.poll() is not None or time.monotonic() > until:
                    said.seek(0)
                    raise RuntimeError(f"{' '.join(command)} does not serve: {said.read()[-2000:]}")
                time.sleep(0.2)
            yield process.pid
        finally:
            process.terminate()
            process.wait()


def answers(port: int, address: str) -> bool:
    try:
        return fetch(port, address, timeout=10)[0] == 200
    except (OSError, HTTPException):
        return False


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
