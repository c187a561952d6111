"""Reader comments of a WordPress page, with replies; pingbacks are none."""

from bs4.element import Tag

from ..comments import iso_stamp
from ..dates import timestamp_date
from ..records import Dropped, ReaderComment
from .flow import flow
from .soup import attribute, first, text_of, tokens

LISTS = ".commentlist, .comment-list, ol.comments, ul.comments, #comments, .comments-area"
AUTHORS = ("cite.fn", ".fn", "cite", ".comment-author-name", ".comment-author")
TEXTS = (".comment-content", ".comment-text", ".text", ".comment_text", ".comment-body")
DATES = ("time[datetime]", ".comment-date", ".comment-metadata", ".commentmetadata", ".comment-meta", ".date")
NOISE = ".comment-likes, .reply, .comment-reply-link, .says, .comment-edit-link, .comment-awaiting-moderation, form, script, style"
PINGBACKS = {"pingback", "trackback"}


def take_comments(page: Tag, length: int) -> tuple[tuple[ReaderComment, ...], list[Dropped]]:
    """Read the comments of a page and take them out of its tree, with the headings and forms around them.

    The last come first, so that replies are gone when the comment they stand in is read.
    """
    comments: list[ReaderComment] = []
    dropped: list[Dropped] = []
    for box in page.select(LISTS):
        for item in reversed([] if box.decomposed else box.find_all(["li", "div", "article"])):
            names = set(tokens(item))
            if names & PINGBACKS:
                dropped.append(Dropped(0, length, text_of(item)[:2000], "pingback"))
                item.decompose()
            elif "comment" in names and (comment := _comment(item)):
                comments.append(comment)
                item.decompose()
        if not box.decomposed:
            box.decompose()
    return tuple(reversed(comments)), dropped


def _comment(item: Tag) -> ReaderComment | None:
    for part in item.select(NOISE):
        if not part.decomposed:
            part.decompose()
    name, body = text_of(first(item, *AUTHORS)), first(item, *TEXTS)
    text = "\n".join(line.text for line in flow(body, 0)) if body is not None else ""
    if not name or not text:
        return None
    return ReaderComment(name.removesuffix(":").removesuffix(" says"), _date(item), text)


def _date(item: Tag) -> str | None:
    shown = first(item, *DATES)
    stamp = attribute(shown, "datetime")
    if stamp and timestamp_date(stamp):
        return stamp
    return iso_stamp(text_of(shown)) if shown is not None else None
