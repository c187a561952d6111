"""Folding, reading and tagging of hanzi."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from opencc import OpenCC

from archive.language import hanzi
from archive.language.lists import read_list

OPENCC = OpenCC("t2s")


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
    start = time.process_time()
    assert len(hanzi.readings("马" * 400_000)) == 400_000
    assert time.process_time() - start < 10  # all at once they take twenty seconds


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


@pytest.mark.parametrize("pair", sorted(read_list("variants.txt")))
def test_the_table_holds_what_opencc_misses_and_its_simplified_form(pair: str) -> None:
    variant, simplified = pair
    assert OPENCC.convert(variant) == variant, "OpenCC knows it"
    assert OPENCC.convert(simplified) == simplified, "not the simplified form"
    assert hanzi.fold(variant) == hanzi.fold(simplified) == simplified


@pytest.mark.parametrize(
    "pair",
    ["緖绪", "甯宁", "戯戏", "著着", "砲炮", "祇只", "靑青", "衞卫", "増增", "讌宴", "閗斗", "豔艳", "簷檐"],
)
def test_variants_fold_to_the_simplified_form(pair: str) -> None:
    assert hanzi.fold(pair[0]) == pair[1]


def test_a_character_with_a_meaning_of_its_own_is_left_alone() -> None:
    assert hanzi.fold("芸予弁浜喆仝雠") == "芸予弁浜喆仝雠"
    assert hanzi.fold("讎") == "雠"


@pytest.mark.parametrize("plane", range(17))
def test_each_character_of_unicode_folds_to_one_that_stays(plane: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hanzi, "_SIMPLIFIED", hanzi._Simplified())  # the table of this process is not to be filled
    characters = [chr(code) for code in range(plane << 16, (plane + 1) << 16)]
    folded = [hanzi.fold(character) for character in characters]
    assert {len(one) for one in folded} == {1}
    assert [hanzi.fold(one) for one in folded] == folded
    changed = [one for one, other in zip(characters, folded, strict=True) if one != other]
    assert all(map(hanzi.is_hanzi, changed))
    assert all(hanzi.is_hanzi(hanzi.fold(one)) for one in changed)
