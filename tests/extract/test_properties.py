"""What holds for any capture."""

import time
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.extract import Unreadable, join_quotation, read
from archive.extract.records import ParsedArticle, Reading, as_json, from_json

from .pages import FILLER, MAGAZINE

WORDS = ["one netizen", " said", " wrote: ", "马", "微博", "Weibo ", "titled ", FILLER]
LINES = ["Published\non\n", "By Ann Vale\n", "October 3, 2019\n", "References\n", "Leave a Reply\n"]
MARKUP = ["<p>", "</p>", "<div>", "<blockquote>", "<h2>", "<li class=comment>", "<html>"]
PIECES = st.sampled_from([*'“”‘’"()#@：:,.!\n \u00a0©*', *WORDS, *LINES, *MARKUP])
HEAD = "A Title For This\nBy Ann Vale October 3, 2019\n"


def spans_hold(article: ParsedArticle) -> bool:
    texts = {block.key: block.text for block in article.blocks}
    voices = all(join_quotation(texts[key][a:b] for key, a, b in voice.spans) == voice.text for voice in article.voices)
    tags = [*article.hashtags, *article.handles]
    terms = all(texts[key][a:b] == term.hanzi for term in article.terms for key, a, b in term.spans)
    return voices and terms and all(texts[key][a:b] == tag.text for tag in tags for key, a, b in tag.spans)


def check(reading: Reading) -> None:
    for article in reading.articles:
        assert spans_hold(article)
        assert len({block.key for block in article.blocks}) == len(article.blocks)
        assert from_json(as_json(article)) == article


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_unreadable(content: bytes) -> None:
    for name in ("a.txt", "a.html"):
        with suppress(Unreadable):
            check(read(content, name))


@given(st.lists(PIECES, max_size=60))
def test_any_page_keeps_its_spans(pieces: list[str]) -> None:
    for opening in (HEAD + FILLER + "\n", "<html><h1>A Title</h1><article><p>" + FILLER):
        check(read((opening + "".join(pieces)).encode(), "page"))


@given(st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"]), max_size=200))
def test_any_text_in_a_page_keeps_its_spans(text: str) -> None:
    check(read((MAGAZINE + HEAD + FILLER + text).encode(), "page.txt"))


@pytest.mark.parametrize(
    "piece",
    [
        "“",
        '"',
        "(",
        "(马",
        "a",
        "A ",
        "\n",
        "#马 ",
        "@a ",
        "By A\n",
        "one netizen said: “a b c” ",
        "it was ‘soup and ",
        "a “b c and ",
        "“a b c”, ",
        "Soup for all in town\n\n ",
        "* a\n",
        "<ul><li>a<!--b-->",
    ],
)
def test_much_of_anything_ends_soon(piece: str) -> None:
    head = "<html>" if piece.startswith("<") else HEAD + FILLER + "\n"
    size = 1_000_000 if piece.endswith("\n") else 400_000  # so many lines are refused
    content = (head + piece * (size // len(piece.encode()))).encode()
    start = time.process_time()
    with suppress(Unreadable):
        read(content, "page")

    assert time.process_time() - start < 8  # a quarter is usual; what grows with the square is far beyond


@pytest.mark.parametrize(
    "line",
    [
        "Photo by " + "A" * 120 + "!",
        "Photo by " + "@" * 120 + "!",
        "A" * 600 + "!",
        "A pier in Wuhu. " + "X" * 600 + "!",
        "A pier in Wuhu. Ann Vale/" + "X" * 600 + "!",
    ],
)
def test_a_long_word_in_a_credit_ends_soon(line: str) -> None:
    start = time.process_time()
    read(f"{HEAD}{FILLER}\n\n{line}\n\n{FILLER}".encode(), "page")
    assert time.process_time() - start < 8  # hundredths are usual; what tries each way of parting a word never ends


def test_a_text_of_too_many_lines_is_refused() -> None:
    with pytest.raises(Unreadable, match="more than 200,000 lines"):
        read(b"a line\n" * 200_001, "page.txt")


def test_a_page_of_too_many_tags_is_refused() -> None:
    with pytest.raises(Unreadable, match="markup of more than 300,000 tags"):
        read(b"<html>" + b"<div>" * 300_001, "page.html")
