"""Every page asks the database the same number of times, however many rows it shows."""

from pathlib import Path

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from archive.models import Topic
from archive.search.indexer import reindex
from tests.factories import make_article, make_byline, make_handle_use, make_hashtag_use, make_term_use, make_voice, tag

PAGES = [
    "/",
    "/search?q=tea",
    "/search?q=tea&show=voices",
    "/search?q=tea&year=2018&not_topic=topic-1",
    "/topics/",
    "/topics/food/",
    "/authors/",
    "/authors/mei-hartog/",
    "/voices/",
    "/voices/?topic=food&year=2018&original=True&platform=Weibo",
    "/terms/",
    "/terms/茶/",
    "/hashtags/",
    "/hashtags/茶/",
    "/handles/",
    "/handles/茶/",
    "/timeline/",
    "/timeline/2018/",
    "/topics/food/?year=2018",
    "/articles/tea/",
    "/articles/tea/?q=tea",
    "/suggest?q=tea",
    "/api/search?q=tea&limit=200",
    "/api/search?q=tea&limit=200&show=voices",
]
MOST = 10
MOST_OF = {"/articles/tea/": 12, "/articles/tea/?q=tea": 14}  # what is near to it, below it and said of it


def fill(numbers: range) -> None:
    """An article for each number, with the same author, topics, term and tags, and one of each that is its own."""
    for number in numbers:
        slug = {"slug": "tea"} if number == 0 else {}
        article = make_article(
            f"Tea {number}", ["“Tea, tea and tea for all of us, always tea,” 茶 #茶# @茶", f"茶{number}"], **slug
        )
        for topic in ("Food", f"Topic {number}"):
            tag(article, topic)
        make_byline(article, "Mei Hartog")
        make_byline(article, f"Author {number}", order=1)
        make_voice(article, "Tea, tea and tea for all of us, always tea,", handle="@茶")
        for printed in ("茶", f"茶{number}"):
            make_term_use(article, printed)
        make_hashtag_use(article, "#茶#")
        make_handle_use(article, "@茶")


def asked(address: str) -> int:
    cache.clear()
    with CaptureQueriesContext(connection) as queries:
        assert Client().get(address).status_code == 200
    return len(queries)


@pytest.fixture(scope="module")
def few_and_many(kept_index: Path) -> list[dict[str, int]]:
    """How many queries each page takes, of three articles and of nineteen."""
    Topic.objects.all().delete()
    counts = []
    for numbers in (range(3), range(3, 19)):
        fill(numbers)
        reindex()
        counts.append({address: asked(address) for address in PAGES})
    return counts


@pytest.mark.parametrize("address", PAGES)
def test_the_number_of_queries_does_not_grow(few_and_many: list[dict[str, int]], address: str) -> None:
    few, many = few_and_many
    assert many[address] == few[address] <= MOST_OF.get(address, MOST)
