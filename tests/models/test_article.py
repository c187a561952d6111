"""How articles are asked for."""

import pytest

from archive.models import Article
from tests.factories import make_article, make_voice

pytestmark = pytest.mark.django_db


def test_published_ones_are_found_by_their_ids_without_a_walk_through_all() -> None:
    plan = Article.objects.published().filter(pk__in=["a", "b", "c", "d", "e", "f", "g", "h"]).order_by().explain()
    assert "(id=?)" in plan


def test_the_newest_are_read_off_the_index_without_sorting() -> None:
    plan = Article.objects.published().newest()[:20].explain()
    assert "article_newest_published" in plan
    assert "TEMP B-TREE" not in plan


def test_what_is_left_out_of_counts_is_looked_up_without_a_walk_through_all() -> None:
    for left_out in (Article.objects.hidden(), Article.objects.unreadable()):
        assert "SCAN archive_article" not in left_out.order_by().values("pk").explain()


def test_titles_come_as_they_may_be_read_in_two_queries(django_assert_num_queries) -> None:
    for number in range(3):
        make_voice(make_article(f"Tea for two {number}"), "Tea for two", is_withheld=True)
    with django_assert_num_queries(2):
        shown = [
            (article.visible(article.title), article.get_absolute_url(), article.source.name, article.published)
            for article in Article.objects.published().for_titles()
        ]
    assert {title[:11] for title, *_ in shown} == {"███ ███ ███"}
