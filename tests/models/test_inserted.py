"""Rows written by one statement read as those that Django writes."""

from typing import Any

import pytest
from django.db import IntegrityError, models

from archive.models import Note, QuotedComment, Suggestion, Tagging
from archive.models.inserted import insert
from tests.factories import make_article, make_topic

pytestmark = pytest.mark.django_db


def content_of(model: type[models.Model]) -> list[tuple[Any, ...]]:
    fields = [field.attname for field in model._meta.concrete_fields if not isinstance(field, models.AutoField)]
    return list(model._default_manager.order_by(*fields).values_list(*fields))


def made_twice(model: type[models.Model]) -> tuple[list[models.Model], list[models.Model]]:
    """The same rows, made twice: with lists, dictionaries, bytes, choices, nothing where nothing need be."""
    article, topic = make_article("Salt", blocks=["Ann said ‘50% 盐’."]), make_topic("Salt tax")
    netizen = {"kind": "netizen", "grade": "crowd", "has_original": True}
    said = [[article.blocks[0]["key"], 4, 8]]
    makers: dict[type[models.Model], Any] = {
        Note: lambda: [Note(article=article, order=n, text=text) for n, text in enumerate(["%s", "盐 \N{BEAR FACE}"])],
        QuotedComment: lambda: [QuotedComment(id="q1", article=article, text="50% 盐", spans=said, **netizen)],
        Suggestion: lambda: [
            Suggestion(kind=Suggestion.Kind.TERM, record="7", key="盐".encode(), is_start=True),
            Suggestion(kind=Suggestion.Kind.TITLE, record=article.pk, key=b"salt", sort_date=20180000),
        ],
        Tagging: lambda: [
            Tagging(article_id=article.pk, topic=topic, origin="rule", state="accepted", evidence={"words": {"盐": 2}})
        ],
    }
    return makers[model](), makers[model]()


@pytest.mark.parametrize("model", [Note, QuotedComment, Suggestion, Tagging])
def test_they_read_as_if_django_had_written_them(model: type[models.Model], django_assert_num_queries: Any) -> None:
    ours, theirs = made_twice(model)
    with django_assert_num_queries(1):
        insert(iter(ours))
    written = content_of(model)
    model._default_manager.all().delete()
    model._default_manager.bulk_create(theirs)
    assert written == content_of(model) != []


def test_no_rows_ask_nothing(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        insert([])


@pytest.mark.django_db(transaction=True)
def test_of_rows_that_cannot_all_be_kept_none_is() -> None:
    article = make_article()
    with pytest.raises(IntegrityError):
        insert(Note(article_id=pk, text="Salt!") for pk in (article.pk, None))
    assert not Note.objects.exists()
