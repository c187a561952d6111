"""Pages that hold no article, pages of several posts, and hostile ones."""

import time

import pytest
import trafilatura

from archive.extract import Unreadable, read
from archive.extract.proof import text_of
from archive.extract.records import Reading

from .pages import CLOSING, FILLER
from .shapes_html import stories

PROSE = f"<p>{FILLER}</p><p>{CLOSING}</p>"
EXCERPTS = (
    "The lift attendant keeps a diary of everybody who says good morning and means it.",
    "Nobody knows who feeds the cats behind the theatre, but somebody has bought them a heater.",
    "A week without a kettle shows what a kettle is for, and what neighbours are for.",
    "Every bench between the river and the ring road has been counted and rated by one man.",
)


def html(body: str, head: str = "", name: str = "page.html") -> Reading:
    return read(f"<html><head>{head}</head>{body}</html>".encode(), name)


def teaser(number: int, ending: str = "") -> str:
    excerpt = f"<div class='entry-summary'><p>{EXCERPTS[number % len(EXCERPTS)]}{ending}</p></div>"
    return (
        f"<article class='post'><h2 class='entry-title'><a href='/{number}/'>Story {number}</a></h2>{excerpt}</article>"
    )


@pytest.mark.parametrize(
    "body",
    [
        "<body class='archive category'><h1 class='page-title'>Category: Food</h1>" + "".join(map(teaser, range(8))),
        "<body class='search search-results'><h1>Search results for: noodles</h1>" + "".join(map(teaser, range(8))),
        "<body class='blog home'>" + "".join(teaser(at, " […]") for at in range(8)),
        "<body>" + "".join(map(teaser, range(8))),
        "<body class='error404'><h1>Page not found</h1><p>It looks like nothing was found here. Try a search?</p>",
        f"<body><h1>About</h1>{PROSE}",
        "<body><h1>Log in</h1><form><p>You need an account to read on. Log in or sign up below.</p><input></form>",
        "<body><div id='player'></div>",
        "<body>",
        "",
    ],
    ids=["category", "search", "home", "listing", "not found", "about", "log-in", "embed", "empty", "nothing"],
)
def test_a_page_without_an_article_gives_none_and_says_what_was_dropped(body: str) -> None:
    page = f"<html><head></head>{body}</html>".encode()
    reading = read(page, "page.html")

    assert reading.articles == ()
    assert sum(len(dropped.text.split()) for dropped in reading.dropped) == len(text_of(page, "page.html").split())


def test_a_page_of_whole_posts_gives_each_of_them() -> None:
    posts = (
        f"<article class='post'><h2 class='entry-title'><a href='https://kettle.example/{number}/'>Story {number}</a>"
        "</h2>"
        f"<time class='entry-date published' datetime='2020-02-0{number}'></time><div class='entry-content'>{PROSE * 3}"
        f"<p>{excerpt}</p></div></article>"
        for number, excerpt in enumerate(EXCERPTS[:3], start=1)
    )

    articles = html(f"<body class='blog'>{''.join(posts)}").articles

    assert [(article.title, article.published) for article in articles] == [
        ("Story 1", "2020-02-01"),
        ("Story 2", "2020-02-02"),
        ("Story 3", "2020-02-03"),
    ]
    assert [article.original_url for article in articles] == [f"https://kettle.example/{at}/" for at in (1, 2, 3)]


def test_an_article_above_a_list_of_others_is_the_only_one() -> None:
    story = stories()[0]
    paragraphs = "".join(f"<p>{text}</p>" for _, text in story.blocks)
    body = f"<h1>{story.title}</h1><div class='story'>{paragraphs}</div>" + "".join(map(teaser, range(4)))
    (article,) = html(f"<body>{body}").articles

    assert article.title == story.title
    assert not any(excerpt in block.text for excerpt in EXCERPTS for block in article.blocks)


def test_a_few_teasers_in_a_text_make_it_no_listing() -> None:
    cut = "".join(f"<p>{excerpt[:40]} …</p>" for excerpt in EXCERPTS)
    [article] = html(f"<body><h1>Kettles</h1><div class='entry-content'>{PROSE}{cut}</div>").articles

    assert article.title == "Kettles"


def test_programs_styles_and_handlers_leave_nothing_and_entities_are_decoded_once() -> None:
    body = (
        f"<body onload='steal()'><h1>Noodles</h1><article class='entry-content'>{PROSE}"
        "<script>alert('x')</script><style>p {}</style>"
        "<p onclick='steal()'>He wrote &amp;lt;script&amp;gt; on the wall &amp; left.<img src=x onerror='steal()'></p>"
        "<svg><script>steal()</script><text>steal</text></svg>"
        "<a href='javascript:steal()'>Everybody saw it.</a></article>"
    )
    (article,) = html(body).articles
    said = "\n".join(block.text for block in article.blocks)

    assert "He wrote &lt;script&gt; on the wall & left." in said
    assert "Everybody saw it." in said
    assert not any(word in said for word in ("steal", "alert", "{}"))


@pytest.mark.parametrize(
    "body",
    [
        "<b>bold" * 50_000,
        "<ul><li>x" * 30_000,
        "<table><tr><td>" * 15_000,
        "<div>word " * 50_000,
        "<span class='share'>w</span> x " * 20_000,
        "<ol class=commentlist>" + "<li class=comment><cite class=fn>A</cite><div class=text>t" * 10_000,
        "<article><h2>t</h2>" * 10_000,
        "<div class=byline>" * 250 + "<i class=author></i>" * 25_000,
        "<p " + " ".join(f"a{at}=1" for at in range(100_000)) + ">",
        "<p class='" + " ".join(f"a{at}" for at in range(100_000)) + "'>",
        "<img src='data:image/png;base64," + "A" * 5_000_000 + "'>",
        "<script type=application/ld+json>" + "[" * 200_000 + "</script>",
        "<plaintext>" + "<p>words" * 20_000,
        "<!-- never closed " + FILLER * 5000,
        "&amp;" * 500_000,
        "a" * 2_000_000,
        "马" * 500_000,
        "<div>" * 150_000,
    ],
    ids=lambda body: body[:24],
)
def test_hostile_pages_end_soon(body: str) -> None:
    began = time.process_time()
    html(f"<body><h1>Noodles Again</h1><p>{FILLER}</p>{body}")

    assert time.process_time() - began < 8  # a third is usual; what grows with the square is far beyond


@pytest.mark.parametrize("size", [300_001, 1_000_000])
def test_pages_of_too_many_tags_are_refused_in_one_line(size: int) -> None:
    with pytest.raises(Unreadable, match="markup of more than 300,000 tags is not read"):
        html("<i>" * size)


def test_the_body_of_a_page_is_looked_for_once_for_its_post_and_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def extract(markup: str, **options: bool) -> str | None:
        asked.append(markup)
        return trafilatura.extract(markup, **options)

    monkeypatch.setattr("archive.extract.html.unknown.extract", extract)
    reading = html(f"<body><article><h1>Noodles Again</h1><div class='x'>{PROSE}</div></article></body>")

    assert [block.text for block in reading.articles[0].blocks] == [FILLER, CLOSING]
    assert len(asked) == 1


def test_a_long_paragraph_does_not_crowd_out_its_neighbours() -> None:
    short = "The queue at the noodle shop began before the sun had any opinion about it. " * 4
    long = "It moved on by one person, and the phones by one picture, which was of the queue. " * 130
    paragraphs = "".join(f"<p>{text}</p>" for text in (short, long, short))
    page = f"<html><body><article><h1>The Queue</h1>{paragraphs}</article></body></html>"
    (article,) = read(page.encode(), "queue.html").articles
    assert [block.text for block in article.blocks] == [short.strip(), long.strip(), short.strip()]
