"""Threads of bulletin boards as pages: each maker's markup around the same posts."""

from collections.abc import Callable

import pytest

from archive.extract import read
from archive.extract.records import Reading

from .pages import CLOSING, FILLER

TITLE = "Noodles at Dawn"
TEXTS = (f"{FILLER}<br><br>{CLOSING}", "I had a bowl there.<br>It was good.")
NAMES = ("lotus", "tiger_of_the_south")
DAYS = ("2019-3-12 18:42:10", "2019-3-13 09:05:11")


def discuz(at: int) -> str:
    return f"""<div id="post_{at}"><table id="pid{at}"><tr><td class="pls"><div class="pi"><div class="authi">
    <a href="space-uid-{at}.html" class="xw1">{NAMES[at]}</a></div></div><p>积分 120</p></td>
    <td class="plc"><div class="pi"><strong><a id="postnum{at}"><em>{at + 1}</em><sup>#</sup></a></strong>
    <div class="pti"><div class="authi"><em id="authorposton{at}">发表于 {DAYS[at]}</em> |
    <a href="#">只看该作者</a></div>
    </div></div><div class="pct"><div class="pcb"><div class="t_fsz"><table><tr><td class="t_f" id="postmessage_{at}">
    <i class="pstatus">本帖最后由 lotus 编辑</i>{TEXTS[at]}</td></tr></table></div></div></div>
    </td></tr></table></div>"""


def discuz_lately(at: int) -> str:
    return discuz(at).replace(f"发表于 {DAYS[at]}", f"发表于 <span title='{DAYS[at]}'>3 天前</span>")


def vbulletin_4(at: int) -> str:
    return f"""<li class="postbit" id="post_{at}"><div class="posthead"><span class="postdate old"><span class="date">
    {DAYS[at][:9]} {DAYS[at][10:15]}</span></span><a class="postcounter">#{at + 1}</a></div><div class="postdetails">
    <div class="userinfo"><a class="username" href="m.php?{at}"><strong>{NAMES[at]}</strong></a> Senior Member</div>
    <div class="postbody"><h2 class="title">{TITLE}</h2><div class="content"><div id="post_message_{at}">
    <blockquote class="postcontent restore">{TEXTS[at]}</blockquote></div></div></div></div></li>"""


def vbulletin_3(at: int) -> str:
    return f"""<table id="post{at}"><tr><td class="thead">{DAYS[at][:9]}, {DAYS[at][10:15]}</td><td class="thead">
    <a>{at + 1}</a></td></tr><tr><td class="alt2"><a class="bigusername" href="m.php">{NAMES[at]}</a></td>
    <td class="alt1" id="td_post_{at}"><strong>{TITLE}</strong><hr><div id="post_message_{at}">{TEXTS[at]}</div></td>
    </tr></table>"""


def phpbb(at: int) -> str:
    return f"""<div id="p{at}" class="post bg2"><div class="postbody"><h3><a>{TITLE}</a></h3><p class="author">by
    <strong><a class="username">{NAMES[at]}</a></strong> » {DAYS[at][:-3]}</p><div class="content">{TEXTS[at]}</div>
    </div><div class="signature">Noodles for ever.</div></div>"""


MAKERS = (discuz, discuz_lately, vbulletin_4, vbulletin_3, phpbb)


def thread(post: Callable[[int], str], *numbers: int) -> Reading:
    page = f"""<html><head><title>{TITLE} - The Old Town Board</title></head><body>
    <div id="hd"><a class="username">me</a>
    Board index</div><h1 class="ts"><span id="thread_subject">{TITLE}</span></h1><div id="postlist">
    {"".join(map(post, numbers))}</div><div>Powered by a board</div></body></html>"""
    return read(page.encode(), "thread.html")


@pytest.mark.parametrize("maker", MAKERS)
def test_the_first_post_is_the_article(maker: Callable[[int], str]) -> None:
    [article] = thread(maker, 0, 1).articles

    assert (article.title, article.published) == (TITLE, "2019-03-12")
    assert [(byline.name, byline.role) for byline in article.bylines] == [("lotus", "author")]
    assert [block.text for block in article.blocks] == [FILLER, CLOSING]


@pytest.mark.parametrize("maker", MAKERS)
def test_the_posts_under_it_are_comments(maker: Callable[[int], str]) -> None:
    [comment] = thread(maker, 0, 1).articles[0].reader_comments

    assert (comment.name, (comment.date or "")[:16]) == ("tiger_of_the_south", "2019-03-13T09:05")
    assert comment.text == "I had a bowl there.\nIt was good."


@pytest.mark.parametrize("maker", [discuz, vbulletin_4, vbulletin_3])
def test_a_later_page_of_a_thread_holds_no_article(maker: Callable[[int], str]) -> None:
    assert thread(lambda at: maker(at).replace(TEXTS[1], TEXTS[0]), 1).articles == ()


@pytest.mark.parametrize("maker", MAKERS)
def test_a_thread_of_one_post_is_an_article_without_comments(maker: Callable[[int], str]) -> None:
    [article] = thread(maker, 0).articles

    assert (article.title, article.reader_comments) == (TITLE, ())
