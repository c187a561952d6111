"""The projection: decisions lie over what captures say, and nothing is written that did not change."""

from pathlib import Path

import pytest
from django.contrib.auth.models import User

from archive import curation
from archive.catalogue import project
from archive.models import Article, Author, Extraction, IndexTask, QuotedComment
from tests.ingest.corpus import page, run

pytestmark = pytest.mark.django_db


@pytest.fixture
def article(tmp_path: Path) -> Article:
    (tmp_path / "a.txt").write_text(page())
    run(tmp_path)
    IndexTask.objects.all().delete()
    return Article.objects.get()


@pytest.fixture
def curator(db: None) -> User:
    return User.objects.create_user("wen")


def test_what_did_not_change_is_not_written(article: Article) -> None:
    changed_at = article.changed_at
    assert not project(article)
    article.refresh_from_db()
    assert article.changed_at == changed_at
    assert not IndexTask.objects.exists()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", "Boatless"),
        ("standfirst", ""),
        ("category", "News"),
        ("published", "2018-04~"),
        ("copyright", ""),
        ("language", "en-GB"),
        ("original_url", "https://example.org/boat/"),
    ],
)
def test_a_curator_s_word_stands_whatever_is_read_later(
    article: Article, curator: User, field: str, value: str
) -> None:
    curation.edit(article, {field: value}, curator)
    Article.objects.update(digest="")
    Extraction.objects.update(version=0)
    project(Article.objects.get())
    article.refresh_from_db()
    assert getattr(article, field) == value
    assert article.is_edited
    curation.reset(article, field, curator)
    article.refresh_from_db()
    assert getattr(article, field) != value
    assert not article.is_edited


def test_a_date_set_by_a_curator_says_so(article: Article, curator: User) -> None:
    curation.edit(article, {"published": "2018-04-01"}, curator)
    article.refresh_from_db()
    assert (article.published_basis, article.sort_date, article.year) == ("curator", 20180401, 2018)


def test_a_person_keeps_the_name_a_curator_gave_them(article: Article, curator: User) -> None:
    curation.edit(Author.objects.get(name="Wen Ruo"), {"name": "Wen Ruolan"}, curator)
    Article.objects.update(digest="")
    project(Article.objects.get())
    assert list(Author.objects.values_list("name", flat=True)) == ["Wen Ruolan"]


def test_a_voice_keeps_what_a_curator_said_of_it(article: Article, curator: User) -> None:
    voice = QuotedComment.objects.get()
    curation.edit(voice, {"platform": "WeChat", "kind": "named"}, curator)
    Article.objects.update(digest="")
    project(Article.objects.get())
    voice.refresh_from_db()
    assert (voice.platform, voice.kind, voice.speaker) == ("WeChat", "named", "one netizen")


def test_an_article_that_no_capture_has_any_longer_is_hidden_and_comes_back(article: Article) -> None:
    (appearance,) = article.appearances.all()
    appearance.delete()
    assert project(article)
    article.refresh_from_db()
    assert not article.is_published
    assert not project(article)
    appearance.pk = None
    appearance.save()
    assert project(article)
    article.refresh_from_db()
    assert article.is_published


def test_an_edited_term_keeps_its_gloss(article: Article, curator: User) -> None:
    term = article.term_uses.get().term
    curation.edit(term, {"gloss": "off to market"}, curator)
    Article.objects.update(digest="")
    project(Article.objects.get())
    term.refresh_from_db()
    assert term.gloss == "off to market"
    curation.reset(term, "gloss", curator)
    term.refresh_from_db()
    assert term.gloss == "going to market"
