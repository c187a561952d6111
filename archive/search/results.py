"""What a page of results shows; templates loop over it and decide nothing."""

from dataclasses import dataclass, field
from functools import cached_property

from archive.models.brief import Brief, BriefVoice
from archive.models.listing import Beside
from archive.search.marks import Fragment
from archive.search.request import SearchRequest, Show
from archive.search.tree import Node
from archive.search.understanding import Notice


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
    article: Brief
    beside: Beside
    score: float
    title: list[Fragment]
    excerpts: list[Excerpt]


@dataclass(frozen=True, slots=True)
class VoiceHit:
    """A voice with what matches of it: its words, its original wording, who said it."""

    voice: BriefVoice
    article: Brief
    score: float
    words: list[Fragment]
    original: list[Fragment]
    speaker: list[Fragment]


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A value to filter by; `count` records are found by choosing it, `querystring` chooses it or takes it back.

    `without` leaves out what has the value, or no longer; it is empty where nothing can be left out.
    """

    value: str
    label: str
    count: int
    selected: bool
    querystring: str
    left_out: bool = False
    without: str = ""


@dataclass(frozen=True, slots=True)
class Facet:
    name: str
    label: str
    values: list[FacetValue]


@dataclass(frozen=True)
class Results:
    """A page of hits, of articles or of voices. `query` is what was searched in the end, `tree` how it was understood;
    `notices` say why where it is not what was asked.

    `counts`: how many records of each kind match; `voices`: the page of voices, or beside articles the best few.
    """

    request: SearchRequest
    query: str
    tree: Node
    counts: dict[Show, int]
    hits: list[Hit]
    voices: list[VoiceHit]
    facets: list[Facet]
    page: int
    notices: list[Notice] = field(default_factory=list)

    @property
    def count(self) -> int:
        return self.counts[self.request.show]

    @property
    def pages(self) -> int:
        return max(1, -(-self.count // self.request.per_page))

    @property
    def first(self) -> int:
        """The number of the first hit of the page, from 1; 0 if there is none."""
        return (self.page - 1) * self.request.per_page + 1 if self.count else 0

    @cached_property
    def marking(self) -> str:
        """The query string that has an article mark what was searched for; empty where nothing was."""
        asked = SearchRequest(self.query, exact=self.request.exact)
        return asked.querystring() if self.query else ""
