"""An index of its own for each test that searches."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.conf import settings
from haystack import connections

from archive.search.engines.base import ArchiveBackend
from archive.search.engines.whoosh import WhooshBackend


@contextmanager
def index_in(folder: Path) -> Iterator[Path]:
    """Keep the index of the default connection in `folder`, in this thread and in any that is started."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(settings.HAYSTACK_CONNECTIONS["default"], "PATH", str(folder))
        connections.reload("default")
        yield folder
        connections.thread_local.connections.clear()


@pytest.fixture
def index_folder(tmp_path: Path) -> Iterator[Path]:
    """Where the default connection keeps its index."""
    with index_in(tmp_path / "index") as folder:
        yield folder


@pytest.fixture(scope="module")
def kept_index(kept_rows: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """An index for all tests of a module, which only read it, as its rows are."""
    with index_in(tmp_path_factory.mktemp("kept") / "index") as folder:
        yield folder


ENGINES = [WhooshBackend]


@pytest.fixture(params=ENGINES, ids=["whoosh"])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> ArchiveBackend:
    """Each engine in turn; what is tested with it must hold of all of them."""
    backend: ArchiveBackend = request.param("default", PATH=str(tmp_path / "engine"))
    return backend


@pytest.fixture(scope="module", params=ENGINES, ids=["whoosh"])
def kept_engine(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> ArchiveBackend:
    """Each engine in turn, with an index that all tests of a module read."""
    backend: ArchiveBackend = request.param("default", PATH=str(tmp_path_factory.mktemp("engine")))
    return backend
