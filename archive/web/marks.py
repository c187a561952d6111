"""A reader's words marked in an article they opened from a search."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from archive.search import SearchRequest, mark, understand
from archive.search.marks import BODY
from archive.search.tree import Node
from archive.web.annotate import Annotation, Layer

MOST = 50  # links to places shown


@dataclass
class Marker:
    """Finds the places of a query in one text after the other, and numbers them on: `mark-1`, `mark-2` …"""

    request: SearchRequest
    count: int = 0

    @property
    def query(self) -> str:
        return self.request.q

    @cached_property
    def tree(self) -> Node:
        return understand(self.request).tree

    def __call__(self, text: str, field: str = BODY) -> Iterator[Annotation]:
        """One annotation for each stretch that the query matches of `text`, which is the `field` of the article."""
        at = 0
        for fragment in mark(text, self.tree, field) if self.query else ():
            end = at + len(fragment.text)
            if fragment.marked:
                self.count += 1
                yield Annotation(at, end, Layer.MARK, "mark", first={"id": f"mark-{self.count}"})
            at = end

    @property
    def places(self) -> range:
        return range(1, min(self.count, MOST) + 1)
