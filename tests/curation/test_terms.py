"""Terms that are one in other hanzi, made one and parted again."""

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.test import Client

from archive import curation
from archive.extract.records import Term as Printed
from archive.models import Article, IndexTask, Term, TermAlias, TermUse
from tests.curation.captured import TEXT, capture, parsed

pytestmark = pytest.mark.django_db
SLIP = Printed("茶的", "chá de", "of tea")


@pytest.fixture
def slip(tea: Article) -> Term:
    """What the extractor took for a term in another article."""
    soup = parsed("Soup", ("Soup is no tea.",), original_url="https://soup.example/", terms=(SLIP,), voices=())
    capture(soup, year=2016)
    return Term.objects.get(hanzi="茶的")


@pytest.fixture
def term(tea: Article) -> Term:
    return Term.objects.get(hanzi="茶")


def test_one_term_has_the_uses_of_both_and_both_addresses_lead_to_it(
    term: Term, slip: Term, curator: User, client: Client
) -> None:
    IndexTask.objects.all().delete()
    decision = curation.merge_terms([term, slip], term, curator, "a slip")
    kept = Term.objects.get()
    assert (kept.pk, kept.uses.count(), decision.why) == (term.pk, 2, "a slip")
    assert IndexTask.objects.count() == 2
    moved = client.get(slip.get_absolute_url())
    assert (moved.status_code, moved["Location"]) == (301, kept.get_absolute_url())
    assert client.get(kept.get_absolute_url()).status_code == 200


def test_what_later_captures_print_is_the_terms(term: Term, slip: Term, curator: User) -> None:
    curation.merge_terms([term, slip], term, curator, "a slip")
    capture(parsed(text=(*TEXT, "Later."), terms=(Printed("茶", None, None), SLIP)), year=2022)
    assert [row.pk for row in Term.objects.all()] == [term.pk]
    assert set(TermUse.objects.values_list("term", flat=True)) == {term.pk}


def test_the_kept_one_stays_though_only_the_other_is_printed(term: Term, slip: Term, curator: User) -> None:
    curation.merge_terms([term, slip], term, curator, "a slip")
    capture(parsed(text=(*TEXT, "Later."), terms=()), year=2022)
    capture(parsed("Soup", ("Soup is no tea.", "So."), original_url="https://soup.example/", terms=()), year=2022)
    assert Term.objects.get().uses.count() == 0
    capture(parsed(text=(*TEXT, "Later still."), terms=(SLIP,)), year=2023)
    assert Term.objects.get().pk == term.pk


def test_they_are_parted_with_what_was_captured_since(term: Term, slip: Term, curator: User, client: Client) -> None:
    decision = curation.merge_terms([term, slip], term, curator, "a slip")
    capture(parsed(text=(*TEXT, "Later."), terms=(Printed("茶", "chá", "tea"), SLIP)), year=2022)
    curation.undo(decision, curator)
    assert {row.hanzi: (row.pk, row.uses.count(), row.gloss) for row in Term.objects.all()} == {
        "茶": (term.pk, 1, "tea"),
        "茶的": (slip.pk, 2, "of tea"),
    }
    assert not TermAlias.objects.exists()
    assert client.get(slip.get_absolute_url()).status_code == 200


def test_what_was_decided_of_either_stands(term: Term, slip: Term, curator: User) -> None:
    curation.edit(term, {"gloss": "tea, the drink"}, curator)
    curation.edit(slip, {"gloss": "tea's"}, curator)
    decision = curation.merge_terms([term, slip], term, curator, "a slip")
    capture(parsed(text=(*TEXT, "Later.")), year=2022)
    assert Term.objects.get().gloss == "tea, the drink"
    curation.undo(decision, curator)
    assert set(Term.objects.values_list("gloss", flat=True)) == {"tea, the drink", "tea's"}


def test_a_merge_of_what_was_merged_takes_its_hanzi_along(term: Term, slip: Term, curator: User) -> None:
    third = Term.objects.create(hanzi="茶水")
    first = curation.merge_terms([term, slip], term, curator, "a slip")
    second = curation.merge_terms([third, term], third, curator, "tea")
    assert set(third.aliases.values_list("hanzi", flat=True)) == {"茶", "茶的"}
    with pytest.raises(ValidationError, match="merged into another since"):
        curation.undo(first, curator)
    curation.undo(second, curator)
    curation.undo(first, curator)
    assert set(Term.objects.values_list("hanzi", flat=True)) == {"茶", "茶的", "茶水"}


def test_nothing_is_merged_with_itself_or_with_what_is_gone(term: Term, slip: Term, curator: User) -> None:
    with pytest.raises(ValidationError, match="Choose another"):
        curation.merge_terms([term], term, curator, "")
    curation.merge_terms([term, slip], term, curator, "first")
    with pytest.raises(ValidationError, match="no longer in the archive"):
        curation.merge_terms([term, slip], slip, curator, "second")
