"""Every character of a text capture is kept as one part of one article, or dropped by one rule."""

from collections import defaultdict

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from archive.extract import read
from archive.extract.proof import text_of
from archive.extract.records import Kept, ParsedArticle, Reading

from .pages import CLOSING, FILLER, MAGAZINE, without_blank_lines

NO_CHARACTER = "\u200b"
SHAPES = [
    *MAGAZINE.splitlines(),
    "Noodles Again | What’s on Weibo",
    "Published on March 3, 2021",
    "By Ann Vale October 3, 2019",
    "First published February 2, 2018",
    "5 years agoon",
    "on",
    "Avatar",
    "\u00a0",
    "\u3000 \u200b",
    "“Never closed",
    "closed by an opening mark“",
    "’",
    "Kommentar verfassen",
    "ON THE MARKET",
    "• one thing",
    "2. another",
    "Photo: a stall (via Weibo)",
    "©2018 Streetpaper.",
    "* A note.",
    "References",
    "October 3, 2019 at 4:12 pm",
]
ENDS = ["\n", "\n\n", "\r\n", "\r", "\u2028", "\u2029", "\x85", "\x0b\n", "\n\u00a0\n", "\n\n\n\n", " \n"]


def blank(char: str) -> bool:
    return char.isspace() or char == NO_CHARACTER


def check_accounts(content: bytes) -> Reading:
    reading, text = read(content, "page.txt"), text_of(content, "page.txt")
    kept = [each for article in reading.articles for each in article.kept]
    stretches = sorted((each.start, each.end) for each in [*kept, *reading.dropped])
    at = 0
    for start, end in stretches:
        assert start < end
        assert start >= at, "two stretches overlap"
        assert all(map(blank, text[at:start])), f"nobody has {text[at:start]!r}"
        at = end
    assert all(map(blank, text[at:])), f"nobody has {text[at:]!r}"
    for dropped in reading.dropped:
        assert text[dropped.start : dropped.end] == dropped.text
        assert dropped.rule
    for article in reading.articles:
        assert list(article.kept) == sorted(article.kept, key=lambda each: each.start)
        assert article.start == article.kept[0].start
        assert article.end == article.kept[-1].end
        texts = {block.key: block.text for block in article.blocks}
        assert without_marks(article, text, texts) == texts
    return reading


def without_marks(article: ParsedArticle, text: str, texts: dict[str, str]) -> dict[str, str]:
    """The words that each block keeps: in one piece, or in several where marks of Markdown stand between them.

    White space between two marks nobody keeps, so that pieces with the same ink are taken for the block's text.
    """
    pieces: dict[str, list[str]] = defaultdict(list)
    for each in article.kept:
        if each.part == "block" and each.key:
            pieces[each.key].append(text[each.start : each.end])
    same = {key for key, found in pieces.items() if len(found) > 1 and ink("".join(found)) == ink(texts[key])}
    return {key: texts[key] if key in same else "".join(found) for key, found in pieces.items()}


def ink(text: str) -> str:
    return "".join(char for char in text if not blank(char))


@pytest.mark.parametrize("page", [MAGAZINE, without_blank_lines(MAGAZINE)], ids=["as printed", "without blank lines"])
def test_each_line_of_a_page_is_kept_as_what_it_says(page: str) -> None:
    first, second = check_accounts(page.encode()).articles

    assert parts(first.kept, page) == [
        ("category", "China Food"),
        ("title", "Noodles at Dawn: The Cook Who Went Viral"),
        ("standfirst", "A clip of eleven seconds changed the queue at a noodle stall."),
        ("byline", "Li Brook"),
        ("byline", "By Li Brook, edited by Ann Vale"),
        ("note", "* The name of the stall was changed."),
        ("reference", "Vale, Ann. 2017. “Noodles.” Street Food, 3 May"),
        ("reference", "https://example.org/noodles"),
        ("copyright", "©2018 Streetpaper. All rights reserved."),
        ("biography", "Li Brook is a writer who lives in Changsha. Contact at li@example.org."),
        ("comment", "Mara"),
        ("comment", "October 3, 2019 at 4:12 pm"),
        ("comment", "I had a bowl there."),
        ("comment", "Tom Reed"),
        ("comment", "October 4, 2019 at 9:02 am"),
        ("comment", "So did I."),
    ]
    assert ("published", "October 12, 2017") in parts(second.kept, page)


def parts(kept: tuple[Kept, ...], page: str) -> list[tuple[str, str]]:
    return [(each.part, page[each.start : each.end]) for each in kept if each.part != "block"]


def test_a_page_without_an_article_is_dropped_whole() -> None:
    reading = check_accounts(("About us\n\n" + FILLER + "\n\n" + CLOSING).encode())

    assert reading.articles == ()
    assert {dropped.rule for dropped in reading.dropped} == {"page without an article", "footer"}


@pytest.mark.parametrize("end", ["\r\n", "\r", "\u2028", "\u2029", "\x85", "\x0b\n", "\x00\n"])
def test_places_count_in_the_text_whatever_its_line_ends(end: str) -> None:
    plain = read(MAGAZINE.encode("utf-16"), "page.txt")
    content = MAGAZINE.replace("\n", end).encode("utf-16")

    assert check_accounts(content).articles == plain.articles


@pytest.mark.parametrize("mark", [b"\xef\xbb\xbf", b""])
def test_a_mark_of_byte_order_shifts_nothing(mark: bytes) -> None:
    assert check_accounts(mark + MAGAZINE.encode()).articles[0].start == MAGAZINE.index("China Food")


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00<{"), min_size=1, max_size=300))
@example("\u2002")
@example("\u200b\u2060")
def test_any_text_is_accounted_for(text: str) -> None:
    check_accounts(("a " + text).encode())


@st.composite
def pages(draw: st.DrawFn) -> str:
    """Lines of a magazine's page shuffled, dropped and doubled, with any line ends."""
    lines = draw(st.permutations(SHAPES)) if draw(st.booleans()) else list(SHAPES)
    chosen = [line for line in lines for _ in range(draw(st.sampled_from([0, 1, 1, 1, 2])))]
    unmarked = draw(st.sampled_from(["", "“", "”", '“”‘’"']))
    return "".join(
        line.translate(dict.fromkeys(map(ord, unmarked))) + draw(st.sampled_from(ENDS)) for line in ["A page", *chosen]
    )


@given(pages())
def test_any_page_of_magazine_shapes_is_accounted_for(page: str) -> None:
    check_accounts(page.encode())


@given(st.lists(st.sampled_from(SHAPES), max_size=30), st.sampled_from(["\n", "\n\n"]))
def test_any_order_of_lines_is_accounted_for(lines: list[str], end: str) -> None:
    check_accounts(end.join(["A page", *lines, FILLER, CLOSING]).encode())
