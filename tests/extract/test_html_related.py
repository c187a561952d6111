"""Lists of links to other pages go from a body, and lines like those that end one do not end it too soon."""

import pytest

from archive.extract import read

from .pages import CLOSING, FILLER

MORE = "<li><a href='/kettles/'>Kettles of the north</a></li><li><a href='/lids/'>What a lid is for</a></li>"
HEADING = "<h2>Night on the ring road</h2>"


def body_of(inside: str, name: str = "entry-content") -> list[str]:
    page = f"<html><body><h1>The bench under the plane trees</h1><div class='{name}'>{inside}</div></body></html>"
    (article,) = read(page.encode(), "page.html").articles
    return [block.text for block in article.blocks]


@pytest.mark.parametrize(
    "links",
    [
        f"<h3>More on the subject</h3><ul>{MORE}</ul>",
        f"<ul>{MORE}</ul>",
        "<p><a href='/kettles/'>Kettles of the north and the people who mend them</a></p>",
        "<h3><a href='/kettles/'>Kettles</a></h3><h3><a href='/lids/'>Lids</a></h3>",
    ],
)
def test_links_to_other_pages_are_no_part_of_a_body(links: str) -> None:
    assert body_of(f"<p>{FILLER}</p>{links}<p>{CLOSING}</p>") == [FILLER, CLOSING]


@pytest.mark.parametrize(
    "lines",
    [
        f"<p>These are the two stories that everybody in the lane can tell:</p><ul>{MORE}</ul>",
        f"<ul><li>A story about lamps, which nobody has written down</li>{MORE}</ul>",
        "<h3><a href='#lids'>What a lid is for</a></h3><h3><a href='#pots'>What a pot is for</a></h3>",
        "<h3><a href='/lids/'>What a lid is for</a></h3>",
        "<p><a href='/lids/'>She wrote it all down on the back of a receipt.</a></p>",
    ],
)
def test_links_that_the_text_goes_through_are(lines: str) -> None:
    text = body_of(f"<p>{FILLER}</p>{lines}<p>{CLOSING}</p>")

    assert len(text) == 2 + lines.count("</p>") + lines.count("</li>") + lines.count("</h3>")


def test_a_body_that_is_mostly_links_is_left_whole() -> None:
    links = "".join(f"<li><a href='/{at}/'>The bench of the year {at} and who sat on it</a></li>" for at in range(30))

    assert len(body_of(f"<p>{FILLER}</p><ul>{links}</ul>")) == 31


@pytest.mark.parametrize(
    "line",
    [
        "Related: The lamps of the old town",
        "© 2003 Ann Vale",
        "By Ann Vale",
        "** This part is still being written **",
    ],
)
def test_a_line_like_the_end_of_an_article_ends_none_that_goes_on(line: str) -> None:
    text = body_of(f"<p>{FILLER}</p><p>{line}</p>{HEADING}<p>{CLOSING}</p><p>{FILLER}</p><p>{CLOSING}</p>")

    assert text[-2:] == [FILLER, CLOSING]


@pytest.mark.parametrize("name", ["entry-content", "column"])
def test_a_heading_with_nothing_under_it_is_no_part_of_a_body(name: str) -> None:
    assert body_of(f"<p>{FILLER}</p><p>{CLOSING}</p><h3>More infos for you</h3>", name) == [FILLER, CLOSING]


def test_a_sidebar_that_holds_the_title_is_the_page() -> None:
    page = (
        f"<title>The bench | Kettle</title><div id='sidebar'><h1>The bench</h1></div><main><p>{FILLER}</p><p>{CLOSING}"
    )
    (article,) = read(page.encode(), "page.html").articles

    assert article.title == "The bench"
    assert "title" in {kept.part for kept in article.kept}


def test_soft_hyphens_and_reading_aids_are_not_read() -> None:
    assert body_of(f"<p>A ket\u00adtle of <ruby>水<rp>(</rp><rt>shuǐ</rt><rp>)</rp></ruby>.</p><p>{FILLER}</p>") == [
        "A kettle of 水.",
        FILLER,
    ]
