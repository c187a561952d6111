"""The version of the content: a token that changes with every row of the archive, whoever changes it and how.

Triggers of the database renew it in the transaction of the change. Signals of Django would not do: `bulk_create` and
`update` send none. A token is random, so that a restored backup never meets one that stood for something else.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, Generic, TypeVar

from django.apps import apps
from django.db import connection, connections, models

T = TypeVar("T")
RENEW = "UPDATE archive_contentversion SET token = lower(hex(randomblob(8)))"
READ = "SELECT token FROM archive_contentversion"
EVENTS = ("INSERT", "UPDATE", "DELETE")
# What is suggested follows from articles: it changes before the task that asks for it is done, and that is watched.
# Concordances make no page other than it is, only sooner. What readers send is on no page that is kept: nobody shall
# make all pages stale by writing to us. Profiles, candidates and unfinished bulk acts are read by no page.
UNWATCHED = {
    *("ContentVersion", "Correction", "Suggestion", "SuggestionPosting", "BulkAct"),
    *("Concordance", "ArticleProfile", "TopicCandidate"),
}


_of_page: ContextVar[str | None] = ContextVar("the version that a page is made of", default=None)


class ContentVersionQuerySet(models.QuerySet["ContentVersion"]):
    def current(self) -> str:
        """The token of now, or nothing where the database does not keep one: then nobody knows what is unchanged.

        While a page is made, that of when it was begun.
        """
        version = _of_page.get()
        if version is not None:
            return version
        with connection.cursor() as cursor:  # before every page: records of it would take several times as long
            cursor.execute(READ)
            row = cursor.fetchone()
        return str(row[0]) if row else ""

    @contextmanager
    def held(self) -> Iterator[str]:
        """What is done in this context goes by the token of its beginning, so that it is read once."""
        version = self.current()
        before = _of_page.set(version)
        try:
            yield version
        finally:
            _of_page.reset(before)


class ContentVersion(models.Model):
    """The one row that holds the token."""

    token = models.CharField(max_length=16)

    objects = ContentVersionQuerySet.as_manager()

    def __str__(self) -> str:
        return self.token


class Kept(Generic[T]):
    """What is worked out once for each version of the content, one for all threads: `Kept(work_out).now()`.

    It may be newer than its version says, as that is read before, but never older.
    """

    def __init__(self, work_out: Callable[[], T]) -> None:
        self._work_out = work_out
        self._known: tuple[str, T] | None = None

    def now(self) -> T:
        version, known = ContentVersion.objects.current(), self._known
        if known and version and known[0] == version:
            return known[1]
        value = self._work_out()
        self._known = (version, value)
        return value


def watch(using: str = "default", **_signal: Any) -> None:
    """Let the database renew the token with each change; called after each `migrate`, for SQLite remakes tables.

    Only SQLite is taught: on others there is no token.
    """
    connection = connections[using]
    if connection.vendor != "sqlite" or ContentVersion._meta.db_table not in connection.introspection.table_names():
        return
    with connection.cursor() as cursor:
        for table in watched_tables():
            for event in EVENTS:
                name = f"renew_version_on_{event.lower()}_of_{table}"
                cursor.execute(f"DROP TRIGGER IF EXISTS {name}")
                cursor.execute(f"CREATE TRIGGER {name} AFTER {event} ON {table} BEGIN {RENEW}; END")
        cursor.execute("INSERT OR IGNORE INTO archive_contentversion (id, token) VALUES (1, '')")
        cursor.execute(RENEW)


def watched_tables() -> Iterator[str]:
    for model in apps.get_app_config("archive").get_models(include_auto_created=True):
        if model.__name__ not in UNWATCHED:
            yield model._meta.db_table
