"""A stretch of hanzi that texts print, in whatever characters or spelling it is typed, finds those texts.

A sample here; `make soak` tries every one.
"""

from collections.abc import Collection
from random import Random
from typing import TypeVar

import pytest

from tests.search.judged import oracle
from tests.search.judged.oracle import Texts
from tests.search.judged.promises import broken_by_hanzi, broken_by_pinyin

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("names_alone")]

SAMPLE = 120
LONGEST_SPOKEN = 4
One = TypeVar("One")


def some(items: Collection[One], count: int) -> list[One]:
    """Some of `items`, the same every time."""
    return Random(2026).sample(list(items), count)  # noqa: S311  # chooses, hides nothing


def test_a_stretch_of_hanzi_finds_exactly_the_articles_that_print_it(samples: Texts) -> None:
    stretches = sorted(oracle.substrings(samples).items())
    assert len(stretches) > 4000
    assert [fault for hanzi, right in some(stretches, SAMPLE) for fault in broken_by_hanzi(hanzi, right)] == []


@pytest.mark.parametrize("region", ["s2t", "s2tw", "s2hk"])
def test_its_traditional_form_finds_the_same(samples: Texts, region: str) -> None:
    pairs = [(oracle.traditional(hanzi, region), right) for hanzi, right in sorted(oracle.substrings(samples).items())]
    changed = [pair for pair in pairs if pair[0] != oracle.simplified(pair[0])]
    assert [fault for hanzi, right in some(changed, SAMPLE // 3) for fault in broken_by_hanzi(hanzi, right)] == []


def test_every_spelling_in_pinyin_finds_at_least_those(samples: Texts) -> None:
    spoken = sorted(oracle.readings(samples, LONGEST_SPOKEN).items())
    assert [fault for toned, right in some(spoken, SAMPLE // 3) for fault in broken_by_pinyin(toned, right)] == []
