"""An index of its own for each test that searches."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.conf import settings
from django.utils.module_loading import import_string
from haystack import connections

from archive.environment import ENGINES
from archive.search.engines.base import ArchiveBackend

each_engine = pytest.mark.parametrize("engine_url", list(ENGINES))


@contextmanager
def index_in(folder: Path, engine_url: str = "whoosh:") -> Iterator[Path]:
    """Keep the index of the default connection in `folder`, in this thread and in any that is started."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(settings.HAYSTACK_CONNECTIONS["default"], "PATH", str(folder))
        patch.setitem(settings.HAYSTACK_CONNECTIONS["default"], "ENGINE", ENGINES[engine_url])
        connections.reload("default")
        yield folder
        connections.thread_local.connections.clear()


@pytest.fixture
def engine_url() -> str:
    """The engine of the default connection; a test marked with `each_engine` runs with each in turn."""
    return "whoosh:"


@pytest.fixture
def index_folder(tmp_path: Path, engine_url: str) -> Iterator[Path]:
    """Where the default connection keeps its index."""
    with index_in(tmp_path / "index", engine_url) as folder:
        yield folder


@pytest.fixture(scope="module")
def kept_index(kept_rows: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """An index for all tests of a module, which only read it, as its rows are."""
    with index_in(tmp_path_factory.mktemp("kept") / "index") as folder:
        yield folder


@pytest.fixture(params=list(ENGINES))
def url(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def engine(tmp_path: Path, url: str) -> ArchiveBackend:
    """Each engine in turn; what is tested with it must hold of all of them."""
    return opened(url, tmp_path / "engine")


@pytest.fixture(scope="module", params=list(ENGINES))
def kept_engine(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> ArchiveBackend:
    """Each engine in turn, with an index that all tests of a module read."""
    return opened(request.param, tmp_path_factory.mktemp("engine"))


def opened(url: str, folder: Path) -> ArchiveBackend:
    """An engine over an index in a folder."""
    backend: ArchiveBackend = import_string(ENGINES[url]).backend("default", PATH=str(folder))
    return backend
