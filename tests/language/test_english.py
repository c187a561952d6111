"""The English words that are not taken for pinyin."""

import re
from pathlib import Path

import pytest

from archive.language import pinyin
from archive.language.lists import read_list
from tests.language.english import CHINESE, NEWER, readable_as_pinyin

CAPTURES = Path(__file__).parents[2] / "fixtures" / "captures"
# Common words that readers search for.
COMMON = """
    age aging alone america american animate anime are area banana bare bite case cause change china chinese cinema
    college cuisine data date debate decade defend delegate duke eliminate emotion engage entire eye fake fame fan fate
    game gate gender genre guide here house human image imitate juice karaoke lake language like linguine machine make
    male man manage manga memo meme men menu mile mine mini minute mobile name nature nine ocean one online orange
    page panda parade police pollute pure queue range regulate remake remote rice role same satire sense shame share
    shine side site size taxi time tune uniform wage wake wanting woman women yoga
    """.split()  # noqa: SIM905
# Words of the samples in other languages.
GERMAN = {"geladen", "deinen", "deine", "weiteren", "senden"}
# Pinyin that the sample articles print in small letters.
PRINTED = set(
    """
    tangping neijuan guochao shekong renrou sousuo daka wenzhouhua suiyuan shuju dama gaokao waimai qishou wumai
    laolai hongbao zhengwu diqi gongxiang danche zhaji zaotai biaoqing biaoqingbao doutu yunyangmao danmu hanfu
    tongpao shanzhai hanzi pinyin jiwa
    """.split()  # noqa: SIM905
)


@pytest.mark.parametrize("word", [word for word in COMMON if pinyin.segmentations(word)])
def test_a_common_word_is_english(word: str) -> None:
    assert pinyin.is_english(word)
    assert pinyin.is_english(word.title())


def test_most_common_words_can_be_read_as_pinyin_or_the_list_would_not_be_needed() -> None:
    assert sum(1 for word in COMMON if pinyin.segmentations(word)) > 80


def test_no_chinese_name_is() -> None:
    assert not [name for name in CHINESE if pinyin.is_english(name)]
    assert all(pinyin.spellings([name]) for name in ("Shanghai", "Xiaoping", "Yunnan", "Tianjin"))
    assert pinyin.spellings(["wang", "wei"])


def test_the_list_is_whole_and_holds_nothing_idle() -> None:
    listed = read_list("english.txt")
    assert len(listed) > 2_700
    assert readable_as_pinyin(listed) == sorted(listed)
    assert listed >= NEWER


def test_it_is_made_of_the_words_that_can_be_read_as_pinyin() -> None:
    assert readable_as_pinyin(["change", "chart", "beijing", "you're"]) == sorted(["change", "you're", *NEWER])


def test_what_the_sample_articles_print_in_small_letters_is_either_english_or_pinyin() -> None:
    texts = [path.read_text("utf-8") for path in sorted(CAPTURES.glob("*.txt"))]
    words = {word for text in texts for word in re.findall(r"(?<![\w#@’'-])[a-z]{2,}(?![\w’'-])", text)}
    taken = {word for word in words if pinyin.spellings([word]) and len(pinyin.segmentations(word)[0]) > 1}
    assert taken - PRINTED <= GERMAN
    assert len(taken & PRINTED) > 10
