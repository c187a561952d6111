"""What terms are looked up by is kept right, and is there for rows made before."""

from importlib import import_module

import pytest
from django.apps import apps

from archive.catalogue.terms import refresh_terms
from archive.models import Term
from tests.factories import make_article, make_term_use

pytestmark = pytest.mark.django_db


def keys(term: Term) -> tuple[str, str]:
    term.refresh_from_db()
    return term.sound, term.gloss_key


def test_the_keys_follow_what_is_printed() -> None:
    use = make_term_use(make_article(blocks=["躺平"]), "躺平")
    Term.objects.update(sound="", gloss_key="")
    refresh_terms({use.term_id})
    assert keys(use.term) == ("tangping", "")
    make_term_use(make_article(blocks=["躺平"]), "躺平", "tǎng píng", "lying flat")
    refresh_terms({use.term_id})
    assert keys(use.term) == ("tangping", "lie flat")


def test_the_migration_makes_them_for_the_terms_that_are_there() -> None:
    use = make_term_use(make_article(blocks=["躺平"]), "躺平", "tǎng píng", "lying flat")
    Term.objects.update(sound="", gloss_key="")
    import_module("archive.migrations.0005_term_lookup").look_up_terms(apps, None)
    assert keys(use.term) == ("tangping", "lie flat")
