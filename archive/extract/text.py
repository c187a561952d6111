"""Text captures: the plain text of a page with one article or several."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from archive.extract.ago import date_ago
from archive.extract.anchors import unglued
from archive.extract.articles import Draft, finish
from archive.extract.boards import Thread, read_thread
from archive.extract.errors import Unreadable
from archive.extract.front_matter import front_matter
from archive.extract.heads import Head, find_heads
from archive.extract.lines import Line, folded, split_lines
from archive.extract.markdown import unmarked
from archive.extract.marks import settled
from archive.extract.metadata import Metadata
from archive.extract.page_titles import PageTitle, page_title
from archive.extract.records import Dropped, ParsedArticle, Reading
from archive.extract.rules import drop, drop_by_rule, keep
from archive.extract.substance import is_article, may_be_article
from archive.extract.wrapping import unwrapped

MOST_LINES = 200_000
NO_ARTICLE = "page without an article"


@dataclass(frozen=True, slots=True)
class _Page:
    """The lines of a text, what its articles begin with, and what its form sets apart from them."""

    lines: Sequence[Line]
    heads: Sequence[Head]
    titled: PageTitle | None
    marks: Sequence[tuple[int, int]]
    thread: Thread | None = None


def read_text(text: str, metadata: Metadata) -> Reading:
    """Read a text capture: split it into articles; every line is part of one, or dropped with the rule's name.

    Raises Unreadable for a text of so many lines that it is no page of articles.
    """
    page = _page(text)
    page = replace(page, heads=[_dated(head, page.lines, metadata.captured) for head in page.heads])
    articles, dropped = _articles(page, metadata)
    if page.thread:
        articles = [page.thread.under(article) for article in articles]
        dropped += page.thread.dropped if articles else page.thread.unread(NO_ARTICLE)
    return settled(text, page.marks, articles, dropped)


def _page(text: str) -> _Page:
    lines = unglued(unwrapped(text, split_lines(text)))
    if len(lines) > MOST_LINES:
        raise Unreadable(f"a text of more than {MOST_LINES:,} lines is not read")
    if matter := front_matter(lines):
        under = unmarked(lines[len(matter.lines) :], certain=True)
        return _Page([*matter.lines, *under.lines], [matter.head], None, [*matter.marks, *under.marks])
    found = unmarked(lines)
    if thread := read_thread(found.lines):
        return _Page(thread.lines, [thread.head], None, found.marks, thread)
    titled = PageTitle(found.title, None, first=False) if found.title else page_title(found.lines)
    return _Page(found.lines, find_heads(found.lines, titled), titled, found.marks)


def _articles(page: _Page, metadata: Metadata) -> tuple[list[ParsedArticle], list[Dropped]]:
    """The articles of a page, and what is dropped around and in them."""
    dropped = _above(page.lines, page.heads, page.titled)
    articles: list[ParsedArticle] = []
    site = frozenset(folded(line.text) for line in page.lines[: page.heads[0].first if page.heads else 0])
    known = metadata  # an address from beside the capture is that of the page's first article
    for head, below in _stretches(page.lines, page.heads):
        draft = replace(_draft(page.lines, head, below, page.titled, known), site=site)
        article, left = finish(draft) if may_be_article(below) else (None, [])
        if article and is_article(article):
            articles.append(article)
            known = replace(metadata, address=None)
            dropped += _in_head(page.lines, head) + left
        else:
            dropped += [drop_by_rule(line, NO_ARTICLE) for line in _unread(page.lines, head, below)]
    return articles, dropped


def _dated(head: Head, lines: Sequence[Line], captured: str | None) -> Head:
    """A head that says only how long ago its article was published, with the date which that gives."""
    if head.published or head.ago is None or not captured:
        return head
    published = date_ago(lines[head.ago].text, captured)
    return replace(head, published=published, parts=head.parts | {head.ago: "published"}) if published else head


def _unread(lines: Sequence[Line], head: Head, below: Sequence[Line]) -> list[Line]:
    return [lines[at] for at in range(head.first, head.after) if at not in head.body] + list(below)


def _above(lines: Sequence[Line], heads: Sequence[Head], titled: PageTitle | None) -> list[Dropped]:
    until = heads[0].first if heads else len(lines)
    otherwise = "above the first article" if heads else NO_ARTICLE
    named = [drop(line, "page title") for line in lines[:1] if titled and titled.first and until]
    return named + [drop_by_rule(line, otherwise) for line in lines[len(named) : until]]


def _stretches(lines: Sequence[Line], heads: Sequence[Head]) -> list[tuple[Head, Sequence[Line]]]:
    ends = [*(head.first for head in heads[1:]), len(lines)][: len(heads)]
    return [
        (head, [*(lines[at] for at in head.body), *lines[head.after : end]])
        for head, end in zip(heads, ends, strict=True)
    ]


def _draft(
    lines: Sequence[Line], head: Head, below: Sequence[Line], titled: PageTitle | None, metadata: Metadata
) -> Draft:
    return Draft(
        title=head.title,
        start=lines[head.first].start,
        lines=below,
        standfirst=head.standfirst,
        category=head.category,
        people=head.people,
        published=head.published,
        source=metadata.source or (titled.source if titled else None),
        original_url=metadata.address,
        kept=tuple(keep(lines[at], part) for at, part in head.parts.items()),
    )


def _in_head(lines: Sequence[Line], head: Head) -> list[Dropped]:
    """The lines between title and body that give no fact: `Published`, relative dates, `Avatar`."""
    between = [at for at in range(head.first, head.after) if at not in head.parts and at not in head.body]
    return [drop_by_rule(lines[at], "author and date lines") for at in between]
