"""The soak of search at a size for every day, and that it would notice; `make soak` tries the same for longer."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from haystack import connections

from archive.models import Article, IndexTask
from archive.search import Notice, Results, SearchRequest, search, understand
from archive.search.indexer import reindex
from tests.ingest.corpus import SAMPLES, run
from tests.soak.search import queries
from tests.soak.search.beside import readers_beside_writers
from tests.soak.search.kills import killed_writers
from tests.soak.search.queries import faults, strange_queries
from tests.soak.search.standing import KNOWN, STORY, index_faults, query_faults, truth, write_stories

FEW_SAMPLES = ("lantern-wire-memes-and-slang-2021.txt", "lantern-wire-digital-china-2019.txt")
SEED = 2026


def nothing() -> None:
    """No progress is shown."""


@pytest.fixture
def archive(index_folder: Path, tmp_path: Path) -> Iterator[None]:
    run(*(SAMPLES / name for name in FEW_SAMPLES), write_stories(tmp_path / "stories", range(3)))
    reindex()
    yield
    IndexTask.objects.all().delete()


@pytest.mark.django_db
def test_no_query_fails_however_strange(archive: None) -> None:
    assert strange_queries(80, SEED, nothing) == []


@pytest.mark.django_db(transaction=True)
def test_readers_beside_processes_that_write_see_only_what_is_true(archive: None) -> None:
    found, told = readers_beside_writers(40, nothing)
    assert found == [], told


@pytest.mark.django_db(transaction=True)
def test_writers_killed_at_any_moment_lose_nothing(archive: None) -> None:
    found, told = killed_writers(3, SEED, nothing)
    assert found == [], told


@pytest.mark.django_db
def test_what_known_queries_find_is_what_texts_print(archive: None) -> None:
    assert [query for query in KNOWN if understand(SearchRequest(query)).also] == []


@pytest.mark.django_db
def test_what_an_index_has_lost_is_noticed(archive: None) -> None:
    assert len(truth()) > 3
    assert index_faults() == []
    lost = Article.objects.get(title="Story Number 1")
    connections["default"].get_backend().write([], gone=[lost.pk])
    assert index_faults() == [
        f"the index lacks {[lost.pk]} and has []",
        f"{STORY} finds 2, without {[lost.slug]} and with []",
    ]
    assert query_faults("信用", set()) != []


@pytest.mark.django_db
def test_a_slow_query_is_a_fault(archive: None) -> None:
    seconds = iter([0.0, 5.0])
    assert faults({"q": "umbrella"}, clock=lambda: next(seconds)) == ["5.0 s, more than 2 for {'q': 'umbrella'}"]


@pytest.mark.django_db
def test_a_page_of_voices_is_judged_by_its_voices(archive: None) -> None:
    assert search(SearchRequest("user", show="voices")).count > 1
    assert faults({"q": "user", "show": "voices"}) == []


@pytest.mark.django_db
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
