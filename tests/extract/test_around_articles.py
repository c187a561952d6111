"""What a page prints around an article: menus, affiliations, sections and links, by the lines beside them."""

import pytest

from archive.extract import read
from archive.extract.anchors import find_anchors
from archive.extract.headings import is_menu
from archive.extract.lines import split_lines
from archive.extract.page_titles import without_site
from archive.extract.records import ParsedArticle

from .pages import CLOSING, FILLER

TITLE = "Noodles at Dawn: The Cook Who Went Viral"
LAST = "Nobody was surprised."


def only(*paragraphs: str) -> ParsedArticle:
    (article,) = read("\n\n".join(paragraphs).encode(), "page.txt").articles
    return article


@pytest.mark.parametrize(
    ("line", "menu"),
    [
        ("Stories | Regions | Topics", True),
        ("Stoves  Streets  Shop", True),
        ("Home News Sport Business", True),
        ("Home News Sport Kitchens iStove", True),
        ("Languages Newsletter Donate", True),
        ("Listen on Stove Radio | Panify | Soupcast", True),
        ("Food and Music", False),
        ("Politics Business Soup Kitchens", False),
        ("Internet Culture Review Returns", False),
        ("Global Youth Culture Fair Opens", False),
        ("World Money Games: China Plays", False),
        ("Trending Stoves Food Travel Video", True),
        ("About the Archives of the Forum", False),
        ("News & Politics", False),
        ("Noodles | Soup", False),
        ("The cook of the old market | A long story | Part two", False),
        ("Rain, 3 mm | Wind, 4 | Snow, 0", False),
        ("Latest news from the market", False),
    ],
)
def test_links_side_by_side_are_a_menu(line: str, menu: bool) -> None:
    assert is_menu(line) is menu


@pytest.mark.parametrize(
    ("under", "taken"),
    [
        ("Staff Writer", True),
        ("Harbour News, Wuhu", True),
        ("Senior correspondent in Wuhu", True),
        ("The Writer of Noodles Who Left", False),
        ("Noodles Again", False),
    ],
)
def test_whom_an_author_writes_for_is_no_part_of_the_text(under: str, taken: bool) -> None:
    (anchor,) = find_anchors(split_lines(f"By Ann Vale, March 3, 2021\n{under}\n\n{FILLER}"))

    assert anchor.after == (2 if taken else 1)


def test_a_section_named_under_the_date_is_that_of_the_article() -> None:
    assert only(TITLE, "By Ann Vale\nMarch 3, 2021\nPosted in: Non-fiction", FILLER, CLOSING).category == "Non-fiction"


def test_a_section_named_under_the_text_is_a_link() -> None:
    article = only(TITLE, "By Ann Vale\nMarch 3, 2021", FILLER, CLOSING, "Posted in: Non-fiction")

    assert article.category is None
    assert [block.text for block in article.blocks] == [FILLER, CLOSING]


@pytest.mark.parametrize(
    ("printed", "title"),
    [
        (f"{TITLE} | What's on Weibo", TITLE),
        (f"What’s on Weibo – {TITLE}", TITLE),
        (f"{TITLE} | The Second Part", f"{TITLE} | The Second Part"),
    ],
)
def test_a_title_is_read_without_the_name_of_a_known_site(printed: str, title: str) -> None:
    assert without_site(printed) == title


@pytest.mark.parametrize(
    "links",
    [
        "Find your stove\nSign up for alerts\nStove Weekly is part of the Kettle Group.",
        "Get the bowl\nYou may also like\nIn Praise of Cold Soup",
        "Order a print\nMore photo stories\nIn Pictures: Stoves of the Old Town",
        "Share this recipe\nTweet\nRecent reviews\nThe Stove, Again",
        "Leave a review\nLog in to comment",
        "12 Likes\nPrevious\nNext",
        "Suggest an edit\n\nCite this entry\n\nThe Stove Lexicon is hosted by the Kettle Foundation.",
        "How to cite this essay\n\nDownload PDF",
        "If you know of a better stove, write to us.",
    ],
)
def test_links_under_an_article_are_no_part_of_it(links: str) -> None:
    article = only(TITLE, "By Ann Vale, March 3, 2021", FILLER, CLOSING, FILLER + " " + LAST, LAST, links)

    assert [block.text for block in article.blocks] == [FILLER, CLOSING, f"{FILLER} {LAST}", LAST]
    assert not article.references


@pytest.mark.parametrize(
    "last",
    [
        "Where to go\nWuhu: the old pier\nAnqing: coming in September",
        "She will be back.\nSo will we.\nShare this post",
        "A bowl at noon (via Weibo)\nShare this post",
    ],
)
def test_lines_set_tight_that_are_no_links_stay(last: str) -> None:
    article = only(TITLE, "By Ann Vale, March 3, 2021", FILLER, CLOSING, FILLER + " " + LAST, last)

    assert [block.text for block in article.blocks][3:] == [
        line for line in last.split("\n") if line != "Share this post"
    ]


def test_references_with_years_end_where_a_line_has_none() -> None:
    listed = ["Vale, Ann. 2017. “Noodles.” Street Food.", "Brook, Li. 2019. Soup. Wuhu: Kettle."]
    article = only(
        TITLE, "By Ann Vale, March 3, 2021", FILLER, CLOSING, "References", *listed, "Stoves\nThe Kettle Group"
    )

    assert list(article.references) == listed


def test_references_without_years_are_all_taken() -> None:
    listed = ["Vale, Ann, Noodles of the Old Town", "Brook, Li, Soup", "Stone, Mara, The Kettle"]
    article = only(TITLE, "By Ann Vale, March 3, 2021", FILLER, CLOSING, "References", *listed)

    assert list(article.references) == listed


def test_what_was_last_revised_on_a_day_was_published_then() -> None:
    article = only("Lexicon", TITLE, "Entry by Ann Vale\n\nLast revised: 3 March 2021", FILLER, CLOSING)

    assert (article.title, article.published) == (TITLE, "2021-03-03")
    assert [byline.name for byline in article.bylines] == ["Ann Vale"]
