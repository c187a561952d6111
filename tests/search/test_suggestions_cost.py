"""What suggestions cost the database: as many questions however many articles, and ranges of an index."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from archive.models import Article
from archive.models.suggestion import completing_sql
from archive.search import indexer, suggest
from archive.search.suggestions import MOST
from tests.factories import make_article, make_byline, make_handle_use, make_hashtag_use, make_term_use, make_voice
from tests.search.suggested import drained, make_teahouse

Count = Callable[[int], AbstractContextManager[object]]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("index_folder")]


@pytest.fixture
def teahouse() -> Article:
    return make_teahouse()


def test_a_batch_asks_the_database_equally_often_however_many_articles_it_has() -> None:
    indexer.reindex()

    def cost(count: int) -> int:
        articles = [make_article(f"Tea {number}", ["茶 #茶# @茶"], topics=["Tea"]) for number in range(count)]
        for article in articles:
            make_byline(article, "Mei Hartog")
            make_term_use(article, "茶")
            make_hashtag_use(article, "#茶#")
            make_handle_use(article, "@茶")
            make_voice(article, "茶 #茶# @茶", is_withheld=True)
        with CaptureQueriesContext(connection) as queries:
            drained(*articles)
        return len(queries)

    cost(1)
    assert cost(20) == cost(3)


def test_a_look_up_asks_three_questions_however_much_it_finds() -> None:
    for number in range(30):
        make_voice(make_article(f"Tea {number}"), "It was raining", is_withheld=True)
    indexer.reindex()
    with CaptureQueriesContext(connection) as queries:
        assert len(suggest("tea")) == MOST
    assert len(queries) == 3


def test_a_look_up_that_finds_no_title_asks_once(teahouse: Article, django_assert_num_queries: Count) -> None:
    with django_assert_num_queries(1):
        assert [completion.kind for completion in suggest("茶文")] == ["topic"]


def test_a_look_up_is_a_range_of_the_index_for_each_kind() -> None:
    sql, params = completing_sql("tea", ["topic", "title"], 20)
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {sql}", params)
        plan = [step for *_, step in cursor.fetchall()]
    search = "SEARCH archive_suggestion USING COVERING INDEX suggestion_by_kind_and_key (kind=? AND key>? AND key<?)"
    assert plan.count(search) == 2
    assert not [step for step in plan if step.startswith("SCAN archive_suggestion")]
