"""Where finished pages lie: a file of SQLite that all processes of a site share, bounded, and never missed."""

import json
import logging
import sqlite3
import threading
from pathlib import Path
from typing import NamedTuple

logger = logging.getLogger(__name__)
BLOCK = 4096  # bytes, as SQLite has it
FEWEST_BLOCKS = 10
AT_ONCE = 100  # the oldest pages, taken away where there is no room for a new one
PATIENCE = 0.1  # seconds: to make a page anew takes less than to wait longer
PREPARE = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = NORMAL",
    "PRAGMA cache_size = -200",  # kB a thread; the system keeps the file in memory, once for all
    "PRAGMA max_page_count = {blocks}",
    "CREATE TABLE IF NOT EXISTS page"
    " (number INTEGER PRIMARY KEY, place TEXT UNIQUE, tag TEXT, headers TEXT, body BLOB)",
)
FIND = "SELECT tag, headers, body FROM page WHERE place = ?"
KEEP = "INSERT OR REPLACE INTO page (place, tag, headers, body) VALUES (?, ?, ?, ?)"
MAKE_ROOM = "DELETE FROM page WHERE number IN (SELECT number FROM page ORDER BY number LIMIT ?)"


class Finished(NamedTuple):
    """A page as it is sent, and the ETag that it was made under."""

    tag: str
    headers: dict[str, str]
    body: bytes


class Shelf:
    """Pages by their places, in at most so many bytes; of one place the last that was kept.

    One copy serves all processes, lies in memory as long as the system has room for it, and outlives a restart. Where
    it is full the oldest pages go, however often they are asked for: to note each reading would take longer than to
    make a page anew now and then. Whatever is wrong with the file, pages are made.
    """

    def __init__(self, path: Path, most: int) -> None:
        self.path, self.most = path, most
        self._of_thread = threading.local()
        self._has_complained = False

    def find(self, place: str) -> Finished | None:
        try:
            row = self._opened().execute(FIND, [place]).fetchone()
        except sqlite3.Error as error:
            return self._go_without(error)
        return Finished(row[0], json.loads(row[1]), row[2]) if row else None

    def keep(self, place: str, page: Finished) -> None:
        try:
            self._opened().execute(KEEP, [place, page.tag, json.dumps(page.headers), page.body])
        except sqlite3.Error as error:
            self._go_without(error)

    def _opened(self) -> sqlite3.Connection:
        """The connection of this thread."""
        opened: sqlite3.Connection | None = getattr(self._of_thread, "connection", None)
        if opened is None:
            opened = sqlite3.connect(self.path, timeout=PATIENCE, isolation_level=None)
            for line in PREPARE:
                opened.execute(line.format(blocks=max(self.most // BLOCK, FEWEST_BLOCKS)))
            self._of_thread.connection = opened
        return opened

    def _go_without(self, error: sqlite3.Error) -> None:
        if error.sqlite_errorcode == sqlite3.SQLITE_FULL:
            self._make_room()
        elif error.sqlite_errorcode not in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
            self._complain(error)

    def _make_room(self) -> None:
        try:
            self._opened().execute(MAKE_ROOM, [AT_ONCE])
        except sqlite3.Error as error:
            self._complain(error)

    def _complain(self, error: sqlite3.Error) -> None:
        """Once: the next page would say the same."""
        if not self._has_complained:
            logger.warning("Pages are made anew each time, as %s cannot be used (%s): delete it", self.path, error)
        self._has_complained = True
