"""Every way out of the archive, walked: what is withheld is found before and nowhere after."""

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import resolve
from haystack import connections

from archive import curation
from archive.models import Article, Handle, QuotedComment, Source, Topic
from archive.search.indexer import drain, reindex
from archive.search.spelling import vocabulary_of
from archive.web.urls import urlpatterns
from tests.curation.captured import capture
from tests.search.conftest import engine_url, index_folder
from tests.web.lane import DEEP, LATER_WORDS, NAME, ORIGINAL, WORDS, lane, of_the_account_again, quoting_it_unnamed
from tests.web.walking import Walk, walk

__all__ = ["engine_url", "index_folder"]


def index_words() -> set[str]:
    return set(vocabulary_of(connections["default"].get_backend()).counts)


def hits(client: Client, query: str, **params: str) -> int:
    return client.get("/api/search", {"q": query, "exact": "1", **params}).json()["count"]


@pytest.fixture
def archive(index_folder: Path, db: None) -> Article:
    Topic.objects.all().delete()
    first = lane()
    reindex()
    return first


@pytest.fixture
def curator(db: None) -> User:
    return User.objects.create_user("mei")


def account() -> Handle:
    return Handle.objects.get(name=NAME)


def voice() -> QuotedComment:
    return QuotedComment.objects.get(original=ORIGINAL)


def gone_since(before: Walk, words: str, client: Client) -> Walk:
    """The walk once the index has caught up: nothing is left of the words, and no page that told them holds on."""
    drain()
    after = walk(client)
    assert after.telling(words) == set()
    for address in before.telling(words) - {"export"}:
        if tag := before.tags[address]:
            assert client.get(address, headers={"If-None-Match": tag}).status_code != 304, address
    return after


def test_the_walk_leaves_no_kind_of_address_out(archive: Article, client: Client) -> None:
    """What is answered at a new kind of address is looked at here too; a correction's is known to its sender alone."""
    told = [urlsplit(address).path for address, said in walk(client).found.items() if said and address != "export"]
    assert {each.name for each in urlpatterns} - {resolve(path).url_name for path in told} == {"correction"}


def test_a_withheld_account_is_found_nowhere(archive: Article, curator: User, client: Client) -> None:
    before, page, spoken = walk(client), account().get_absolute_url(), voice().get_absolute_url()
    told = before.telling(NAME)
    assert {"/", "/terms/", "/voices/", "/handles/", "/hashtags/", "/authors/ilse-varga/", "export"} <= told
    assert {page, spoken, archive.get_absolute_url(), "/suggest?q=@te", "/suggest?q=what"} <= told
    assert "/api/search?q=lane&limit=200" in told
    assert "/api/search?q=kettle&limit=200&show=voices" in told
    assert hits(client, NAME)
    assert hits(client, NAME, show="voices")
    curation.withhold_account(account(), curator, "its owner asked")
    after = gone_since(before, NAME, client)
    assert after.telling(WORDS) == set(), "its words go along, also where others print them"
    assert hits(client, NAME) == hits(client, NAME, show="voices") == hits(client, WORDS) == 0
    reindex()
    assert {"kettle", "tea_fan_88", "fan"}.isdisjoint(index_words()), "a new index holds none of it on disk"
    for address in (page, spoken):
        response = client.get(address)
        assert response.status_code == 410
        assert "Withheld" in response.content.decode()


def test_an_account_under_a_pseudonym_is_called_so_everywhere(archive: Article, curator: User, client: Client) -> None:
    before, page = walk(client), account().get_absolute_url()
    curation.pseudonymise_account(account(), "Reader A", curator, "she is a minor")
    after = gone_since(before, NAME, client)
    renamed = after.telling("Reader A")
    assert {"/voices/", "export", Article.objects.get(pk=archive.pk).get_absolute_url()} <= renamed
    assert voice().get_absolute_url() in after.telling(WORDS) & renamed, "the words stay"
    assert client.get(page).status_code == 410
    assert hits(client, '"Reader A"', show="voices")
    assert hits(client, NAME) == 0


def test_a_withheld_voice_is_found_nowhere(archive: Article, curator: User, client: Client) -> None:
    before, page, other = walk(client), voice().get_absolute_url(), QuotedComment.objects.get(speaker="Wu Lan")
    told = before.telling(WORDS)
    assert {"/voices/", "/terms/", "/authors/ilse-varga/", "export", page, other.get_absolute_url()} <= told
    curation.withhold([voice()], curator, "she asked")
    after = gone_since(before, WORDS, client)
    assert after.telling(ORIGINAL) == set()
    assert hits(client, WORDS) == hits(client, ORIGINAL) == 0
    reindex()
    assert "kettle" not in index_words()
    assert client.get(page).status_code == client.get(other.get_absolute_url()).status_code == 410


def test_a_voice_under_a_pseudonym_keeps_its_words(archive: Article, curator: User, client: Client) -> None:
    curation.pseudonymise(voice(), "Reader B", curator, "she asked")
    drain()
    after = walk(client)
    page = voice().get_absolute_url()
    assert page in after.telling(WORDS) & after.telling("Reader B")
    there = {page, archive.get_absolute_url(), "/voices/", "/terms/", "/authors/ilse-varga/", "/handles/"}
    assert after.telling(NAME) & there == set()


def test_of_a_closed_source_only_the_excerpt_is_found(archive: Article, curator: User, client: Client) -> None:
    before = walk(client)
    assert before.telling(DEEP)
    curation.edit(Source.objects.get(), {"access": "metadata"}, curator, "its publisher asked")
    after = gone_since(before, DEEP, client)
    for words in (WORDS, ORIGINAL, "Collected posts", "what tea_fan_88 drinks", "Asking"):
        assert before.telling(words)
        assert after.telling(words) == set(), words
    assert hits(client, DEEP) == hits(client, WORDS, show="voices") == 0
    assert hits(client, "second roof of blue plastic")
    page = client.get(archive.get_absolute_url()).content.decode()
    assert "This is an excerpt." in page
    assert 'href="https://lantern.example/tea_fan_88"' in page
    assert client.get(voice().get_absolute_url()).status_code == 410


def test_what_was_withheld_comes_back(archive: Article, curator: User, client: Client) -> None:
    before = walk(client)
    curation.withhold_account(account(), curator, "its owner asked")
    drain()
    curation.release_account(account(), curator, "and thought again")
    drain()
    after = walk(client)
    lost = {*before.telling(NAME), *before.telling(WORDS)} - {*after.telling(NAME), *after.telling(WORDS)}
    assert {address for address in lost if "heard-on-the-lane" not in address and "q=" not in address} == set()


def test_what_a_withheld_account_says_later_is_read_at_no_moment(
    archive: Article, curator: User, client: Client
) -> None:
    """Its words may stand already in an article that does not say whose they are."""
    capture(quoting_it_unnamed(), 2021)
    reindex()
    assert walk(client).telling(LATER_WORDS)
    curation.withhold_account(account(), curator, "its owner asked")
    drain()
    before = walk(client)
    assert before.telling(LATER_WORDS)
    capture(of_the_account_again(), 2022)
    behind = walk(client)
    assert behind.telling(NAME) == behind.telling(LATER_WORDS) == set(), "before the index has caught up"
    drain()
    after = walk(client)
    assert after.telling(NAME) == after.telling(LATER_WORDS) == set()
    assert hits(client, NAME) == hits(client, LATER_WORDS) == 0


def test_an_account_in_a_byline_goes_and_comes_back(archive: Article, curator: User, client: Client) -> None:
    capture(of_the_account_again(), 2022)
    reindex()
    assert "/authors/tea-fan-88/" in walk(client).telling(NAME)
    curation.withhold_account(account(), curator, "its owner asked")
    drain()
    assert walk(client).telling(NAME) == set()
    assert client.get("/authors/tea-fan-88/").status_code == 404
    curation.release_account(account(), curator, "it wants to be read")
    drain()
    assert "/authors/tea-fan-88/" in walk(client).telling(NAME)


def test_an_account_in_a_byline_goes_by_its_pseudonym(archive: Article, curator: User, client: Client) -> None:
    curation.pseudonymise_account(account(), "Reader A", curator, "its owner asked")
    capture(of_the_account_again(), 2022)
    drain()
    after = walk(client)
    assert after.telling(NAME) == set()
    assert client.get("/authors/reader-a/").status_code == 200
