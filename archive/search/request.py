"""What a reader asked for, as the address of a results page says it."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, Literal, cast, get_args
from urllib.parse import urlencode

from archive.search.fields import UNDATED, Kind
from archive.search.query import shortened

Sort = Literal["relevance", "newest", "oldest"]
Show = Literal["articles", "voices"]
# The name of a facet, as in addresses and in the index, and the attribute of a request that holds the values chosen.
CHOSEN = {
    "topic": "topics",
    "author": "authors",
    "source": "sources",
    "platform": "platforms",
    "grade": "grades",
    "original": "originals",
    "year": "years",
    "month": "months",
}
NOT = "not_"  # before the name of a facet: the values that no hit may have
PER_PAGE, MOST_PER_PAGE, LAST_PAGE = 20, 100, 100_000
MOST_VALUES, LONGEST_VALUE = 20, 200
_YEAR, _MONTH = re.compile("[0-9]{4}"), re.compile("[0-9]{4}-(0[1-9]|1[0-2])")


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """A query, which records to show, the values chosen in facets (slugs; of one facet any may match) and the pairs of
    facet and value that no hit may have, an order and a page, from 1.

    `exact`: the query is searched as it is typed, see `archive.search.understanding`. `is_cut`: it was longer.
    `with_facets`: to count them takes half the time of an answer, and whoever shows none does without.
    """

    q: str = ""
    show: Show = "articles"
    exact: bool = False
    is_cut: bool = False
    topics: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    platforms: tuple[str, ...] = ()
    years: tuple[str, ...] = ()
    grades: tuple[str, ...] = ()
    originals: tuple[str, ...] = ()
    months: tuple[str, ...] = ()
    left_out: tuple[tuple[str, str], ...] = ()
    sort: Sort = "relevance"
    page: int = 1
    per_page: int = PER_PAGE
    with_facets: bool = True

    @classmethod
    def from_params(cls, params: Mapping[str, Any]) -> "SearchRequest":
        """The request of a query string: nonsense becomes the nearest sense, and nothing raises."""
        typed = " ".join(_last(params, "q").replace("\0", " ").split())
        q = shortened(typed).strip()
        chosen: dict[str, Any] = {attribute: _values(params, facet) for facet, attribute in CHOSEN.items()}
        left_out = [(facet, value) for facet in CHOSEN for value in _values(params, f"{NOT}{facet}")]
        return cls(
            q,
            "voices" if _last(params, "show") == "voices" else "articles",
            exact=bool(q) and _last(params, "exact") == "1",
            is_cut=q != typed,
            **chosen,
            left_out=tuple((facet, value) for facet, value in left_out if value not in chosen[CHOSEN[facet]]),
            sort=_sort(_last(params, "sort"), q),
            page=_clamped(_last(params, "page"), 1, LAST_PAGE, 1),
            per_page=_clamped(_last(params, "per_page"), 1, MOST_PER_PAGE, PER_PAGE),
        )

    @property
    def chosen(self) -> dict[str, tuple[str, ...]]:
        """The values chosen, by facet; only facets where any are."""
        return {facet: values for facet, attribute in CHOSEN.items() if (values := getattr(self, attribute))}

    @property
    def excluded(self) -> dict[str, tuple[str, ...]]:
        """The values left out, by facet; only facets where any are."""
        facets = dict.fromkeys(facet for facet, _ in self.left_out)
        return {facet: tuple(value for other, value in self.left_out if other == facet) for facet in facets}

    @property
    def kind(self) -> Kind:
        return "voice" if self.show == "voices" else "article"

    @property
    def is_filtered(self) -> bool:
        return bool(self.chosen or self.left_out)

    def querystring(self, **changes: Any) -> str:
        """The query string of this request with `changes` to its attributes; on the first page unless that is one."""
        said: dict[str, Any] = {name: getattr(self, name) for name in self.__slots__} | {"page": 1} | changes
        pairs: list[tuple[str, str]] = [("q", said["q"])] if said["q"] else []
        pairs += [("show", said["show"])] if said["show"] != "articles" else []
        pairs += [("exact", "1")] if said["q"] and said["exact"] else []
        pairs += [(facet, value) for facet, attribute in CHOSEN.items() for value in said[attribute]]
        pairs += [(f"{NOT}{facet}", value) for facet, value in said["left_out"]]
        if said["sort"] != _sort("", said["q"]):
            pairs.append(("sort", said["sort"]))
        if said["per_page"] != PER_PAGE:
            pairs.append(("per_page", str(said["per_page"])))
        if said["page"] > 1:
            pairs.append(("page", str(said["page"])))
        return "&".join(_encoded(*pair) for pair in pairs)

    def paged(self) -> Callable[[int], str]:
        """The query strings of the pages of this request, each by its number."""
        first = self.querystring()
        return lambda number: first if number == 1 else f"{first}&page={number}".removeprefix("&")

    @property
    def unfiltered(self) -> "SearchRequest":
        """The same request without any filter."""
        nothing: dict[str, Any] = dict.fromkeys(CHOSEN.values(), ())
        return replace(self, **nothing, left_out=())

    def toggled(self, facet: str, value: str) -> str:
        """The query string with a value of a facet chosen, or no longer chosen."""
        values = getattr(self, CHOSEN[facet])
        changed = tuple(v for v in values if v != value) if value in values else (*values, value)
        months = {"months": tuple(month for month in self.months if month[:4] in changed)} if facet == "year" else {}
        return self.querystring(**{CHOSEN[facet]: changed, "left_out": self._kept(facet, value)} | months)

    def without(self, facet: str, value: str) -> str:
        """The query string with a value of a facet left out, or no longer left out."""
        chosen = tuple(v for v in getattr(self, CHOSEN[facet]) if v != value)
        is_out = (facet, value) in self.left_out
        left_out = self._kept(facet, value) if is_out else (*self.left_out, (facet, value))
        return self.querystring(**{CHOSEN[facet]: chosen, "left_out": left_out})

    def _kept(self, facet: str, value: str) -> tuple[tuple[str, str], ...]:
        return tuple(pair for pair in self.left_out if pair != (facet, value))


@lru_cache(maxsize=4096)
def _encoded(name: str, value: str) -> str:
    """A pair as query strings have it: the same stand in each of the links of a page."""
    return urlencode({name: value})


def _all(params: Mapping[str, Any], name: str) -> list[str]:
    """The values of a parameter, of a QueryDict or of a mapping to strings or lists of strings."""
    values: Any = params.getlist(name) if hasattr(params, "getlist") else params.get(name) or []
    listed: Iterable[Any] = [values] if isinstance(values, str | int) else values
    return [str(value) for value in listed]


def _last(params: Mapping[str, Any], name: str) -> str:
    return (_all(params, name) or [""])[-1]


def _values(params: Mapping[str, Any], facet: str) -> tuple[str, ...]:
    values = (value.replace("\0", "").strip()[:LONGEST_VALUE] for value in _all(params, facet))
    sensible = (value for value in values if value and _makes_sense(facet.removeprefix(NOT), value))
    return tuple(dict.fromkeys(sensible))[:MOST_VALUES]


def _makes_sense(facet: str, value: str) -> bool:
    if facet == "year":
        return value == UNDATED or _YEAR.fullmatch(value) is not None
    return facet != "month" or _MONTH.fullmatch(value) is not None


def _sort(value: str, q: str) -> Sort:
    """The order asked for; without one, and where there is no query to be relevant to, by default."""
    if value in get_args(Sort) and (q or value != "relevance"):
        return cast("Sort", value)
    return "relevance" if q else "newest"


def _clamped(value: str, lowest: int, highest: int, default: int) -> int:
    """The number of up to nine plain digits that `value` is, within bounds."""
    is_number = value.isascii() and value.isdigit() and len(value) < 10
    return min(max(int(value), lowest), highest) if is_number else default
