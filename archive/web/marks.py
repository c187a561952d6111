"""A reader's words marked in an article they opened from a search."""

from collections.abc import Iterator
from dataclasses import dataclass

from archive.search import mark
from archive.search.marks import BODY
from archive.web.annotate import Annotation, Layer

MOST = 50  # links to places shown


@dataclass(slots=True)
class Marker:
    """Finds the places of `query` in one text after the other, and numbers them on: `mark-1`, `mark-2` …"""

    query: str
    count: int = 0

    def __call__(self, text: str, field: str = BODY) -> Iterator[Annotation]:
        """One annotation for each stretch that the query matches of `text`, which is the `field` of the article."""
        at = 0
        for fragment in mark(text, self.query, field) if self.query else ():
            end = at + len(fragment.text)
            if fragment.marked:
                self.count += 1
                yield Annotation(at, end, Layer.MARK, "mark", first={"id": f"mark-{self.count}"})
            at = end

    @property
    def places(self) -> range:
        return range(1, min(self.count, MOST) + 1)
