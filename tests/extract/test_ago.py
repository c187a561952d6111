"""Relative dates: as exact as rounding and time zones leave them, and only where the day of the capture is known."""

import pytest

from archive.extract import Metadata, read
from archive.extract.ago import date_ago

from .pages import CLOSING, FILLER


@pytest.mark.parametrize(
    ("printed", "captured", "date"),
    [
        ("3 days ago", "2021-03-15", "2021-03"),
        ("3 days ago", "2021-03-15T10:00:00Z", "2021-03"),
        ("3 days ago", "2021-03-05", "2021"),
        ("3 days ago", "2021-01-04", None),
        ("2 hours ago", "2021-03-15T10:00:00+08:00", "2021-03"),
        ("2 hours ago", "2021-03-01T01:00:00Z", "2021"),
        ("an hour ago", "2021-03-15", "2021-03"),
        ("2 weeks ago", "2021-03-30", "2021-03"),
        ("2 months agoon", "2021-08-31", "2021"),
        ("2 months ago", "2021-02-10", None),
        ("1 year ago", "2021-08-31", None),
        ("5 years ago", "2021-08-31", None),
        ("vor 3 Tagen", "2021-03-15", "2021-03"),
        ("hace 2 horas", "2021-03-15", "2021-03"),
        ("3 fortnights ago", "2021-03-15", None),
        ("a while ago", "2021-03-15", None),
        ("3 days ago", "last spring", None),
        ("999 years ago", "0900-01-01", None),
        ("1 day ago", "9999-12-31", None),
    ],
)
def test_a_relative_date_is_no_more_exact_than_its_rounding(printed: str, captured: str, date: str | None) -> None:
    assert date_ago(printed, captured) == date


@pytest.mark.parametrize(
    ("captured", "date", "basis"),
    [("2021-03-15", "2021-03", "printed"), (None, None, None), ("2021-01-02", None, None)],
)
def test_a_page_is_dated_by_its_capture(captured: str | None, date: str | None, basis: str | None) -> None:
    page = f"China Food\n\nNoodles at Dawn: The Cook\n\nLi Brook\n\nPublished\n\n3 days agoon\n\n{FILLER}\n\n{CLOSING}"
    [article] = read(page.encode(), "page.txt", Metadata(captured=captured)).articles

    assert (article.published, article.published_basis) == (date, basis)
    assert ("published" in {each.part for each in article.kept}) == (date is not None)


def test_a_date_in_print_goes_before_a_relative_one() -> None:
    page = f"Noodles at Dawn: The Cook\n\nPublished\n\n3 days agoon\n\nMarch 1, 2019\n\n{FILLER}\n\n{CLOSING}"
    [article] = read(page.encode(), "page.txt", Metadata(captured="2021-03-15")).articles

    assert article.published == "2019-03-01"
