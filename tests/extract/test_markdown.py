"""Captures in Markdown: the marks say what a line is, and are no part of it."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.extract import read
from archive.extract.lines import split_lines
from archive.extract.markdown import MOST_LINES, is_markdown, unmarked
from archive.extract.metadata import Metadata
from archive.extract.records import ParsedArticle

from .pages import CLOSING, FILLER
from .test_accounting import check_accounts

ARTICLE = f"""# Noodles at Dawn

By **Li Brook** · 3 October 2019

{FILLER} It was *never* meant to be [famous](https://example.org/fame).

## The Second Video

{CLOSING}
"""
MATTER = f"""---
layout: post
title: "Noodles at Dawn: The Cook"
description: A clip of eleven seconds changed a queue.
date: 2019-10-03 08:00:00 +0800
author: Li Brook
tags: [food, video]
---

{FILLER}

{CLOSING}
"""


def only(page: str) -> ParsedArticle:
    [article] = check_accounts(page.encode()).articles
    return article


def blocks(page: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in only(ARTICLE + page).blocks[3:]]


def test_an_article_is_read_without_its_marks() -> None:
    article = only(ARTICLE)

    assert (article.title, article.published) == ("Noodles at Dawn", "2019-10-03")
    assert [byline.name for byline in article.bylines] == ["Li Brook"]
    assert [block.kind for block in article.blocks] == ["paragraph", "heading", "paragraph"]
    assert article.blocks[0].text.endswith("It was never meant to be famous.")
    assert article.blocks[1].text == "The Second Video"


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("\n> I had a bowl there.\n", [("block_quote", "I had a bowl there.")]),
        ("\n> > I had *a bowl* there.\n", [("block_quote", "I had a bowl there.")]),
        ("\n![A bowl at dawn](bowl.jpg)\n", [("caption", "A bowl at dawn")]),
        ("\n![A bowl (big)](https://example.org/b_(1).jpg \"Bowl\")\n", [("caption", "A bowl (big)")]),
        ("\n[![A bowl at dawn](bowl.jpg)](https://example.org)\n", [("caption", "A bowl at dawn")]),
        ("\n![](bowl.jpg)\n", []),
        ("\n### What They Said ###\n", [("heading", "What They Said")]),
        ("\nWhat They Said\n---\n", [("heading", "What They Said")]),
        ("\n- one thing is enough\n", [("list_item", "- one thing is enough")]),
        ("\n```python\n", []),
        ("\n[1]: https://example.org/fame\n", []),
        ("\nThe price is 3 \\* 4 for snake_case_names.\n", [("paragraph", "The price is 3 * 4 for snake_case_names.")]),
        ("\n这是**重点**内容。\n", [("paragraph", "这是重点内容。")]),
        ("\nShe wrote *never, and went home.\n", [("paragraph", "She wrote *never, and went home.")]),
    ],
)  # fmt: skip
def test_marks_say_what_a_line_is(page: str, expected: list[tuple[str, str]]) -> None:
    assert blocks(page) == expected


def test_finds_stand_in_the_words_without_marks() -> None:
    article = only(ARTICLE.replace("It was *never*", "It is a *night market* (夜市, yèshì) and was *never*"))
    [term] = article.terms
    [(key, start, end)] = term.spans

    assert next(block.text for block in article.blocks if block.key == key)[start:end] == "夜市"


@pytest.mark.parametrize(
    ("page", "whether"),
    [
        ("## Noodles\n\nText.\n\n## Soup\n\nText.\n\n### Bones\n\nText.", True),
        ("## Noodles\n\nText.\n\n## Soup\n\nText.", False),
        ("#1 Noodles\n\nText.\n\n#2 Soup\n\nText.\n\n#3 Bones\n\nText.", False),
        ("## 夜市 #\n\nText.\n\n## 面条 #\n\nText.\n\n## 骨汤 #\n\nText.", False),
    ],
)
def test_headings_alone_make_a_text_markdown_where_there_are_several(page: str, whether: bool) -> None:
    assert is_markdown(split_lines(page)) is whether


@pytest.mark.parametrize(
    "page",
    [
        "# 1 Noodles\n\nText * with stars * in it.\n\n#一个话题# is a hashtag.",
        "> On Monday she wrote:\n> I had a bowl there.\n\nI had none.",
        "* A note with one star.\n\n** A second note.",
        "Prices [in yuan] (before tax) are **not** shown **here**.",
    ],
)
def test_a_text_with_a_mark_or_two_is_left_as_it_is(page: str) -> None:
    lines = split_lines(page)

    assert not is_markdown(lines)
    assert unmarked(lines).lines == lines


def test_front_matter_is_a_head() -> None:
    article = only(MATTER)

    assert (article.title, article.published) == ("Noodles at Dawn: The Cook", "2019-10-03")
    assert article.standfirst == "A clip of eleven seconds changed a queue."
    assert [byline.name for byline in article.bylines] == ["Li Brook"]
    assert len(article.blocks) == 2


def test_front_matter_without_a_title_is_no_head() -> None:
    reading = read(MATTER.replace("title:", "name:").encode(), "page.txt", Metadata())

    assert all(article.title != "Noodles at Dawn: The Cook" for article in reading.articles)


PIECES = ["# ", "## ", "> ", "* ", "**", "*", "_", "`", "[a](b)", "![c](d)", "![](e)", "\\", "\\*", "words", " ", "---",
          "===", "\n", "\n\n", "```", "[1]: https://example.org", FILLER, "By Li Brook", "2019-10-03",
          "title: x"]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_any_text_of_marks_is_accounted_for(pieces: list[str]) -> None:
    check_accounts((ARTICLE + "".join(pieces)).encode())
    check_accounts((MATTER + "".join(pieces)).encode())
    check_accounts(("---\n" + "".join(pieces)).encode())


def test_a_text_of_too_many_lines_is_left_as_it_is() -> None:
    lines = split_lines(ARTICLE + "## Again *and* [again](more)\n" * MOST_LINES)

    assert unmarked(lines).lines == lines


@pytest.mark.parametrize("sign", ["*a ", "[", "![", "](", "`", "> ", "# ", "\\", "**a", "_", "[a](", "![a](b "])
def test_marks_without_end_are_read_in_time(sign: str) -> None:
    began = time.process_time()
    read((ARTICLE + sign * (250_000 // len(sign))).encode(), "page.txt")

    assert time.process_time() - began < 2.5
