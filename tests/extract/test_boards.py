"""Threads of bulletin boards: the first post is the article, those under it are reader comments."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.extract.records import ParsedArticle

from .pages import CLOSING, FILLER
from .test_accounting import check_accounts

THREAD = f"""The Board of the Old Town
Board index ‹ Food

Noodles at Dawn
Post Reply

Post by lotus » Tue 12 Mar 2019, 18:42

{FILLER}

{CLOSING}

Top

Re: Noodles at Dawn

Post by tiger_of_the_south » Wed 13 Mar 2019, 9:05 pm

I had a bowl there.

It was good.

Top

Return to “Food”
All times are UTC+08:00
"""


def only(page: str) -> ParsedArticle:
    [article] = check_accounts(page.encode()).articles
    return article


def test_the_first_post_is_the_article() -> None:
    article = only(THREAD)

    assert (article.title, article.published, article.category) == ("Noodles at Dawn", "2019-03-12", None)
    assert [(byline.name, byline.role) for byline in article.bylines] == [("lotus", "author")]
    assert [block.text for block in article.blocks] == [FILLER, CLOSING]


def test_the_posts_under_it_are_comments() -> None:
    [comment] = only(THREAD).reader_comments

    assert (comment.name, comment.date) == ("tiger_of_the_south", "2019-03-13T21:05")
    assert comment.text == "I had a bowl there.\nIt was good."


@pytest.mark.parametrize(
    "header",
    [
        "Beitrag von lotus » Di 12. März 2019, 18:42",
        "Message par lotus » mar. 12 mars 2019, 18:42",
        "Mensaje por lotus » Mar 12 Mar 2019, 18:42",
        "by lotus » Tue Mar 12, 2019 6:42 pm",
    ],
)
def test_posts_are_told_in_the_language_of_the_board(header: str) -> None:
    article = only(THREAD.replace("Post by lotus » Tue 12 Mar 2019, 18:42", header))

    assert (article.bylines[0].name, article.published) == ("lotus", "2019-03-12")


def test_a_thread_of_little_text_is_no_article() -> None:
    assert check_accounts(THREAD.replace(FILLER, "Yes.").replace(CLOSING, "").encode()).articles == ()


DISCUZ = f"""老城论坛
查看: 3210|回复: 1
Noodles at Dawn
[复制链接]
lotus
主题
12
积分
567
发表于 2019-3-12 18:42:10 | 只看该作者 |倒序浏览
楼主
{FILLER}
{CLOSING}
回复
使用道具 举报
tiger_of_the_south
积分
5
发表于 2019-3-13 21:05:11 | 只看该作者
沙发
I had a bowl there.
It was good.
回复
Powered by Discuz! X3.4
"""
VBULLETIN = f"""The Board of the Old Town
Noodles at Dawn
Thread Tools
Mar 12, 2019, 06:42 PM #1
lotus
lotus is offline Senior Member
Join Date
Jan 2010
Posts
1,234
Noodles at Dawn
{FILLER}
{CLOSING}
Reply With Quote
Mar 13, 2019, 09:05 PM #2
tiger_of_the_south
Member
Join Date: Jan 2012
Posts: 7
Re: Noodles at Dawn
I had a bowl there.
It was good.
Reply With Quote
"""


@pytest.mark.parametrize("page", [DISCUZ, VBULLETIN])
def test_threads_of_other_makers_are_read_the_same(page: str) -> None:
    article = only(page)
    [comment] = article.reader_comments

    assert (article.title, article.published, article.bylines[0].name) == ("Noodles at Dawn", "2019-03-12", "lotus")
    assert [block.text for block in article.blocks] == [FILLER, CLOSING]
    assert (comment.name, comment.date) == ("tiger_of_the_south", "2019-03-13T21:05")
    assert comment.text == "I had a bowl there.\nIt was good."


LINES = [*THREAD.splitlines(), *DISCUZ.splitlines(), *VBULLETIN.splitlines()]


@given(st.lists(st.sampled_from(LINES), max_size=40))
def test_any_thread_is_accounted_for(lines: list[str]) -> None:
    check_accounts("\n".join(["The Board", *lines]).encode())
