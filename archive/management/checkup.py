"""What may be wrong with an installation: each check asks one thing, and says what mends it."""

import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import suppress

from django.conf import settings
from django.core import checks
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from haystack import connections

from archive.models import Article, IndexTask
from archive.search import IndexUnavailable
from archive.search.engines.base import Question

LATE = 300  # seconds that a change may wait for the indexer before somebody should know
LEAST_ROOM = 500_000_000  # bytes: an index is built beside the one in use
SWITCH = "set ARCHIVE_SEARCH_URL=tantivy: and run `manage.py reindex`"
Findings = Iterator[checks.CheckMessage]


def checkup() -> list[checks.CheckMessage]:
    """Everything that is wrong, the worst first. What cannot be asked for lack of a database is not asked."""
    found = [finding for check in CHECKS for finding in check()]
    if not found or found[0].id != "archive.E001":
        found += [finding for check in CHECKS_OF_RECORDS for finding in check()]
    return sorted(found, key=lambda finding: -finding.level)


def database() -> Findings:
    """archive.E001: the database cannot be used, or is of another version."""
    try:
        executor = MigrationExecutor(connection)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError as error:
        yield checks.Error(f"the database cannot be used: {error}", hint="see ARCHIVE_DATABASE_URL", id="archive.E001")
        return
    if waiting:
        trouble = f"the database lacks {len(waiting)} migration{'s' * (len(waiting) != 1)}"
        yield checks.Error(trouble, hint="run `manage.py migrate`", id="archive.E001")


def search_index() -> Findings:
    """archive.E002: there is no index, it was made by other rules, or a part of it cannot be read."""
    if trouble := index_trouble(thorough=True):
        yield checks.Error(trouble, id="archive.E002")


def room() -> Findings:
    """archive.W003: the disk is nearly full."""
    free = shutil.disk_usage(settings.DATA_DIR).free
    if free < LEAST_ROOM:
        yield checks.Warning(
            f"{free // 1_000_000} MB are free in {settings.DATA_DIR}",
            hint="make room: an index is built beside the one in use",
            id="archive.W003",
        )


def debugging() -> Findings:
    """archive.W004: error pages show settings and code to anybody."""
    if settings.DEBUG and not settings.ENVIRONMENT.is_local:
        yield checks.Warning("ARCHIVE_DEBUG is on at a public address", hint="set it to 0", id="archive.W004")


def static_files() -> Findings:
    """archive.W005: pages would have no style."""
    if not (settings.STATIC_ROOT / "staticfiles.json").exists():
        yield checks.Warning("static files are not collected", hint="run `manage.py collectstatic`", id="archive.W005")


def outbox() -> Findings:
    """archive.W006: changes have been waiting for the indexer."""
    oldest = IndexTask.objects.order_by("sequence").first()
    waited = (time.time_ns() - oldest.sequence) / 1e9 if oldest else 0.0
    if waited > LATE:
        count = IndexTask.objects.count()
        yield checks.Warning(
            f"{count} article{'s' * (count != 1)} changed and not indexed, the first {waited / 60:.0f} minutes ago",
            hint="run `manage.py index --follow` beside the site, or `manage.py index` now",
            id="archive.W006",
        )


def completeness() -> Findings:
    """archive.W007: the index holds other articles than the archive, though nothing waits to be indexed."""
    if IndexTask.objects.exists() or index_trouble(thorough=True):
        return
    published = Article.objects.published().count()
    indexed = connections["default"].get_backend().answer(Question(limit=0)).count
    if indexed != published:
        yield checks.Warning(
            f"the index holds {indexed} articles, the archive {published}",
            hint="run `manage.py reindex`",
            id="archive.W007",
        )


def outgrown() -> Findings:
    """archive.W008: the archive holds more articles than its search engine searches quickly."""
    if trouble := engine_outgrown():
        yield checks.Warning(trouble, hint=SWITCH, id="archive.W008")


def troubles_of_search() -> Iterator[str]:
    """What whoever starts the site should know, in a line each."""
    if trouble := index_trouble():
        yield f"Search answers 503: {trouble}"
    with suppress(DatabaseError):  # then every page says so
        if trouble := engine_outgrown():
            yield f"Search is slow: {trouble}: {SWITCH}"


def engine_outgrown() -> str:
    """Why another search engine would be quicker; empty if this one is quick enough."""
    most = connections["default"].get_backend().most_articles
    count = Article.objects.published().count() if most else 0
    return f"{count:,} articles are more than Whoosh searches quickly ({most:,})" if count > most else ""


def index_trouble(thorough: bool = False) -> str:
    """Why the index cannot be searched, with what mends it; empty if it can. To be thorough, all of it is read."""
    try:
        backend = connections["default"].get_backend()
        backend.check()
        if thorough:
            backend.read_through()
    except IndexUnavailable as trouble:
        return str(trouble)
    return ""


CHECKS: tuple[Callable[[], Findings], ...] = (database, search_index, room, debugging, static_files)
CHECKS_OF_RECORDS: tuple[Callable[[], Findings], ...] = (outbox, completeness, outgrown)
