"""Extraction reads the samples as it is pinned to, and no worse than it did."""

import pytest

from tests.gate.pins import Pins, changes, fallen, pinned, pins_now
from tests.gate.sheets import captures, gold_of

HOW = "tests/gate/README.md says how to look at it; `make pin` records it"


@pytest.fixture(scope="module")
def now() -> Pins:
    return pins_now()


def test_no_measure_falls_under_its_pin(now: Pins) -> None:
    assert fallen(pinned().scores, now.scores) == []


def test_every_sample_is_read_as_it_is_pinned(now: Pins) -> None:
    differences = "\n".join(changes(pinned(), now))
    assert not differences, f"{differences}\n{HOW}"


def test_every_sample_has_been_read_by_a_person() -> None:
    assert [path.name for path in captures() if gold_of(path) is None] == [], HOW


def test_what_is_true_of_a_sample_is_still_there() -> None:
    names = {path.name for path in captures()}
    assert set(pinned().misses) == names
