"""Reader comments of a WordPress page, with replies; pingbacks are none."""

from itertools import islice

from bs4.element import Tag

from archive.extract.comments import iso_stamp
from archive.extract.dates import timestamp_date
from archive.extract.html.flow import flow
from archive.extract.html.soup import Index, attribute, descendants, is_gone, text_of, tokens
from archive.extract.records import Dropped, ReaderComment

LISTS = (".commentlist", ".comment-list", "ol.comments", "ul.comments", "#comments", ".comments-area")
AUTHORS = ("cite.fn", ".fn", "cite", ".comment-author-name", ".comment-author")
TEXTS = (".comment-content", ".comment-text", ".text", ".comment_text", ".comment-body")
DATES = (
    "time[datetime]",
    ".comment-date",
    ".comment-metadata",
    ".commentmetadata",
    ".comment-meta",
    ".commentmeta",
    ".comment-meta-2",
    ".date",
)
NOISE = frozenset(
    ["comment-likes", "reply", "comment-reply-link", "says", "comment-edit-link", "comment-awaiting-moderation"]
)
SILENT = frozenset({"form", "script", "style"})
ITEMS = frozenset({"li", "div", "article"})
PINGBACKS = frozenset({"pingback", "trackback"})
MOST_COMMENTS = 3000
MOST_ELEMENTS = 200
LONGEST_DROPPED = 2000


def take_comments(page: Tag, index: Index, length: int) -> tuple[tuple[ReaderComment, ...], list[Dropped]]:
    """Read the comments of a page and take them out of its tree, with the headings and forms around them.

    The last come first, so that replies are gone when the comment they stand in is read.
    """
    comments: list[ReaderComment] = []
    dropped: list[Dropped] = []
    for box in list(index.all(*LISTS)):
        for item in reversed([] if is_gone(box) else _items(box)):
            if comment := _comment(item):
                comments.append(comment)
            elif PINGBACKS & set(tokens(item)):
                dropped.append(Dropped(0, length, text_of(item)[:LONGEST_DROPPED], "pingback"))
            else:
                continue
            item.decompose()
        if not is_gone(box):
            box.decompose()
    return tuple(reversed(comments)), dropped


def _items(box: Tag) -> list[Tag]:
    items = (item for item in descendants(box) if item.name in ITEMS and {"comment", *PINGBACKS} & set(tokens(item)))
    return list(islice(items, MOST_COMMENTS))


def _comment(item: Tag) -> ReaderComment | None:
    if PINGBACKS & set(tokens(item)):
        return None
    index = Index(item, MOST_ELEMENTS)
    for part in [part for parts in index.found.values() for part in parts]:
        if not is_gone(part) and (part.name in SILENT or NOISE & set(tokens(part))):
            part.decompose()
    index = Index(item, MOST_ELEMENTS)
    name, body = index.text(*AUTHORS), index.first(*TEXTS)
    date = _date(index)
    for part in index.all(*AUTHORS, *DATES):
        if part is not body:
            part.decompose()
    text = "\n".join(line.text for line in flow(body, 0)) if name and body is not None and not is_gone(body) else ""
    return ReaderComment(name.removesuffix(":").removesuffix(" says"), date, text) if text else None


def _date(index: Index) -> str | None:
    """The first date among the places that may print it, to the second where the markup states it."""
    for shown in index.all(*DATES):
        stamp = attribute(shown, "datetime")
        if date := stamp if stamp and timestamp_date(stamp) else iso_stamp(text_of(shown)):
            return date
    return None
