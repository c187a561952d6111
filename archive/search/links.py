"""The query strings that choose the values of a facet or leave them out."""

from functools import lru_cache
from urllib.parse import quote_plus

from archive.search.request import NOT, SearchRequest

_SLOT = "\0"  # stands in no request: whatever is read of an address is without it


class ValueLinks:
    """The links of one facet's values under a request, the same as `request.toggled` and `request.without` give.

    A page has hundreds of them, which differ in the value alone: what stands around it is written once.
    """

    def __init__(self, request: SearchRequest, facet: str) -> None:
        self._request, self._facet = request, facet
        self._known = {*request.chosen.get(facet, ()), *request.excluded.get(facet, ())}
        # A month stays only as long as its year is chosen, so that links of years differ in more than the year.
        self._differ = facet == "year" and bool(request.months)
        self._choosing = _around(request.toggled(facet, _SLOT), facet)
        self._leaving_out = _around(request.without(facet, _SLOT), f"{NOT}{facet}")

    def toggled(self, value: str) -> str:
        """The query string with a value chosen, or no longer chosen."""
        if value in self._known or self._differ:
            return self._request.toggled(self._facet, value)
        return _quoted(value).join(self._choosing)

    def without(self, value: str) -> str:
        """The query string with a value left out, or no longer left out."""
        if value in self._known:
            return self._request.without(self._facet, value)
        return _quoted(value).join(self._leaving_out)


_quoted = lru_cache(maxsize=16_384)(quote_plus)  # the same values stand on page after page


def _around(querystring: str, name: str) -> tuple[str, str]:
    """What stands before and behind the value in its slot."""
    slot = f"{name}={quote_plus(_SLOT)}"
    before, _, after = querystring.rpartition(slot)
    return f"{before}{name}=", after
