"""Suggested topics of the samples against a person's judgement; `python -m tests.bench.tagging` says more."""

import pytest

from tests.tagging.leaving_out import of_all, of_some
from tests.tagging.samples import Samples, judged, parsed_samples, samples


@pytest.fixture(scope="module")
def sampled() -> Samples:
    return samples()


def test_every_sample_is_judged_and_every_judgement_is_of_a_sample() -> None:
    assert judged().keys() == parsed_samples().keys()


def test_four_in_five_of_the_topics_suggested_to_a_new_article_are_right(sampled: Samples) -> None:
    counted = of_all(sampled.labels, sampled.profiles, sampled.by_rules)
    assert counted.precision >= 0.8, counted
    assert counted.recall >= 0.7, counted


def test_the_same_where_it_carries_others_already(sampled: Samples) -> None:
    """What is suggested wrongly is so in every round, what is right only in those that left it out: a harder test."""
    counted = of_some(sampled.labels, sampled.profiles, sampled.by_rules)
    assert counted.precision >= 0.75, counted
    assert counted.recall >= 0.7, counted
