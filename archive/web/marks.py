"""A reader's words marked in an article they opened from a search."""

from collections.abc import Iterator

from archive.search import mark
from archive.web.annotate import Annotation, Layer


def marks(text: str, query: str) -> Iterator[Annotation]:
    """One annotation for each stretch of `text` that `query` matches."""
    at = 0
    for fragment in mark(text, query) if query else ():
        if fragment.marked:
            yield Annotation(at, at + len(fragment.text), Layer.MARK, "mark")
        at += len(fragment.text)
