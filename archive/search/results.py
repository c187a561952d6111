"""What a page of results shows; templates loop over it and decide nothing."""

from dataclasses import dataclass, field

from archive.models import Article
from archive.search.marks import Fragment
from archive.search.request import SearchRequest


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A stretch of an article: `kind` is that of its block, or `standfirst`, or `voice` (then `label` says whose).

    `key` is the block's, for a link to the place; empty for a standfirst.
    """

    kind: str
    label: str
    key: str
    fragments: list[Fragment]


@dataclass(frozen=True, slots=True)
class Hit:
    article: Article
    score: float
    title: list[Fragment]
    excerpts: list[Excerpt]


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A value to filter by; `count` articles are found by choosing it, `querystring` chooses it or takes it back."""

    value: str
    label: str
    count: int
    selected: bool
    querystring: str


@dataclass(frozen=True, slots=True)
class Facet:
    name: str
    label: str
    values: list[FacetValue]


@dataclass(frozen=True, slots=True)
class Results:
    """A page of hits. `query` is what was searched in the end, which `notices` explain if it is not what was asked."""

    request: SearchRequest
    query: str
    count: int
    hits: list[Hit]
    facets: list[Facet]
    page: int
    notices: list[str] = field(default_factory=list)

    @property
    def pages(self) -> int:
        return max(1, -(-self.count // self.request.per_page))

    @property
    def first(self) -> int:
        """The number of the first hit of the page, from 1; 0 if there is none."""
        return (self.page - 1) * self.request.per_page + 1 if self.count else 0
