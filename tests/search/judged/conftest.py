"""The samples of this project in an archive with an index on disk, made once for all tests here."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from archive.search import hits
from archive.search.indexer import reindex
from tests.ingest.corpus import SAMPLES, run
from tests.search.conftest import index_in
from tests.search.judged import oracle
from tests.search.judged.oracle import Texts


@pytest.fixture(scope="package")
def samples(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Texts]:
    """The printed texts of the samples; they can be searched as long as the tests of this package run.

    They stand in a transaction around those of the tests, and go with it.
    """
    with index_in(tmp_path_factory.mktemp("judged")), django_db_blocker.unblock(), transaction.atomic():
        run(SAMPLES)
        reindex()
        yield oracle.printed()
        transaction.set_rollback(True)


@pytest.fixture
def names_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is found, and no excerpts of it: they take most of the time, and `test_pages` has them made."""
    monkeypatch.setattr(hits, "excerpts", lambda article, marker: [])
