"""Threads of a bulletin board in text: the first post is an article, the posts under it are comments."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from archive.extract.board_posts import Post, find_posts, is_navigation, is_title_again
from archive.extract.comments import iso_stamp
from archive.extract.dates import printed_date
from archive.extract.headings import is_title_like
from archive.extract.heads import Head
from archive.extract.lines import Line
from archive.extract.records import Dropped, Kept, ParsedArticle, Part, ReaderComment
from archive.extract.rules import drop, drop_by_rule, keep, rule_for

ABOVE = 5
"""How far above its first post the title of a thread stands."""


@dataclass(frozen=True, slots=True)
class Thread:
    """A thread: the head of its first post, the `lines` without the other posts, and these."""

    head: Head
    lines: Sequence[Line]
    comments: tuple[ReaderComment, ...]
    kept: tuple[Kept, ...]
    dropped: tuple[Dropped, ...]
    below: Sequence[Line]
    """The lines of the other posts and of the board."""

    def under(self, article: ParsedArticle) -> ParsedArticle:
        """The article with the posts under it."""
        kept = tuple(sorted([*article.kept, *self.kept], key=lambda each: each.start))
        comments = article.reader_comments + self.comments
        return replace(article, reader_comments=comments, kept=kept, end=max(each.end for each in kept))

    def unread(self, rule: str) -> list[Dropped]:
        """The lines of the other posts and of the board, as dropped."""
        return [drop_by_rule(line, rule) for line in self.below]


def read_thread(lines: Sequence[Line]) -> Thread | None:
    """The thread that a page is; None if it is none."""
    posts = find_posts(lines)
    title = next(_titles(lines, posts[0].begins), None) if posts else None
    if title is None:
        return None
    starts = [_start(lines, post, above, lines[title]) for above, post in pairwise(posts)]
    first = range(starts[0] if starts else len(lines))
    comments: list[ReaderComment] = []
    kept: list[Kept] = []
    body = _first_post(lines, first, title, posts[0])
    dropped = [drop(lines[at], "board navigation") for at in first if at not in body]
    for post, (start, end) in zip(posts[1:], pairwise([*starts, len(lines)]), strict=True):
        text = _text(lines[post.text_at : end], lines[title])
        comments.append(ReaderComment(post.name, iso_stamp(post.stamp), "\n".join(line.text for line in text)))
        used = {line.start: line for line in [*(lines[at] for at in post.head), *text]}
        kept += [keep(line, "comment") for line in used.values()]
        dropped += [drop_by_rule(line, "board navigation") for line in lines[start:end] if line.start not in used]
    head = _head(lines, body, title, posts[0])
    below = [*(lines[at] for at in first if at not in body), *lines[len(first) :]]
    return Thread(head, [lines[at] for at in body], tuple(comments), tuple(kept), tuple(dropped), below)


def _start(lines: Sequence[Line], post: Post, above: Post, title: Line) -> int:
    """Where a post begins: with the title again, where the board prints that over it."""
    is_titled = post.begins - 1 > max(above.head) and is_title_again(lines[post.begins - 1], title)
    return post.begins - is_titled


def _first_post(lines: Sequence[Line], first: range, title: int, post: Post) -> list[int]:
    """The places of the lines above the article and of the article, without what the board prints among them."""
    aside = set(range(post.begins, post.text_at)) - set(post.head)
    again = post.text_at if post.text_at in first and is_title_again(lines[post.text_at], lines[title]) else None
    return [at for at in first if at not in aside and at != again and not is_navigation(lines[at])]


def _titles(lines: Sequence[Line], post: int) -> Iterator[int]:
    """The places above the first post where its title may stand, the nearest first."""
    for at in range(post - 1, max(-1, post - 1 - ABOVE), -1):
        if is_title_like(lines[at]) and not is_navigation(lines[at]) and not rule_for(lines[at].text):
            yield at


def _text(lines: Sequence[Line], title: Line) -> Sequence[Line]:
    """The lines of a post, without its title, up to the first that is of the board."""
    lines = lines[1:] if lines and is_title_again(lines[0], title) else lines
    ends = (at for at, line in enumerate(lines) if is_navigation(line) or rule_for(line.text))
    return lines[: next(ends, len(lines))]


def _head(lines: Sequence[Line], body: Sequence[int], title: int, post: Post) -> Head:
    """The head of the first post, counted in the lines of the body."""
    parts: dict[int, Part] = {title: "title", post.stamp_at: "published", post.name_at: "byline"}
    return Head(
        first=body.index(title),
        after=body.index(max(post.head)) + 1,
        title=lines[title].text,
        parts={body.index(at): part for at, part in parts.items()},
        people=(("author", post.name),),
        published=printed_date(post.stamp),
    )
