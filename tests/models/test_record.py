"""Rows read from the database are those that Django makes."""

from typing import Any

import pytest
from django.db import models

from archive.models import Article
from archive.models.record import Record
from tests.factories import make_article


@pytest.mark.django_db
def test_a_record_that_was_read_is_as_django_makes_it() -> None:
    made = make_article("One", ["Salt is dear."])
    read = Article.objects.select_related("source").get()
    fields = [field.attname for field in Article._meta.concrete_fields]
    django: Any = models.Model.from_db
    as_django = django.__func__(Article, "default", fields, [getattr(read, name) for name in fields])
    assert isinstance(read, Record)
    assert {name: as_django.__dict__[name] for name in fields} == {name: read.__dict__[name] for name in fields}
    assert (read, read.source, read._state.adding, read._state.db) == (made, made.source, False, "default")


@pytest.mark.django_db
def test_what_was_not_read_is_looked_up_when_it_is_asked_for(django_assert_num_queries: Any) -> None:
    make_article("One", ["Salt is dear."])
    read = Article.objects.only("title").get()
    assert "blocks" in read.get_deferred_fields()
    with django_assert_num_queries(1):
        assert read.blocks[0]["text"] == "Salt is dear."
    read.title = "Two"
    read.save()
    assert Article.objects.get().title == "Two"
