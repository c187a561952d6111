"""The measures measure: each falls for what it is there to notice, and for nothing that print varies in."""

import copy
from typing import Any

import pytest

from tests.gate.measures import MEASURES, folded, same_words, score
from tests.gate.pins import Pins, changes, fallen, misses
from tests.gate.sheets import Sheet

VOICE = {"text": "The ferry sings at night", "speaker": "one user", "voice": "netizen", "grade": "described"}
OTHER = {"text": "We mended the rail in May", "speaker": "Captain Ro", "voice": "named", "grade": "named"}
SHEET: Sheet = {
    "title": "The Ferry",
    "standfirst": "Who pays?",
    "category": "Coast",
    "published": "2018",
    "bylines": ["author: Ann Vale"],
    "blocks": [
        "heading: Boats",
        "paragraph: The old ferry leaves the bay at nine.",
        "pull_quote: It sings",
        "caption: A ferry",
    ],
    "voices": [VOICE, OTHER],
    "terms": [{"hanzi": "船", "pinyin": "chuán", "gloss": "boat"}],
    "hashtags": ["#船#"],
    "handles": ["@渡口"],
    "references": ["Ro. 2017. Rails."],
    "notes": ["* Since mended."],
    "reader_comments": [{"name": "Bo", "date": "2018-01-02", "text": "Good."}],
}
WORSE: dict[str, dict[str, Any]] = {
    "title": {"title": "the ferry"},
    "standfirst": {"standfirst": None},
    "category": {"category": "Sea"},
    "published": {"published": "2019"},
    "bylines": {"bylines": ["editor: Ann Vale"]},
    "body": {"blocks": ["paragraph: The old ferry leaves the quay at nine."]},
    "headings": {"blocks": ["paragraph: Boats"]},
    "pull_quotes": {"blocks": ["paragraph: It sings"]},
    "captions": {"blocks": ["paragraph: A ferry"]},
    "clean": {"blocks": [*SHEET["blocks"], "paragraph: Subscribe"]},
    "voices": {"voices": [OTHER, VOICE | {"voice": "named"}]},
    "attributed": {"voices": [VOICE]},
    "speakers": {"voices": [VOICE | {"speaker": "the captain"}, OTHER]},
    "details": {"voices": [VOICE, OTHER | {"grade": "none"}]},
    "terms": {"terms": []},
    "glosses": {"terms": [{"hanzi": "船", "pinyin": "chuán"}]},
    "hashtags": {"hashtags": []},
    "handles": {"handles": ["@渡口", "@船"]},
    "references": {"references": []},
    "notes": {"notes": []},
    "reader_comments": {"reader_comments": []},
}


def figures(found: Sheet) -> dict[str, float]:
    return score({"a.txt": [found]}, {"a.txt": [SHEET]})


def test_the_truth_itself_scores_one() -> None:
    assert set(figures(SHEET).values()) == {1.0}


@pytest.mark.parametrize("measure", MEASURES)
def test_a_measure_falls_for_what_it_is_there_to_notice(measure: str) -> None:
    assert figures(SHEET | WORSE[measure])[measure] < 1


def test_an_article_that_is_missing_or_extra_is_noticed() -> None:
    true = {"a.txt": [SHEET]}
    assert score({"a.txt": []}, true)["segmentation"] == 0
    assert score({"a.txt": [SHEET, SHEET | {"title": "Footer"}]}, true)["segmentation"] == pytest.approx(2 / 3)


def test_quotation_marks_dashes_and_case_are_no_difference() -> None:
    assert folded("“It’s here” – now!") == folded('"it\'s here" - Now')


def test_a_voice_is_the_same_up_to_a_tenth_of_its_words() -> None:
    words = " ".join(f"w{number}" for number in range(20))
    assert same_words(words, words.replace("w3", "x"))
    assert not same_words(words, words.replace("w3", "x").replace("w7", "x").replace("w9", "x"))


def test_a_change_says_what_was_read_before_and_what_is_read_now() -> None:
    wrong, right = copy.deepcopy(SHEET) | {"category": "Sea"}, SHEET
    before, now = (Pins({}, {"a.txt": misses([sheet], [SHEET])}, {"a.txt": {"footer": 1}}) for sheet in (wrong, right))
    assert list(changes(before, now)) == ["a.txt\n  +The Ferry | category | Coast\n  -The Ferry | category | Sea"]
    assert list(changes(now, now)) == []


def test_a_measure_that_falls_or_goes_is_named() -> None:
    assert fallen({"body": 0.9, "terms": 0.5, "gone": 0.1}, {"body": 0.8, "terms": 0.6}) == [
        "body fell from 0.9000 to 0.8000",
        "gone fell from 0.1000 to 0.0000",
    ]
