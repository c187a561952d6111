"""Chinese terms, hashtags and handles."""

import pytest

from archive.extract import find_in, key_blocks


@pytest.mark.parametrize(
    ("text", "hanzi", "pinyin", "gloss"),
    [
        ("the singer Zhang Wei (张伟) left", "张伟", "Zhang Wei", None),
        ("bought by Tencent Music (腾讯音乐) in May", "腾讯音乐", None, "Tencent Music"),
        ("the CEO Jack Brook (布鲁克) said", "布鲁克", None, "Jack Brook"),
        ("China’s Evening News (晚报) wrote", "晚报", None, "Evening News"),
        ("the system (Zhīma xìnyòng 芝麻信用) began", "芝麻信用", "Zhīma xìnyòng", None),
        (
            "the phrase “Time is a river” (时光如水 shíguāng rú shuǐ) is old",
            "时光如水",
            "shíguāng rú shuǐ",
            "Time is a river",
        ),
        ("called “leftover food” (剩饭) here", "剩饭", None, "leftover food"),
        ("or renrou sousuo 人肉搜索 for short", "人肉搜索", "renrou sousuo", None),
        ("‘Credit scores’: 信用评分", "信用评分", None, "Credit scores"),
        ("the word 内卷 (nèijuǎn, “involution”) spread", "内卷", "nèijuǎn", "involution"),
        (
            "the idiom “mǎ dào chéng gōng” (马到成功), “success on arrival”, is",
            "马到成功",
            "mǎ dào chéng gōng",
            "success on arrival",
        ),
        ("on Teachers’ Day (教师节) then", "教师节", None, "Teachers’ Day"),
        ("the rule (先苦后甜: first bitter, then sweet) holds", "先苦后甜", None, "first bitter, then sweet"),
        ("says Zhang Wei (张伟), “or so it seems.”", "张伟", "Zhang Wei", None),
        ("who works ends up in the NBA (加班996)", "加班", None, None),
        ("with Ma (马: literally ‘horse’) in it", "马", "Ma", "horse"),
    ],
)
def test_it_reads_pinyin_and_gloss_as_printed(text: str, hanzi: str, pinyin: str | None, gloss: str | None) -> None:
    blocks = key_blocks([("paragraph", text)])
    (term,) = find_in(blocks).terms

    assert (term.hanzi, term.pinyin, term.gloss) == (hanzi, pinyin, gloss)
    assert [blocks[0].text[start:end] for _, start, end in term.spans] == [hanzi]


def test_hashtags_and_handles_are_no_terms() -> None:
    finds = find_in(
        key_blocks([("paragraph", "See #面条 阿姨 # and #早C晚A# by @温州-面馆 or @noodle_bar, not me@example.org.")])
    )

    assert [tag.text for tag in finds.hashtags] == ["#面条 阿姨 #", "#早C晚A#"]
    assert [tag.text for tag in finds.handles] == ["@温州-面馆", "@noodle_bar"]
    assert finds.terms == ()


def test_a_term_is_one_with_all_its_places() -> None:
    blocks = key_blocks([("paragraph", "the stall (面馆)"), ("paragraph", "“noodle stall” (面馆) again")])
    (term,) = find_in(blocks).terms

    assert term.gloss == "noodle stall"
    assert [key for key, _, _ in term.spans] == [block.key for block in blocks]


def test_a_page_in_chinese_has_only_the_terms_it_explains() -> None:
    text = "今天的面很咸，汤也很淡，人们都说“躺平”（tǎngpíng, “lying flat”）是好事，面馆却不这么看，还写了一个不字。"
    finds = find_in(key_blocks([("paragraph", text)]))

    assert [(term.hanzi, term.gloss) for term in finds.terms] == [("躺平", "lying flat")]
