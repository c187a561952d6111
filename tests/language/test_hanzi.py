"""Folding, reading and tagging of hanzi."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.language import hanzi


@pytest.mark.parametrize(
    ("traditional", "simplified"),
    [
        ("社會信用體系", "社会信用体系"),
        ("馬雲", "马云"),
        ("甯靜", "宁静"),
        ("砲", "炮"),
        ("豈", "岂"),
        ("a馬b", "a马b"),
    ],
)
def test_traditional_folds_to_simplified(traditional: str, simplified: str) -> None:
    assert hanzi.fold(traditional) == hanzi.fold(simplified) == simplified


@given(st.text(st.characters(min_codepoint=0x2F00, max_codepoint=0x323AF)))
def test_folding_keeps_offsets(text: str) -> None:
    assert len(hanzi.fold(text)) == len(text)


def test_characters_are_read_in_their_words() -> None:
    assert hanzi.readings("银行") == ["yin", "hang"]
    assert hanzi.readings("音樂") == ["yin", "yue"]
    assert hanzi.readings("女〇") == ["nv", "ling"]


@given(st.text(st.characters(min_codepoint=0x3400, max_codepoint=0x9FFF), max_size=20))
def test_every_character_gets_one_reading(run: str) -> None:
    assert len(hanzi.readings(run)) == len(run)


def test_hanzi_without_end_are_read_in_time_that_grows_with_them() -> None:
    start = time.perf_counter()
    assert len(hanzi.readings("马" * 400_000)) == 400_000
    assert time.perf_counter() - start < 10  # all at once they take twenty seconds


def test_toned_pinyin_is_for_reading_aloud() -> None:
    assert hanzi.toned("芝麻信用") == "zhī má xìn yòng"


def test_each_run_of_hanzi_gets_its_script() -> None:
    assert hanzi.text_runs("Ma (馬雲) or 马云") == [
        ("Ma (", None),
        ("馬雲", "zh-Hant"),
        (") or ", None),
        ("马云", "zh-Hans"),
    ]
    assert hanzi.text_runs("plain") == [("plain", None)]
    assert hanzi.text_runs("") == []


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Renrou: “China’s” 人肉搜索", "renrou-chinas-ren-rou-sou-suo"),
        ("Café Zhōngguó", "cafe-zhongguo"),
        ("绿", "lv"),
        ("…", "untitled"),
        ("", "untitled"),
    ],
)
def test_a_slug_is_words_and_pinyin(title: str, slug: str) -> None:
    assert hanzi.slugify(title) == slug


@given(st.text())
def test_a_slug_is_never_empty_nor_long(title: str) -> None:
    slug = hanzi.slugify(title)
    assert 0 < len(slug) <= 80
    assert slug == slug.strip("-").lower()
