"""Engines find exactly the same of the samples, and count the same, whatever is asked of them."""

from collections.abc import Sequence
from dataclasses import replace
from random import Random

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st
from pytest_django import DjangoDbBlocker

from archive.environment import ENGINES
from archive.models import Article
from archive.search import SearchRequest, understand
from archive.search.documents import documents
from archive.search.engines.base import ArchiveBackend, Question
from archive.search.fields import FACETS, KINDS, Kind
from tests.search.conftest import opened
from tests.search.judged.oracle import Texts
from tests.search.judged.relevance import judged_queries, known_items
from tests.soak.search.queries import query

pytestmark = pytest.mark.django_db

GENERATED, FILTERED = 80, 60
Engines = dict[str, ArchiveBackend]
Found = tuple[int, list[str], dict[str, dict[str, int]]]


@pytest.fixture(scope="package")
def engines(printed: Texts, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory) -> Engines:
    """Each engine over an index of the samples in which some was deleted and written again, as in any that is used."""
    every = {url: opened(url, tmp_path_factory.mktemp("engine")) for url in ENGINES}
    with django_db_blocker.unblock(), transaction.atomic():
        ids = list(Article.objects.published().values_list("pk", flat=True))
        made = list(documents(ids))
    for backend in every.values():
        backend.rebuild([made])
        backend.write([record for record in made if record.article in ids[::3]], gone=ids[::3])
    return every


def found(backend: ArchiveBackend, question: Question) -> Found:
    answer = backend.answer(replace(question, limit=None, facets=FACETS))
    return answer.count, sorted(name for name, _ in answer.ids), answer.facets


def told_apart(engines: Engines, questions: Sequence[Question]) -> list[str]:
    """The questions that an engine answers otherwise than the first, each in a line."""
    first, *others = engines
    faults = []
    for question in questions:
        right = found(engines[first], question)
        faults += [f"{url}: {question}" for url in others if found(engines[url], question) != right]
    return faults


def question(typed: str, kind: Kind = "article", exact: bool = False) -> Question:
    return Question(understand(SearchRequest(typed, exact=exact)).tree, kind)


JUDGED = sorted({*(judged.query for judged in judged_queries()), *(item.query for item in known_items())})


@pytest.mark.parametrize("kind", KINDS)
def test_every_judged_query_finds_and_counts_the_same(engines: Engines, kind: Kind) -> None:
    assert len(JUDGED) > 300
    assert told_apart(engines, [question(typed, kind) for typed in JUDGED]) == []


@settings(max_examples=GENERATED)
@given(typed=query, kind=st.sampled_from(KINDS), exact=st.booleans())
def test_whatever_is_typed_finds_and_counts_the_same(engines: Engines, typed: str, kind: Kind, exact: bool) -> None:
    assert told_apart(engines, [question(" ".join(typed.split()), kind, exact)]) == []


@settings(max_examples=FILTERED)
@given(
    typed=st.sampled_from(["", "the", "的", "-the", *JUDGED[::10]]),
    kind=st.sampled_from(KINDS),
    choice=st.randoms(use_true_random=False),
)
def test_under_any_filters_they_find_and_count_the_same(
    engines: Engines, typed: str, kind: Kind, choice: Random
) -> None:
    """Several values of several facets, chosen and left out, that are there or are not."""
    asked = question(typed, kind)
    offered = found(next(iter(engines.values())), asked)[2]
    chosen, excluded = ({facet: _some(offered[facet], choice) for facet in _some(FACETS, choice)} for _ in range(2))
    assert told_apart(engines, [replace(asked, chosen=chosen, excluded=excluded)]) == []


def _some(things: Sequence[str] | dict[str, int], choice: Random) -> list[str]:
    every = [*things, "no such value"] if isinstance(things, dict) else list(things)
    return choice.sample(every, min(len(every), choice.randint(0, 3)))


def test_words_and_what_tells_articles_apart_are_the_same(engines: Engines) -> None:
    first, *others = engines.values()
    profiles = {name: first.profile(name) for name, _ in first.answer(Question()).ids}
    telling = list(dict.fromkeys(terms for profile in profiles.values() for terms, _ in profile))
    assert len(telling) > 300
    for other in others:
        assert {name: other.profile(name) for name in profiles} == profiles
        assert other.frequencies(telling) == first.frequencies(telling)
        assert other.vocabulary("").keys() == first.vocabulary("").keys()
