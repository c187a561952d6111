"""The version of the content: a token that changes with every row of the archive, whoever changes it and how.

Triggers of the database renew it in the transaction of the change. Signals of Django would not do: `bulk_create` and
`update` send none. A token is random, so that a restored backup never meets one that stood for something else.
"""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import connections, models

RENEW = "UPDATE archive_contentversion SET token = lower(hex(randomblob(8)))"
EVENTS = ("INSERT", "UPDATE", "DELETE")
# What is suggested follows from articles: it changes before the task that asks for it is done, and that is watched.
# Profiles and candidates are read by no page.
UNWATCHED = {"ArticleProfile", "ContentVersion", "Suggestion", "SuggestionPosting", "TopicCandidate"}


class ContentVersionQuerySet(models.QuerySet["ContentVersion"]):
    def current(self) -> str:
        """The token of now, or nothing where the database does not keep one: then nobody knows what is unchanged."""
        return self.values_list("token", flat=True).first() or ""


class ContentVersion(models.Model):
    """The one row that holds the token."""

    token = models.CharField(max_length=16)

    objects = ContentVersionQuerySet.as_manager()

    def __str__(self) -> str:
        return self.token


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
