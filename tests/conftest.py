"""What all tests share."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from hypothesis import settings
from pytest_django import DjangoDbBlocker

# How long an example takes says something of the machine; nothing here is a timed test.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


# Files that take half a minute and more, and use no database of the tests: begun first, none of them is left to one
# process at the end.
LONGEST = ("test_serve.py", "test_kept_by_two.py", "test_switching.py", "test_stopped.py", "test_run.py")


@pytest.hookimpl(trylast=True)  # pytest-django sorts too
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let the longest files come first; processes take files in the order of their first test."""
    items.sort(key=lambda item: item.path.name not in LONGEST)


@pytest.fixture(scope="module")
def kept_rows(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Rows made with this fixture are there for every test of a module, whatever a test before did to them.

    They stand in a transaction around those of the tests, and go with it: no test of the module may be transactional.
    """
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)
