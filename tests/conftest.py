"""What all tests share."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from hypothesis import settings
from pytest_django import DjangoDbBlocker

# How long an example takes says something of the machine; nothing here is a timed test.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


@pytest.fixture(scope="module")
def kept_rows(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Rows made with this fixture are there for every test of a module, whatever a test before did to them.

    They stand in a transaction around those of the tests, and go with it: no test of the module may be transactional.
    """
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)
