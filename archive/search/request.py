"""What a reader asked for, as the address of a results page says it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal, cast, get_args
from urllib.parse import urlencode

from archive.search.fields import UNDATED
from archive.search.query import LONGEST_QUERY

Sort = Literal["relevance", "newest", "oldest"]
# The name of a facet, as in addresses and in the index, and the attribute of a request that holds the values chosen.
CHOSEN = {
    "topic": "topics",
    "author": "authors",
    "source": "sources",
    "platform": "platforms",
    "grade": "grades",
    "original": "originals",
    "year": "years",
}
PER_PAGE, MOST_PER_PAGE, LAST_PAGE = 20, 100, 100_000
MOST_VALUES, LONGEST_VALUE = 20, 200


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """A query, the values chosen in facets (slugs; of one facet any may match), an order and a page, from 1."""

    q: str = ""
    topics: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    platforms: tuple[str, ...] = ()
    years: tuple[str, ...] = ()
    grades: tuple[str, ...] = ()
    originals: tuple[str, ...] = ()
    sort: Sort = "relevance"
    page: int = 1
    per_page: int = PER_PAGE

    @classmethod
    def from_params(cls, params: Mapping[str, Any]) -> "SearchRequest":
        """The request of a query string: nonsense becomes the nearest sense, and nothing raises."""
        q = " ".join(_last(params, "q").replace("\0", " ").split())[:LONGEST_QUERY].strip()
        chosen = {attribute: _values(params, facet) for facet, attribute in CHOSEN.items()}
        chosen["years"] = tuple(year for year in chosen["years"] if year == UNDATED or _is_year(year))
        return cls(
            q,
            **chosen,
            sort=_sort(_last(params, "sort"), q),
            page=_clamped(_last(params, "page"), 1, LAST_PAGE, 1),
            per_page=_clamped(_last(params, "per_page"), 1, MOST_PER_PAGE, PER_PAGE),
        )

    @property
    def chosen(self) -> dict[str, tuple[str, ...]]:
        """The values chosen, by facet; only facets where any are."""
        return {facet: values for facet, attribute in CHOSEN.items() if (values := getattr(self, attribute))}

    def querystring(self, **changes: Any) -> str:
        """The query string of this request with `changes` to its attributes; on the first page unless that is one."""
        changed = replace(self, **({"page": 1} | changes))
        pairs: list[tuple[str, str]] = [("q", changed.q)] if changed.q else []
        pairs += [(facet, value) for facet, values in changed.chosen.items() for value in values]
        if changed.sort != _sort("", changed.q):
            pairs.append(("sort", changed.sort))
        if changed.per_page != PER_PAGE:
            pairs.append(("per_page", str(changed.per_page)))
        if changed.page > 1:
            pairs.append(("page", str(changed.page)))
        return urlencode(pairs)

    def toggled(self, facet: str, value: str) -> str:
        """The query string with a value of a facet chosen, or no longer chosen."""
        values = getattr(self, CHOSEN[facet])
        changed = tuple(v for v in values if v != value) if value in values else (*values, value)
        return self.querystring(**{CHOSEN[facet]: changed})


def _all(params: Mapping[str, Any], name: str) -> list[str]:
    """The values of a parameter, of a QueryDict or of a mapping to strings or lists of strings."""
    values: Any = params.getlist(name) if hasattr(params, "getlist") else params.get(name) or []
    listed: Iterable[Any] = [values] if isinstance(values, str | int) else values
    return [str(value) for value in listed]


def _last(params: Mapping[str, Any], name: str) -> str:
    return (_all(params, name) or [""])[-1]


def _values(params: Mapping[str, Any], facet: str) -> tuple[str, ...]:
    values = (value.replace("\0", "").strip()[:LONGEST_VALUE] for value in _all(params, facet))
    return tuple(dict.fromkeys(filter(None, values)))[:MOST_VALUES]


def _is_year(value: str) -> bool:
    return len(value) == 4 and value.isascii() and value.isdigit()


def _sort(value: str, q: str) -> Sort:
    """The order asked for; without one, and where there is no query to be relevant to, by default."""
    if value in get_args(Sort) and (q or value != "relevance"):
        return cast("Sort", value)
    return "relevance" if q else "newest"


def _clamped(value: str, lowest: int, highest: int, default: int) -> int:
    """The number of up to nine plain digits that `value` is, within bounds."""
    is_number = value.isascii() and value.isdigit() and len(value) < 10
    return min(max(int(value), lowest), highest) if is_number else default
