"""WXR captures: their posts rendered as a page, and read as one."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from io import BytesIO

from bs4.element import Tag

from archive.extract import lexicon
from archive.extract.articles import Draft, finish
from archive.extract.html.accounts import Accounts
from archive.extract.html.noise import take_noise
from archive.extract.html.page import Page
from archive.extract.html.region import Region
from archive.extract.item import Problem
from archive.extract.lines import Line, folded
from archive.extract.metadata import Metadata
from archive.extract.records import Dropped, Kept, ParsedArticle, Part, ReaderComment, Reading
from archive.extract.rules import drop
from archive.extract.substance import is_article
from archive.extract.wxr.facts import address_of, day, filed, moment, people, source_of, threaded
from archive.extract.wxr.items import Export
from archive.extract.wxr.posts import Post, Site
from archive.extract.wxr.rendering import PARTS, rendered
from archive.extract.wxr.shortcodes import MARK

PAGE = "page"
TEXTS = frozenset({"paragraph", "list_item", "block_quote"})
HEAD: dict[str, Part] = {"section": "category", "title": "title", "byline": "byline", "published": "published"}
SET_ASIDE = {f"span.{MARK}": "shortcode", ".wp-block-embed__wrapper": "embedded address"}
EMBEDDED = re.compile(r"https?://(?:[a-z0-9-]{1,60}\.){0,4}?(?P<site>[a-z0-9-]{1,60}\.[a-z]{2,10})(?:/\S{0,2000})?")
CUT_SHORT = re.compile(r"\s*\[?(?:…|\.\.\.|&hellip;)\]?$")


def wxr_text(text: str) -> str:
    """What a reader could see of the posts of a capture: the text that places in it count in."""
    return Page(rendered(*_export(text)[:2])).text


def read_wxr(text: str, metadata: Metadata) -> Reading:
    """Read the published posts of an export, commonly one; every stretch of their text is kept or dropped by a rule."""
    site, posts, remarks = _export(text)
    page = Page(rendered(site, posts))
    for place, rule in SET_ASIDE.items():
        for found in Region(page, page.tree).all(place):
            page.take(found.root, rule)
    take_noise(page)
    articles: list[ParsedArticle] = []
    dropped: list[Dropped] = []
    for post, parts in zip(posts, _parts(page), strict=True):
        article, left = _Reader(site, post, parts, metadata).article()
        if _is_article(article, post):
            articles.append(article)
            dropped += left
        elif post["wp:post_type"] != PAGE:
            remarks.append(f"“{article.title}”: no text of an article" if article.title else "a post without a title")
    return Reading("wxr", *Accounts(page).settle(articles, dropped), tuple(remarks))


def _export(text: str) -> tuple[Site, list[Post], list[str]]:
    """The site, its published posts, and what is wrong with others."""
    export = Export("")
    posts: list[Post] = []
    remarks = []
    for found in export.posts(BytesIO(text.encode("utf-8", "replace"))):
        if isinstance(found, Problem):
            remarks.append(f"{found.name}: {found.reason}")
        else:
            posts.append(found)
    return export.site, posts, remarks


def _parts(page: Page) -> Iterator[dict[str, Region]]:
    """The parts of each post of a rendered page, by their names."""
    for article in _children(page.tree.body):
        yield {name: Region(page, part) for name, part in zip(PARTS, _children(article), strict=True)}


def _children(element: Tag | None) -> list[Tag]:
    return [child for child in element.contents if isinstance(child, Tag)] if element else []


def _is_article(article: ParsedArticle, post: Post) -> bool:
    """Whether a post has a title and a text: of one that its site calls a post, few words are enough."""
    if post["wp:post_type"] == PAGE:
        return bool(article.title) and is_article(article)
    return bool(article.title) and any(block.kind in TEXTS for block in article.blocks)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads one post of which `parts` are the places on its page."""

    site: Site
    post: Post
    parts: dict[str, Region]
    metadata: Metadata

    def article(self) -> tuple[ParsedArticle, list[Dropped]]:
        """The article and the lines that are no part of it."""
        lines = self.parts["body"].lines()
        embedded = [line for line in lines if _is_embedded(line)]
        standfirst = _standfirst(self.parts["standfirst"].text(), lines)
        article, dropped = finish(self.draft([line for line in lines if line not in embedded], standfirst))
        comments, places = self.comments()
        categories, tags = filed(self.post)
        article = replace(
            article,
            topics=(*categories[1:], *tags) or None,
            reader_comments=article.reader_comments + comments,
            kept=article.kept + places,
        )
        dropped += [drop(line, "embedded address") for line in embedded]
        if not standfirst:
            dropped += [drop(line, "excerpt of the text") for line in self.parts["standfirst"].lines()]
        return article, dropped

    def draft(self, lines: Sequence[Line], standfirst: str | None) -> Draft:
        categories, _ = filed(self.post)
        kept = [place for name, part in HEAD.items() for place in self.parts[name].kept(part)]
        return Draft(
            title=self.parts["title"].text(),
            start=0,
            lines=lines,
            standfirst=standfirst,
            category=next(iter(categories), None),
            people=tuple(("author", name) for name in people(self.site, self.post)),
            published=day(self.post),
            source=self.metadata.source or source_of(self.site),
            original_url=address_of(self.site, self.post),
            language=self.site.language,
            kept=(*kept, *(self.parts["standfirst"].kept("standfirst") if standfirst else ())),
        )

    def comments(self) -> tuple[tuple[ReaderComment, ...], tuple[Kept, ...]]:
        """The comments under the post, and where they stand."""
        comments: list[ReaderComment] = []
        kept: list[Kept] = []
        shown = _children(self.parts["comments"].root)
        for comment, box in zip(threaded(self.post.comments), shown, strict=True):
            name, _, words = (Region(self.parts["comments"].page, part) for part in _children(box))
            if text := "\n".join(line.text for line in words.lines()):
                comments.append(ReaderComment(name.text(), moment(comment), text))
                kept += Region(name.page, box).kept("comment")
        return tuple(comments), tuple(kept)


def _is_embedded(line: Line) -> bool:
    """Whether a line is the bare address of something that WordPress shows in its place."""
    found = EMBEDDED.fullmatch(line.text)
    return found is not None and found["site"] in lexicon.word_set("wordpress", "embedded sites")


def _standfirst(excerpt: str, lines: Sequence[Line]) -> str | None:
    """An excerpt, unless the text opens with it; a first paragraph may be printed as the standfirst too."""
    opening = folded(" ".join(line.text for line in lines[:6]))
    is_lead = len(lines) > 1 and folded(excerpt) == folded(lines[0].text)
    return excerpt if is_lead or folded(CUT_SHORT.sub("", excerpt)) not in opening else None
