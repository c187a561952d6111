"""A walk over the filters of results: each count is what choosing the value gives, and leaving it out takes as many."""

import random
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.http import QueryDict

from archive.search import Facet, FacetValue, SearchRequest, hits, search
from archive.search.indexer import reindex
from archive.search.request import CHOSEN
from tests.bench.articles import made_up_articles
from tests.bench.rows import load
from tests.search.conftest import each_engine

ARTICLES, STEPS, VALUES = 20, 3, 6


def request_of(querystring: str) -> SearchRequest:
    return SearchRequest.from_params(QueryDict(querystring))


def count_of(request: SearchRequest) -> int:
    return search(replace(request, per_page=1)).count


def choosing_alone(request: SearchRequest, facet: Facet, value: FacetValue) -> SearchRequest:
    """The request with this value of the facet and no other, and what else is chosen."""
    alone: dict[str, Any] = {CHOSEN[facet.name]: (value.value,)}
    if facet.name == "year":
        alone["months"] = tuple(month for month in request.months if month[:4] == value.value)
    left_out = tuple(pair for pair in request.left_out if pair != (facet.name, value.value))
    return replace(request, **alone, left_out=left_out)


@each_engine
@pytest.mark.django_db
@pytest.mark.parametrize("show", ["articles", "voices"])
def test_every_count_is_what_choosing_gives(index_folder: Path, monkeypatch: pytest.MonkeyPatch, show: str) -> None:
    monkeypatch.setattr(hits, "excerpts", lambda *_: [])  # they take the time, and count nothing
    load(made_up_articles(ARTICLES), lambda _: None)
    reindex()
    chance, checked = random.Random(4), 0  # noqa: S311
    for query in ("", "the", "platform:weibo OR the", "-salt"):
        request = request_of(f"q={query}&show={show}")
        for _ in range(STEPS):
            results = search(request)
            offered = [(facet, value) for facet in results.facets for value in facet.values]
            for facet, value in chance.sample(offered, min(VALUES, len(offered))):
                assert count_of(choosing_alone(request, facet, value)) == value.count, (request, facet.name, value)
                if not (value.left_out or request.chosen.get(facet.name)):
                    rest = count_of(request_of(value.without))
                    assert rest == results.count - value.count, (request, facet.name, value)
                checked += 1
            _, value = chance.choice(offered)
            request = request_of(chance.choice([value.querystring, value.without]))
    assert checked > 60


@each_engine
@pytest.mark.django_db
def test_who_shows_no_facets_has_none_counted(index_folder: Path) -> None:
    load(made_up_articles(ARTICLES), lambda _: None)
    reindex()
    counted, without = (search(SearchRequest(with_facets=with_facets)) for with_facets in (True, False))
    assert counted.facets
    assert (without.facets, without.count) == ([], counted.count)
