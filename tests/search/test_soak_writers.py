"""The soak of search beside writers, at a size for every day, and that it would notice what they lose."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from haystack import connections

from archive.models import Article, IndexTask
from tests.search.conftest import each_engine
from tests.search.soaked import fill
from tests.soak.search.beside import readers_beside_writers
from tests.soak.search.kills import killed_writers
from tests.soak.search.standing import STORY, index_faults, query_faults, truth

SEED = 2026


def nothing() -> None:
    """No progress is shown."""


@pytest.fixture
def archive(index_folder: Path, tmp_path: Path) -> Iterator[None]:
    fill(tmp_path / "stories")
    yield
    IndexTask.objects.all().delete()


@each_engine
@pytest.mark.django_db(transaction=True)
def test_readers_beside_processes_that_write_see_only_what_is_true(archive: None) -> None:
    found, told = readers_beside_writers(40, nothing)
    assert found == [], told


@each_engine
@pytest.mark.django_db(transaction=True)
def test_writers_killed_at_any_moment_lose_nothing(archive: None) -> None:
    found, told = killed_writers(3, SEED, nothing)
    assert found == [], told


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
