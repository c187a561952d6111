"""How long the lists of the admin take over many rows, and how many queries.

    ARCHIVE_DATA_DIR=/tmp/many python -m tests.bench.lists 100000

The rows are thin: a paragraph, two topics and a voice an article. They are made once; a second run measures again.
"""

import argparse
import hashlib
import os
import time
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

import django
from django.core.management import call_command

BATCH = 5_000
TOPICS, SOURCES, SECTIONS = 200, 8, 12
LISTS = (
    "article/",
    "article/?p=1000",
    "article/?q=storm",
    "article/?state__exact=published",
    "article/?taggings__topic__id__exact=1",
    "article/?near_duplicates=1",
    "tagging/",
    "tagging/?state=all",
    "tagging/?q=storm",
    "tagging/review/",
    "quotedcomment/",
    "quotedcomment/?q=storm",
    "topic/",
    "term/",
    "decision/",
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=int)
    parser.add_argument("lists", nargs="*", default=LISTS, help="of the admin, such as topic/")
    options = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
    django.setup()
    call_command("migrate", interactive=False, verbosity=0)
    fill(options.articles)
    measure(options.lists)


def fill(count: int) -> None:
    """Make what is missing of so many articles."""
    from archive.models import Article, Decision, QuotedComment, Source, Tagging, Topic

    sources = [Source.objects.named(f"Wire {number}") for number in range(SOURCES)]
    for number in range(TOPICS):
        Topic.objects.get_or_create(slug=f"bench-{number}", defaults={"label": f"Bench {number}"})
    topics = list(Topic.objects.filter(slug__startswith="bench-"))
    numbers = iter(range(Article.objects.count(), count))
    while batch := list(islice(numbers, BATCH)):
        articles = [article(number, sources) for number in batch]
        Article.objects.bulk_create(articles)
        Tagging.objects.bulk_create(
            Tagging(
                article=each,
                topic=topics[(number * step) % TOPICS],
                origin="rule",
                state="suggested" if (number + step) % 5 == 0 else "accepted",
            )
            for number, each in zip(batch, articles, strict=True)
            for step in (1, 7)
            if step == 1 or (number * 7) % TOPICS != number % TOPICS
        )
        QuotedComment.objects.bulk_create(voice(number, each) for number, each in zip(batch, articles, strict=True))
        Decision.objects.bulk_create(
            Decision(subject="article", subject_id=each.pk, label=each.title, verb="add", field="topic")
            for each in articles
        )


def article(number: int, sources: list[Any]) -> Any:
    from archive.models import Article

    day = (2024 - number % 15) * 10_000 + (number % 12 + 1) * 100 + number % 28 + 1
    text = f"The {'storm' if number % 50 == 0 else 'calm'} of day {number}."
    return Article(
        id=key("article", number),
        slug=f"bench-{number}",
        title=f"{'Storm' if number % 100 == 0 else 'Day'} {number}",
        blocks=[{"key": "a", "kind": "paragraph", "text": text}],
        published=str(day // 10_000),
        sort_date=day,
        year=day // 10_000,
        category=f"Section {number % SECTIONS}",
        source=sources[number % SOURCES],
        digest=str(number),
    )


def voice(number: int, of: Any) -> Any:
    from archive.models import QuotedComment

    return QuotedComment(
        id=key("voice", number),
        article=of,
        order=0,
        text=f"So said number {number}",
        speaker="one netizen",
        kind="netizen",
        grade="described",
    )


def key(*what: object) -> str:
    return hashlib.blake2b(repr(what).encode(), digest_size=6).hexdigest()


def measure(lists: Sequence[str]) -> None:
    from django.contrib.auth.models import User
    from django.test import Client, override_settings

    curator = User.objects.filter(is_superuser=True).first() or User.objects.create_superuser("bench")
    client = Client(raise_request_exception=True)
    storages = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
    with override_settings(ALLOWED_HOSTS=["*"], STORAGES=storages, SECURE_SSL_REDIRECT=False):
        client.force_login(curator, "django.contrib.auth.backends.ModelBackend")
        for line in timed(client, lists):
            print(line)


def timed(client: Any, lists: Sequence[str]) -> Iterator[str]:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    for address in lists:
        client.get(f"/admin/archive/{address}")  # what is read once
        with CaptureQueriesContext(connection) as queries:
            begun = time.process_time()
            response = client.get(f"/admin/archive/{address}")
            spent = time.process_time() - begun
        slowest = max(queries, key=lambda query: float(query["time"]), default={"time": "0", "sql": ""})
        yield (
            f"{address:45} {response.status_code} {spent * 1000:8.0f} ms of processor, {len(queries):3} queries, "
            f"the slowest {float(slowest['time']) * 1000:.0f} ms: {slowest['sql'][:90]}"
        )


if __name__ == "__main__":
    main()
