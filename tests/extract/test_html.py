"""HTML captures."""

import textwrap

from archive.extract import Metadata, read
from archive.extract.records import ParsedArticle, Reading

from .pages import CLOSING, FILLER

ZOX = f"""<!DOCTYPE html><html><head><title>Noodles – What's on Weibo</title>
<meta property="og:site_name" content="What's on Weibo"><link rel="canonical" href="https://www.whatsonweibo.com/noodles/">
<script>alert(1)</script></head><body><div id="mvp-fly-wrap">Menu</div>
<article id="mvp-article-wrap"><header><h3 class="mvp-post-cat"><a><span>China Food</span></a></h3>
<h1 class="mvp-post-title">Noodles at Dawn</h1><span class="mvp-post-excerpt"><p>One stall, one queue.</p></span>
<div class="author-name"><a>Li Brook</a></div><time class="post-date" datetime="2019-10-03">3 weeks ago</time></header>
<div id="mvp-content-main"><p>{FILLER}</p><div class="mvp-post-ad-wrap">Buy a wok</div>
<h2>The Second Video</h2><figure><img><figcaption>The cook at work</figcaption></figure>
<p>They wrote:</p><blockquote><p>We will be there tomorrow and on all other days.</p></blockquote>
<ul><li>Noodles</li><li>Broth</li></ul><p>{CLOSING}</p><p>By Li Brook, edited by Ann Vale</p>
<p>©2018 Whatsonweibo. All rights reserved.</p></div>
<div id="mvp-author-box-wrap"><span class="mvp-author-box-name"><a>Li Brook</a></span>
<div class="mvp-author-box-text">Writes on food.</div></div>
<div id="mvp-related-posts">You may like this</div>
<div id="mvp-post-add-box"><div class="mvp-post-add-story"><h3 class="mvp-post-cat">China Food</h3>
<h1 class="mvp-post-title">Dumplings Without a Stove</h1>
<div class="mvp-post-add-main"><p>{FILLER}</p><p>{CLOSING}</p></div>
<div class="mvp-post-add-link"><a href="https://www.whatsonweibo.com/dumplings/">Continue Reading</a></div></div></div>
</article>
<div id="comments"><ol class="commentlist"><li class="comment"><cite class="fn">Mara</cite>
<span class="comment-meta">October 3, 2019 at 4:12 pm</span><div class="text"><p>A fine bowl.</p><p>Truly.</p></div>
<ul class="children"><li class="comment"><cite class="fn">Tom</cite><div class="text"><p>Agreed.</p></div></li></ul>
</li>
<li class="pingback"><p>Pingback: elsewhere</p></li></ol></div></body></html>"""

YOAST = f"""<html><head><title>Noodles Again | My Blog</title><script type="application/ld+json">
{{"@graph": [{{"@type": "Article", "headline": "Noodles Again", "datePublished": "2020-02-03T23:30:00+08:00",
"author": {{"@id": "#ann"}}, "articleSection": ["Food"]}}, {{"@type": "Person", "@id": "#ann", "name": "Ann Vale"}}]}}
</script><meta property="og:site_name" content="My Blog"></head><body><nav>Menu</nav><article class="post">
<h1 class="entry-title">Noodles Again</h1><div class="entry-content"><p>{FILLER}</p><p>{CLOSING}</p>
<div class="sharedaddy">Share this</div></div></article></body></html>"""


def html(page: str, metadata: Metadata = Metadata()) -> Reading:  # noqa: B008 (frozen)
    return read(page.encode(), "page.html", metadata)


def test_a_zox_page_is_split_into_its_main_and_its_appended_articles() -> None:
    main, appended = html(ZOX).articles

    assert (main.title, main.category, main.standfirst) == ("Noodles at Dawn", "China Food", "One stall, one queue.")
    assert (main.published, main.published_basis, main.source) == ("2019-10-03", "printed", "What's on Weibo")
    assert main.original_url == "https://www.whatsonweibo.com/noodles/"
    assert [(byline.name, byline.role) for byline in main.bylines] == [("Li Brook", "author"), ("Ann Vale", "editor")]
    assert [(about.name, about.text) for about in main.biographies] == [("Li Brook", "Writes on food.")]
    assert (appended.title, appended.original_url) == (
        "Dumplings Without a Stove",
        "https://www.whatsonweibo.com/dumplings/",
    )
    assert [block.text for block in appended.blocks] == [FILLER, CLOSING]


def test_markup_tells_what_a_block_is() -> None:
    main = html(ZOX).articles[0]

    assert [(block.kind, block.text) for block in main.blocks] == [
        ("paragraph", FILLER),
        ("heading", "The Second Video"),
        ("caption", "The cook at work"),
        ("paragraph", "They wrote:"),
        ("block_quote", "We will be there tomorrow and on all other days."),
        ("list_item", "Noodles"),
        ("list_item", "Broth"),
        ("paragraph", CLOSING),
    ]


def test_comments_and_replies_are_read_and_pingbacks_are_not() -> None:
    reading = html(ZOX)

    assert [(comment.name, comment.date, comment.text) for comment in reading.articles[0].reader_comments] == [
        ("Mara", "2019-10-03T16:12", "A fine bowl.\nTruly."),
        ("Tom", None, "Agreed."),
    ]
    assert "pingback" in {dropped.rule for dropped in reading.dropped}


def test_noise_is_dropped_by_a_named_rule_and_programs_leave_nothing() -> None:
    dropped = {dropped.rule: dropped.text for dropped in html(ZOX).dropped}

    assert dropped["advertisement"] == "Buy a wok"
    assert dropped["related posts"] == "You may like this"
    assert not any("alert" in text for text in dropped.values())


def test_an_author_who_is_only_an_id_in_the_graph_is_resolved() -> None:
    (article,) = html(YOAST).articles

    assert [byline.name for byline in article.bylines] == ["Ann Vale"]
    assert (article.title, article.published, article.category, article.source) == (
        "Noodles Again",
        "2020-02-03",
        "Food",
        "My Blog",
    )
    assert [block.text for block in article.blocks] == [FILLER, CLOSING]


def test_a_page_of_unknown_make_gives_its_densest_text() -> None:
    body = f"<div>Menu</div><div class='x'><p>{FILLER}</p><p>{CLOSING}</p></div>"
    page = f"<html><head><title>Noodles</title></head><body>{body}</body></html>"
    (article,) = html(page, Metadata(address="https://example.org/2016/05/06/n/")).articles

    assert (article.title, article.published) == ("Noodles", "2016-05-06")
    assert [block.text for block in article.blocks] == [FILLER, CLOSING]


def test_a_listing_of_excerpts_has_no_article() -> None:
    summary = "<div class='entry-summary'><p>It begins […]</p></div>"
    post = f"<article class='post'><h2 class='entry-title'><a>Story</a></h2>{summary}</article>"

    assert html(f"<html><body>{post * 5}</body></html>").articles == ()


def only(body: str, head: str = "") -> ParsedArticle:
    [article] = read(f"<html><head>{head}</head><body>{body}</body></html>".encode(), "page.html").articles
    return article


POEM = "The pot is on the fire\nand nobody is home,\n\nthe lid goes up and down"
WRAPPED = "\n\n".join("\n".join(textwrap.wrap(text, 62)) for text in (FILLER * 4, CLOSING * 4))


def test_lines_of_a_pre_are_lines() -> None:
    article = only(f"<h1>Pots</h1><div class='entry-content'><p>{FILLER}</p><pre>{POEM}</pre><p>{CLOSING}</p></div>")

    assert [block.text for block in article.blocks] == [FILLER, *filter(None, POEM.split("\n")), CLOSING]


def test_a_pre_wrapped_at_a_width_is_paragraphs() -> None:
    article = only(f"<h1>Pots</h1><div class='entry-content'><pre>{WRAPPED}</pre></div>")

    assert [block.text for block in article.blocks] == [" ".join((FILLER * 4).split()), " ".join((CLOSING * 4).split())]


def test_what_a_page_keeps_for_readers_without_scripts_is_read_where_it_says_nothing_else() -> None:
    article = only(f"<h1>Pots</h1><noscript><div id='all'></noscript><p>{FILLER * 2}</p><p>{CLOSING * 2}</p></div>")

    assert (article.title, len(article.blocks)) == ("Pots", 2)
