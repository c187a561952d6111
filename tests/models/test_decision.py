"""Decisions are added, never changed or removed."""

import pytest

from archive.models import Decision

pytestmark = pytest.mark.django_db


def test_a_decision_stands_as_it_was_made() -> None:
    made = Decision.objects.create(subject="article", subject_id="a", verb="edit", field="title", after="One")
    made.after = "Two"
    with pytest.raises(TypeError, match="stands"):
        made.save()
    with pytest.raises(TypeError, match="stands"):
        made.delete()
    assert Decision.objects.get().after == "One"


def test_the_last_word_on_each_field_stands_until_it_is_taken_back() -> None:
    for verb, field, after in (("edit", "title", "One"), ("edit", "title", "Two"), ("edit", "category", "News")):
        Decision.objects.create(subject="article", subject_id="a", verb=verb, field=field, after=after)
    Decision.objects.create(subject="article", subject_id="b", verb="edit", field="title", after="Else")
    assert Decision.objects.standing("article", ["a"]) == {"a": {"title": "Two", "category": "News"}}
    Decision.objects.create(subject="article", subject_id="a", verb="reset", field="title")
    assert Decision.objects.standing("article", ["a"]) == {"a": {"category": "News"}}
