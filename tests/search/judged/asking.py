"""Queries asked as a reader asks them, and the articles that come back, best first."""

from archive.search import Results, SearchRequest, search

MOST = "100"  # more than there are samples


def ask(query: str, **params: str) -> Results:
    return search(SearchRequest.from_params({"q": query, "per_page": MOST} | params))


def found(query: str, **params: str) -> list[str]:
    """The slugs of the articles shown for a query."""
    return [hit.article.slug for hit in ask(query, **params).hits]


def found_as_written(query: str) -> list[str]:
    """As `found`, for nothing but what is typed: no other wording of it, and no other form from the glossary."""
    return found(f'"{query}"', exact="1")
