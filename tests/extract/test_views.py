"""How often hashtags were viewed, and which signs make a hashtag."""

import pytest

from archive.extract import find_in, key_blocks


def tags(text: str) -> list[tuple[str, str | None]]:
    return [(tag.text, tag.views) for tag in find_in(key_blocks([("paragraph", text)])).hashtags]


@pytest.mark.parametrize(
    ("text", "views"),
    [
        ("The topic (#面条阿姨#) went on, receiving over 5,5 million views before noon.", "5,5 million"),
        ("By noon the topic (#面条阿姨#) 290 million views already.", "290 million"),
        ("The hashtag #面条阿姨# had 1.2 billion views.", "1.2 billion"),
        ("#面条阿姨# was viewed over 200 million times.", "200 million"),
        ("A page, #面条阿姨#, with more than 3 million clicks.", "3 million"),
        ("#面条阿姨# (30k+ reads) led the list.", "30k+"),
        ("#面条阿姨# got eight billion views in May, and 13,5 billion views in June.", "eight billion"),
        ("#面条阿姨# drew hundreds of millions of views.", "hundreds of millions"),
        ("#面条阿姨# was read 1.3亿 times.", "1.3亿"),
        ("#面条阿姨# led the list. The hashtag has been viewed 2,300,000 times.", "2,300,000"),
        ("With 230 million views, #面条阿姨# led the list.", "230 million"),
        ("#面条阿姨#阅读量3.2亿，讨论12万。", "3.2亿"),
        ("#面条阿姨#的阅读量已超过 3.2 亿次。", "3.2 亿"),
        ("话题#面条阿姨#获得1.2亿次浏览，冲上热搜。", "1.2亿"),
        ("話題#面條阿姨#獲得1.2億次瀏覽。", "1.2億"),
        ("#面条阿姨# 阅读：5000万+", "5000万+"),
        ("#面条阿姨#登上热搜。该话题阅读量达两亿。", "两亿"),
        ("已有3.2亿人次阅读的#面条阿姨#登上热搜。", "3.2亿"),
        ("#面条阿姨#登上热搜。另一段视频播放量1.2亿。", None),
        ("#面条阿姨#讨论量12万，点赞30万。", None),
        ("#面条阿姨# led the list. A clip of her had 3 million views.", None),
        ("#面条阿姨# led the list with 3 million posts.", None),
    ],
)
def test_views_are_kept_as_printed(text: str, views: str | None) -> None:
    assert [shown for _, shown in tags(text)] == [views]


def test_each_hashtag_has_its_own_views() -> None:
    assert tags("#面条# had 2 million views, #汤# 3 million views, and #碗# none at all.") == [
        ("#面条#", "2 million"),
        ("#汤#", "3 million"),
        ("#碗#", None),
    ]


def test_each_hashtag_has_its_own_views_in_chinese() -> None:
    assert tags("#面条#阅读量200万，#汤#阅读量300万；#碗#和#筷#合计500万次阅读。") == [
        ("#面条#", "200万"),
        ("#汤#", "300万"),
        ("#碗#", None),
        ("#筷#", None),
    ]


def test_views_of_several_together_are_none_of_each() -> None:
    assert tags("#面条# and #汤# together had 2 million views.") == [("#面条#", None), ("#汤#", None)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("under #面条 阿姨 # we met", ["#面条 阿姨 #"]),
        ("under #早C晚A# we met", ["#早C晚A#"]),
        ("under #Noodle Aunt# we met", ["#Noodle Aunt#"]),
        ("under #U型-锁# we met", ["#U型-锁#"]),
        ("under #Noodles and #Soup-2 we met", ["#Noodles", "#Soup-2"]),
        ("under ＃面条＃ we met", ["＃面条＃"]),
        ("rooms #5 and #6, in C# and F#, example.org/#top", []),
    ],
)
def test_signs_make_hashtags_in_all_their_forms(text: str, found: list[str]) -> None:
    assert [text for text, _ in tags(text)] == found
