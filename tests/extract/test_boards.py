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


LINES = THREAD.splitlines()


@given(st.lists(st.sampled_from(LINES), max_size=40))
def test_any_thread_is_accounted_for(lines: list[str]) -> None:
    check_accounts("\n".join(["The Board", *lines]).encode())
