"""Posts as an HTML page of the simplest kind: what is read as articles, and what places in a WXR capture count in."""

import re
from collections.abc import Sequence
from html import escape

from bs4.element import PreformattedString

from archive.extract.html.elements import UNSEEN
from archive.extract.html.soup import parse
from archive.extract.lines import ends_sentence
from archive.extract.wxr.facts import day, filed, moment, people, plain, threaded
from archive.extract.wxr.posts import Post, Site
from archive.extract.wxr.shortcodes import with_shortcodes

PARTS = ("section", "title", "standfirst", "byline", "published", "body", "comments")
"""What a post is rendered as: an `article` with one `div` for each, in this order."""

TOKEN = re.compile(r"<!--(?:.*?-->|.*)|</?[a-zA-Z][^<>]*>", re.DOTALL)
PARAGRAPH = re.compile(r"<!-- wp:|<p[\s>]", re.IGNORECASE)
PREFORMATTED = re.compile(r"<(/?)pre[\s>]", re.IGNORECASE)
LINE_END = re.compile(r"\n")
BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
SHORTEST_WRAPPED, LONGEST_WRAPPED = 50, 100
RAW = frozenset({"plaintext", "xmp", "textarea", "noembed", "noframes", "listing"})
"""Elements whose text is no markup: read again, their words would be."""

ANONYMOUS = "Anonymous"
"""Who WordPress says wrote a comment without a name."""


def rendered(site: Site, posts: Sequence[Post]) -> str:
    """The HTML of posts, each an `article` of seven `div`s."""
    return "<html><body>" + "".join(_article(site, post) for post in posts) + "</body></html>"


def _article(site: Site, post: Post) -> str:
    categories, tags = filed(post)
    parts = {
        "section": escape(", ".join((*categories, *tags))),
        "title": escape(plain(post["title"])),
        "standfirst": _balanced(_with_breaks(post["excerpt:encoded"])),
        "byline": escape(", ".join(people(site, post))),
        "published": day(post) or "",
        "body": _balanced(_with_breaks(with_shortcodes(post["content:encoded"]))),
        "comments": "".join(map(_comment, threaded(post.comments))),
    }
    return "<article>" + "".join(f"<div>{parts[part]}</div>" for part in PARTS) + "</article>"


def _comment(comment: dict[str, str]) -> str:
    name, date = plain(comment.get("wp:comment_author", "")) or ANONYMOUS, moment(comment) or ""
    words = _balanced(_with_breaks(comment.get("wp:comment_content", "")))
    return f"<div><p>{escape(name)}</p><p>{escape(date)}</p><div>{words}</div></div>"


def _with_breaks(html: str) -> str:
    """Text as WordPress shows it: a new line is one, or, where paragraphs are marked, a blank line parts them."""
    is_marked = PARAGRAPH.search(html) is not None
    ends = BLANK_LINE if is_marked else LINE_END
    if not is_marked and not PREFORMATTED.search(html):
        html = "\n\n".join(map(_unwrapped, BLANK_LINE.split(html)))
    pieces: list[str] = []
    at, depth = 0, 0
    for token in TOKEN.finditer(html):
        pieces += [(LINE_END if depth else ends).sub("<br>\n", html[at : token.start()]), token[0]]
        if tag := PREFORMATTED.match(token[0]):
            depth = max(0, depth + (-1 if tag[1] else 1))
        at = token.end()
    return "".join([*pieces, (LINE_END if depth else ends).sub("<br>\n", html[at:])])


def _unwrapped(paragraph: str) -> str:
    """A paragraph in one line, if its lines end at a width (as mail is sent) and not where their writer ended them."""
    *full, _ = TOKEN.sub("", paragraph).strip().split("\n")
    at_a_width = all(SHORTEST_WRAPPED <= len(line) <= LONGEST_WRAPPED for line in full)
    return paragraph.replace("\n", " ") if at_a_width and not all(map(ends_sentence, full)) else paragraph


def _balanced(html: str) -> str:
    """A stretch of HTML whose every element ends within it, without what is not to be seen."""
    body = parse(f"<body>{html}").body
    if body is None:
        return ""
    for comment in body.find_all(string=lambda text: isinstance(text, PreformattedString)):
        comment.extract()
    for element in body.find_all([*UNSEEN, *RAW]):
        if element.name in RAW:
            element.name = "div"
        else:
            element.extract()
    return body.decode_contents()
