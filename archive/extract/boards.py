"""Threads of a bulletin board, as phpBB prints them: the first post is an article, the posts under it are comments.

Over each post stands who wrote it and when, in the language of the board: `Post by Mara » Tue 12 Mar 2019, 18:42`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from archive.extract.comments import iso_stamp
from archive.extract.dates import printed_date
from archive.extract.headings import is_title_like
from archive.extract.heads import Head
from archive.extract.lines import Line, folded
from archive.extract.meta_lines import BY
from archive.extract.records import Dropped, Kept, ParsedArticle, ReaderComment
from archive.extract.rules import drop, drop_by_rule, keep, rule_for

LONGEST = 120
POST = re.compile(rf"(?:[^\W\d_]{{2,12}} )?{BY}(?P<name>\S.{{0,40}}?) » (?P<stamp>.{{8,50}})", re.IGNORECASE)
AGAIN = re.compile(r"(?:re|aw|antw|sv|回复)\s?[:：] ?", re.IGNORECASE)
NAVIGATION = re.compile(
    r"(?:post )?reply|responder|antworten|répondre|rispondi|"
    r"(?:back to )?top|arriba|nach oben|haut|naar boven|"
    r"(?:return to|volver a|zurück zu|retourner vers|revenir à|torna a|voltar para|terug naar) .{1,80}|"
    r"(?:all times are|todos los horarios son|alle zeiten sind|le fuseau horaire est) .{1,40}|"
    r"\d{1,5} (?:posts?|mensajes?|beiträge|messages) ?(?:[•·].{0,40})?",
    re.IGNORECASE,
)
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
    said = {at: found for at, line in enumerate(lines) if (found := _post(line))}
    posts = list(said)
    title = next(_titles(lines, posts[0]), None) if posts else None
    if title is None:
        return None
    starts = [post - _is_title_again(lines[post - 1], lines[title]) for post in posts[1:]]
    first = lines[: starts[0] if starts else len(lines)]
    comments: list[ReaderComment] = []
    kept: list[Kept] = []
    dropped = [drop(line, "board navigation") for line in first if _is_navigation(line)]
    for post, (start, end) in zip(posts[1:], pairwise([*starts, len(lines)]), strict=True):
        text = _text(lines[post + 1 : end])
        comments.append(_comment(said[post], text))
        kept += [keep(line, "comment") for line in [lines[post], *text]]
        rest = [*lines[start:post], *lines[post + 1 + len(text) : end]]
        dropped += [drop_by_rule(line, "board navigation") for line in rest]
    body = [line for line in first if not _is_navigation(line)]
    head = _head(body, body.index(lines[title]), body.index(lines[posts[0]]), said[posts[0]])
    below = [*(line for line in first if _is_navigation(line)), *lines[len(first) :]]
    return Thread(head, body, tuple(comments), tuple(kept), tuple(dropped), below)


def _post(line: Line) -> re.Match[str] | None:
    found = POST.fullmatch(line.text) if len(line.text) <= LONGEST else None
    return found if found and printed_date(found["stamp"]) else None


def _titles(lines: Sequence[Line], post: int) -> Iterator[int]:
    """The places above the first post where its title may stand, the nearest first."""
    for at in range(post - 1, max(-1, post - 1 - ABOVE), -1):
        if is_title_like(lines[at]) and not _is_navigation(lines[at]) and not rule_for(lines[at].text):
            yield at


def _is_navigation(line: Line) -> bool:
    return len(line.text) <= LONGEST and NAVIGATION.fullmatch(line.text) is not None


def _is_title_again(line: Line, title: Line) -> bool:
    return folded(AGAIN.sub("", line.text, count=1)) == folded(AGAIN.sub("", title.text, count=1))


def _text(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines of a post, up to the first that is of the board."""
    ends = (at for at, line in enumerate(lines) if _is_navigation(line) or rule_for(line.text))
    return lines[: next(ends, len(lines))]


def _comment(post: re.Match[str], text: Sequence[Line]) -> ReaderComment:
    return ReaderComment(post["name"], iso_stamp(post["stamp"]), "\n".join(line.text for line in text))


def _head(lines: Sequence[Line], title: int, post: int, said: re.Match[str]) -> Head:
    return Head(
        first=title,
        after=post + 1,
        title=lines[title].text,
        parts={title: "title", post: "byline"},
        people=(("author", said["name"]),),
        published=printed_date(said["stamp"]),
    )
