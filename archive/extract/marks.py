"""The marks of a markup within what a text's articles keep: words and marks are told apart in the account of it."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from archive.extract.records import Dropped, Kept, ParsedArticle, Reading

RULE = "mark of Markdown"
Places = Sequence[tuple[int, int]]


def settled(text: str, marks: Places, articles: Sequence[ParsedArticle], dropped: Sequence[Dropped]) -> Reading:
    """The reading of a text; of what is kept and dropped in it, `marks` (in order) are set apart and dropped."""
    left = [piece for each in dropped for piece in _pieces_dropped(text, each, marks)]
    left += [Dropped(start, end, text[start:end], RULE) for start, end in marks if text[start:end].strip()]
    found = articles
    if marks:
        found = [replace(article, kept=_pieces_kept(text, article.kept, marks)) for article in articles]
    return Reading("text", tuple(found), tuple(sorted(left, key=lambda each: each.start)))


def _pieces_kept(text: str, kept: Sequence[Kept], marks: Places) -> tuple[Kept, ...]:
    pieces = ((each, piece) for each in kept for piece in _between(text, each.start, each.end, marks))
    return tuple(Kept(start, end, each.part, each.key) for each, (start, end) in pieces)


def _pieces_dropped(text: str, dropped: Dropped, marks: Places) -> Iterator[Dropped]:
    for start, end in _between(text, dropped.start, dropped.end, marks):
        whole = (start, end) == (dropped.start, dropped.end)
        yield dropped if whole else Dropped(start, end, text[start:end], dropped.rule)


def _between(text: str, start: int, end: int, marks: Places) -> Iterator[tuple[int, int]]:
    """What of a stretch lies between marks, without pieces of white space alone."""
    at = bisect_left(marks, start, key=lambda mark: mark[1])
    while at < len(marks) and marks[at][0] < end:
        if text[start : marks[at][0]].strip():
            yield start, marks[at][0]
        start = marks[at][1]
        at += 1
    if start < end:
        yield start, end
