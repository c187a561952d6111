"""What a page's head states of its article."""

import json
from typing import Any

import pytest

from archive.extract import Metadata, read
from archive.extract.item import NOTHING_KNOWN
from archive.extract.records import ParsedArticle

from .pages import CLOSING, FILLER

PERSON = {"@type": "Person", "@id": "#ann", "name": "Ann Vale"}


def article(head: str, above: str = "<h1>Noodles Again</h1>", metadata: Metadata = NOTHING_KNOWN) -> ParsedArticle:
    body = f"<div class='entry-content'><p>{FILLER}</p><p>{CLOSING}</p></div>"
    page = f"<html><head>{head}</head><body>{above}{body}</body></html>"
    (found,) = read(page.encode(), "page.html", metadata).articles
    return found


def linked(*values: Any) -> str:
    return "".join(f'<script type="application/ld+json">{json.dumps(value)}</script>' for value in values)


def names(found: ParsedArticle) -> list[str]:
    return [byline.name for byline in found.bylines]


@pytest.mark.parametrize(
    ("author", "people"),
    [
        ("Ann Vale", ["Ann Vale"]),
        ({"@type": "Person", "name": "Ann Vale"}, ["Ann Vale"]),
        ({"@id": "#ann"}, ["Ann Vale"]),
        ([{"@id": "#ann"}, {"name": "Tom Reed"}, "Mei Lang"], ["Ann Vale", "Tom Reed", "Mei Lang"]),
        ({"name": ["Ann Vale", "Tom Reed"]}, ["Ann Vale", "Tom Reed"]),
        ("By Ann Vale and Tom Reed", ["Ann Vale", "Tom Reed"]),
        ("by Ann Vale22 Dec 2016651", ["Ann Vale"]),
        ("Ann Vale 2016-12-22", ["Ann Vale"]),
        ("马小云", ["马小云"]),
        ({"name": "The Kettle Post"}, []),
        ({"name": ["The Kettle Post", "Tom Reed"]}, ["Tom Reed"]),
        ("https://example.org/author/7", []),
        ("admin", []),
        ({"@id": "#nobody"}, []),
        (None, []),
    ],
)
def test_authors_come_in_many_shapes(author: Any, people: list[str]) -> None:
    graph = {"@graph": [{"@type": "Article", "headline": "Noodles Again", "author": author}, PERSON]}

    assert names(article(linked(graph) + '<meta property="og:site_name" content="The Kettle Post">')) == people


@pytest.mark.parametrize(
    "script",
    [
        '{"@type": "NewsArticle", "headline": "Noodles Again", "datePublished": "2020-02-03T23:30:00+08:00"}',
        '[{"@type": ["Article", "BlogPosting"], "datePublished": "2020-02-03"}]',
        '{"@type": "http://schema.org/Article", "datePublished": "2020-02-03"}',
        '{"@type": "WebPage", "mainEntity": {"@type": "Article", "datePublished": "2020-02-03"}}',
        '<!-- {"@type": "Article", "datePublished": "2020-02-03"} -->',
        '//<![CDATA[\n{"@type": "Article", "datePublished": "2020-02-03"}\n//]]>',
        '{"@type": "Article", "datePublished": "2020-02-03",};',
        '{"@type": "Article", "description": "two\nlines", "datePublished": "2020-02-03"}',
    ],
)
def test_linked_data_may_be_wrapped_or_a_little_broken(script: str) -> None:
    assert article(f'<script type="application/ld+json">{script}</script>').published == "2020-02-03"


@pytest.mark.parametrize("script", ["{", "[[[[" * 5000, "null", '"words"', '{"@graph": 7}', '{"@type": {"a": 1}}'])
def test_linked_data_that_is_none_is_passed_over(script: str) -> None:
    other = '<script type="application/ld+json">{"@type": "Article", "datePublished": "2020-02-03"}</script>'

    assert article(f'<script type="application/ld+json">{script}</script>{other}').published == "2020-02-03"


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2020-02-03T09:00:00+08:00">',
        '<meta name="DC.date.issued" content="2020-02-03">',
        '<meta name="dcterms.created" content="2020-02-03">',
        '<meta name="citation_publication_date" content="2020/02/03">',
        '<meta itemprop="datePublished" content="2020-02-03">',
        '<meta name="pubdate" content="February 3, 2020">',
    ],
)
def test_the_day_may_stand_in_any_of_many_meta_elements(head: str) -> None:
    assert article(head).published == "2020-02-03"


@pytest.mark.parametrize(
    "shown",
    [
        '<time datetime="2020-02-03T09:00">last Monday</time>',
        '<abbr class="published" title="2020-02-03T09:00">9:00</abbr>',
        '<span itemprop="datePublished" content="2020-02-03">Feb. 3</span>',
        '<div class="h-entry"><a class="dt-published" datetime="2020-02-03">Monday</a></div>',
        '<span class="entry-date">3 February 2020</span>',
    ],
)
def test_else_it_is_the_one_that_is_printed(shown: str) -> None:
    assert article("", f"<h1>Noodles Again</h1>{shown}").published == "2020-02-03"


def test_section_site_address_and_standfirst_are_taken_from_the_head() -> None:
    found = article(
        linked(
            {
                "@type": "Article",
                "headline": "Noodles &amp; Broth",
                "articleSection": ["Food", "China"],
                "description": "One stall &#8211; one queue.",
                "publisher": {"@id": "#us"},
                "url": "https://kettle.example/noodles/",
            },
            {"@graph": [{"@type": "Organization", "@id": "#us", "name": "The Kettle Post"}]},
        ),
        "",
    )

    assert (found.title, found.category, found.source) == ("Noodles & Broth", "Food", "The Kettle Post")
    assert (found.standfirst, found.original_url) == ("One stall – one queue.", "https://kettle.example/noodles/")


@pytest.mark.parametrize(
    ("title", "headings", "expected"),
    [
        ("Noodles Again | The Kettle Post", "<h1>The Kettle Post</h1><h2>Noodles Again</h2>", "Noodles Again"),
        ("The Kettle Post", "<h1>The Kettle Post</h1><h1>Noodles Again</h1>", "Noodles Again"),
        ("Noodles Again – The Kettle Post", "<h2>Menu</h2>", "Noodles Again"),
        ("Noodles Again @ Kettles :: The Kettle Post ::", "<h1>The Post</h1><h2>Noodles Again</h2>", "Noodles Again"),
        ("老城的面馆_美食_茶壶网", "<h1>茶壶网首页</h1><h2>老城的面馆</h2>", "老城的面馆"),
        ("Noodles: Again", "<h1>Noodles: Again</h1><h2>Noodles</h2>", "Noodles: Again"),
    ],
)
def test_the_heading_that_the_pages_title_repeats_is_the_title(title: str, headings: str, expected: str) -> None:
    head = f'<title>{title}</title><meta property="og:site_name" content="The Kettle Post">'

    assert article(head, headings).title == expected


@pytest.mark.parametrize(
    "head",
    [
        '<title>Noodles Again | Post</title><meta name="description" content="Noodles Again">',
        '<title>Noodles Again</title><meta property="og:site_name" content="http://www.kettle.example">',
    ],
)
def test_a_description_that_is_the_title_is_no_standfirst_and_an_address_no_name(head: str) -> None:
    found = article(head, "<h1>Noodles Again</h1>")

    assert (found.standfirst, found.source) == (None, None)


@pytest.mark.parametrize(
    ("address", "source"),
    [
        ("https://www.kettle.example/noodles", "kettle.example"),
        ("https://www.whatsonweibo.com/noodles", "What's on Weibo"),
        ("http://[", None),
    ],
)
def test_a_page_that_names_no_site_is_of_the_host_it_was_taken_from(address: str, source: str | None) -> None:
    assert article("", metadata=Metadata(address=address)).source == source


def test_markup_that_leaked_into_a_description_is_taken_out() -> None:
    assert article('<meta name="description" content="A &lt;em&gt;very&lt;/em&gt; old mug.">').standfirst == (
        "A very old mug."
    )


YOAST = {
    "@graph": [
        {"@type": "Article", "headline": "Noodles Again", "articleSection": ["China", "Food"]},
        {"@type": "WebPage", "breadcrumb": {"@id": "#trail"}},
        {
            "@type": "BreadcrumbList",
            "@id": "#trail",
            "itemListElement": [
                {"@type": "ListItem", "position": 1, "name": "Home", "item": "https://kettle.example/"},
                {"@type": "ListItem", "position": 2, "item": {"@id": "https://kettle.example/food/", "name": "Food"}},
                {"@type": "ListItem", "position": 3, "name": "Noodles Again"},
            ],
        },
    ]
}
TRAIL = "<div class='breadcrumbs'><a href='/'>Home</a> <a href='/f/'>Food</a> Noodles Again</div>"
LINKS = "<p class='cat-links'><a href='/c/'>China</a> <a href='/f/'>Food</a></p>"


@pytest.mark.parametrize(
    ("head", "printed", "section"),
    [
        (linked(YOAST), "", "Food"),
        (linked({"@type": "Article", "articleSection": ["China", "Food"]}), TRAIL, "Food"),
        ("", TRAIL + LINKS, "Food"),
        ("", LINKS, "China"),
        ("", TRAIL, "Food"),
        (linked({"@graph": YOAST["@graph"][1:]}), "", "Food"),
        ("", "<a href='/x/'>X</a><div class='post category-soup'></div><a href='/category/soup/'>Soups</a>", "Soups"),
        ("", "<div class='post category-soup category-tea'></div><a href='/category/soup/'>Soups</a>", None),
    ],
)
def test_the_section_is_the_one_a_site_puts_first(head: str, printed: str, section: str | None) -> None:
    assert article(head, f"{printed}<h1>Noodles Again</h1>").category == section


WORDS = "Gryta lajka " * 60


@pytest.mark.parametrize(
    ("head", "language"),
    [
        ('<html lang="sv-SE">', "sv"),
        ("", "en"),
        ('<meta http-equiv="Content-Language" content="fi">', "fi"),
        ('<meta property="og:locale" content="nb_NO">', "nb"),
        (
            '<html lang="en"><link rel="canonical" href="https://a.example/sv/">'
            '<link rel="alternate" hreflang="en" href="https://a.example/en/">'
            '<link rel="alternate" hreflang="sv" href="https://a.example/sv/">',
            "sv",
        ),
        ('<html lang="nonsense">', "en"),
    ],
)
def test_a_text_that_does_not_tell_is_in_the_language_its_page_states(head: str, language: str) -> None:
    page = f"{head}<body><h1>Gryta</h1><div class='entry-content'><p>{WORDS}</p><p>{WORDS}.</p></div>"
    [found] = read(page.encode(), "page.html").articles

    assert found.language == language


def test_a_text_that_tells_is_believed_before_its_page() -> None:
    assert article('<html lang="zh-CN">').language == "en"


LEAD = "A stall, a queue, and what became of both."


@pytest.mark.parametrize(
    ("head", "between", "standfirst"),
    [
        ("", f"<p>{LEAD}</p>", LEAD),
        ("", f"<h2>{LEAD}</h2><p>By Ann Vale</p><p>3 May 2020</p>", LEAD),
        ('<meta name="description" content="Read it here and now.">', f"<div>{LEAD}</div>", LEAD),
        ("", "<p>Photo: Ann Vale</p><p>Advertisement</p>", None),
        ("", f"<ul><li>{LEAD}</li></ul><p><a href='/x'>{LEAD}</a></p>", None),
        ("", f"<p>{LEAD}</p>" * 4, None),
    ],
)
def test_a_lead_between_title_and_text_is_the_standfirst(head: str, between: str, standfirst: str | None) -> None:
    assert article(head, f"<h1>Noodles Again</h1>{between}").standfirst == standfirst


@pytest.mark.parametrize(
    ("footer", "captured", "published", "copyright_line"),
    [
        ("<footer><p>About us</p><p>© 2016 The Kettle Post</p></footer>", None, "2016", "© 2016 The Kettle Post"),
        ("<div id='footer'>版权所有 © 2016 茶壶网</div>", None, "2016", "版权所有 © 2016 茶壶网"),
        ("<footer>© 2016 The Kettle Post</footer>", "2016-05-01", None, "© 2016 The Kettle Post"),
        ("<footer>© 2010–2016 The Kettle Post</footer>", None, None, None),
        ("<footer>About us</footer>", None, None, None),
    ],
)
def test_the_copyright_line_of_a_footer_dates_what_nothing_else_dates(
    footer: str, captured: str | None, published: str | None, copyright_line: str | None
) -> None:
    body = f"<h1>Noodles</h1><div class='entry-content'><p>{FILLER}</p><p>{CLOSING}</p></div>{footer}"
    [found] = read(body.encode(), "page.html", Metadata(captured=captured)).articles

    assert (found.published, found.copyright) == (published, copyright_line)
    assert found.published_basis == ("copyright line" if published else None)


@pytest.mark.parametrize("name", ["Uncategorized", "Non classé", "未分类"])
def test_what_nobody_filed_has_no_section(name: str) -> None:
    stated = f"<meta property='article:section' content='{name}'>"
    linked = f"<a rel='category tag' href='/category/x/'>{name}</a><h1>Noodles Again</h1>"
    assert article(stated).category is None
    assert article("", linked).category is None
