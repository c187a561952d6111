"""Reader comments of a WordPress page, with replies; pingbacks are none."""

from dataclasses import dataclass
from itertools import islice

from archive.extract.comments import iso_stamp
from archive.extract.dates import timestamp_date
from archive.extract.html.region import Region
from archive.extract.html.soup import attribute, tokens
from archive.extract.records import Kept, ReaderComment

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
NOISE = (".comment-likes", ".reply", ".comment-reply-link", ".says", ".comment-edit-link", "form", "button")
PENDING = (".comment-awaiting-moderation",)
ITEMS = frozenset({"li", "div", "article"})
PINGBACKS = frozenset({"pingback", "trackback"})
MOST_COMMENTS = 3000
COMMENT_LINE = "comment links and form"


@dataclass(frozen=True, slots=True)
class Thread:
    """The comments of a page in their order, and what of it they are."""

    comments: tuple[ReaderComment, ...] = ()
    kept: tuple[Kept, ...] = ()


def take_comments(page: Region) -> Thread:
    """Read the comments of a page and set them aside, with the headings, links and forms around them.

    The last come first, so that replies are gone when the comment they stand in is read.
    """
    read: list[tuple[ReaderComment, tuple[Kept, ...]]] = []
    for box in page.all(*LISTS):
        for item in reversed(_items(box)):
            if PINGBACKS & set(tokens(item.root)):
                item.page.take(item.root, "pingback")
            elif comment := _comment(item):
                read.append(comment)
        box.page.take(box.root, COMMENT_LINE)
    read.reverse()
    return Thread(tuple(comment for comment, _ in read), tuple(each for _, kept in read for each in kept))


def _items(box: Region) -> list[Region]:
    found = (item for item in box.all(".comment", ".pingback", ".trackback") if item.root.name in ITEMS)
    return sorted(islice(found, MOST_COMMENTS), key=lambda item: item.page.reach(item.root).number)


def _comment(item: Region) -> tuple[ReaderComment, tuple[Kept, ...]] | None:
    """A comment with its stretches; None for an element that only looks like one."""
    for part in item.all(*NOISE, *PENDING):
        part.page.take(part.root, COMMENT_LINE)
    author, body = item.worded(*AUTHORS), item.first(*TEXTS)
    if author is None or body is None:
        return None
    stamps = list(item.all(*DATES))
    date = next((date for stamp in stamps if (date := _date(stamp))), None)
    name = author.text().removesuffix(":").removesuffix(" says")
    kept = author.kept("comment")
    for part in (author, *stamps):
        if part.root is not body.root and not item.page.holds(part.root, body.root):
            kept += part.kept("comment")
            part.page.set_aside(part.root)
    lines = body.lines()
    if not name or not lines:
        return None
    kept += body.kept("comment")
    item.page.set_aside(body.root)
    return ReaderComment(name, date, "\n".join(line.text for line in lines)), kept


def _date(shown: Region) -> str | None:
    """The date a place prints, to the second where the markup states it."""
    stamp = attribute(shown.root, "datetime")
    return stamp if stamp and timestamp_date(stamp) else iso_stamp(shown.text())
