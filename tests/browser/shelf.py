"""An archive that many tests begin with is made once a run, and put back as it was before each."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from haystack import connections


class Shelf:
    """Copies of databases and their indexes, by name, in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def fill(self, name: str, index: Path, make: Callable[[], object]) -> None:
        """Let the database and the folder of the index hold what `make` leaves in them, and nothing else."""
        rows, kept = self.folder / f"{name}.sqlite3", self.folder / name
        connection.ensure_connection()
        with closing(sqlite3.connect(rows)) as copy:
            if kept.exists():
                copy.backup(connection.connection)
                shutil.copytree(kept, index, dirs_exist_ok=True)
                ContentType.objects.clear_cache()
                connections.reload("default")
            else:
                make()
                connection.connection.backup(copy)
                shutil.copytree(index, kept)
