"""Heads of pages: which line is section, title, standfirst, author line and date."""

import pytest

from archive.extract import Metadata, read
from archive.extract.dates import printed_date
from archive.extract.records import ParsedArticle

from .pages import CLOSING, FILLER

BODY = [FILLER, CLOSING, FILLER + " Nobody was surprised."]


def articles(*lines: str, gap: str = "\n\n") -> tuple[ParsedArticle, ...]:
    return read(gap.join(lines).encode(), "page.txt", Metadata()).articles


def said(article: ParsedArticle) -> tuple[str | None, str, str | None, list[str], str | None]:
    """Section, title, standfirst, people, date."""
    return (
        article.category,
        article.title,
        article.standfirst,
        [byline.name for byline in article.bylines],
        article.published,
    )


TITLE = "Noodles at Dawn: The Cook Who Went Viral"
STANDFIRST = "A clip of eleven seconds changed the queue at a noodle stall."

HEADS = {
    "the page's title repeated": (
        [f"{TITLE} – My Blog", "My Blog", "Notes on food", TITLE, STANDFIRST],
        (None, TITLE, STANDFIRST, [], None),
    ),
    "under a known section": (
        ["Media", "China Insight", "Noodles", STANDFIRST, "Ann Vale", "Published", "on"],
        ("China Insight", "Noodles", STANDFIRST, ["Ann Vale"], None),
    ),
    "upper of two lines, taken up by the text": (
        [
            "My Blog",
            "The cook of the old market and the long queue",
            STANDFIRST[:-1],
            "By Mara Stone October 3, 2019",
        ],
        (None, "The cook of the old market and the long queue", STANDFIRST[:-1], ["Mara Stone"], "2019-10-03"),
    ),
    "above author and date of a blog": (
        ["My Blog", "Noodles Again", "By Mara Stone October 3, 2019"],
        (None, "Noodles Again", None, ["Mara Stone"], "2019-10-03"),
    ),
    "between a short line and the standfirst": (
        ["Stove and Street", "The Island", "Who asks for a ferry?", "Ann Vale", "Published", "on"],
        ("Stove and Street", "The Island", "Who asks for a ferry?", ["Ann Vale"], None),
    ),
    "under a short line": (
        ["Noodles", "China’s Cooks Take Over the Lists of the Week", "Avatar", "Published", "on"],
        ("Noodles", "China’s Cooks Take Over the Lists of the Week", None, [], None),
    ),
    "above a summary in points": (
        [
            "\nCook, 30, queues for her own noodles, becomes a hit",
            "\nA video of the cook in the queue moves millions\nShe deserves a rest, says one of them",
            "\nAnn Vale in Beijing",
            "\nReading Time: 3 minutes",
            "\nPublished on March 3, 2021",
        ],
        (
            None,
            "Cook, 30, queues for her own noodles, becomes a hit",
            "A video of the cook in the queue moves millions",
            ["Ann Vale"],
            "2021-03-03",
        ),
    ),
    "in title case under what is not": (
        ["Monthly notes from the comment sections of the land", TITLE, "Published on March 3, 2021"],
        (None, TITLE, None, [], "2021-03-03"),
    ),
    "above the standfirst": (
        [TITLE, STANDFIRST, "Published", "5 years agoon", "October 12, 2017", "By", "Ann Vale"],
        (None, TITLE, STANDFIRST, ["Ann Vale"], "2017-10-12"),
    ),
    "first line of some length": (
        [TITLE, "From the market:"],
        (None, TITLE, None, [], None),
    ),
    "first line": (
        ["Noodles"],
        (None, "Noodles", None, [], None),
    ),
}


@pytest.mark.parametrize("gap", ["\n", "\n\n"], ids=["without blank lines", "with blank lines"])
@pytest.mark.parametrize("shape", HEADS)
def test_the_title_is_found_in_heads_of_every_shape(shape: str, gap: str) -> None:
    head, expected = HEADS[shape]
    (article,) = articles(*head, *BODY, gap=gap)

    assert said(article) == expected
    assert [block.text for block in article.blocks][-3:] == BODY


def test_a_newer_page_without_published_has_a_head_all_the_same() -> None:
    (article,) = articles(
        "SubscribeLog in", "Connect with us", "China Insight", TITLE, STANDFIRST, "Ann Vale", "", *BODY
    )

    assert said(article) == ("China Insight", TITLE, STANDFIRST, ["Ann Vale"], None)


def test_a_long_standfirst_is_told_by_the_author_line_under_it() -> None:
    (article,) = articles(TITLE, FILLER, "Ann Vale", *BODY)

    assert (article.standfirst, [byline.name for byline in article.bylines]) == (FILLER, ["Ann Vale"])


def test_short_paragraphs_above_the_first_long_one_are_of_the_body() -> None:
    (article,) = articles(TITLE, "By Ann Vale | 3 October 2019", "It began with a noodle on the floor.", *BODY)

    assert article.blocks[0].text == "It began with a noodle on the floor."


@pytest.mark.parametrize(
    ("above", "glued", "people", "published"),
    [
        ("By", f"Ann Vale{FILLER}", ["Ann Vale"], None),
        ("6 months agoon", f"June 7, 2024{FILLER}", [], "2024-06-07"),
    ],
)
def test_author_and_date_are_split_off_the_paragraph_they_are_glued_to(
    above: str, glued: str, people: list[str], published: str | None
) -> None:
    (article,) = articles("China Insight", TITLE, STANDFIRST, "Published", "8 years agoon", above, glued, CLOSING)

    assert ([byline.name for byline in article.bylines], article.published) == (people, published)
    assert article.blocks[0].text == FILLER


def test_an_article_without_date_above_and_under_another_is_found() -> None:
    anchored = [TITLE, STANDFIRST, "Published", "on", *BODY, "© 2017 Streetpaper", "***"]
    last = [
        "STOVE",
        "Grandmother’s Password",
        "Three generations and one router.",
        "Text: Ann Vale. Editing: Li Brook.",
    ]
    first, second, third = articles(
        "China Insight", "Dumplings Without a Stove", *BODY, "China Food", *anchored, *last, *BODY
    )

    assert [first.title, second.title, third.title] == ["Dumplings Without a Stove", TITLE, "Grandmother’s Password"]
    assert [(byline.name, byline.role) for byline in third.bylines] == [("Ann Vale", "author"), ("Li Brook", "editor")]


@pytest.mark.parametrize(
    ("first_line", "title", "source"),
    [
        (f"{TITLE} | What’s on Weibo", TITLE, "What's on Weibo"),
        (f"{TITLE} – What’s on Weibo", TITLE, "What's on Weibo"),
        (f"{TITLE} — Some Blog", TITLE, None),
        (f"{TITLE} - Some Blog", TITLE, None),
        (f"Some Blog » {TITLE}", TITLE, None),
        (TITLE, TITLE, None),
    ],
)
def test_a_first_line_names_title_and_site(first_line: str, title: str, source: str | None) -> None:
    (article,) = articles(first_line, "Some Blog", "A motto of some words", TITLE, *BODY)

    assert (article.title, article.source) == (title, source)


def test_the_line_that_counts_comments_confirms_a_title() -> None:
    (article,) = articles(
        "Spinnennetz",
        "Hier wird alles gut, irgendwann!",
        "Die Mitte lässt grüßen",
        *BODY,
        "1 Reaktion zu “Die Mitte lässt grüßen”",
    )

    assert article.title == "Die Mitte lässt grüßen"


PORTAL = (
    "天还没亮，老城的菜市场就开了门。到七点，面摊已经卖掉了大半的面条。今年，一位厨师的短视频被几百万人看过，队伍一直排到街角。"
    "摊主说，她从来没有想过会有这么多人来，她只是像往常一样揉面、拉面、下锅。"
)


@pytest.mark.parametrize(
    "head",
    [
        "2021-03-04 09:30:12 来源：老城晚报 作者：李明 【字号：大 中 小】",
        "来源：老城晚报 作者：李明\n2021年03月04日09:30\n【字号：大 中 小】",
        "2021年03月04日 09:30 | 来源：老城晚报 | 作者：李明",
        "作者：李明　来源：老城晚报　2021-03-04\n点击：1024",
    ],
)
@pytest.mark.parametrize("closing", ["（责任编辑：王芳）", "[责任编辑：王芳]", "责编：王芳"])
def test_a_portal_names_author_and_editor_in_its_own_lines(head: str, closing: str) -> None:
    page = f"一条视频让整个菜市场排起了长队\n\n{head}\n\n{PORTAL}\n\n{PORTAL[:60]}\n\n{closing}\n"
    [article] = read(page.encode(), "page.txt").articles

    assert (article.title, article.published) == ("一条视频让整个菜市场排起了长队", "2021-03-04")
    assert [(byline.name, byline.role) for byline in article.bylines] == [("李明", "author"), ("王芳", "editor")]
    assert [block.text for block in article.blocks] == [PORTAL, PORTAL[:60]]


@pytest.mark.parametrize(
    ("above", "section", "people"),
    [
        ("David Wren", None, ["David Wren"]),
        ("Zhang Yulan", None, ["Zhang Yulan"]),
        ("Anna Vale and Li Brook", None, ["Anna Vale", "Li Brook"]),
        ("Chinese Noodles", "Chinese Noodles", []),
        ("Town and Country", "Town and Country", []),
    ],
)
def test_a_name_above_the_title_is_the_author(above: str, section: str | None, people: list[str]) -> None:
    [article] = articles(above, "Fourteen Ways a Noodle Can Drive Reasonable Cooks Crazy", *BODY)

    assert said(article)[0] == section
    assert said(article)[3] == people


def test_a_lead_right_under_the_date_is_the_standfirst() -> None:
    lead = "A clip of eleven seconds changed the queue at a noodle stall."
    [led] = articles("Noodles at Dawn: The Cook", f"3 October 2019\n{lead}", *BODY)
    [plain] = articles("Noodles at Dawn: The Cook", "3 October 2019", lead, *BODY)

    assert (led.standfirst, len(led.blocks)) == (lead, 3)
    assert plain.standfirst is None


def test_a_day_of_a_blog_with_several_posts_is_several_articles() -> None:
    first, second = articles(
        "Saturday, July 30, 2011",
        "The Market Opens Before Dawn",
        *BODY,
        "Posted by William at 7:11 AM",
        "Labels: food, market",
        "Friday, July 22, 2011",
        "What the Cooks of the Old Town Say",
        FILLER + " They say little.",
        CLOSING + " Nothing else is known of it so far.",
        "Posted by William at 9:32 PM",
    )

    assert said(first) == (None, "The Market Opens Before Dawn", None, ["William"], "2011-07-30")
    assert said(second) == (None, "What the Cooks of the Old Town Say", None, ["William"], "2011-07-22")
    assert [block.text for block in first.blocks] == BODY


@pytest.mark.parametrize(
    ("above", "people"), [("Background Image", []), ("Cover Photo", []), ("Mara Koster", ["Mara Koster"])]
)
def test_a_date_under_a_standfirst_may_have_a_picture_or_a_name_above_it(above: str, people: list[str]) -> None:
    lead = " ".join([STANDFIRST, FILLER])
    [article] = articles("News & Politics", TITLE, lead, above, "9 January 2024", *BODY)

    assert said(article) == ("News & Politics", TITLE, lead, people, "2024-01-09")
    assert "9 January 2024" not in {block.text for block in article.blocks}


@pytest.mark.parametrize("sign", ["◼︎ {}. ", "• ", "- ", "▶ ", "{}. "])
def test_the_contents_of_a_newsletter_are_of_its_body(sign: str) -> None:
    names = ["What the Cook Says", "What the Queue Says", "What to Eat", "What Is Funny", "Words to Know"]
    contents = [sign.format(number) + name for number, name in enumerate(names, 1)]
    [article] = articles(
        TITLE, STANDFIRST, "Mara Koster", "In this letter:\n" + "\n".join(contents), "Dear all,", *BODY
    )

    assert said(article) == (None, TITLE, STANDFIRST, ["Mara Koster"], None)
    assert [block.text for block in article.blocks][:7] == ["In this letter:", *contents, "Dear all,"]


def test_a_heading_under_the_first_paragraphs_is_no_author() -> None:
    [article] = articles(TITLE, f"{STANDFIRST}\nDec 28, 2023#social media", *BODY[:2], "Class Clown", *BODY)

    assert said(article) == (None, TITLE, STANDFIRST, [], "2023-12-28")
    assert "Class Clown" in {block.text for block in article.blocks if block.kind == "heading"}


@pytest.mark.parametrize(
    "line",
    [
        "Tag Archives: Food",
        "- Views:1",
        "• Source:The Old Town Echo",
        "Reading Time: 3 minutes",
        "Follow",
        "cook@example.org",
        "Labels: food, market",
    ],
)
def test_what_themes_print_around_an_article_is_no_part_of_it(line: str) -> None:
    [article] = articles(TITLE, line, *BODY)

    assert said(article) == (None, TITLE, None, [], None)
    assert [block.text for block in article.blocks] == BODY


@pytest.mark.parametrize(
    ("printed", "date"),
    [
        ("1 Mar 202313:30", "2023-03-01"),
        ("March 1, 202313:30", "2023-03-01"),
        ("2021年03月04日09:30", "2021-03-04"),
        ("1 March 20231", None),
    ],
)
def test_a_clock_time_may_stand_right_behind_a_date(printed: str, date: str | None) -> None:
    assert printed_date(printed) == date
