"""Every stretch of an HTML page is kept by one article or dropped by one rule."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.extract import read
from archive.extract.proof import ink, prove, text_of

from .pages import CLOSING, FILLER
from .test_html import YOAST, ZOX

CAPTURES = Path(__file__).parents[2] / "fixtures" / "captures"
PAGES = {path.name: path.read_bytes() for path in sorted(CAPTURES.glob("*.html"))}
PAGES |= {"zox": ZOX.encode(), "yoast": YOAST.encode()}
HEAD = "<html><head><title>Noodles</title></head><body><h1>Noodles</h1><div class=entry-content>"
PIECES = st.sampled_from(
    [
        *("<p>", "</p>", "<div class=ads>", "<div>", "</div>", "<span class=share>", "</span>", "<br>", "<b>", "</b>"),
        *(
            "<ul>",
            "<li>",
            "<li class=comment>",
            "<cite class=fn>",
            "<div class=text>",
            "<h2>",
            "<blockquote>",
            "<form>",
        ),
        *("<article><h2>Else</h2>", "<nav>", "<table>", "<td>", "<script>", "</script>", "<!--", "-->", "<pre>"),
        *("\n", " ", "\u00a0", "\u200b", "\u3000", "&nbsp;", "one", " two ", "马", f"<p>{FILLER}</p>", f"{CLOSING}\n"),
        *("By Ann Vale", "References", "©2018 Streetpaper.", "<p>Leave a Reply</p>", "Advertisement"),
    ]
)


def faults(content: bytes) -> list[str]:
    """What is wrong with the accounts of a page: stretches claimed twice, by nobody, or not in order."""
    text, reading = text_of(content, "page.html"), read(content, "page.html")
    proof = prove(text, reading)
    told = sum(ink(text[each.start : each.end]) for each in proof.stretches)
    unsaid = [text[each.start : each.end] for each in proof.stretches if not (each.rule or each.part)]
    twice = [text[each.start : each.end] for each in proof.contested]
    return [*unsaid, *twice, *([f"{ink(text) - told} signs too few"] if told != ink(text) else [])]


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_accounted_for(name: str) -> None:
    assert faults(PAGES[name]) == []


@given(st.lists(PIECES, max_size=60))
def test_any_page_is_accounted_for(pieces: list[str]) -> None:
    assert faults((HEAD + f"<p>{FILLER}</p>" + "".join(pieces)).encode()) == []


@pytest.mark.parametrize("name", PAGES)
def test_what_is_kept_says_what_the_article_says(name: str) -> None:
    text = text_of(PAGES[name], "page.html")
    for article in read(PAGES[name], "page.html").articles:
        blocks = {block.key: block.text for block in article.blocks}
        for kept in article.kept:
            assert kept.part != "block" or text[kept.start : kept.end] in blocks[kept.key or ""]
            assert kept.part != "title" or text[kept.start : kept.end].startswith(article.title)
            assert kept.part != "comment" or kept.end <= article.end
        assert {kept.key for kept in article.kept if kept.part == "block"} == blocks.keys()


def test_a_button_within_a_paragraph_is_dropped_and_the_paragraph_goes_on() -> None:
    page = f"{HEAD}<p>{FILLER} One <span class='share'>Share</span> two.</p><p>{CLOSING}</p></div>".encode()
    text, reading = text_of(page, "page.html"), read(page, "page.html")
    (article,) = reading.articles

    assert article.blocks[0].text == f"{FILLER} One two."
    pieces = [text[kept.start : kept.end] for kept in article.kept if kept.key == article.blocks[0].key]
    assert pieces == [f"{FILLER} One", "two."]
    assert ("Share", "share buttons") in {(dropped.text, dropped.rule) for dropped in reading.dropped}


def test_the_text_of_a_page_is_what_a_reader_sees() -> None:
    page = (
        "<html><head><title>T</title><style>s</style></head><body><p>One<br>two\n <b>th</b>ree&amp;</p>"
        "<script>x()</script><ul><li>four</ul><noscript>no</noscript><!-- no -->end</body></html>"
    )

    assert text_of(page.encode(), "page.html") == "One\ntwo three&\nfour\nend"
