"""Text captures of magazine pages."""

from textwrap import fill

import pytest

from archive.extract import Metadata, read
from archive.extract.records import ParsedArticle, Reading

from .pages import CLOSING, FILLER, MAGAZINE, without_blank_lines


def text(page: str, metadata: Metadata = Metadata()) -> Reading:  # noqa: B008 (frozen)
    return read(page.encode(), "page.txt", metadata)


@pytest.fixture(params=[MAGAZINE, without_blank_lines(MAGAZINE)], ids=["as printed", "without blank lines"])
def articles(request: pytest.FixtureRequest) -> tuple[ParsedArticle, ...]:
    return text(request.param).articles


def test_it_splits_a_page_into_its_articles(articles: tuple[ParsedArticle, ...]) -> None:
    assert [article.title for article in articles] == [
        "Noodles at Dawn: The Cook Who Went Viral",
        "Dumplings Without a Stove",
    ]
    assert {article.category for article in articles} == {"China Food"}
    assert [article.standfirst for article in articles] == [
        "A clip of eleven seconds changed the queue at a noodle stall.",
        "They cook in the sun.",
    ]


def test_it_names_author_and_editor(articles: tuple[ParsedArticle, ...]) -> None:
    assert [(byline.name, byline.role) for byline in articles[0].bylines] == [
        ("Li Brook", "author"),
        ("Ann Vale", "editor"),
    ]
    assert [(byline.name, byline.role) for byline in articles[1].bylines] == [("Ann Vale", "author")]


def test_a_relative_date_is_no_date(articles: tuple[ParsedArticle, ...]) -> None:
    assert (articles[0].published, articles[0].published_basis) == ("2018", "copyright line")
    assert (articles[1].published, articles[1].published_basis) == ("2017-10-12", "printed")


def test_it_tells_what_each_line_of_a_body_is(articles: tuple[ParsedArticle, ...]) -> None:
    assert [(block.kind, block.text[:24]) for block in articles[0].blocks] == [
        ("paragraph", FILLER[:24]),
        ("paragraph", "“I have never seen hands"),
        ("pull_quote", "“She is faster than any "),
        ("paragraph", "On Douyin (抖音), many com"),
        ("heading", "The Second Video"),
        ("paragraph", FILLER[:24]),
        ("caption", "Screenshot of the video,"),
        ("paragraph", CLOSING[:24]),
    ]


def test_what_stands_under_an_article_is_sorted(articles: tuple[ParsedArticle, ...]) -> None:
    article = articles[0]

    assert article.notes == ("* The name of the stall was changed.",)
    assert article.references == ("Vale, Ann. 2017. “Noodles.” Street Food, 3 May https://example.org/noodles",)
    assert article.copyright == "©2018 Streetpaper. All rights reserved."
    assert article.source == "Streetpaper"
    assert [(about.name, about.text[:19]) for about in article.biographies] == [("Li Brook", "Li Brook is a write")]


def test_it_reads_the_comments_under_an_article(articles: tuple[ParsedArticle, ...]) -> None:
    assert [(comment.name, comment.date, comment.text) for comment in articles[0].reader_comments] == [
        ("Mara", "2019-10-03T16:12", "I had a bowl there."),
        ("Tom Reed", "2019-10-04T09:02", "So did I."),
    ]


def test_every_line_belongs_to_an_article_or_is_dropped_by_a_rule() -> None:
    reading = text(MAGAZINE)
    stretches = [(article.start, article.end) for article in reading.articles]
    stretches += [(dropped.start, dropped.end) for dropped in reading.dropped]
    covered = {place for start, end in stretches for place in range(start, end)}

    assert "".join(char for place, char in enumerate(MAGAZINE) if place not in covered).strip() == ""
    assert all(MAGAZINE[dropped.start : dropped.end] == dropped.text for dropped in reading.dropped)
    assert {"site header", "corrections line", "continue reading", "author picture"} <= {
        each.rule for each in reading.dropped
    }


def test_a_repost_has_its_title_above_the_byline_and_ends_at_a_foreign_comment_form() -> None:
    head = "Skip to content\nMy Blog\nNoodles Again\nBy Mara Stone 3 October 2019"
    page = f"{head}\n{FILLER}\n{CLOSING}\nKommentar verfassen\nName\n"
    (article,) = text(page).articles

    assert (article.title, article.published, article.bylines[0].name) == ("Noodles Again", "2019-10-03", "Mara Stone")
    assert [block.text for block in article.blocks] == [FILLER, CLOSING]


def test_a_page_without_anchors_takes_its_title_from_the_page_title() -> None:
    page = f"Noodles Again | What’s on Weibo\nMenu\nNoodles Again\n{FILLER}\n{CLOSING}\n"
    (article,) = text(page).articles

    assert (article.title, article.source, article.published) == ("Noodles Again", "What's on Weibo", None)


def test_the_address_dates_an_article_that_prints_no_date() -> None:
    page = f"Noodles Again | What’s on Weibo\nNoodles Again\n{FILLER}\n{CLOSING}\n©2016 Streetpaper\n"
    (article,) = text(page, Metadata(address="https://example.org/2015/04/02/noodles/")).articles

    assert (article.published, article.published_basis) == ("2015-04-02", "address")
    assert article.original_url == "https://example.org/2015/04/02/noodles/"


def test_a_standfirst_repeated_as_the_lead_stands_once() -> None:
    head = "China Food\nNoodles Again Today\nOne stall, one queue.\nPublished on"
    page = f"{head}\nOne stall, one queue.\n{FILLER}\n{CLOSING}\n"
    reading = text(page)

    assert [block.text for block in reading.articles[0].blocks] == [FILLER, CLOSING]
    assert "title or standfirst repeated" in {dropped.rule for dropped in reading.dropped}


def test_lines_wrapped_at_a_width_are_one_paragraph() -> None:
    paragraphs = [fill(paragraph, 68) for paragraph in (FILLER, CLOSING, FILLER + " Nobody was surprised.")]
    page = "\n\n".join(
        ["Noodles Again", "By Mara Stone, 3 October 2019", *paragraphs, "What Came Next", fill(FILLER, 68)]
    )
    (article,) = text(page).articles

    assert [block.text for block in article.blocks] == [*paragraphs, "What Came Next", fill(FILLER, 68)]
    assert [block.kind for block in article.blocks] == ["paragraph"] * 3 + ["heading", "paragraph"]


def test_short_lines_under_one_another_are_not_joined() -> None:
    page = "\n".join(
        ["Noodles Again", "By Mara Stone, 3 October 2019", *(f"{number}. A bowl" for number in range(1, 30))]
    )
    (article,) = text(page).articles

    assert len(article.blocks) == 29


@pytest.mark.parametrize(
    "page",
    [
        "About\n" + FILLER + "\n" + CLOSING,
        "\n".join(
            f"Story {number}\nThe beginning of a story that goes on and on elsewhere […]\nRead more"
            for number in range(9)
        ),
        "Menu\nSearch\nHome\n",
    ],
    ids=["about page", "listing", "nothing but a menu"],
)
def test_a_page_without_an_article_has_none(page: str) -> None:
    assert text(page).articles == ()
