"""What engines have in common whose index lies on this machine's disk: how it is found, opened and opened anew."""

import logging
from abc import abstractmethod
from collections.abc import Hashable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Generic, Protocol, TypeVar

from archive.search.engines.base import ArchiveBackend, IndexUnavailable, QueryTooLong
from archive.search.engines.directory import ATTEMPTS, IndexDirectory

logger = logging.getLogger(__name__)

UNREADABLE = "The search index cannot be read: run `manage.py reindex`."
SECONDS = 10.0  # a question may take, unless the connection's TIMEOUT says otherwise


class Opened(Protocol):
    """An index opened to read: as it was at one moment, however it is written to meanwhile."""

    directory: Path
    generation: Hashable

    def is_current(self, directory: Path) -> bool:
        """Whether nothing was committed since, and no other directory took its place."""

    def close(self) -> None: ...


OpenedIndex = TypeVar("OpenedIndex", bound=Opened)


class OnDiskBackend(ArchiveBackend, Generic[OpenedIndex]):
    """One a thread, as haystack makes them; what it has open is opened anew when the index changes."""

    made_by = ""  # what beside the rules of analysis decides whether an index can be read: the engine and its format

    def __init__(self, connection_alias: str, **connection_options: Any) -> None:
        super().__init__(connection_alias, **connection_options)
        self.directory = IndexDirectory(Path(connection_options["PATH"]), self.made_by)
        self.seconds = float(connection_options.get("TIMEOUT") or SECONDS)
        self._opened: OpenedIndex | None = None
        self._is_held = False

    @abstractmethod
    def open(self, directory: Path) -> OpenedIndex:
        """The index in a directory; raises whatever the engine raises of one that is gone, or torn."""

    def check(self) -> None:
        self._current()

    @property
    def generation(self) -> Hashable:
        opened = self._current()
        return opened.directory.name, opened.generation

    @contextmanager
    def held(self) -> Iterator[None]:
        self._current()
        before, self._is_held = self._is_held, True
        try:
            yield
        finally:
            self._is_held = before

    @contextmanager
    def reading(self) -> Iterator[OpenedIndex]:
        """The index to read; raises IndexUnavailable where it is not as it was written."""
        opened = self._current()
        try:
            yield opened
        except QueryTooLong:
            raise
        except Exception as error:  # what is raised depends on the bytes
            logger.exception("The search index cannot be read")
            raise IndexUnavailable(UNREADABLE) from error

    def _current(self) -> OpenedIndex:
        """The index as it is now. The new one is opened before the old one is closed."""
        if self._is_held and self._opened is not None:
            return self._opened
        trouble: Exception | None = None
        for _ in range(ATTEMPTS):
            directory = self.directory.current()
            try:
                if self._opened is not None and self._opened.is_current(directory):
                    return self._opened
                return self._open_anew(directory)
            except Exception as error:  # a file is gone, or torn: what the engine then raises depends on its bytes
                trouble = error
        raise IndexUnavailable(UNREADABLE) from trouble

    def _open_anew(self, directory: Path) -> OpenedIndex:
        opened = self.open(directory)
        if self._opened is not None:
            self._opened.close()
        self._opened = opened
        return opened
