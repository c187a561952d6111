"""People under several spellings, made one and parted again."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.test import Client

from archive import curation
from archive.extract.records import Byline
from archive.models import Article, Author, AuthorAlias, IndexTask
from archive.models import Byline as BylineRow
from tests.curation.captured import capture, parsed

pytestmark = pytest.mark.django_db


def written(name: str, title: str = "", **fields: Any) -> Article:
    text = (f"A text by {name} alone.", f"It is called {title or name}.")
    byline = (Byline(name, "author", f"by {name}"),)
    address = f"https://lantern.example/{len(name)}-{len(title)}"
    return capture(parsed(title or f"Of {name}", text, bylines=byline, original_url=address, **fields))


@pytest.fixture
def two(db: None) -> tuple[Author, Author]:
    """Mei Hartog, and the same in capitals."""
    written("Mei Hartog"), written("MEI HARTOG", "In capitals")
    IndexTask.objects.all().delete()
    return Author.objects.get(name="Mei Hartog"), Author.objects.get(name="MEI HARTOG")


def everything() -> list[Any]:
    people = Author.objects.order_by("pk").values_list("pk", "name", "slug", "chinese_name", "biography")
    parts = BylineRow.objects.order_by("article", "order").values_list("author", "article", "role", "as_printed")
    return [list(people), list(parts), list(AuthorAlias.objects.values_list("author", "name", "slug"))]


def test_one_person_has_written_what_both_have(curator: User, two: tuple[Author, Author], client: Client) -> None:
    kept, gone = two
    old = client.get(gone.get_absolute_url())
    assert old.status_code == 200
    decision = curation.merge_authors(two, kept, curator, "one person")
    assert list(Author.objects.all()) == [kept]
    assert kept.bylines.count() == 2
    assert (decision.verb, decision.why, decision.subject) == ("merge", "one person", "author")
    assert IndexTask.objects.count() == 1
    moved = client.get(gone.get_absolute_url())
    assert (moved.status_code, moved["Location"]) == (301, kept.get_absolute_url())


def test_what_is_captured_later_under_the_other_name_is_theirs_too(curator: User, two: tuple[Author, Author]) -> None:
    curation.merge_authors(two, two[0], curator, "one person")
    later = written("MEI HARTOG", "Later, in capitals")
    assert [byline.author for byline in later.bylines.all()] == [two[0]]
    both = tuple(Byline(name, "author", name) for name in ("Mei Hartog", "MEI HARTOG"))
    again = capture(
        parsed("Twice", ("Named twice.", "By one."), bylines=both, original_url="https://lantern.example/t")
    )
    assert again.bylines.count() == 1


def test_they_are_parted_as_they_were(curator: User, two: tuple[Author, Author]) -> None:
    before = everything()
    decision = curation.merge_authors(two, two[1], curator, "one person")
    assert everything() != before
    curation.undo(decision, curator)
    assert everything() == before


def test_of_two_parts_in_one_article_one_stays_and_both_come_back(curator: User) -> None:
    both = tuple(Byline(name, "author", name) for name in ("Bo Lind", "B. Lind"))
    capture(parsed(bylines=both))
    people, before = list(Author.objects.all()), everything()
    decision = curation.merge_authors(people, people[0], curator, "one person")
    assert BylineRow.objects.count() == 1
    curation.undo(decision, curator)
    assert [sorted(rows) for rows in everything()] == [sorted(rows) for rows in before]


def test_what_was_changed_since_is_undone_first(curator: User, two: tuple[Author, Author]) -> None:
    decision = curation.merge_authors(two, two[0], curator, "one person")
    curation.edit(Author.objects.get(), {"chinese_name": "梅"}, curator)
    with pytest.raises(ValidationError, match="changed since"):
        curation.undo(decision, curator)
    assert Author.objects.count() == 1


def test_nothing_is_merged_with_itself_or_with_who_is_gone(curator: User, two: tuple[Author, Author]) -> None:
    with pytest.raises(ValidationError, match="Choose another"):
        curation.merge_authors(two[:1], two[0], curator, "")
    curation.merge_authors(two, two[0], curator, "first")
    with pytest.raises(ValidationError, match="no longer in the archive"):
        curation.merge_authors(two, two[0], curator, "second")
