"""The samples of this project in an archive with an index on disk, made once for all tests here."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from haystack import connections
from pytest_django import DjangoDbBlocker

from archive.environment import ENGINES
from archive.search import hits
from archive.search.indexer import reindex
from tests.ingest.corpus import SAMPLES, run
from tests.search.conftest import index_in
from tests.search.judged import oracle
from tests.search.judged.oracle import Texts


@pytest.fixture(scope="package")
def printed(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Texts]:
    """The printed texts of the samples, which stand in the archive as long as the tests of this package run.

    They stand in a transaction around those of the tests, and go with it.
    """
    with django_db_blocker.unblock(), transaction.atomic():
        run(SAMPLES)
        yield oracle.printed()
        transaction.set_rollback(True)


@pytest.fixture(scope="package", params=list(ENGINES))
def samples(
    request: pytest.FixtureRequest,
    printed: Texts,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Texts]:
    """The same, to be searched with each engine in turn."""
    with index_in(tmp_path_factory.mktemp("judged"), request.param), django_db_blocker.unblock():
        reindex()
        yield printed
    connections.reload("default")


@pytest.fixture
def names_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is found, and no excerpts of it: they take most of the time, and `test_pages` has them made."""
    monkeypatch.setattr(hits, "excerpts", lambda *_: [])
