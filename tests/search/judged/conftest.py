"""The samples of this project in an archive with an index on disk, made once for all tests here."""

from collections.abc import Iterator

import pytest
from django.conf import settings
from django.db import transaction
from haystack import connections
from pytest_django import DjangoDbBlocker

from archive.search.indexer import reindex
from tests.ingest.corpus import SAMPLES, run
from tests.search.judged import oracle
from tests.search.judged.oracle import Texts


@pytest.fixture(scope="package")
def samples(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Texts]:
    """The printed texts of the samples; they can be searched as long as the tests of this package run.

    They stand in a transaction around those of the tests, and go with it.
    """
    folder = tmp_path_factory.mktemp("judged")
    with pytest.MonkeyPatch.context() as patch, django_db_blocker.unblock():
        patch.setitem(settings.HAYSTACK_CONNECTIONS["default"], "PATH", str(folder))
        connections.reload("default")
        with transaction.atomic():
            run(SAMPLES)
            reindex()
            yield oracle.printed()
            transaction.set_rollback(True)
    connections.thread_local.connections.clear()
