"""Settings come from the environment, and nonsense is refused by name."""

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from archive.environment import ENGINES, read_environment

SECRET = "a secret of more than thirty-two characters"


def test_it_serves_this_machine_by_default(tmp_path: Path) -> None:
    environment = read_environment({"ARCHIVE_DATA_DIR": str(tmp_path)})
    assert environment.url == "http://127.0.0.1:8000"
    assert environment.allowed_hosts == ["127.0.0.1", "[::1]", "localhost"]
    assert environment.database_url == f"sqlite:///{tmp_path}/archive.sqlite3"
    assert not environment.debug
    assert not environment.is_https


def test_it_keeps_a_secret_of_its_own_on_this_machine(tmp_path: Path) -> None:
    first = read_environment({"ARCHIVE_DATA_DIR": str(tmp_path)}).secret_key
    assert len(first) > 50
    assert read_environment({"ARCHIVE_DATA_DIR": str(tmp_path)}).secret_key == first
    assert (tmp_path / "secret").stat().st_mode & 0o077 == 0
    assert [path.name for path in tmp_path.iterdir()] == ["secret"]


def test_a_public_archive_answers_to_its_own_name_alone(tmp_path: Path) -> None:
    environment = read_environment(
        {
            "ARCHIVE_DATA_DIR": str(tmp_path),
            "ARCHIVE_URL": "https://Archive.example.org/",
            "ARCHIVE_SECRET_KEY": SECRET,
        }
    )
    assert environment.url == "https://archive.example.org"
    assert environment.allowed_hosts == ["archive.example.org"]
    assert environment.is_https
    assert not (tmp_path / "secret").exists()


@pytest.mark.parametrize(
    ("name", "value", "why"),
    [
        ("ARCHIVE_DATA_DIR", "/dev/null/archive", "cannot be used as a folder"),
        ("ARCHIVE_URL", "archive.example.org", "must look like"),
        ("ARCHIVE_URL", "ftp://archive.example.org", "must look like"),
        ("ARCHIVE_URL", "http://localhost:99999", "is no address"),
        ("ARCHIVE_URL", "http://localhost/archive", "stands at the root"),
        ("ARCHIVE_URL", "https://archive.example.org", "ARCHIVE_SECRET_KEY is needed"),
        ("ARCHIVE_SECRET_KEY", "short", "at least 32 characters"),
        ("ARCHIVE_DATABASE_URL", "oracle://host/db", "keeps its records in sqlite"),
        ("ARCHIVE_DATABASE_URL", "postgres://host/db", "keeps its records in sqlite"),
        ("ARCHIVE_DATABASE_URL", "sqlite://", "keeps its records in sqlite"),
        ("ARCHIVE_SEARCH_URL", "google:", "searches with whoosh"),
        ("ARCHIVE_SEARCH_URL", "whoosh:elsewhere", "searches with whoosh"),
        ("ARCHIVE_DEBUG", "perhaps", "must be 1 or 0"),
        ("ARCHIVE_KEPT_PAGES", "many", "must be a number of megabytes"),
        ("ARCHIVE_KEPT_PAGES", "-1", "must be a number of megabytes"),
        ("ARCHIVE_KEPT_PAGES", "1e9", "must be a number of megabytes"),
    ],
)
def test_it_refuses_nonsense_in_one_line(tmp_path: Path, name: str, value: str, why: str) -> None:
    with pytest.raises(ImproperlyConfigured, match=why) as refusal:
        read_environment({"ARCHIVE_DATA_DIR": str(tmp_path)} | {name: value})
    assert name in str(refusal.value)
    assert "\n" not in str(refusal.value)
    assert SECRET not in str(refusal.value)


def test_each_engine_that_is_installed_can_be_chosen(tmp_path: Path) -> None:
    for url, engine in ENGINES.items():
        environment = read_environment({"ARCHIVE_DATA_DIR": str(tmp_path), "ARCHIVE_SEARCH_URL": url})
        assert environment.search_engine == engine


def test_an_engine_that_is_not_installed_is_refused_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("archive.environment.find_spec", lambda library: None)
    with pytest.raises(ImproperlyConfigured, match="tantivy is not installed: run `pip install") as refusal:
        read_environment({"ARCHIVE_DATA_DIR": str(tmp_path), "ARCHIVE_SEARCH_URL": "tantivy:"})
    assert "\n" not in str(refusal.value)
