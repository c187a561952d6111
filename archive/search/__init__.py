"""Search (floor 2).

`search(SearchRequest(q="人肉"))` is a page of results. `understand(request).tree` is what it looks for, and
`mark(text, tree)` a text in fragments, what matches marked. `suggest("renr")` is what a reader may be typing.
"""

from archive.search.engines.base import IndexUnavailable, QueryTooLong
from archive.search.finder import matching, search
from archive.search.generation import generation
from archive.search.marks import Fragment, mark
from archive.search.request import SearchRequest
from archive.search.results import Excerpt, Facet, FacetValue, Hit, Results, VoiceHit
from archive.search.suggestions import Completion, suggest
from archive.search.understanding import Notice, Understood, understand

__all__ = [
    "Completion",
    "Excerpt",
    "Facet",
    "FacetValue",
    "Fragment",
    "Hit",
    "IndexUnavailable",
    "Notice",
    "QueryTooLong",
    "Results",
    "SearchRequest",
    "Understood",
    "VoiceHit",
    "generation",
    "mark",
    "matching",
    "search",
    "suggest",
    "understand",
]
