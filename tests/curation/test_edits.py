"""Mending records: one decision a changed field, and it outlives the next ingest."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError

from archive import curation
from archive.models import Article, Author, Decision, IndexTask, Source, Term
from tests.curation.captured import capture_again
from tests.factories import make_article, make_source

pytestmark = pytest.mark.django_db


def stored(article: Article) -> Article:
    return Article.objects.get(pk=article.pk)


def test_a_title_is_mended_and_the_decision_says_who_why_and_what(tea: Article, curator: User) -> None:
    (decision,) = curation.edit(tea, {"title": "The Tea Stall Pays"}, curator, "misprint")
    assert stored(tea).title == "The Tea Stall Pays"
    assert stored(tea).is_edited
    assert (decision.before, decision.after, decision.who, decision.why) == (
        "The Tea Stall", "The Tea Stall Pays", curator, "misprint",
    )  # fmt: skip


def test_a_field_that_does_not_change_writes_nothing(tea: Article, curator: User) -> None:
    IndexTask.objects.all().delete()
    assert curation.edit(tea, {"title": "The Tea Stall", "standfirst": ""}, curator) == []
    assert not Decision.objects.exists()
    assert not IndexTask.objects.exists()


def test_what_a_form_did_to_the_instance_in_hand_does_not_hide_the_change(tea: Article, curator: User) -> None:
    tea.title = "Another"
    assert [decision.before for decision in curation.edit(tea, {"title": "Another"}, curator)] == ["The Tea Stall"]


def test_an_edit_asks_for_the_article_to_be_indexed_again(tea: Article, curator: User) -> None:
    IndexTask.objects.all().delete()
    curation.edit(tea, {"category": "Streets"}, curator)
    assert list(IndexTask.objects.values_list("article_id", flat=True)) == [tea.pk]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", "Tea and Faces"),
        ("standfirst", "On Osmanthus Lane."),
        ("category", "Streets"),
        ("published", "2016~"),
        ("original_url", "https://lantern.example/tea"),
        ("copyright", "© The Lantern Wire"),
        ("language", "zh-Hans"),
        ("source", "Steamed Bun Notes"),
        ("bylines", [{"name": "Bo Lindqvist", "role": "editor", "as_printed": "ed. Bo Lindqvist"}]),
    ],
)
def test_a_curators_word_stands_after_the_next_ingest(tea: Article, curator: User, field: str, value: Any) -> None:
    make_source("Steamed Bun Notes")
    curation.edit(tea, {field: value}, curator)
    assert curation.value_of(stored(tea), field) == value
    again = capture_again()
    assert again.pk == tea.pk
    assert len(again.blocks) == 3, "the newer capture was read"
    assert curation.value_of(again, field) == value


def test_a_date_that_a_curator_set_says_so_and_sorts(tea: Article, curator: User) -> None:
    curation.edit(tea, {"published": "2016-05-04"}, curator)
    assert (stored(tea).published_basis, stored(tea).sort_date, stored(tea).year) == ("curator", 20160504, 2016)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", ""),
        ("published", "last spring"),
        ("published", "2018-13"),
        ("published", "2018-02-30"),
        ("published", "2018-21"),
        ("published", "2018/2019"),
        ("language", "English"),
        ("source", "A paper nobody knows"),
        ("state", "burnt"),
        ("title", "x" * 501),
        ("bylines", [{"name": " ", "role": "author", "as_printed": ""}]),
        ("bylines", [{"name": "Bo", "role": "dancer", "as_printed": ""}]),
        ("bylines", [{"name": "Bo", "role": "author", "as_printed": ""}] * 2),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_changes(tea: Article, curator: User, field: str, value: Any) -> None:
    with pytest.raises(ValidationError) as refused:
        curation.edit(tea, {"standfirst": "New", field: value}, curator)
    assert list(refused.value.message_dict) == [field]
    assert stored(tea).standfirst == ""
    assert not Decision.objects.exists()


def test_a_field_that_is_not_curated_is_refused(tea: Article, curator: User) -> None:
    with pytest.raises(ValueError, match="slug cannot be decided"):
        curation.edit(tea, {"slug": "elsewhere"}, curator)


def test_reset_follows_the_captures_again(tea: Article, curator: User) -> None:
    curation.edit(tea, {"title": "Mine"}, curator)
    decision = curation.reset(tea, "title", curator)
    assert decision is not None
    assert (decision.before, decision.after) == ("Mine", "The Tea Stall")
    assert stored(tea).title == "The Tea Stall"
    assert not stored(tea).is_edited


def test_there_is_nothing_to_reset_where_nothing_was_decided(tea: Article, curator: User) -> None:
    assert curation.reset(tea, "title", curator) is None
    assert not Decision.objects.exists()


def test_a_voice_is_mended_and_stays_so(tea: Article, curator: User) -> None:
    voice = tea.voices.get()
    curation.edit(voice, {"speaker": "Old Chen", "kind": "named", "grade": "named", "place": "Suzhou"}, curator)
    mended = capture_again().voices.get(pk=voice.pk)
    assert (mended.speaker, mended.kind, mended.grade, mended.place) == ("Old Chen", "named", "named", "Suzhou")


def test_a_person_is_renamed_and_the_next_ingest_finds_them(tea: Article, curator: User) -> None:
    author = Author.objects.get(name="Ilse Varga")
    IndexTask.objects.all().delete()
    curation.edit(author, {"name": "Ilse Varga-Lund", "chinese_name": "伊尔莎"}, curator)
    assert IndexTask.objects.filter(article_id=tea.pk).exists()
    assert [byline.author for byline in capture_again().bylines.all()] == [author]
    assert Author.objects.get().name == "Ilse Varga-Lund"


def test_two_people_cannot_have_one_name(tea: Article, curator: User) -> None:
    other = Author.objects.create(name="Bo Lindqvist", slug="bo")
    with pytest.raises(ValidationError):
        curation.edit(other, {"name": "Ilse Varga"}, curator)


def test_a_gloss_is_mended_and_stays_so_until_reset(tea: Article, curator: User) -> None:
    term = Term.objects.get(hanzi="茶")
    curation.edit(term, {"gloss": "tea, the drink"}, curator)
    capture_again()
    assert Term.objects.get(pk=term.pk).gloss == "tea, the drink"
    curation.reset(term, "gloss", curator)
    assert Term.objects.get(pk=term.pk).gloss == "tea"


def test_a_source_that_closes_has_its_articles_indexed_again(curator: User) -> None:
    article = make_article(source="Steamed Bun Notes")
    make_article(source="The Lantern Wire")
    source = Source.objects.get(name="Steamed Bun Notes")
    IndexTask.objects.all().delete()
    curation.edit(source, {"access": "metadata"}, curator)
    assert not Article.objects.get(pk=article.pk).has_full_text
    assert list(IndexTask.objects.values_list("article_id", flat=True)) == [article.pk]
