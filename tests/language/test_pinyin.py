"""Pinyin read from texts, and pinyin as readers type it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.language import pinyin
from archive.language.hanzi import readings


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("tangping", ("tang", "ping")),
        ("tǎngpíng", ("tang", "ping")),
        ("tang3ping2", ("tang", "ping")),
        ("Xi'an", ("xi", "an")),
        ("xian", ("xian",)),
        ("nǚ", ("nv",)),
        ("nü", ("nv",)),
        ("lu:4", ("lv",)),
        ("lüe", ("lve",)),
        ("xü", ("xu",)),
    ],
)
def test_the_first_segmentation_has_the_fewest_syllables(word: str, expected: tuple[str, ...]) -> None:
    assert pinyin.segmentations(word)[0] == expected


def test_other_segmentations_follow() -> None:
    assert pinyin.segmentations("xian") == [("xian",), ("xi", "an")]
    assert pinyin.segmentations("fangan") == [("fang", "an"), ("fan", "gan")]
    assert pinyin.segmentations("nu") == [("nu",), ("nv",)]


@pytest.mark.parametrize("word", ["", "blogger", "covid19", "a1b2c", "马", "'", "5", "x" * 100])
def test_other_words_have_no_segmentation(word: str) -> None:
    assert pinyin.segmentations(word) == []


@given(st.text(st.sampled_from("aegnixu'v:ü35-ǎ")))
def test_there_are_never_more_than_eight(word: str) -> None:
    assert len(pinyin.segmentations(word)) <= 8


@given(st.text(st.sampled_from("马云信用体系人肉搜索躺平"), min_size=1, max_size=6))
def test_the_joined_reading_of_hanzi_can_be_cut_back(run: str) -> None:
    assert tuple(readings(run)) in pinyin.segmentations("'".join(readings(run)))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["zhima", "xinyong"], [("zhi", "ma", "xin", "yong")]),
        (["Shen", "Congwen"], [("shen", "cong", "wen")]),
        (["ma", "yun"], [("ma", "yun")]),
        (["tǎng", "píng"], [("tang", "ping")]),
        (["mǎ"], [("ma",)]),
        (["Beijing"], [("bei", "jing")]),
        (["ma"], []),
        (["women"], []),
        (["women", "change"], []),
        (["jack", "ma"], []),
        ([], []),
    ],
)
def test_latin_words_are_taken_for_pinyin_only_if_they_can_be_meant_so(
    words: list[str], expected: list[tuple[str, ...]]
) -> None:
    assert pinyin.spellings(words) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("银行", "yin hang"),
        ("the 银行 and 馬", "yin hang | ma"),
        ("called renrou sousuo (人肉)", "ren rou sou suo | ren rou"),
        ("women change", ""),
        ("Jack Ma Yun", "ma yun"),
        ("“yī mǎ píng chuān”", "yi ma ping chuan"),
        ("Xi'an", "xi an"),
    ],
)
def test_a_text_reads_as_its_hanzi_and_its_pinyin(text: str, expected: str) -> None:
    assert " ".join(syllable.term for syllable in pinyin.readings(text)) == expected


def test_a_syllable_knows_what_it_is_read_from() -> None:
    text = "renrou 人肉"
    spans = [text[token.start : token.end] for token in pinyin.readings(text)]
    assert spans == ["renrou", "renrou", "", "人", "肉"]
