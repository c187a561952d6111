"""Archives of made-up articles in a folder: one database of each size, and for each engine a data folder beside it.

    KEEP/10000-1-3f2a91c0/archive.sqlite3     10,000 articles of seed 1, made by the rules of that hash
    KEEP/10000-1-3f2a91c0/tantivy/            data folder of an installation that searches it with tantivy
    KEEP/10000-1-3f2a91c0/archive.db          the same articles for Datasette

What is there is used again. What was interrupted is not: a folder takes its name when it is filled.
"""

import hashlib
import json
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import asdict, dataclass
from pathlib import Path

from tests.bench.articles import SAMPLES
from tests.bench.memory import measured

ROOT = Path(__file__).resolve().parents[3]
DATABASE, NOTED = "archive.sqlite3", "indexed.json"
RULES = ("tests/bench/articles.py", "tests/bench/rows.py")


@dataclass(frozen=True, slots=True)
class Indexed:
    """What building an index took: seconds by the clock and of the processor, most MB of memory at once, MB on disk."""

    seconds: float
    processor: float
    memory: int
    size: float


@dataclass(frozen=True, slots=True)
class Archive:
    """Made-up articles, filled and ready to be indexed; see `prepare`."""

    folder: Path
    size: int
    seed: int

    def data_folder(self, engine: str) -> Path:
        return self.folder / engine.rstrip(":")

    def environ(self, engine: str, url: str = "") -> dict[str, str]:
        """The environment of an installation that searches these articles with `engine`."""
        folder = self.data_folder(engine)
        folder.mkdir(exist_ok=True)
        said = {
            "ARCHIVE_DATA_DIR": str(folder),
            "ARCHIVE_DATABASE_URL": f"sqlite:///{self.folder / DATABASE}",
            "ARCHIVE_SEARCH_URL": engine,
            "ARCHIVE_URL": url,
        }
        return outside() | said

    def column(self, query: str) -> list[str]:
        """The first column of what the database answers."""
        with closing(sqlite3.connect(self.folder / DATABASE)) as database:
            return [value for value, *_ in database.execute(query)]


def outside() -> dict[str, str]:
    """The environment without settings of an archive, but for which module they are in."""
    others = {name: value for name, value in os.environ.items() if not name.startswith("ARCHIVE_")}
    return others | {"DJANGO_SETTINGS_MODULE": "archive.settings"}


def prepare(keep: Path, size: int, seed: int) -> Archive:
    """The archive of that size and seed, filled unless it is there, brought up to date if it is."""
    folder = keep / f"{size}-{seed}-{made_by()}"
    if folder.exists():
        archive = Archive(folder, size, seed)
        _manage(archive.environ("whoosh:"), "migrate", "--no-input", "--verbosity", "0")
        return archive
    draft = folder.with_suffix(".part")
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(parents=True)
    command = [sys.executable, "-m", "tests.bench.fill", str(size), "--seed", str(seed)]
    subprocess.run(command, cwd=ROOT, env=outside() | {"ARCHIVE_DATA_DIR": str(draft)}, check=True)
    draft.rename(folder)
    return Archive(folder, size, seed)


def index(archive: Archive, engine: str) -> Indexed:
    """Index all articles; what it took, as was noted then if the index is there and of any use."""
    noted = archive.data_folder(engine) / NOTED
    environ = archive.environ(engine)
    if noted.exists() and _manage(environ, "index", fails=True):
        return Indexed(**json.loads(noted.read_text()))
    taken = measured([sys.executable, "manage.py", "reindex"], environ, ROOT)
    size = sum(path.stat().st_size for path in (noted.parent / "index").rglob("*") if path.is_file())
    indexed = Indexed(taken.seconds, taken.processor, taken.together, size / 1e6)
    noted.write_text(json.dumps(asdict(indexed)))
    return indexed


def made_by() -> str:
    """A hash of what decides how articles are made: an archive made by other rules is not used again."""
    digest = hashlib.sha256()
    for path in (*(ROOT / rules for rules in RULES), *sorted(SAMPLES.glob("*.txt"))):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:8]


def _manage(environ: dict[str, str], *command: str, fails: bool = False) -> bool:
    """Run a command of the archive; whether it succeeds. Raises CalledProcessError unless it may fail."""
    ran = subprocess.run(
        [sys.executable, "manage.py", *command], cwd=ROOT, env=environ, check=not fails, stdout=subprocess.DEVNULL
    )
    return ran.returncode == 0
