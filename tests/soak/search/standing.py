"""What stands in the archive that this process works on, and how it is searched; other processes work on it too."""

import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings
from django.db import connection
from haystack import connections

from archive.models import Article
from archive.search.engines.base import ArchiveBackend, Question
from tests.ingest.corpus import page
from tests.installation import engine_in_use
from tests.search.judged import oracle
from tests.search.judged.asking import ask

ROOT = Path(__file__).resolve().parents[3]
STORY = "gazebo"  # a word of every story, and of nothing else
# Queries, and what texts that they find print. Between quotation marks no other form of a term is searched for.
KNOWN = {
    '"躺平"': "躺平",
    '"信用"': "信用",
    "龍": "龙",
    "沈從文": "沈从文",
    "guangchangwu": "广场舞",
    "umbrella": "umbrella",
    "grandmother": "grandmother",
    '"group chat"': "group chat",
}
Truth = dict[str, set[str]]


def environ() -> dict[str, str]:
    """The environment in which another process works on this archive."""
    index = Path(settings.HAYSTACK_CONNECTIONS["default"]["PATH"])
    database = f"sqlite:///{connection.settings_dict['NAME']}"
    place = {
        "ARCHIVE_DATA_DIR": str(index.parent),
        "ARCHIVE_DATABASE_URL": database,
        "ARCHIVE_SEARCH_URL": engine_in_use(),
    }
    return os.environ | place | {"DJANGO_SETTINGS_MODULE": "archive.settings", "PYTHONPATH": str(ROOT)}


class Writer:
    """A process that writes to this archive, round after round, until the block ends and it is killed."""

    def __init__(self, way: str) -> None:
        self.rounds = 0
        self._said = tempfile.TemporaryFile("w+")  # noqa: SIM115  # closed when the block ends
        command = [sys.executable, "-m", "tests.soak.search.writer", way]
        self.process = subprocess.Popen(
            command, cwd=ROOT, env=environ(), stdout=subprocess.PIPE, stderr=self._said, text=True
        )
        self._listener = threading.Thread(target=self._listen)

    def __enter__(self) -> "Writer":
        assert self.process.stdout is not None
        self.process.stdout.readline()  # it is about to begin
        self._listener.start()
        return self

    def _listen(self) -> None:
        for _ in self.process.stdout or ():
            self.rounds += 1

    def __exit__(self, *trouble: object) -> None:
        self.process.kill()
        self.process.wait()
        self._listener.join()
        self._said.close()

    @property
    def is_alive(self) -> bool:
        return self.process.poll() is None

    @property
    def is_at_work(self) -> bool:
        """Whether it holds the lock of writers at this moment, as far as this system tells."""
        locks = Path("/proc/locks")
        held = locks.read_text().splitlines() if locks.exists() else []
        return any("FLOCK" in lock and f" {self.process.pid} " in lock for lock in held)

    @property
    def complaint(self) -> str:
        self._said.seek(0)
        return self._said.read().strip()[-500:]


def write_stories(folder: Path, numbers: Iterable[int]) -> Path:
    """Captures of stories that are not among the samples; the folder they are in."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in numbers:
        text = f"The {STORY} of story {number} has a number on its roof, which is {number}. " * 20
        (folder / f"{number}.txt").write_text(page(f"Story Number {number}", text), "utf-8")
    return folder


def truth() -> Truth:
    """What queries must find, by brute force over what the database prints now."""
    texts = {slug: tuple(text.casefold() for text in each) for slug, each in oracle.printed().items()}
    found = {query: oracle.printing(texts, words) for query, words in {**KNOWN, STORY: STORY}.items()}
    return {query: right for query, right in found.items() if right}  # of what finds nothing, search says more


def index_faults() -> list[str]:
    """Where the index says otherwise than the database, each in a line; nothing waits in the outbox."""
    backend: ArchiveBackend = connections["default"].get_backend()
    held = {article_id for article_id, _ in backend.answer(Question(limit=None)).ids}
    published = set(Article.objects.published().values_list("pk", flat=True))
    lost = (
        [f"the index lacks {sorted(published - held)} and has {sorted(held - published)}"] if held != published else []
    )
    return [*lost, *(fault for query, right in truth().items() for fault in query_faults(query, right))]


def query_faults(query: str, right: set[str]) -> list[str]:
    results = ask(query)
    shown = {hit.article.slug for hit in results.hits}
    if results.count == len(results.hits) and shown == right:
        return []
    return [f"{query} finds {results.count}, without {sorted(right - shown)} and with {sorted(shown - right)}"]
