"""The soak of search at a size for every day, and that it would notice; `make soak` tries the same for longer."""

from dataclasses import replace
from pathlib import Path

import pytest

from archive.search import Notice, Results, SearchRequest, search, understand
from tests.search.soaked import fill
from tests.soak.search import queries
from tests.soak.search.queries import faults, strange_queries
from tests.soak.search.standing import KNOWN, STORY

pytestmark = pytest.mark.django_db

SEED = 2026


@pytest.fixture(scope="module")
def archive(kept_index: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """A few samples and stories, for every test here."""
    fill(tmp_path_factory.mktemp("stories"))


def test_no_query_fails_however_strange(archive: None) -> None:
    assert strange_queries(80, SEED, lambda: None) == []


def test_what_known_queries_find_is_what_texts_print(archive: None) -> None:
    assert [query for query in KNOWN if understand(SearchRequest(query)).also] == []


def test_a_slow_query_is_a_fault(archive: None) -> None:
    seconds = iter([0.0, 5.0])
    assert faults({"q": "umbrella"}, clock=lambda: next(seconds)) == ["5.0 s, more than 2 for {'q': 'umbrella'}"]


def test_a_page_of_voices_is_judged_by_its_voices(archive: None) -> None:
    assert search(SearchRequest("user", show="voices")).count > 1
    assert faults({"q": "user", "show": "voices"}) == []


@pytest.mark.parametrize(
    ("spoil", "fault"),
    [
        (lambda results: replace(results, hits=results.hits[1:]), "2 hits on page 1 of 3, not 3"),
        (lambda results: replace(results, hits=results.hits[:1] * 3), "the same hit twice"),
        (lambda results: replace(results, notices=[Notice("cut", "a\nb")]), "a notice of several lines"),
    ],
)
def test_a_page_that_cannot_be_true_is_a_fault(archive: None, monkeypatch, spoil, fault: str) -> None:  # type: ignore[no-untyped-def]
    def spoilt(request: SearchRequest) -> Results:
        results: Results = spoil(search(request))
        return results

    monkeypatch.setattr(queries, "search", spoilt)
    assert faults({"q": STORY}) == [f"{fault} for {{'q': '{STORY}'}}"]
