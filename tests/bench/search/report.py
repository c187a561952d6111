"""What is said of a run: lines and tables, as they come, for a terminal or as Markdown."""

import os
import platform
import sqlite3
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from tests.bench.search import datasette
from tests.bench.search.tables import Table

LIBRARIES = ("Django", "django-haystack", "Whoosh", "tantivy", "gunicorn")
HERE, END = "<!-- figures of python -m tests.bench.search -->", "<!-- end of figures -->"


@dataclass(slots=True)
class Report:
    """Says things on standard output, and keeps them. `is_markdown`: as Markdown, not for a terminal."""

    is_markdown: bool = False
    parts: list[str] = field(default_factory=list)

    def say(self, part: str | Table) -> None:
        markdown, text = (part.markdown(), part.text()) if isinstance(part, Table) else (f"\n{part}", part)
        self.parts.append(markdown)
        print(markdown if self.is_markdown else text, flush=True)

    def put_into(self, path: Path) -> None:
        """Replace what stands in a document between HERE and END. Raises ValueError where these do not stand."""
        document = path.read_text("utf-8")
        before, here, rest = document.partition(HERE)
        _, end, after = rest.partition(END)
        if not end:
            raise ValueError(f"{path} lacks {HERE} … {END}")
        figures = "\n".join(self.parts)
        path.write_text(f"{before}{here}\n{figures}\n\n{end}{after}", "utf-8")


def machine() -> str:
    """The machine and what runs on it."""
    hardware = f"{processor()}, {os.cpu_count()} cores, {memory():.0f} GB, {platform.system()} {platform.release()}"
    python = f"{platform.python_implementation()} {platform.python_version()}, SQLite {sqlite3.sqlite_version}"
    libraries = ", ".join(f"{name} {installed(name)}" for name in LIBRARIES)
    return f"{hardware}; {python}, {libraries}, {datasette.version()}"


def processor() -> str:
    lines = Path("/proc/cpuinfo").read_text().splitlines() if Path("/proc/cpuinfo").exists() else []
    return next((line.partition(": ")[2] for line in lines if line.startswith("model name")), "unknown processor")


def memory() -> float:
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9


def installed(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "(not installed)"


def load() -> str:
    """How many programs wanted the processor in the last minute."""
    return f"{os.getloadavg()[0]:.1f}"
