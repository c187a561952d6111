import pytest
from django.http import QueryDict
from django.test import RequestFactory

from archive.web.paging import changed, page_links, paged


def numbers(number: int, last: int) -> list[int | None]:
    return [link.number for link in page_links(number, last, str).links]


@pytest.mark.parametrize(
    ("number", "last", "shown"),
    [
        (1, 1, [1]),
        (1, 9, [1, 2, 3, None, 9]),
        (5, 9, [1, None, 3, 4, 5, 6, 7, None, 9]),
        (9, 9, [1, None, 7, 8, 9]),
    ],
)
def test_the_first_the_last_and_the_pages_around_are_linked(number: int, last: int, shown: list[int | None]) -> None:
    assert numbers(number, last) == shown


def test_there_is_nothing_before_the_first_page_and_after_the_last() -> None:
    assert page_links(1, 2, str).previous is None
    assert page_links(2, 2, str).next is None
    assert (page_links(2, 3, str).previous, page_links(2, 3, str).next) == ("1", "3")


@pytest.mark.parametrize(("asked", "number"), [("2", 2), ("99", 3), ("-1", 3), ("x", 1), ("", 1)])
def test_a_page_that_is_not_there_is_the_nearest(asked: str, number: int) -> None:
    page, _ = paged(RequestFactory().get("/", {"page": asked}), list(range(25)), per_page=10)
    assert page.number == number


def test_a_change_goes_back_to_the_first_page_and_keeps_the_rest() -> None:
    params = QueryDict("kind=named&page=3")
    assert changed(params, place="厦门") == "kind=named&place=%E5%8E%A6%E9%97%A8"
    assert changed(params, kind=None) == ""
    assert changed(params, page=2) == "kind=named&page=2"
    assert changed(params, page=1) == "kind=named"
