"""Search (floor 2).

`search(SearchRequest(q="人肉"))` is a page of results; `mark(text, "人肉")` a text in fragments, what matches marked.
"""

from archive.search.engines.base import IndexUnavailable, QueryTooLong
from archive.search.finder import search
from archive.search.marks import Fragment, mark
from archive.search.request import SearchRequest
from archive.search.results import Excerpt, Facet, FacetValue, Hit, Results, VoiceHit

__all__ = [
    "Excerpt",
    "Facet",
    "FacetValue",
    "Fragment",
    "Hit",
    "IndexUnavailable",
    "QueryTooLong",
    "Results",
    "SearchRequest",
    "VoiceHit",
    "mark",
    "search",
]
