"""Pages that a browser keeps: not sent again while they stay as they are, never shown once they changed."""

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import LazySettings
from django.core.management import call_command
from django.db import connection, models, transaction
from django.test import Client
from django.utils import timezone

from archive.models import (
    Access,
    Article,
    Author,
    ContentVersion,
    QuotedComment,
    Source,
    Tagging,
    Term,
    Topic,
)
from archive.models.version import UNWATCHED
from archive.web.conditional import release
from tests.factories import make_article, make_topic, make_voice, tag

PAGES = [
    "/",
    "/search?q=umbrella",
    "/search?q=umbrella&show=voices",
    "/api/search?q=umbrella",
    "/topics/",
    "/topics/social-credit/",
    "/authors/ilse-varga/",
    "/authors/",
    "/articles/{slug}/",
    "/articles/{slug}/?q=umbrella",
    "/voices/",
    "/voices/{voice}/",
    "/terms/",
    "/terms/芝麻信用/",
    "/hashtags/",
    "/hashtags/信用借万物/",
    "/handles/",
    "/handles/芝麻一粒/",
    "/timeline/",
    "/timeline/2018/",
    "/timeline/2018/3/",
    "/about/",
    "/robots.txt",
]
Index = Callable[[], int]
Edit = Callable[[Article], object]


class Browser:
    """Keeps what it was sent under its ETag, and asks whether that still holds."""

    def __init__(self) -> None:
        self.client, self.kept = Client(), dict[str, tuple[str, bytes]]()

    def shows(self, address: str) -> tuple[int, bytes]:
        tag, page = self.kept.get(address, ("", b""))
        response = self.client.get(address, headers={"if-none-match": tag} if tag else {})
        if response.status_code == 304:
            return 200, page
        if response.status_code == 200:
            self.kept[address] = response.headers["ETag"], response.content
        return response.status_code, response.content


@pytest.fixture
def addresses(umbrella: Article, indexed: Index) -> list[str]:
    indexed()
    voice = QuotedComment.objects.get().pk
    return [page.format(slug=umbrella.slug, voice=voice) for page in PAGES]


def test_a_page_is_sent_once(addresses: list[str], client: Client) -> None:
    for address in addresses:
        first = client.get(address)
        again = client.get(address, headers={"if-none-match": first.headers["ETag"]})
        assert (first.status_code, again.status_code, again.content) == (200, 304, b""), address
        assert first.headers["Cache-Control"] == again.headers["Cache-Control"] == "no-cache"
        assert again.headers["ETag"] == first.headers["ETag"]


def test_an_unchanged_page_takes_one_query(
    addresses: list[str], client: Client, django_assert_num_queries: Callable[[int], object]
) -> None:
    etag = client.get(addresses[0]).headers["ETag"]
    with django_assert_num_queries(1):  # type: ignore[attr-defined]
        assert client.get(addresses[0], headers={"if-none-match": etag}).status_code == 304


def test_no_two_pages_share_a_tag(addresses: list[str], client: Client) -> None:
    tags = {client.get(address).headers["ETag"] for address in addresses}
    assert len(tags) == len(addresses)


EDITS: dict[str, Edit] = {
    "a title by update": lambda article: Article.objects.filter(pk=article.pk).update(title="The Kettle Knows"),
    "a new article": lambda _: make_article("Umbrellas, again", ["One more umbrella."], "2018-03", topics=["Food"]),
    "a tag in bulk": lambda article: Tagging.objects.bulk_create(
        [Tagging(article=article, topic=make_topic("Rain"), origin="curator", state="accepted")]
    ),
    "a tag taken away": lambda article: article.taggings.all().delete(),
    "a topic renamed": lambda _: Topic.objects.filter(slug="social-credit").update(label="Scores"),
    "a topic explained": lambda _: Topic.objects.filter(slug="social-credit").update(scope_note="Lists of all kinds."),
    "a biography": lambda _: Author.objects.update(biography="Writes about rain."),
    "a voice withheld": lambda _: QuotedComment.objects.update(is_withheld=True),
    "a voice added": lambda article: make_voice(article, "It measures shopping.", speaker="a vendor"),
    "a term removed": lambda _: Term.objects.all().delete(),
    "metadata only": lambda _: Source.objects.update(access=Access.METADATA),
    "rights": lambda _: Source.objects.update(rights="http://rightsstatements.org/vocab/CNE/1.0/"),
    "hidden": lambda _: Article.objects.update(state=Article.State.HIDDEN),
}


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_what_a_browser_kept_is_never_stale(
    addresses: list[str], umbrella: Article, indexed: Index, edit: Edit
) -> None:
    browser, telling = Browser(), addresses[::2]
    before = {address: browser.shows(address) for address in telling}
    edit(umbrella)
    for then in (lambda: None, indexed):  # before the index has it, and after
        then()
        for address in telling:
            fresh = Client().get(address)
            assert browser.shows(address) == (fresh.status_code, fresh.content), address
    assert {address: browser.shows(address) for address in telling} != before


def test_what_was_withdrawn_is_not_confirmed(umbrella: Article, indexed: Index, client: Client) -> None:
    indexed()
    address = umbrella.get_absolute_url()
    etag = client.get(address).headers["ETag"]
    Article.objects.update(state=Article.State.HIDDEN)
    response = client.get(address, headers={"if-none-match": etag})
    assert response.status_code == 410
    assert "ETag" not in response.headers


def test_an_edit_taken_back_leaves_pages_as_they_were(addresses: list[str], umbrella: Article, client: Client) -> None:
    etag = client.get(addresses[0]).headers["ETag"]
    try:
        with transaction.atomic():
            tag(umbrella, "Rain")
            assert client.get(addresses[0]).headers["ETag"] != etag
            raise InterruptedError
    except InterruptedError:
        pass
    assert client.get(addresses[0]).headers["ETag"] == etag


def test_an_index_built_anew_may_find_other_things(addresses: list[str], client: Client, indexed: Index) -> None:
    etag = client.get("/search?q=umbrella").headers["ETag"]
    indexed()
    assert client.get("/search?q=umbrella").headers["ETag"] != etag


def test_citations_name_another_day_tomorrow(
    addresses: list[str], client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    etag = client.get(addresses[0]).headers["ETag"]
    tomorrow = timezone.localdate() + datetime.timedelta(days=1)
    monkeypatch.setattr(timezone, "localdate", lambda: tomorrow)
    assert client.get(addresses[0]).headers["ETag"] != etag


def test_another_release_makes_other_pages(
    addresses: list[str], client: Client, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    etag = client.get(addresses[0]).headers["ETag"]
    page = tmp_path / "templates" / "home.html"
    page.parent.mkdir()
    page.write_text("as it was")
    monkeypatch.setattr("archive.web.conditional.BASE_DIR", tmp_path)
    tags = [etag]
    for text in ("as it was", "as it is"):
        page.write_text(text)
        release.cache_clear()
        tags.append(client.get(addresses[0]).headers["ETag"])
    release.cache_clear()
    assert len(set(tags)) == 3


@pytest.mark.parametrize("address", ["/search?q=tea", "/articles/none/", "/timeline/2018/13/"])
def test_errors_have_no_tag(db: None, index_folder: Path, client: Client, address: str) -> None:
    response = client.get(address)
    assert response.status_code in (404, 503)
    assert "ETag" not in response.headers


def test_who_changes_code_sees_it_at_once(addresses: list[str], client: Client, settings: LazySettings) -> None:
    settings.DEBUG = True
    assert "ETag" not in client.get(addresses[0]).headers


def watched() -> list[type[models.Model]]:
    found = apps.get_app_config("archive").get_models(include_auto_created=True)
    return [model for model in found if model.__name__ not in UNWATCHED]


@pytest.mark.parametrize("model", watched(), ids=lambda model: model.__name__)
def test_every_table_has_its_triggers(db: None, model: type[models.Model]) -> None:
    table = model._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute("SELECT sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s", [table])
        found = sorted(sql.split(" AFTER ")[1].split()[0] for (sql,) in cursor.fetchall())
    assert found == ["DELETE", "INSERT", "UPDATE"]


def test_migrate_brings_back_what_a_table_lost(db: None) -> None:
    make_article()
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER renew_version_on_update_of_archive_article")
        call_command("migrate", verbosity=0)
    token = ContentVersion.objects.current()
    Article.objects.update(title="Another")
    assert ContentVersion.objects.current() != token
