"""The names of facets are read once, and never shown when they changed."""

import pytest
from pytest_django import DjangoAssertNumQueries

from archive.models import ContentVersion, Topic
from archive.search.names import Names

pytestmark = pytest.mark.django_db


def test_names_that_are_known_are_not_read_again(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    Topic.objects.create(slug="kites", label="Kites")
    assert Names().of("topic", ["kites", "none"]) == {"kites": "Kites"}
    with django_assert_num_queries(1):  # of the version
        assert Names().of("topic", ["kites"]) == {"kites": "Kites"}


def test_a_name_that_changes_is_read_again() -> None:
    Topic.objects.create(slug="kites", label="Kites")
    Names().of("topic", ["kites"])
    Topic.objects.filter(slug="kites").update(label="Paper kites")
    assert Names().of("topic", ["kites"]) == {"kites": "Paper kites"}


def test_without_a_version_nothing_is_kept() -> None:
    topic = Topic.objects.create(slug="kites", label="Kites")
    ContentVersion.objects.update(token="")
    Names().of("topic", ["kites"])
    Topic.objects.filter(pk=topic.pk).update(label="Paper kites")
    ContentVersion.objects.update(token="")
    assert Names().of("topic", ["kites"]) == {"kites": "Paper kites"}
