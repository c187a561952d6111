"""Extraction reads the samples as it is pinned to, and no worse than it did."""

from pathlib import Path

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


@pytest.mark.parametrize("path", captures(), ids=lambda path: path.name)
def test_what_a_person_wrote_down_stands_in_the_article(path: Path) -> None:
    for sheet in gold_of(path) or []:
        printed = "\n".join([*sheet["blocks"], *sheet.get("notes", ())])
        halves = [half for voice in sheet.get("voices", ()) for half in voice["text"].split(" [...] ")]
        hanzi = [term["hanzi"] for term in sheet.get("terms", ())]
        found = [*halves, *hanzi, *sheet.get("hashtags", ()), *sheet.get("handles", ())]
        assert [words for words in found if words not in printed] == []
