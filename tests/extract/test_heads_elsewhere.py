"""Heads as papers, agencies, newsletters and blogs print them: what each line is."""

import pytest

from archive.extract import read
from tests.extract.pages import CLOSING, FILLER

PLAIN = "The noodle stall that names its bowls"
CASED = "Why Wuhu Fell in Love With a Noodle Stall"
LEAD = "A loudspeaker, 58 bowls and a lease that is running out."

# What it shows → the lines of a head; section, standfirst, people and day as a reader finds them.
HEADS: dict[str, tuple[tuple[str, ...], str | None, str | None, list[str], str]] = {
    "a column of links": (
        (
            "World",
            "Africa",
            "Americas",
            "Asia",
            "China",
            "Europe",
            PLAIN,
            "By Nectar Osei and Steve Alder, Harbour News",
            "5 minute read",
            "Published 5:02 AM EST, Wed January 4, 2023",
        ),
        None,
        None,
        ["Nectar Osei", "Steve Alder"],
        "2023-01-04",
    ),
    "a section in capitals": (
        (
            "ASIA PACIFIC",
            CASED,
            LEAD,
            "By Vivian Alder",
            "Jan. 4, 2023",
            "Share full article",
            "123",
        ),
        "ASIA PACIFIC",
        LEAD,
        ["Vivian Alder"],
        "2023-01-04",
    ),
    "a name before Published": (
        (
            "The Harbour Project",
            "SOCIETY & CULTURE",
            CASED,
            LEAD,
            "Zhao Yuanyuan Published January 5, 2023",
            "Illustration by Alex Reed",
        ),
        "SOCIETY & CULTURE",
        LEAD,
        ["Zhao Yuanyuan"],
        "2023-01-05",
    ),
    "a section over a title": (
        (
            "STOVE",
            "Culture",
            CASED,
            "By Adan Kohn",
            "January 5, 2023",
            "3 mins read",
        ),
        "Culture",
        None,
        ["Adan Kohn"],
        "2023-01-05",
    ),
    "the last of a path": (
        (
            "News",
            "TechPan",
            "E-commerce",
            PLAIN,
            "by Jill Shen-Alder",
            "Jan 5, 2023",
        ),
        "E-commerce",
        None,
        ["Jill Shen-Alder"],
        "2023-01-05",
    ),
    "one line for all": (
        (
            "Harbourist",
            CASED,
            "by Alex Lindale January 5, 2018 in News",
        ),
        "News",
        None,
        ["Alex Lindale"],
        "2018-01-05",
    ),
    "nobody in particular": (
        (
            "CHINA / SOCIETY",
            PLAIN,
            "By HP staff reporters",
            "Published: Jan 05, 2023 08:34 PM",
        ),
        "CHINA / SOCIETY",
        None,
        [],
        "2023-01-05",
    ),
    "a line of an agency": (
        (
            PLAIN,
            "Source: Harbour Agency| 2019-01-05 12:34:56|Editor: huaxia",
        ),
        None,
        None,
        [],
        "2019-01-05",
    ),
    "an office under a name": (
        (
            "ASIA",
            CASED,
            "Elizabeth Lawson",
            "China Correspondent",
            "PUBLISHED JAN 5, 2023, 5:00 PM SGT",
        ),
        "ASIA",
        None,
        ["Elizabeth Lawson"],
        "2023-01-05",
    ),
    "a section under a menu": (
        (
            "Menu",
            "World News",
            PLAIN,
            "By HUIZHONG MARSH",
            "January 5, 2023",
        ),
        "World News",
        None,
        ["Huizhong Marsh"],
        "2023-01-05",
    ),
    "a clock before a date": (
        (
            "Harbour Free Press",
            "Home Donate About Shop",
            "China",
            PLAIN,
            "by Kelly Hoang",
            "08:30, 5 January 2023",
            "Why you can trust Harbour Free Press",
        ),
        "China",
        None,
        ["Kelly Hoang"],
        "2023-01-05",
    ),
    "buttons between": (
        (
            "Open in app",
            "Sign up",
            "Sign in",
            "Write",
            CASED,
            LEAD,
            "Caspar Reed",
            "·",
            "Follow",
            "6 min read",
            "·",
            "Jan 5, 2020",
            "--",
            "1",
            "Listen",
            "Share",
        ),
        None,
        LEAD,
        ["Caspar Reed"],
        "2020-01-05",
    ),
    "a newsletter": (
        (
            "The Pan Letter",
            "SubscribeSign in",
            CASED,
            LEAD,
            "CASPAR REED",
            "JAN 05, 2023",
            "12",
            "3",
            "Share",
        ),
        None,
        LEAD,
        ["Caspar Reed"],
        "2023-01-05",
    ),
    "a section of one word": (
        (
            "Life",
            CASED,
            LEAD,
            "By Viola Zhang-Reed",
            "January 5, 2022, 9:15am",
            "Share:",
        ),
        "Life",
        LEAD,
        ["Viola Zhang-Reed"],
        "2022-01-05",
    ),
    "for whom one writes": (
        (
            "Harbour Feed News",
            "World",
            CASED,
            LEAD,
            "by Beimeng Brook",
            "Harbour Feed Staff",
            "Posted on January 5, 2018 at 8:40 a.m. ET",
        ),
        "World",
        LEAD,
        ["Beimeng Brook"],
        "2018-01-05",
    ),
    "buttons below": (
        (
            "GLOBAL",
            CASED,
            LEAD,
            "By Helen Goulding",
            "JANUARY 5, 2017",
            "SHARE AS GIFT",
            "SAVE",
        ),
        "GLOBAL",
        LEAD,
        ["Helen Goulding"],
        "2017-01-05",
    ),
    "a date above the title": (
        (
            "Harbour Global",
            "Home  China  Economy  Finance",
            "Jan 05, 2023 07:14 PM",
            "SOCIETY",
            PLAIN,
            "By Wang Xintong",
        ),
        "SOCIETY",
        None,
        ["Wang Xintong"],
        "2023-01-05",
    ),
    "for whom, in a byline": (
        (
            "China",
            PLAIN,
            "By Qiao Long for Harbour Radio Mandarin",
            "2023.01.05",
        ),
        "China",
        None,
        ["Qiao Long"],
        "2023-01-05",
    ),
    "an author below the date": (
        (
            "The Debate",
            "Academic rigour, journalistic flair",
            CASED,
            "Published: January 5, 2023 9.14pm EST",
            "Mara Kohn, University of Westhaven",
        ),
        None,
        None,
        ["Mara Kohn"],
        "2023-01-05",
    ),
    "filed under": (
        (
            "Tongue Log",
            "« Bowls and spoons | Home | The dot »",
            PLAIN,
            "January 5, 2012 @ 8:14 am · Filed by Victor Alder under Language and culture",
        ),
        "Language and culture",
        None,
        ["Victor Alder"],
        "2012-01-05",
    ),
    "a comma before the date": (
        (
            "Harbour’s",
            "LIFE & STYLE",
            CASED,
            "By Bridget O’Dea, January 5, 2018",
            "0 0",
        ),
        "LIFE & STYLE",
        None,
        ["Bridget O’Dea"],
        "2018-01-05",
    ),
    "words and pictures": (
        (
            "The Pan Review",
            "ESSAY",
            CASED,
            "Words: Ann Kohler",
            "Photos: Tobi Reed",
            "Issue 12, Spring 2019",
        ),
        "ESSAY",
        None,
        ["Ann Kohler"],
        "2019",
    ),
    "story and photographs": (
        (
            "Pan Stories",
            CASED,
            LEAD,
            "Story by Li Brookson · Photographs by Tobi Reed",
            "January 5, 2019",
        ),
        None,
        LEAD,
        ["Li Brookson"],
        "2019-01-05",
    ),
    "in a section": (
        (
            "Bowl Blog",
            PLAIN,
            "January 5, 2016 by Ann Kohler in Society, Food",
        ),
        "Society, Food",
        None,
        ["Ann Kohler"],
        "2016-01-05",
    ),
    "a label grown together with its date": (
        (
            "HPC",
            "Home News Sport Reel Worklife",
            "China",
            PLAIN,
            "By Kerry Alton",
            "HPC News",
            "Published5 January 2023",
        ),
        "China",
        None,
        ["Kerry Alton"],
        "2023-01-05",
    ),
    "a desk below the name": (
        (
            "Asia",
            PLAIN,
            "5 January 2023",
            "Kerry Alton",
            "HPC News, Singapore",
        ),
        "Asia",
        None,
        ["Kerry Alton"],
        "2023-01-05",
    ),
    "from where one writes": (
        (
            "Harbour Times",
            "Chinese society",
            PLAIN,
            LEAD,
            "Ann Kohler in Beijing JANUARY 5 2023",
            "0",
        ),
        "Chinese society",
        LEAD,
        ["Ann Kohler"],
        "2023-01-05",
    ),
    "two authors": (
        (
            "Technology",
            CASED,
            LEAD,
            "By Zheping Hale and Jane Zhangson",
            "January 5, 2023 at 5:14 AM EST",
        ),
        "Technology",
        LEAD,
        ["Zheping Hale", "Jane Zhangson"],
        "2023-01-05",
    ),
    "posted by on a weekday": (
        (
            "Harbour media and internet",
            "Internet culture",
            PLAIN,
            "Posted by Joel Martens on Thursday, January 5, 2009 at 4:14 PM",
        ),
        "Internet culture",
        None,
        ["Joel Martens"],
        "2009-01-05",
    ),
}


@pytest.mark.parametrize("gap", ["\n", "\n\n"], ids=["without blank lines", "with blank lines"])
@pytest.mark.parametrize("name", HEADS)
def test_a_head_is_read_in_the_manner_of_many_houses(name: str, gap: str) -> None:
    head, category, standfirst, people, published = HEADS[name]

    (article,) = read(gap.join([*head, FILLER, CLOSING]).encode(), "page.txt").articles

    assert article.title in (PLAIN, CASED)
    assert (article.category, article.standfirst, article.published) == (category, standfirst, published)
    assert [byline.name.upper() for byline in article.bylines] == [name.upper() for name in people]
    assert [block.text for block in article.blocks] == [FILLER, CLOSING]


@pytest.mark.parametrize(
    "menu", ["Accueil À propos Archives", "Startseite Über mich Impressum", "Inicio Archivo Contacto"]
)
def test_a_menu_in_another_language_is_no_section(menu: str) -> None:
    page = f"Carnet des soupes\n\n{menu}\n\n{PLAIN}\n\nPar Ann Vale 12 mars 2019\n\n{FILLER}\n\n{CLOSING}\n"
    (article,) = read(page.encode(), "page.txt").articles
    assert (article.title, article.category) == (PLAIN, None)
