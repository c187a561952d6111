"""By what glossary entries are looked up."""

import pytest

from archive.language.glossary import common_words, gloss_key, may_be_spelt, sound, sounds
from archive.language.lists import read_list
from archive.language.words import stem
from tests.language.english import commonest


@pytest.mark.parametrize(
    ("hanzi", "pinyin", "expected"),
    [
        ("躺平", "tǎng píng", "tangping"),
        ("躺平", "", "tangping"),
        ("银行", "Yínháng", "yinhang"),
        ("西安", "Xi’an", "xian"),
        ("律师", "lushi", "lvshi"),
        ("女儿", "nǚ'ér", "nver"),
        ("重庆", "chong qing", "chongqing"),
        ("老字号", "not pinyin", "laozihao"),
    ],
)
def test_a_term_sounds_as_its_pinyin_is_printed_or_as_it_is_read(hanzi: str, pinyin: str, expected: str) -> None:
    assert sound(hanzi, pinyin) == expected


@pytest.mark.parametrize("written", ["tangping", "tang ping", "Tǎng Píng", "tang3ping2", "tang3 ping2", "tang-ping"])
def test_every_spelling_sounds_the_same(written: str) -> None:
    assert sounds(written) == ["tangping"]


@pytest.mark.parametrize("written", ["lüshi", "lu:shi", "lvshi", "lushi", "lǜshī", "lü4 shi1", "lu:4shi1"])
def test_an_umlaut_is_heard_in_each_way_it_is_typed(written: str) -> None:
    assert "lvshi" in sounds(written)


def test_one_english_word_is_not_taken_for_a_term() -> None:
    assert not may_be_spelt("change")
    assert all(map(may_be_spelt, ["tangping", "tang ping", "cháng'é", "chang2e2"]))


@pytest.mark.parametrize(
    ("gloss", "expected"),
    [
        ("lying flat", "lie flat"),
        ("to lie flat", "lie flat"),
        ("The Lying-Flat", "lie flat"),
        ("“Grass–mud” horse", "grass mud hors"),
        ("people’s café", "peopl cafe"),
        ("involution", "involut"),
        ("250", "250"),
        ("family", ""),
        ("the Horse", ""),
        ("told", ""),
        ("to be or not to be", ""),
        ("马 horse", ""),
        ("…", ""),
        ("", ""),
        ("words " * 11, ""),
    ],
)
def test_a_gloss_is_known_by_its_words_unless_they_say_little(gloss: str, expected: str) -> None:
    assert gloss_key(gloss) == expected


def test_the_common_words_are_a_list_of_many() -> None:
    assert 5_500 < len(common_words()) <= 10_000
    assert {stem(word) for word in ("search", "credit", "lift", "aunt")} <= common_words()
    assert not {"involut", "chatbot", "smog", "livestream"} & common_words()
    assert commonest(read_list("common.txt")) == sorted(read_list("common.txt"))
