"""To go over to another search engine: set ARCHIVE_SEARCH_URL, `reindex`, done; and back."""

from itertools import pairwise
from pathlib import Path

from archive.environment import ENGINES
from tests.ingest.corpus import page
from tests.management.test_troubles import manage

COUNT = "from archive.search import search, SearchRequest as Asked; print('found', search(Asked('umbrella')).count)"


def test_an_archive_goes_over_to_each_engine_and_back(tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    (tmp_path / "one.txt").write_text(page("Number One", "An umbrella in the rain of the south. " * 30))
    assert manage(archive, "ingest", str(tmp_path / "one.txt")).returncode == 0
    engines = [*ENGINES, next(iter(ENGINES))]
    assert manage(archive, "index", ARCHIVE_SEARCH_URL=engines[0]).returncode == 0
    for before, url in pairwise(engines):
        said = manage(archive, "doctor", ARCHIVE_SEARCH_URL=url).stdout
        assert "archive.E002: The search index was made by other rules: run `manage.py reindex`." in said
        assert "made by other rules" in manage(archive, "index", ARCHIVE_SEARCH_URL=url).stderr
        assert found(archive, before) == "found 1\n"  # what is not rebuilt yet still answers
        reindexed = manage(archive, "reindex", ARCHIVE_SEARCH_URL=url)
        assert (reindexed.stdout, reindexed.returncode) == ("The index holds 1 article.\n", 0)
        assert "archive.E002" not in manage(archive, "doctor", ARCHIVE_SEARCH_URL=url).stdout
        assert found(archive, url) == "found 1\n"


def found(archive: Path, url: str) -> str:
    return manage(archive, "shell", "--no-imports", "-c", COUNT, ARCHIVE_SEARCH_URL=url).stdout
