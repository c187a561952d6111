"""Where an index on disk lives: in a directory of its own, which a pointer file names.

    index/current           the name of the directory being read, replaced atomically
    index/20180314-1f3a/    one whole index, with the fingerprint of the rules it was made by

A rebuilt index grows in a directory beside and takes its place by one rename of the pointer, so that no reader ever
sees half of one. Readers that have the old one open keep it; its files go when the last of them closes it.
"""

import os
import secrets
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from archive.search.engines.base import IndexMissing, IndexUnavailable
from archive.search.fields import fingerprint

POINTER, FINGERPRINT = "current", "fingerprint"
ATTEMPTS = 3  # a rebuild may remove the directory between the reading of the pointer and that of what it points to
MISSING = "There is no search index yet: run `manage.py reindex`."


class Remembered:
    """What a small file says; asked before every page, it is read again only if it is another by now."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._read: tuple[int, int, int] | None = None
        self._said = ""

    def text(self) -> str:
        """Raises FileNotFoundError if it is gone."""
        state = self.path.stat()  # before it is read: what it says may be newer, never older
        now = state.st_ino, state.st_mtime_ns, state.st_size
        if now != self._read:
            self._said, self._read = self.path.read_text("utf-8"), now
        return self._said


class IndexDirectory:
    """`made_by`: what beside the rules of analysis decides whether the index can be read."""

    def __init__(self, root: Path, made_by: str = "") -> None:
        self.root = root
        self.fingerprint = f"{fingerprint()} {made_by}".strip()
        self._pointer = Remembered(root / POINTER)
        self._rules = Remembered(root / FINGERPRINT)  # of the directory that was pointed to last

    def current(self) -> Path:
        """The directory of the index in use. Raises IndexMissing, and IndexUnavailable if other rules made it."""
        for _ in range(ATTEMPTS):
            name = self._pointed_to()
            if self._rules.path.parent.name != name:
                self._rules = Remembered(self.root / name / FINGERPRINT)
            with suppress(FileNotFoundError):
                if self._rules.text() == self.fingerprint:
                    return self._rules.path.parent
                raise IndexUnavailable("The search index was made by other rules: run `manage.py reindex`.")
        raise IndexMissing(MISSING)

    def _pointed_to(self) -> str:
        try:
            return self._pointer.text()
        except FileNotFoundError:
            raise IndexMissing(MISSING) from None

    @contextmanager
    def replacement(self) -> Iterator[Path]:
        """A new directory to fill; it becomes the current one at the end, unless an error leaves the block."""
        name = f"{time.strftime('%Y%m%d%H%M%S')}-{secrets.token_hex(4)}"
        directory = self.root / name
        directory.mkdir(parents=True)
        try:
            yield directory
            (directory / FINGERPRINT).write_text(self.fingerprint, "utf-8")
            self._point_to(name)
        except BaseException:
            shutil.rmtree(directory, ignore_errors=True)
            raise
        self._remove_others(name)

    def _point_to(self, name: str) -> None:
        beside = self.root / f"{POINTER}.new"
        with beside.open("w", encoding="utf-8") as pointer:
            pointer.write(name)
            pointer.flush()
            os.fsync(pointer.fileno())
        beside.replace(self.root / POINTER)

    def _remove_others(self, name: str) -> None:
        """Remove what is no longer pointed to, also what a killed rebuild left behind."""
        for directory in self.root.iterdir():
            if directory.is_dir() and directory.name != name:
                shutil.rmtree(directory, ignore_errors=True)
