"""An index of its own for each test that searches."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import LazySettings
from haystack import connections

from archive.search.engines.base import ArchiveBackend
from archive.search.engines.whoosh import WhooshBackend


@pytest.fixture
def index_folder(tmp_path: Path, settings: LazySettings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where the default connection keeps its index, in this thread and in any that the test starts."""
    folder = tmp_path / "index"
    monkeypatch.setitem(settings.HAYSTACK_CONNECTIONS["default"], "PATH", str(folder))
    connections.reload("default")
    yield folder
    connections.thread_local.connections.clear()


@pytest.fixture(params=[WhooshBackend], ids=["whoosh"])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> ArchiveBackend:
    """Each engine in turn; what is tested with it must hold of all of them."""
    backend: ArchiveBackend = request.param("default", PATH=str(tmp_path / "engine"))
    return backend
