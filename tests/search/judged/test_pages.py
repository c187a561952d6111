"""A list of hits leafed through to its end shows each hit once, in order."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.search.judged.asking import MOST, ask
from tests.search.judged.oracle import Texts
from tests.search.judged.relevance import judged_queries

pytestmark = pytest.mark.django_db

EXAMPLES = 25
QUERIES = sorted({judged.query for judged in judged_queries() if len(judged.right) > 3})
SORTS = ("relevance", "newest", "oldest", "nonsense")


@given(
    query=st.sampled_from(["", "the", "小", "no such word at all", *QUERIES]),
    per_page=st.integers(4, 30),
    sort=st.sampled_from(SORTS),
    filters=st.integers(0, 2),
    choice=st.randoms(use_true_random=False),
)
@settings(max_examples=EXAMPLES)
def test_leafing_to_the_end_shows_each_hit_once_in_order(
    samples: Texts, query: str, per_page: int, sort: str, filters: int, choice: Random
) -> None:
    params = {"sort": sort}
    for _ in range(filters):  # as a reader narrows what is shown, by a value that is offered
        offered = [(facet.name, value.value) for facet in ask(query, **params).facets for value in facet.values]
        params |= dict(choice.sample(offered, min(1, len(offered))))
    whole = ask(query, **params)
    expected = [(hit.article.slug, hit.score) for hit in whole.hits]
    assert len(expected) == whole.count <= int(MOST)
    shown: list[tuple[str, float]] = []
    for number in range(1, -(-whole.count // per_page) + 1):
        page = ask(query, **params | {"per_page": str(per_page), "page": str(number)})
        assert (page.count, page.page, page.first) == (whole.count, number, len(shown) + 1)
        shown += [(hit.article.slug, hit.score) for hit in page.hits]
    assert shown == expected
    assert len({slug for slug, _ in shown}) == len(shown)
