"""More like this."""

import pytest
from haystack import connections

from archive.search.indexer import reindex
from archive.search.similar import similar, telling_terms
from tests.factories import make_article

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("index_folder")]

KITES = "A kite maker in Weifang paints kites. Each kite (风筝) takes a week, and its frame of bamboo is bent by hand."
MORE_KITES = "Kites again: the kite festival opens in Weifang, where a kite (風箏) of bamboo is flown by a school."
NOODLES = "A noodle shop sells noodles. Its owner pulls each noodle by hand and films the noodle pulling."


def test_it_finds_what_shares_the_telling_words_best_first() -> None:
    kites = make_article("Kites of Weifang", [KITES])
    more = make_article("A festival", [MORE_KITES])
    make_article("Noodles", [NOODLES])
    for number in range(6):
        make_article(f"Filler {number}", [f"Nothing of note happened on day {number}, by hand or otherwise."])
    reindex()
    assert similar(kites) == [more.pk]
    assert similar(more) == [kites.pk]


def test_what_only_one_article_has_or_most_have_tells_nothing() -> None:
    kites = make_article("Kites of Weifang", [KITES])
    make_article("A festival", [MORE_KITES])
    for number in range(12):
        make_article(f"Filler {number}", ["Nothing of note was made by hand."])
    reindex()
    terms = telling_terms(connections["default"].get_backend(), kites.pk)
    assert ("风", "筝") in terms
    assert ("kite",) in terms
    assert not {("paint",), ("hand",)} & set(terms)


def test_an_article_without_likeness_has_no_neighbours() -> None:
    alone = make_article("Alone", ["Quite unlike anything."])
    make_article("Noodles", [NOODLES])
    reindex()
    assert similar(alone) == []


def test_what_is_not_indexed_yet_has_no_neighbours() -> None:
    make_article("Kites of Weifang", [KITES])
    reindex()
    assert similar(make_article("A festival", [MORE_KITES])) == []


def test_of_two_alike_the_one_on_the_same_subject_comes_first() -> None:
    kites = make_article("Kites of Weifang", [KITES], topics=["Festivals"])
    other = make_article("A poem", [MORE_KITES], topics=["Poetry"], published="2019")
    same = make_article("A festival", [MORE_KITES], topics=["Festivals"], published="2017")
    for number in range(12):
        make_article(f"Filler {number}", ["Nothing of note happened."])
    reindex()
    assert similar(kites, ["Festivals"]) == [same.pk, other.pk]
