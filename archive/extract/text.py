"""Text captures: the plain text of a page with one article or several."""

from collections.abc import Sequence

from archive.extract.anchors import unglued
from archive.extract.articles import Draft, finish
from archive.extract.errors import Unreadable
from archive.extract.front_matter import front_matter
from archive.extract.heads import Head, find_heads
from archive.extract.lines import Line, split_lines
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


def read_text(text: str, metadata: Metadata) -> Reading:
    """Read a text capture: split it into articles; every line is part of one, or dropped with the rule's name.

    Raises Unreadable for a text of so many lines that it is no page of articles.
    """
    lines = unglued(unwrapped(text, split_lines(text)))
    if len(lines) > MOST_LINES:
        raise Unreadable(f"a text of more than {MOST_LINES:,} lines is not read")
    matter = front_matter(lines)
    page = unmarked(lines[len(matter.lines) :], certain=True) if matter else unmarked(lines)
    lines = [*matter.lines, *page.lines] if matter else page.lines
    titled = PageTitle(page.title, None, first=False) if page.title else page_title(lines)
    heads = [matter.head] if matter else find_heads(lines, titled)
    dropped = _above(lines, heads, titled)
    articles: list[ParsedArticle] = []
    known = metadata  # an address from beside the capture is that of the page's first article
    for head, below in _stretches(lines, heads):
        draft = _draft(lines, head, below, titled, known)
        article, left = finish(draft) if may_be_article(below) else (None, [])
        if article and is_article(article):
            articles.append(article)
            known = Metadata(source=metadata.source)
            dropped += _in_head(lines, head) + left
        else:
            dropped += [drop_by_rule(line, NO_ARTICLE) for line in _unread(lines, head, below)]
    marks = [*matter.marks, *page.marks] if matter else page.marks
    return settled(text, marks, articles, dropped)


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
