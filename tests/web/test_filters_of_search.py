"""Filters beside results: several values of one, values left out, and years drawn as bars."""

from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from archive.search import FacetValue
from archive.web.histogram import MOST_YEARS, by_years
from tests.factories import make_article
from tests.web.test_search_page import soup_of, titles

Index = Callable[[], int]


@pytest.fixture
def tea(indexed: Index) -> None:
    for title, topic, published in (
        ("Tea in April", "Food", "2014-04-02"),
        ("Tea in May", "Trade", "2018-05"),
        ("Tea in June", "Travel", "2018-06-30"),
        ("Tea", "Food", ""),
    ):
        make_article(title, ["tea"], published, topics=[topic], authors=["Mei Hartog"])
    indexed()


def links(soup: BeautifulSoup, selector: str) -> dict[str, str]:
    return {" ".join((a.get("aria-label") or a.get_text()).split()): str(a["href"]) for a in soup.select(selector)}


def follow(client: Client, address: str) -> BeautifulSoup:
    return soup_of(client, f"/search{address}")


def test_a_value_is_left_out_by_a_link_of_its_own_and_taken_back(client: Client, tea: None) -> None:
    soup = follow(client, "?q=tea&sort=newest")
    without = follow(client, links(soup, ".leave-out")["Leave out Food"])
    assert titles(without) == ["Tea in June", "Tea in May"]
    assert [s.get_text() for s in without.select(".facets s")] == ["Food"]
    assert links(without, ".chosen a") == {"Remove Not Topic: Food": "?q=tea&sort=newest"}
    assert links(without, ".facets .left-out")["No longer leave out Food 2"] == "?q=tea&sort=newest"
    further = follow(client, links(without, ".leave-out")["Leave out Trade"])
    assert titles(further) == ["Tea in June"]
    assert links(further, ".remove-all") == {"Remove all": "?q=tea&sort=newest"}


def test_several_values_of_a_filter_are_alternatives(client: Client, tea: None) -> None:
    soup = follow(client, "?q=tea&sort=newest&topic=trade")
    both = follow(client, links(soup, ".choose")["Travel 1"])
    assert titles(both) == ["Tea in June", "Tea in May"]
    assert list(links(both, ".chosen a")) == ["Remove Topic: Trade", "Remove Topic: Travel"]


def test_a_filter_with_nothing_to_choose_is_not_shown(client: Client, tea: None) -> None:
    assert "Mei Hartog 4" not in links(follow(client, "?q=tea"), ".choose")
    assert "Remove Mei Hartog 4" in links(follow(client, "?q=tea&author=mei-hartog"), ".choose")


def test_years_are_bars_with_words_and_gaps(client: Client, tea: None) -> None:
    soup = follow(client, "?q=tea")
    assert list(links(soup, ".histogram ol a")) == ["2014: 1 article", "2018: 2 articles"]
    assert [bool(li.a) for li in soup.select(".histogram ol > li")] == [True, False, False, False, True]
    assert [(rect["y"], rect["height"]) for rect in soup.select(".histogram rect")] == [("50", "50"), ("0", "100")]
    assert "Undated 1" in links(soup, ".histogram .undated a")
    assert titles(follow(client, links(soup, ".undated .choose")["Undated 1"])) == ["Tea"]


def test_a_year_that_is_chosen_shows_its_months(client: Client, tea: None) -> None:
    soup = follow(client, links(follow(client, "?q=tea"), ".histogram a")["2018: 2 articles"])
    assert set(titles(soup)) == {"Tea in June", "Tea in May"}
    assert [a["aria-label"] for a in soup.select(".histogram a[aria-current=true][aria-label]")] == ["2018: 2 articles"]
    assert [h3.get_text() for h3 in soup.select(".histogram h3")] == ["Years", "Months of 2018"]
    of_may = follow(client, links(soup, ".histogram a")["May 2018: 1 article"])
    assert titles(of_may) == ["Tea in May"]


def test_a_year_that_is_left_out_says_so(client: Client, tea: None) -> None:
    soup = follow(client, "?q=tea&not_year=2018")
    assert links(soup, ".histogram ol a")["2018: 2 articles, left out"] == "?q=tea"


@pytest.mark.parametrize("year", ["0000", "9999"])
def test_a_year_nobody_wrote_in_draws_no_thousand_gaps(client: Client, tea: None, year: str) -> None:
    assert len(follow(client, f"?q=tea&year={year}").select(".histogram ol > li")) <= MOST_YEARS


def year(name: int, count: int = 1) -> FacetValue:
    return FacetValue(str(name), str(name), count, False, "")


@pytest.mark.parametrize(
    ("years", "bars", "ends"),
    [
        ([2018], ["2018"], ()),
        ([2016, 2018], ["2016", "", "2018"], ()),
        (range(1995, 2025), [str(n) for n in range(1995, 2025)], ("1995", "2024")),
        ([1912, 1913, 2020, 2024], ["1912", "1913", "", "2020", "", "2024"], ()),
    ],
)
def test_years_side_by_side(years: list[int], bars: list[str], ends: tuple[str, ...]) -> None:
    drawn = by_years([year(each) for each in years])
    assert [bar.value.label if bar.value else "" for bar in drawn.bars] == bars
    assert drawn.ends == ends


def test_the_lowest_bar_can_be_seen_and_none_stands_for_nothing() -> None:
    heights = [bar.height for bar in by_years([year(2018, 1000), year(2019, 1), year(2020, 0)]).bars]
    assert heights[0] == 100
    assert heights[1] > 0
    assert heights[2] == 0
