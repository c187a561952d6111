"""The same made-up articles in Datasette: an SQLite file with full-text search, made the ordinary way, and its pages.

Datasette stands in a virtual environment of its own, `.venv-bench`: what it needs must not decide what the archive
is tried with.
"""

import json
import subprocess
import tempfile
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from archive.management.progress import progress_bar
from tests.bench.articles import Made, made_up_articles

ROOT = Path(__file__).resolve().parents[3]
PROGRAMS = ROOT / ".venv-bench" / "bin"
TABLE = "/archive/articles"
SEARCHED = ("title", "standfirst", "body", "topics", "authors")
# Seven, as many as a search page of ours lists; those of several values an article are arrays.
FACETS = {
    "_facet_array": ("topics", "authors", "platforms", "grades"),
    "_facet": ("source", "original", "year"),
}
FACETS_A_PAGE = sum(map(len, FACETS.values()))
PER_PAGE = 20  # as ours has


def is_installed() -> bool:
    return (PROGRAMS / "datasette").exists() and (PROGRAMS / "sqlite-utils").exists()


def version() -> str:
    """Datasette's name and version, if it is installed."""
    if not is_installed():
        return "no Datasette"
    said = subprocess.run([str(PROGRAMS / "datasette"), "--version"], capture_output=True, text=True, check=True)
    return said.stdout.strip().replace("datasette, version", "Datasette")


def database(folder: Path, count: int, seed: int) -> Path:
    """The articles as a table of `archive.db`, made unless it is there; stems are Porter's, as ours are nearly."""
    path, draft = folder / "archive.db", folder / "archive.part"
    if not path.exists():
        draft.unlink(missing_ok=True)
        with tempfile.TemporaryFile("w+", encoding="utf-8") as lines:
            with progress_bar(count, " articles") as bar:
                for made in made_up_articles(count, seed):
                    lines.write(json.dumps(row(made), ensure_ascii=False) + "\n")
                    bar.update()
            lines.seek(0)
            run("insert", draft, "articles", "-", "--nl", "--pk", "id", stdin=lines)
        run("enable-fts", draft, "articles", *SEARCHED, "--tokenize", "porter")
        run("optimize", draft)
        draft.replace(path)
    return path


def row(made: Made) -> dict[str, Any]:
    """An article with what our search page counts, and as text what our index reads."""
    month = f"{made.published // 10_000}-{made.published // 100 % 100:02}" if made.published % 10_000 else None
    return {
        "id": made.number,
        "title": made.title,
        "standfirst": made.standfirst,
        "body": "\n\n".join(made.paragraphs),
        "source": made.source,
        "topics": made.topics,
        "authors": made.authors,
        "platforms": sorted({voice.platform for voice in made.voices} - {""}),
        "grades": sorted({voice.grade for voice in made.voices}),
        "original": "yes" if any(voice.original for voice in made.voices) else None,
        "year": made.published // 10_000 or None,
        "month": month,
    }


def run(command: str, file: Path, *arguments: str, stdin: Any = None) -> None:
    subprocess.run([str(PROGRAMS / "sqlite-utils"), command, str(file), *arguments], stdin=stdin, check=True)


def search_page(query: str) -> str:
    """The address of a page of hits with all facets."""
    facets = [(kind, column) for kind, columns in FACETS.items() for column in columns]
    return f"{TABLE}?{urlencode([('_search', query), ('_size', PER_PAGE), *facets])}"


def article_page(number: int) -> str:
    return f"{TABLE}/{number}"


def facets_given_up(page: bytes) -> int:
    """How many facets a page says that it did not count, for lack of time."""
    _, found, told = page.partition(b"These facets timed out:")
    return told.partition(b"</p>")[0].count(b",") + 1 if found else 0
