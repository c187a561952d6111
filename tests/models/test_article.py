"""How articles are asked for."""

import pytest

from archive.models import Article

pytestmark = pytest.mark.django_db


def test_published_ones_are_found_by_their_ids_without_a_walk_through_all() -> None:
    plan = Article.objects.published().filter(pk__in=["a", "b", "c", "d", "e", "f", "g", "h"]).order_by().explain()
    assert "(id=?)" in plan


def test_the_newest_are_read_off_the_index_without_sorting() -> None:
    plan = Article.objects.published().newest()[:20].explain()
    assert "article_newest_published" in plan
    assert "TEMP B-TREE" not in plan
