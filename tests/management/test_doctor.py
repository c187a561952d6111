"""`doctor` says what is wrong in one line each, and how to mend it."""

import re
import time
from io import StringIO
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core.management import call_command
from haystack import connections

from archive.environment import ENGINES
from archive.management import checkup
from archive.models import IndexTask
from archive.search.indexer import reindex
from tests.factories import make_article
from tests.management.test_troubles import manage
from tests.search.conftest import engine_url, index_folder

__all__ = ["engine_url", "index_folder"]
README = (Path(__file__).resolve().parents[2] / "README.md").read_text(encoding="utf-8")


@pytest.fixture
def sound(index_folder: Path, settings: LazySettings, tmp_path: Path, db: None) -> Path:
    """An installation in order, with one article; the folder of its index."""
    settings.STATIC_ROOT = tmp_path / "static"
    settings.STATIC_ROOT.mkdir()
    (settings.STATIC_ROOT / "staticfiles.json").write_text("{}")
    make_article("Salt")
    reindex()
    return index_folder


def doctor() -> tuple[str, int]:
    output = StringIO()
    try:
        call_command("doctor", stdout=output)
    except SystemExit as ended:
        return output.getvalue(), int(str(ended.code))
    return output.getvalue(), 0


def test_all_is_well(sound: Path) -> None:
    assert doctor() == ("All is well.\n", 0)


def test_an_index_made_by_other_rules_is_an_error(sound: Path) -> None:
    for fingerprint in sound.glob("*/fingerprint"):
        fingerprint.write_text("other")
    assert doctor() == (
        "Error archive.E002: The search index was made by other rules: run `manage.py reindex`.\n",
        1,
    )


def test_parts_of_the_index_that_rotted_are_an_error(sound: Path) -> None:
    """Most of what may rot lets the index open, and is met by the reader who asks for it; `doctor` asks for all.

    Whoosh has no checksums: what is zero where it was not may have a meaning all the same.
    """
    (segment,) = sound.glob(
        "*/*.seg"
    )  # of Whoosh, which has no checksums: what is zero may mean something all the same
    whole = segment.read_bytes()
    told, hidden = 0, 0
    for at in range(0, len(whole), len(whole) // 20):
        segment.write_bytes(whole[:at] + bytes(len(whole[at : at + 100])) + whole[at + 100 :])
        connections.reload("default")
        hidden += checkup.index_trouble() == ""
        told += doctor() == (
            "Error archive.E002: The search index cannot be read: run `manage.py reindex`.\n",
            1,
        )
    assert told > 5
    assert hidden > 10


@pytest.mark.parametrize("engine_url", ["tantivy:"])
def test_a_byte_of_the_index_that_rotted_is_an_error(sound: Path) -> None:
    files = [path for path in sound.glob("*/article/*.*") if path.suffix in (".idx", ".store", ".term", ".fast")]
    assert len(files) == 4
    for file in files:
        whole = file.read_bytes()
        at = len(whole) // 3
        file.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        connections.reload("default")
        assert doctor() == ("Error archive.E002: The search index cannot be read: run `manage.py reindex`.\n", 1)
        file.write_bytes(whole)
    connections.reload("default")
    assert doctor() == ("All is well.\n", 0)


def test_changes_that_wait_for_long_are_told(sound: Path) -> None:
    IndexTask.objects.create(article_id="a", sequence=time.time_ns())
    assert doctor() == ("All is well.\n", 0)
    IndexTask.objects.update(sequence=time.time_ns() - 3_600 * 10**9)
    said, status = doctor()
    assert said.startswith("Warning archive.W006: 1 article changed and not indexed, the first 60 minutes ago – run")
    assert status == 0


def test_an_index_of_other_articles_is_told(sound: Path) -> None:
    make_article("Not told to the index")
    assert "archive.W007: the index holds 1 articles, the archive 2" in doctor()[0]


def test_a_public_site_that_shows_its_insides_is_told(
    sound: Path, settings: LazySettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.DEBUG = True
    assert doctor() == ("All is well.\n", 0)
    monkeypatch.setattr(type(settings.ENVIRONMENT), "is_local", False)
    assert "archive.W004" in doctor()[0]


def test_missing_static_files_and_room_are_told(
    sound: Path, settings: LazySettings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.STATIC_ROOT = tmp_path / "none"
    monkeypatch.setattr(checkup, "LEAST_ROOM", 10**18)
    assert re.findall(r"archive\.\w+", doctor()[0]) == ["archive.W003", "archive.W005"]


def test_an_empty_folder_is_told_in_lines_and_fails(tmp_path: Path) -> None:
    ended = manage(tmp_path / "new", "doctor")
    assert (ended.returncode, ended.stderr) == (1, "")
    assert re.findall(r"Error (archive\.\w+)", ended.stdout) == ["archive.E001", "archive.E002"]


def test_the_server_s_start_says_when_there_is_no_index(tmp_path: Path) -> None:
    ended = manage(tmp_path / "new", "shell", "--no-imports", "-c", "import archive.wsgi")
    assert "Search answers 503: There is no search index yet: run `manage.py reindex`." in ended.stderr


def test_an_archive_that_has_outgrown_whoosh_is_told_what_to_set(
    sound: Path, settings: LazySettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("archive.search.engines.whoosh.WhooshBackend.most_articles", 1)
    assert doctor() == ("All is well.\n", 0)
    make_article("Pepper")
    reindex()
    told = "2 articles are more than Whoosh searches quickly (1)"
    mended = "set ARCHIVE_SEARCH_URL=tantivy: and run `manage.py reindex`"
    assert doctor() == (f"Warning archive.W008: {told} – {mended}\n", 0)
    assert list(checkup.troubles_of_search()) == [f"Search is slow: {told}: {mended}"]
    use_engine(settings, "tantivy:")
    assert [trouble for trouble in checkup.troubles_of_search() if "slow" in trouble] == []


def use_engine(settings: LazySettings, url: str) -> None:
    settings.HAYSTACK_CONNECTIONS["default"]["ENGINE"] = ENGINES[url]  # which index_folder sets back
    connections.reload("default")


def test_every_check_is_documented() -> None:
    source = Path(checkup.__file__).read_text(encoding="utf-8")
    ids = set(re.findall(r'id="(archive\.\w+)"', source))
    assert len(ids) == len(checkup.CHECKS) + len(checkup.CHECKS_OF_RECORDS)
    assert ids - set(re.findall(r"`(archive\.\w+)`", README)) == set()
