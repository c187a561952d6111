"""Links that lead on in a list, as its items: to its other pages, to records of the other kind, to another order.

Not in a template, which takes many times as long: a page of results has a dozen.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.safestring import SafeString

from archive.web.markup import filled, side_by_side
from archive.web.paging import PageLink

TAB = '<li><a href="?{}" rel="nofollow"{}>{} <span class="count">{}</span></a></li>'
SORT = '<li><a href="?{}" rel="nofollow"{}>{}</a></li>'
PAGE, GAP = (
    '<li><a href="?{}" aria-label="Page {}"{}>{}</a></li>\n',
    SafeString('<li><span class="pages-gap">…</span></li>\n'),
)
CURRENT, CURRENT_PAGE, NOTHING = SafeString(' aria-current="true"'), SafeString(' aria-current="page"'), SafeString("")


@dataclass(frozen=True, slots=True)
class Way:
    """A link to the same search shown another way: in another order, or records of the other kind."""

    label: str
    querystring: str
    is_current: bool
    count: int = 0


def tab_items(ways: Iterable[Way]) -> SafeString:
    """`<li>` after `<li>`, with how many records each leads to; so are the others."""
    return side_by_side(
        filled(TAB, way.querystring, CURRENT_PAGE if way.is_current else NOTHING, way.label, f"{way.count:,}")
        for way in ways
    )


def sort_items(ways: Iterable[Way]) -> SafeString:
    return side_by_side(
        filled(SORT, way.querystring, CURRENT if way.is_current else NOTHING, way.label) for way in ways
    )


def page_items(links: Iterable[PageLink]) -> SafeString:
    return side_by_side(map(page_item, links))


def page_item(link: PageLink) -> SafeString:
    if link.number is None:
        return GAP
    number = str(link.number)
    return filled(PAGE, link.querystring, number, CURRENT_PAGE if link.is_current else NOTHING, number)
