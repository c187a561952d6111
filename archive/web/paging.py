"""Pages of a list: the rows of the one asked for, and links to the others."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, QueryDict

PER_PAGE = 20
AROUND = 2


@dataclass(frozen=True, slots=True)
class PageLink:
    """A number with its query string; a gap has neither."""

    number: int | None
    querystring: str = ""
    is_current: bool = False


@dataclass(frozen=True, slots=True)
class PageLinks:
    """Links to the pages of a list; `previous` and `next` are query strings, None at the ends."""

    number: int
    last: int
    links: list[PageLink]
    previous: str | None
    next: str | None


def paged(
    request: HttpRequest,
    rows: Any,
    per_page: int = PER_PAGE,
    count: int | None = None,
    name: str = "page",
    read: Callable[[list[Any]], list[Any]] | None = None,
) -> tuple[Page[Any], PageLinks]:
    """The page that `?page=` asks for (the last if there are fewer, the first if it is no number), and its links.

    `count` is the number of rows, where it is known without asking for it; `name` is another parameter than `page`;
    `read` makes of what is listed, ids say, what the page shows.
    """
    paginator = Paginator(rows, per_page)
    if count is not None:
        paginator.count = count
    page = paginator.get_page(request.GET.get(name))
    if read:
        page.object_list = read(list(page.object_list))
    links = page_links(page.number, page.paginator.num_pages, lambda number: changed(request.GET, **{name: number}))
    return page, links


def page_links(number: int, last: int, querystring: Callable[[int], str]) -> PageLinks:
    shown = [each for each in range(1, last + 1) if each in {1, last} or abs(each - number) <= AROUND]
    links: list[PageLink] = []
    for before, each in zip([0, *shown], shown, strict=False):
        if each - before > 1:
            links.append(PageLink(None))
        links.append(PageLink(each, querystring(each), each == number))
    previous = querystring(number - 1) if number > 1 else None
    return PageLinks(number, last, links, previous, querystring(number + 1) if number < last else None)


def changed(params: QueryDict, **changes: object) -> str:
    """The query string of `params` with `changes`; None, and page 1, leave a parameter out."""
    new = params.copy()
    new.pop("page", None)
    for name, value in changes.items():
        new.pop(name, None)
        if value is not None and (name, value) != ("page", 1):
            new[name] = str(value)
    return new.urlencode()
