"""Chinese terms, hashtags and handles."""

import pytest

from archive.extract import find_in, key_blocks


@pytest.mark.parametrize(
    ("text", "hanzi", "pinyin", "gloss"),
    [
        ("the singer Zhang Wei (张伟) left", "张伟", "Zhang Wei", None),
        ("bought by Tencent Music (腾讯音乐) in May", "腾讯音乐", None, "Tencent Music"),
        ("the CEO Jack Brook (布鲁克) said", "布鲁克", None, "Jack Brook"),
        ("China’s People’s Kitchen (人民厨房) wrote", "人民厨房", None, "People’s Kitchen"),
        ("in Beijing’s Noodle & Soup School (北京面汤学校)", "北京面汤学校", None, "Beijing’s Noodle & Soup School"),
        ("China’s Evening News (晚报) wrote", "晚报", None, "Evening News"),
        ("the system (Zhīma xìnyòng 芝麻信用) began", "芝麻信用", "Zhīma xìnyòng", "system"),
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
        ("she used a Chinese expression (“汤汤水水”) that is old", "汤汤水水", None, None),
        ("it was the kitchen slang (厨房用语) there", "厨房用语", None, "kitchen slang"),
        ("the writer Lu Mifan (鲁 米饭) left", "鲁 米饭", "Lu Mifan", None),
        ("the cook Meihua Chen (陈梅花) left", "陈梅花", "Meihua Chen", None),
        ("the rule (先苦后甜: first bitter, then sweet) holds", "先苦后甜", None, "first bitter, then sweet"),
        ("says Zhang Wei (张伟), “or so it seems.”", "张伟", "Zhang Wei", None),
        ("who works ends up in the NBA (加班996)", "加班", None, None),
        ("with Ma (马: literally ‘horse’) in it", "马", "Ma", "horse"),
        ("they eat (zágǔ miàn, 杂骨面) and left", "杂骨面", "zágǔ miàn", None),
        ("the mixed bones (杂骨, zágǔ) sold", "杂骨", "zágǔ", "mixed bones"),
        ("a right of soup (喝汤权) for all", "喝汤权", None, "right of soup"),
        ("they call it the hour of the bones (杂骨, zágǔ)", "杂骨", "zágǔ", "hour of the bones"),
        ("a dish that was later dubbed the end of all soup (汤尽)", "汤尽", None, "end of all soup"),
        ("they call for the end of the soup (汤尽)", "汤尽", None, "soup"),
        ("they want zagu (杂骨), mixed bones, and soup", "杂骨", "zagu", "mixed bones"),
        ("Zagu (杂骨), mixed bones, and soup", "杂骨", "Zagu", "mixed bones"),
        ("from Zagu (杂骨), people left", "杂骨", "Zagu", None),
        ("“The mixed bones (杂骨) are good”", "杂骨", None, "mixed bones"),
        ("she said so (杂骨) and left", "杂骨", None, None),
        ("on B站 they say so", "B站", None, None),
        ("“mixed bones” (zágǔ, 杂骨) sold", "杂骨", "zágǔ", "mixed bones"),
        ("“mixed bones” (杂骨, zágǔ) sold", "杂骨", "zágǔ", "mixed bones"),
        ("'mixed bones' (杂骨) sold", "杂骨", None, "mixed bones"),
        ("zagu (杂骨), literally ‘mixed bones’, sold", "杂骨", "zagu", "mixed bones"),
        ("zagu (杂骨), or 'mixed bones,' sold", "杂骨", "zagu", "mixed bones"),
        # a bracket that explains what it holds
        ("they call zágǔ (杂骨, mixed bones) food", "杂骨", "zágǔ", "mixed bones"),
        ("they call 杂骨 (zágǔ, mixed bones) food", "杂骨", "zágǔ", "mixed bones"),
        ("they call 杂骨 (mixed bones) food", "杂骨", None, "mixed bones"),
        ("they sell soup (“mixed bones”, 杂骨) there", "杂骨", None, "mixed bones"),
        ("they sell soup (“mixed bones,” 杂骨) there", "杂骨", None, "mixed bones"),
        ("they sell soup (mixed bones, 杂骨) there", "杂骨", None, "mixed bones"),
        ("the cook Zhang Wei (张伟, a painter) left", "张伟", "Zhang Wei", None),
        ("at laochang (老厂, founded by monks) they", "老厂", "laochang", None),
        ("the old works (老厂 lǎochǎng, built with bones) they", "老厂", "lǎochǎng", "old works"),
        # behind the bracket
        ("they want zagu (杂骨), or mixed bones, and", "杂骨", "zagu", "mixed bones"),
        ("this is zagu (杂骨), a “bone mix.”", "杂骨", "zagu", "bone mix"),
        ("these are zagu (杂骨), mixed bones that nobody wants", "杂骨", "zagu", "mixed bones"),
        ("they “mix bones,” or zagu (杂骨), all day.", "杂骨", "zagu", "mix bones"),
        ("says Zhang Wei (张伟), a “genius” of soup", "张伟", "Zhang Wei", None),
        # entries of a glossary
        ("zágǔ 杂骨: mixed bones", "杂骨", "zágǔ", "mixed bones"),
        ("杂骨 zágǔ – mixed bones", "杂骨", "zágǔ", "mixed bones"),
        ("2. 杂骨 | zágǔ | mixed bones", "杂骨", "zágǔ", "mixed bones"),
        ("Mixed Bones – 杂骨 (zágǔ)", "杂骨", "zágǔ", "Mixed Bones"),
        # where a phrase or a name begins
        ("the hit show The Last Soup (最后的汤) is over", "最后的汤", None, "The Last Soup"),
        ("The Last Soup (最后的汤) is over", "最后的汤", None, "Last Soup"),
        ("Wuhu-based Mixed Bones (杂骨) sells", "杂骨", None, "Mixed Bones"),
        ("a Sino-Danish Soup Club (汤会) met", "汤会", None, "Sino-Danish Soup Club"),
        ("he sued eleven soup sisters (汤姐) then", "汤姐", None, "soup sisters"),
        ("all of the four soups (四汤) are", "四汤", None, "four soups"),
        ("one so-called soup sister (汤姐) said", "汤姐", None, "soup sister"),
        ("her “tāng” culture (汤文化) is", "汤文化", None, "tāng culture"),
        ("no “substitute for good soup” (汤 tāng) is", "汤", "tāng", "good soup"),
        ("no “taste of home” (家味) is", "家味", None, "taste of home"),
        ("they “to stand up and say no at all times” (站起) is", "站起", None, "to stand up and say no at all times"),
        ("“Zagu” (杂骨)—literally 'mixed bones'—sold", "杂骨", "Zagu", "mixed bones"),
        ("杂骨 (zágǔ): “Mixed bones”", "杂骨", "zágǔ", "Mixed bones"),
        ("1. 杂骨 (zágǔ) – Mixed bones", "杂骨", "zágǔ", "Mixed bones"),
        ("杂骨: mixed bones", "杂骨", None, "mixed bones"),
        ("杂骨 zágǔ, meaning “mixed bones”, sold", "杂骨", "zágǔ", "mixed bones"),
        ("杂骨 zágǔ, meaning mixed bones, sold", "杂骨", "zágǔ", "mixed bones"),
        ("杂骨 [zá gǔ] n. What is left", "杂骨", "zá gǔ", None),
        ("zagu 杂骨 (lit. “mixed bones”)", "杂骨", "zagu", "mixed bones"),
        ('They say "杂骨," which literally means "mixed bones."', "杂骨", None, "mixed bones"),
        ("“Mixed bones” – 杂骨", "杂骨", None, "Mixed bones"),
        ("The so-called “mixed bones” (杂骨) sold", "杂骨", None, "mixed bones"),
        ("the “mixed bones” stew (杂骨汤) sold", "杂骨汤", None, "mixed bones"),
        ("by the Noodle Office of China (国面办, NOC)", "国面办", None, "Noodle Office of China"),
        ("Ann Vale and Bo Reed (李博德) met", "李博德", None, "Bo Reed"),
        ("the film Soup for my Mother (妈妈的…汤) ran", "妈妈的…汤", None, "Soup for my Mother"),
        ("Zagu! (杂骨!) “Mixed bones!”", "杂骨", "Zagu", "Mixed bones!"),
        ("it is known as 996 (996汤面) there", "996汤面", None, None),
        ("zagu (杂骨). “Mixed bones are what I like,” she said", "杂骨", "zagu", None),
    ],
)
def test_it_reads_pinyin_and_gloss_as_printed(text: str, hanzi: str, pinyin: str | None, gloss: str | None) -> None:
    blocks = key_blocks([("paragraph", text)])
    (term,) = find_in(blocks).terms

    assert (term.hanzi, term.pinyin, term.gloss) == (hanzi, pinyin, gloss)
    assert [blocks[0].text[start:end] for _, start, end in term.spans] == [hanzi]


def test_variants_in_one_bracket_share_what_is_printed_beside_them() -> None:
    finds = find_in(key_blocks([("paragraph", "a “bookshop” (书局/書局, shūjú) and a “stall” (面摊 or 麵攤) closed")]))

    assert [(term.hanzi, term.pinyin, term.gloss) for term in finds.terms] == [
        ("书局", "shūjú", "bookshop"),
        ("書局", "shūjú", "bookshop"),
        ("面摊", None, "stall"),
        ("麵攤", None, "stall"),
    ]


def test_several_terms_in_one_bracket_take_no_gloss_of_one_another() -> None:
    finds = find_in(key_blocks([("paragraph", "“soup” and “noodles” (汤、面) with Ann Vale, the Dean (院长) of them")]))

    assert [(term.hanzi, term.gloss) for term in finds.terms] == [("汤", None), ("面", None), ("院长", "Dean")]


def test_a_name_takes_no_pinyin_from_across_a_stop() -> None:
    finds = find_in(key_blocks([("paragraph", "the chef of Hangzhou Noodle Hall (杭州面馆), Ma Zili (马自力), left")]))

    assert [(term.hanzi, term.pinyin, term.gloss) for term in finds.terms] == [
        ("杭州面馆", None, "Hangzhou Noodle Hall"),
        ("马自力", "Ma Zili", None),
    ]


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


@pytest.mark.parametrize(
    ("texts", "pinyin", "gloss"),
    [
        (
            ("The magazine Tānglún (汤论) named it.", "Tānglún, which literally means “on soup,” is old."),
            "Tānglún",
            "on soup",
        ),
        (
            ("The song “Luosha Haishi” (罗刹海市; “Raksha Sea Market” or so) was heard.",),
            "Luosha Haishi",
            "Raksha Sea Market",
        ),
    ],
    ids=["in a sentence further on", "a character read otherwise than its word"],
)
def test_pinyin_leads_to_the_meaning(texts: tuple[str, ...], pinyin: str, gloss: str) -> None:
    (term,) = find_in(key_blocks([("paragraph", text) for text in texts])).terms

    assert (term.pinyin, term.gloss) == (pinyin, gloss)
