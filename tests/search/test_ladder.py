"""What is tried where nothing matches."""

import pytest

from archive.search.ladder import rungs
from archive.search.request import SearchRequest


def mend(query: str) -> str | None:
    return query.replace("slat", "salt") if "slat" in query else None


def tried(query: str) -> list[str]:
    return [rung for rung, _ in rungs(SearchRequest(query), mend)]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("walrus", []),
        ("deng", ["deng0"]),
        ("slat", ["salt"]),
        ("walrus tusk", ["walrus OR tusk"]),
        ("the walrus of tusk", ["walrus OR tusk"]),
        ("the walrus", []),
        ("to be", ["to OR be"]),
        ('"walrus tusk"', ["walrus OR tusk"]),
        ("walrus tusk -ivory year:2016 topic:sea", ["walrus OR tusk -ivory year:2016 topic:sea"]),
        ("walrus NOT tusk", []),
        ("walrus tusk NOT ivory", ["walrus OR tusk -ivory"]),
        ("slat ma", ["slat ma0", "salt ma", "slat OR ma"]),
        ("walrus -tusk", []),
    ],
)
def test_rungs(query: str, expected: list[str]) -> None:
    assert tried(query) == expected


def test_each_says_what_it_does_and_how_to_take_it_back() -> None:
    for _, notice in rungs(SearchRequest("slat ma", sort="newest"), lambda _: "salt ma"):
        assert notice.text
        assert notice.label == "Search for “slat ma”"
        assert notice.querystring == "q=slat+ma&exact=1&sort=newest"
