"""What people judged to be right for a query is found, and next to nothing else."""

from collections import Counter
from collections.abc import Sequence

import pytest

from archive.models import QuotedComment
from tests.installation import engine_in_use
from tests.search.judged import oracle
from tests.search.judged.asking import VOICES, answers, name_of
from tests.search.judged.oracle import Texts
from tests.search.judged.ranks import means, pinned, ranks
from tests.search.judged.relevance import Judged, judged_queries, known_items, measured

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("names_alone")]

KINDS = sorted({judged.kind for judged in judged_queries()})
COMPUTED = ("hanzi", "one character", "traditional")
FEWEST = 12  # queries a class
PRECISION = 0.98


def of_kind(kind: str) -> list[Judged]:
    return [judged for judged in judged_queries() if judged.kind == kind]


@pytest.mark.parametrize("kind", KINDS)
def test_all_that_is_right_is_found_and_nothing_else(samples: Texts, kind: str) -> None:
    figures = measured((judged, answers(judged)) for judged in of_kind(kind))
    assert figures.recall == 1.0, figures.misses
    assert figures.precision >= PRECISION, figures.misses


@pytest.mark.parametrize("judged", [j for kind in COMPUTED for j in of_kind(kind)], ids=lambda judged: judged.query)
def test_people_and_brute_force_judge_alike(samples: Texts, judged: Judged) -> None:
    assert judged.right == oracle.printing(samples, judged.query)


def test_every_judged_article_is_a_sample(samples: Texts) -> None:
    of_articles = (judged for judged in judged_queries() if judged.kind != VOICES)
    named = {slug for judged in of_articles for slug in judged.right | judged.allowed}
    assert {*named, *(item.article for item in known_items())} <= samples.keys()


def test_every_judged_voice_is_of_the_samples_and_no_other_has_its_name(samples: Texts) -> None:
    names = Counter(map(name_of, QuotedComment.objects.public().select_related("article")))
    judged = {name for judged in of_kind(VOICES) for name in judged.right | judged.allowed}
    assert {name: names[name] for name in judged if names[name] != 1} == {}


@pytest.mark.parametrize("kind", KINDS)
def test_a_class_has_enough_queries_to_say_something(kind: str) -> None:
    assert len(of_kind(kind)) >= FEWEST


def test_known_items_rank_no_lower_than_they_are_pinned(samples: Texts) -> None:
    by_kind = ranks()
    now, before = means(by_kind), pinned()[engine_in_use()]
    second = {query: rank for each in by_kind.values() for query, rank in each.items() if rank < 1}
    assert now.keys() == before.keys(), "python -m tests.search.judged --pin records new classes"
    assert {kind: mean for kind, mean in now.items() if mean < before[kind]} == {}, second


@pytest.mark.parametrize(
    ("names", "recall", "precision"),
    [
        (["a", "b"], 1.0, 1.0),
        (["a", "b", "m"], 1.0, 1.0),
        (["a"], 0.5, 1.0),
        (["b", "a", "x", "y"], 1.0, 0.5),
        ([], 0, 1),
    ],
)
def test_recall_counts_what_is_missing_and_precision_what_is_strange(
    names: Sequence[str], recall: float, precision: float
) -> None:
    figures = measured([(Judged("hanzi", "躺平", frozenset("ab"), frozenset("m")), names)])
    assert (figures.recall, figures.precision) == (recall, precision)
