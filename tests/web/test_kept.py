"""Finished pages that are kept: sent again to anybody as they were made, never once something changed."""

import gzip
import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.contrib.auth.models import User
from django.http import HttpResponse
from django.test import Client, RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from archive.models import Article, QuotedComment
from archive.web.kept import is_for_all, place_of
from archive.web.shelf import Finished, Shelf
from tests.web.test_conditional import EDITS, PAGES, Edit, Index

Queries = Callable[[int], Any]


@pytest.fixture(autouse=True)
def shelf(settings: LazySettings, tmp_path: Path) -> Path:
    """A data folder in which nothing is kept yet."""
    settings.DATA_DIR = tmp_path
    return tmp_path / "pages.sqlite3"


@pytest.fixture
def addresses(umbrella: Article, indexed: Index) -> list[str]:
    indexed()
    voice = QuotedComment.objects.get().pk
    return [page.format(slug=umbrella.slug, voice=voice) for page in PAGES]


def unkept(address: str, settings: LazySettings, **headers: str) -> tuple[int, dict[str, str], bytes]:
    """The answer of a site that keeps nothing."""
    settings.ARCHIVE_KEPT_PAGES = 0
    try:
        return told(Client().get(address, headers=headers))
    finally:
        settings.ARCHIVE_KEPT_PAGES = 10


def told(response: Any) -> tuple[int, dict[str, str], bytes]:
    return response.status_code, dict(response.headers), response.content


def test_a_kept_page_is_the_page_with_all_its_headers(addresses: list[str], settings: LazySettings) -> None:
    for address in addresses:
        for client in (Client(), Client()):
            assert told(client.get(address)) == unkept(address, settings), address


def test_a_kept_page_takes_one_query(addresses: list[str], django_assert_num_queries: Queries) -> None:
    for address in addresses:
        made = Client().get(address)
        if "?" not in address:
            with django_assert_num_queries(1):
                assert told(Client().get(address)) == told(made), address


def test_who_takes_gzip_gets_gzip_and_nobody_else(addresses: list[str]) -> None:
    address = "/about/"
    for _ in range(2):
        plain, packed = Client().get(address), Client().get(address, headers={"accept-encoding": "gzip"})
        assert "Content-Encoding" not in plain.headers
        assert packed.headers["Content-Encoding"] == "gzip"
        assert gzip.decompress(packed.content) == plain.content
        assert plain.headers["Vary"] == packed.headers["Vary"] == "Accept-Encoding"


def test_who_has_a_kept_page_gets_304(addresses: list[str], django_assert_num_queries: Queries) -> None:
    for encoding in ("gzip", "identity"):
        first = Client().get("/about/", headers={"accept-encoding": encoding})
        with django_assert_num_queries(1):
            again = Client().get(
                "/about/", headers={"accept-encoding": encoding, "if-none-match": first.headers["ETag"]}
            )
        assert (again.status_code, again.content) == (304, b"")
        for name in ("ETag", "Vary", "Cache-Control", "Content-Security-Policy", "X-Frame-Options"):
            assert again.headers[name] == first.headers[name]
        assert "Content-Encoding" not in again.headers


def test_head_says_what_get_says(addresses: list[str]) -> None:
    before, made = Client().head("/about/"), Client().get("/about/")
    after = Client().head("/about/")
    assert before.headers == made.headers == after.headers
    assert after.content == b""


def test_who_is_logged_in_gets_what_all_get(addresses: list[str], settings: LazySettings) -> None:
    """So that who asks first makes no difference to who asks next."""
    staff = Client()
    staff.force_login(User.objects.create_superuser("curator", password="a long password"))
    for address in addresses:
        assert told(staff.get(address)) == unkept(address, settings), address
        assert not staff.get(address).cookies
    assert staff.get("/admin/").status_code == 200
    assert Client().get("/admin/").status_code == 302


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_a_page_that_changed_is_made_anew(
    addresses: list[str], umbrella: Article, indexed: Index, edit: Edit, settings: LazySettings
) -> None:
    telling = [address for address in addresses if "?" not in address][::2]
    for address in telling:
        Client().get(address)
    edit(umbrella)
    for then in (lambda: None, indexed):  # before the index has it, and after
        then()
        for address in telling * 2:
            assert told(Client().get(address)) == unkept(address, settings), address


def test_only_pages_are_kept(addresses: list[str], umbrella: Article, shelf: Path) -> None:
    """No query, of which there is no end; nothing that is not there, that is a form, or that somebody logs in to."""
    correction = f"{umbrella.get_absolute_url()}correction/"
    for address in ("/?theme=dark", "/search?q=umbrella", "/articles/none/", correction, "/admin/login/", "/healthz"):
        Client().get(address)
    assert kept_places(shelf) == []
    Client().post("/about/")
    Client().head("/about/")
    assert kept_places(shelf) == []
    Client().get("/about/?")
    assert len(kept_places(shelf)) == 1


def kept_places(shelf: Path) -> list[str]:
    with sqlite3.connect(shelf) as connection:
        return [place for (place,) in connection.execute("SELECT place FROM page")]


@pytest.mark.parametrize(
    ("header", "value"), [("Vary", "Cookie"), ("Vary", "Accept-Encoding, accept-language"), ("Vary", "*"), ("ETag", "")]
)
def test_what_varies_is_not_for_all(header: str, value: str) -> None:
    response = HttpResponse("a page", headers={"ETag": '"tag"', "Vary": "accept-encoding"})
    assert is_for_all(response)
    if value:
        response.headers[header] = value
    else:
        del response.headers[header]
    assert not is_for_all(response)


def test_a_cookie_is_for_one() -> None:
    response = HttpResponse("a page", headers={"ETag": '"tag"'})
    response.set_cookie("who", "you")
    assert not is_for_all(response)


def test_another_host_is_refused_as_before(addresses: list[str], settings: LazySettings) -> None:
    settings.ALLOWED_HOSTS = ["testserver"]
    assert Client().get("/about/").status_code == 200
    assert Client().get("/about/", headers={"host": "elsewhere.example"}).status_code == 400


def test_what_is_asked_for_under_a_prefix_lies_apart() -> None:
    """A proxy may say `SCRIPT_NAME`: the same path is then another page, or the same page with other links."""
    ask = RequestFactory()
    whole, parted = ask.get("/terms/topics/"), ask.get("/topics/", SCRIPT_NAME="/terms")
    assert whole.path == parted.path
    assert place_of(whole) != place_of(parted)


def test_nothing_is_kept_where_nothing_shall_be(addresses: list[str], settings: LazySettings, shelf: Path) -> None:
    unkept("/about/", settings)
    assert not shelf.exists()


@pytest.mark.parametrize("damage", [b"no database", b"SQLite format 3\0" + b"\xff" * 4096])
def test_a_file_of_no_use_costs_no_page(
    addresses: list[str], shelf: Path, damage: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    shelf.write_bytes(damage)
    client = Client()
    assert [client.get("/about/").status_code for _ in range(3)] == [200] * 3
    assert [record.getMessage() for record in caplog.records if "pages.sqlite3" in record.getMessage()][1:] == []
    assert "delete it" in caplog.text


def test_a_page_is_made_while_another_process_writes(addresses: list[str], shelf: Path) -> None:
    Client().get("/about/")
    with sqlite3.connect(shelf) as connection:
        connection.execute("BEGIN EXCLUSIVE")
        assert Client().get("/topics/").status_code == Client().get("/about/").status_code == 200


PLACES = st.text(max_size=5)
PAGES_TO_KEEP = st.builds(Finished, st.text(max_size=9), st.dictionaries(st.text(), st.text()), st.binary())


@given(kept=st.lists(st.tuples(PLACES, PAGES_TO_KEEP), max_size=9))
def test_a_shelf_gives_what_was_kept_last(kept: list[tuple[str, Finished]], tmp_path_factory: Any) -> None:
    path = tmp_path_factory.mktemp("shelf") / "pages.sqlite3"
    mine, theirs = Shelf(path, 10**6), Shelf(path, 10**6)
    for place, page in kept:
        mine.keep(place, page)
    for place, page in dict(kept).items():
        assert theirs.find(place) == page
    assert mine.find("never kept") is None


def test_a_shelf_stays_as_small_as_it_is_told_and_keeps_the_newest(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "pages.sqlite3", 2_000_000)
    for number in range(1_000):
        shelf.keep(f"/{number}", Finished("tag", {}, number.to_bytes(2) * 5_000))
    assert shelf.path.stat().st_size <= 2_000_000
    newest = [number for number in range(1_000) if shelf.find(f"/{number}")]
    assert len(newest) > 50
    assert newest == sorted(newest)
    assert newest[-1] >= 990
    assert newest[0] > 700


def test_threads_share_a_shelf(tmp_path: Path) -> None:
    shelf, wrong = Shelf(tmp_path / "pages.sqlite3", 5_000_000), list[str]()

    def work(name: str) -> None:
        for number in range(50):
            page = Finished(f"{name} {number}", {}, f"{name} {number}".encode())
            shelf.keep(f"/{number}", page)
            found = shelf.find(f"/{number}")
            if found is None or found.tag.encode() != found.body:
                wrong.append(f"{name} {number}")

    threads = [threading.Thread(target=work, args=[name]) for name in "abcd"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
