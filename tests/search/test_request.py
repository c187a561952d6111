"""Addresses of results pages, to requests and back."""

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from archive.search import SearchRequest
from archive.search.links import ValueLinks
from archive.search.request import CHOSEN, NOT


def request(querystring: str) -> SearchRequest:
    return SearchRequest.from_params(QueryDict(querystring))


@pytest.mark.parametrize(
    ("querystring", "expected"),
    [
        ("q=%E9%A9%AC&topic=a&topic=b", SearchRequest("马", topics=("a", "b"))),
        ("q=++salt%00++water", SearchRequest("salt water")),
        ("", SearchRequest(sort="newest")),
        ("q=salt&sort=oldest&page=3", SearchRequest("salt", sort="oldest", page=3)),
        ("sort=relevance&page=0&per_page=9999", SearchRequest(sort="newest", per_page=100)),
        ("q=x&page=-1&sort=best", SearchRequest("x")),
        ("q=x&page=99999999999999999999", SearchRequest("x")),
        ("q=x&page=٣", SearchRequest("x")),
        ("year=2018&year=undated&year=soon&year=18", SearchRequest(years=("2018", "undated"), sort="newest")),
        ("topic=&topic=a&topic=a", SearchRequest(topics=("a",), sort="newest")),
    ],
)
def test_nonsense_becomes_the_nearest_sense(querystring: str, expected: SearchRequest) -> None:
    assert request(querystring) == expected


def test_plain_mappings_are_understood() -> None:
    assert SearchRequest.from_params({"q": "x", "topic": ["a", "b"], "page": 2}) == SearchRequest(
        "x", topics=("a", "b"), page=2
    )


def test_a_query_is_cut_at_256_characters() -> None:
    assert len(SearchRequest.from_params({"q": "马" * 1000}).q) == 256


def test_links_change_one_thing_and_go_back_to_the_first_page() -> None:
    asked = request("q=salt&topic=a&page=3")
    assert asked.toggled("topic", "b") == "q=salt&topic=a&topic=b"
    assert asked.toggled("topic", "a") == "q=salt"
    assert asked.querystring(page=4) == "q=salt&topic=a&page=4"
    assert asked.querystring(sort="newest") == "q=salt&topic=a&sort=newest"


@given(
    st.dictionaries(st.sampled_from(["q", "topic", "year", "sort", "page", "per_page"]), st.lists(st.text(max_size=9)))
)
def test_a_request_comes_back_from_its_own_querystring(params: dict[str, list[str]]) -> None:
    asked = SearchRequest.from_params(params)
    assert request(asked.querystring(page=asked.page)) == asked


VALUES = st.sampled_from(["2018", "2018-03", "2019", "undated", "a", "b&c", "马", "topic=%00", "%00"]) | st.text(
    max_size=9
)
NAMES = [*CHOSEN, *(f"{NOT}{facet}" for facet in CHOSEN), "q", "show", "exact", "sort", "per_page", "page"]


@given(
    st.dictionaries(st.sampled_from(NAMES), st.lists(VALUES, max_size=3)),
    st.sampled_from(list(CHOSEN)),
    st.lists(VALUES),
)
def test_the_links_of_a_facets_values_are_those_of_the_request(
    params: dict[str, list[str]], facet: str, values: list[str]
) -> None:
    asked = SearchRequest.from_params(params)
    links = ValueLinks(asked, facet)
    for value in [*values, *asked.chosen.get(facet, ()), *asked.excluded.get(facet, ())]:
        assert links.toggled(value) == asked.toggled(facet, value)
        assert links.without(value) == asked.without(facet, value)


@given(st.dictionaries(st.sampled_from(NAMES), st.lists(VALUES, max_size=3)))
def test_the_links_of_pages_are_those_of_the_request(params: dict[str, list[str]]) -> None:
    asked = SearchRequest.from_params(params)
    page = asked.paged()
    for number in (1, 2, 30):
        assert page(number) == asked.querystring(page=number)
