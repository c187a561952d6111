"""Pages of newspapers, newsletters and blogs: their heads, what they print around a text, and their comments."""

import pytest

from archive.extract import read
from archive.extract.bylines import byline_parts, is_byline
from archive.extract.meta_lines import meta_of
from archive.extract.records import ParsedArticle
from archive.extract.rules import rule_for
from tests.extract.pages import CLOSING, FILLER

TITLE = "A Cook in Wuhu Gives Every Bowl a Name"
LEAD = "Her guests have begun to answer to them"
SHORT = "The cook will not say which bowl is hers."


def article(*lines: str) -> ParsedArticle:
    (found,) = read("\n\n".join(lines).encode(), "page.txt").articles
    return found


def blocks(*under: str) -> list[tuple[str, str]]:
    found = article(TITLE, "Ann Vale", "3 May 2021", FILLER, CLOSING, FILLER + " It is so.", *under)
    return [(block.kind, block.text) for block in found.blocks[3:]]


def test_what_the_page_is_headed_with_is_nobodys_name() -> None:
    found = article(
        "Harbour Monitor",
        "Soup",
        TITLE,
        "By Ann Vale",
        "3 May 2021",
        FILLER,
        CLOSING,
        "Translation by Harbour Monitor.",
    )

    assert [(byline.name, byline.role) for byline in found.bylines] == [("Ann Vale", "author")]


def test_a_person_who_names_a_site_after_themselves_stays_its_author() -> None:
    found = article("Anna Lin", TITLE, "By Anna Lin", "3 May 2021", FILLER, CLOSING)

    assert [byline.name for byline in found.bylines] == ["Anna Lin"]


def test_a_button_may_stand_between_a_name_and_its_date() -> None:
    found = article(
        "Harbour Post", TITLE, LEAD, "Ann Vale", "+ FOLLOW", "Published: 4:15pm, 22 Jan, 2019", FILLER, CLOSING
    )

    assert [byline.name for byline in found.bylines] == ["Ann Vale"]
    assert [block.text for block in found.blocks] == [FILLER, CLOSING]


def test_an_agency_prints_section_and_date_above_the_title_and_names_below() -> None:
    found = article("Harbour Wire", "WORLD NEWS", "MAY 3, 2021 / 9:14 AM", TITLE, "Ann Vale, Li Brook", FILLER, CLOSING)

    assert (found.title, found.category, found.published) == (TITLE, "WORLD NEWS", "2021-05-03")
    assert [byline.name for byline in found.bylines] == ["Ann Vale", "Li Brook"]


@pytest.mark.parametrize(
    "author",
    [
        ("Ann Vale", "3 May 2021"),
        ("ANN VALE", "3 May 2021"),
        ("ANN VALE, Harbour staff writer", "3 May 2021"),
        ("Ann Vale", "Soup editor", "3 May 2021"),
        ("Ann Vale, Features Editor", "3 May 2021"),
        ("Ann Vale in Wuhu", "3 May 2021", "Last modified on 4 May 2021"),
        ("By Ann Vale in Wuhu | Harbour Daily | Updated: 2021-05-03 08:14",),
    ],
)
def test_a_name_beside_a_date_ends_a_head(author: tuple[str, ...]) -> None:
    found = article(
        "Skip to content", "THE HARBOUR", "Food", TITLE, LEAD, *author, "Claim", SHORT, FILLER, CLOSING, FILLER
    )

    assert (found.category, found.title, found.standfirst) == ("Food", TITLE, LEAD)
    assert ([byline.name for byline in found.bylines], found.published) == (["Ann Vale"], "2021-05-03")
    assert [block.text for block in found.blocks][:2] == ["Claim", SHORT]


def test_a_name_beside_a_date_under_a_text_is_a_comment() -> None:
    found = article(TITLE, FILLER, CLOSING, FILLER, "Comments", "Ann Vale", "3 May 2021", "I had the thin one.")

    assert [(comment.name, comment.text) for comment in found.reader_comments] == [("Ann Vale", "I had the thin one.")]
    assert not found.bylines


def test_where_a_story_was_written_is_no_heading() -> None:
    found = article("Food", TITLE, LEAD, "May 3rd 2021", "WUHU", FILLER, CLOSING, FILLER)

    assert [block.text for block in found.blocks] == [FILLER, CLOSING, FILLER]


@pytest.mark.parametrize("under", [["China"], ["Topics", "China", "Gig economy"], ["Obituaries", "Share this article"]])
def test_a_few_words_under_the_last_sentence_head_nothing(under: list[str]) -> None:
    assert blocks(*under) == []


@pytest.mark.parametrize(
    "under", [["“So it is”"], ["The bowl at noon. Photo: Ann Vale"], ["• One spoon", "• Two spoons"]]
)
def test_words_items_and_pictures_may_end_a_text(under: list[str]) -> None:
    assert [text for _, text in blocks(*under)] == under


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("Subscribe Sign in", "site header"),
        ("Ready for more?", "newsletter"),
        ("Bowl Notes is free. If you like it, tell a friend.", "newsletter"),
        ("Explore more on these topics", "related posts"),
        ("A version of this article appears in print on Section A, Page 9.", "what to do with an article"),
        ("This article appeared in the Food section of the print edition", "what to do with an article"),
        ("Contact Ann Vale at vale@harbour.example", "contact line"),
        ("Image Credits: Harbour", "label of a picture"),
        ("($1 = 6.9 yuan)", "rate of exchange"),
    ],
)
def test_what_sites_print_around_a_text_is_dropped(line: str, rule: str) -> None:
    found = rule_for(line)

    assert found is not None
    assert found.name == rule


@pytest.mark.parametrize(
    "line", ["She read the bowl its rights.", "Also: a spoon that talks", "The cook wants more.", "More soup for less"]
)
def test_what_a_text_says_is_not(line: str) -> None:
    assert rule_for(line) is None


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("Ann Vale contributed research.", [("contributor", "Ann Vale")]),
        (
            "Li Brook and Ann Vale in Wuhu contributed reporting.",
            [("contributor", "Li Brook"), ("contributor", "Ann Vale")],
        ),
        ("Translated from the Chinese by Li Brook", [("contributor", "Li Brook")]),
        ("Words by Ann Vale | Photographs by Li Brook", [("author", "Ann Vale")]),
    ],
)
def test_a_credit_names_who_had_a_part_in_the_text(line: str, people: list[tuple[str, str]]) -> None:
    assert is_byline(line) or meta_of(line)
    assert byline_parts(line) == people


def test_whoever_contributed_bowls_is_no_author() -> None:
    assert not is_byline("Ann Vale contributed forty bowls.")


@pytest.mark.parametrize("heading", ["Comments", "Reader comments", "Conversation (1)", "Leave a Reply"])
def test_comments_need_no_line_that_counts_them(heading: str) -> None:
    under = (
        heading,
        "Old Spoon says:",
        "May 3, 2021 at 8:40 am",
        "I had the thin one.",
        "image_print",
        "© 2021 Harbour",
    )

    found = article(TITLE, "Ann Vale", "3 May 2021", FILLER, CLOSING, FILLER, *under)

    assert [(comment.name, comment.text) for comment in found.reader_comments] == [("Old Spoon", "I had the thin one.")]
