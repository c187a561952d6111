"""Hiding articles, withholding voices: at once, and for good."""

import pytest
from django.contrib.auth.models import User

from archive import curation
from archive.catalogue import project
from archive.models import Article, Decision, IndexTask
from tests.curation.captured import capture, capture_again, parsed

pytestmark = pytest.mark.django_db


def test_a_hidden_article_is_not_published_and_stays_hidden(tea: Article, curator: User) -> None:
    IndexTask.objects.all().delete()
    assert curation.hide([tea], curator, "its author asked") == 1
    assert not Article.objects.published().exists()
    assert IndexTask.objects.get().article_id == tea.pk
    capture_again()
    assert not Article.objects.published().exists()


def test_hiding_what_is_hidden_records_nothing(tea: Article, curator: User) -> None:
    curation.hide([tea], curator)
    assert curation.hide(Article.objects.all(), curator) == 0
    assert Decision.objects.count() == 1


def test_a_hidden_article_can_be_shown_again(tea: Article, curator: User) -> None:
    curation.hide([tea], curator)
    assert curation.show(Article.objects.all(), curator) == 1
    assert Article.objects.published().get() == tea


def test_a_withheld_voice_is_blacked_out_and_stays_so(tea: Article, curator: User) -> None:
    assert curation.withhold(tea.voices.all(), curator, "she asked") == 1
    again = capture_again()
    assert again.visible_voices() == []
    assert "pay with my face" not in " ".join(block["text"] for block in again.visible_blocks())


def test_a_released_voice_can_be_read_again(tea: Article, curator: User) -> None:
    curation.withhold(tea.voices.all(), curator)
    assert curation.release(tea.voices.all(), curator) == 1
    assert [voice.text for voice in Article.objects.get().visible_voices()] == ["I pay with my face now,"]


def test_a_released_voice_that_is_gone_leaves_no_trace(tea: Article, curator: User) -> None:
    """The rows follow from captures and decisions alone, not from the rows there were."""
    curation.withhold(tea.voices.all(), curator)
    again = capture(parsed(text=("All of it was written anew.",) * 2), year=2021)
    curation.release(again.voices.all(), curator)
    assert not again.voices.exists()
    assert not project(Article.objects.get())
