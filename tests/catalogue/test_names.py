"""Permanent names and sortable dates."""

import pytest

from archive.catalogue.addresses import Names, voice_id
from archive.catalogue.dates import is_edtf, sort_date
from archive.extract.records import Block, ParsedArticle
from archive.models import Article, FormerSlug
from tests.factories import make_article


def new_slug(article: ParsedArticle) -> str:
    return Names([article]).new_slug(article)


def new_id(article: ParsedArticle, slug: str) -> str:
    return Names([article]).new_id(article, slug)


def parsed(title: str, text: str = "Words.", **fields: str) -> ParsedArticle:
    return ParsedArticle(title, 0, 1, (Block("a", "paragraph", text),), **fields)  # type: ignore[arg-type]  # id, slug


@pytest.mark.parametrize(
    ("published", "key"),
    [
        ("2018-03-14", 20180314),
        ("2018-03", 20180300),
        ("2018", 20180000),
        ("2016~", 20160000),
        ("2012/2014", 20120000),
        ("199X", 19900000),
        ("2018-13", 0),
        ("2018-02-30", 0),
        ("last year", 0),
        ("../..", 0),
        ("", 0),
        (None, 0),
    ],
)
def test_dates_sort_by_what_is_known_of_them(published: str | None, key: int) -> None:
    assert sort_date(published) == key
    assert is_edtf(published or "") == bool(key)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("The Ferry’s Last Day", "the-ferrys-last-day"),
        ("躺平 and After", "tang-ping-and-after"),
        ("…", "untitled"),
        ("word " * 60, "-".join(["word"] * 16)),
    ],
)
def test_a_slug_comes_of_the_title(title: str, slug: str) -> None:
    assert new_slug(parsed(title)) == slug


@pytest.mark.django_db
def test_a_taken_slug_gets_a_suffix_of_the_words() -> None:
    article = make_article(slug="ferry")
    FormerSlug.objects.create(slug="boat", article=article)
    assert new_slug(parsed("Ferry", "One text.")) == new_slug(parsed("Ferry", "One text."))
    assert new_slug(parsed("Ferry", "One text.")) != new_slug(parsed("Ferry", "Another."))
    assert new_slug(parsed("Boat")).startswith("boat-")


@pytest.mark.django_db
def test_a_record_keeps_the_names_it_states_if_they_are_free() -> None:
    assert new_slug(parsed("Ferry", slug="the-boat")) == "the-boat"
    assert new_slug(parsed("Ferry", slug="../etc")) == "ferry"
    assert new_id(parsed("Ferry", id="abc123def456"), "ferry") == "abc123def456"
    assert new_id(parsed("Ferry", id="no/id"), "ferry") == new_id(parsed("Ferry"), "ferry")
    make_article(id="abc123def456")
    assert new_id(parsed("Ferry", id="abc123def456"), "ferry") == new_id(parsed("Ferry"), "ferry")
    assert Article.objects.count() == 1


def test_a_voice_s_id_follows_its_article_and_words() -> None:
    assert voice_id("a", "No boat, no island.", 0) == voice_id("a", "“No boat – no island!”", 0)
    assert len({voice_id("a", "No", 0), voice_id("a", "No", 1), voice_id("b", "No", 0), voice_id("a", "Yes", 0)}) == 4
