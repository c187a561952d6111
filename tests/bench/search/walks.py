"""What is asked of the sites that are measured: kinds of pages, each time another one."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, cycle
from random import Random
from typing import Any
from urllib.parse import quote, urlencode

from tests.bench.articles import PLATFORMS
from tests.bench.search import datasette
from tests.bench.search.archives import Archive
from tests.bench.search.asked import COMMON, RARE, classes, plain_queries
from tests.bench.search.client import Note
from tests.bench.search.servers import Kind

OF_EACH_CLASS = 100
READERS = 4
COMMON_SEARCH, RARE_SEARCH, ARTICLE, AGAIN = "search, common words", "search, rare words", "article", "article, again"
COMPARED = (COMMON_SEARCH, RARE_SEARCH, ARTICLE, AGAIN)


@dataclass(frozen=True, slots=True)
class Walk:
    """A kind of page: what to ask for, and how a site of each kind that is asked has it addressed.

    `readers`: how many at once, in turn. `notes`: what is counted on pages of a kind of site. `again`: whether each
    page was asked for before, by another reader.
    """

    name: str
    things: Iterator[Any]
    addresses: Mapping[Kind, Callable[[Any], str]]
    readers: tuple[int, ...] = (1, READERS)
    notes: Mapping[Kind, Note] | None = None
    again: bool = False


def walks(archive: Archive) -> list[Walk]:
    """All kinds of pages; those COMPARED are Datasette's too."""
    slugs = archive.column("SELECT slug FROM archive_article ORDER BY slug")
    article = {int(slug.rpartition("-")[2]): f"/articles/{slug}/" for slug in slugs}
    everywhere: dict[Kind, Callable[[Any], str]] = {
        "ours": search_page,
        "alone": search_page,
        "datasette": datasette.search_page,
    }
    reading: dict[Kind, Callable[[Any], str]] = {
        "ours": article.__getitem__,
        "alone": article.__getitem__,
        "datasette": datasette.article_page,
    }
    reading_again: dict[Kind, Callable[[Any], str]] = {
        "keeping": article.__getitem__,
        "datasette": datasette.article_page,
    }
    notes: dict[Kind, Note] = {"datasette": datasette.facets_given_up}
    return [
        Walk(COMMON_SEARCH, plain_queries(archive.seed, COMMON), everywhere, notes=notes),
        Walk(RARE_SEARCH, plain_queries(archive.seed, RARE), everywhere, notes=notes),
        Walk(ARTICLE, shuffled(article, archive.seed), reading),
        Walk(AGAIN, shuffled(article, archive.seed + 1), reading_again, again=True),
        Walk("search, every class", every_class(archive.seed), {"ours": address}),
        Walk("search, filtered", filtered(archive), {"ours": address}),
        Walk("search, page 2", second_pages(archive.seed), {"ours": address}),
        *browsing(archive),
    ]


def browsing(archive: Archive) -> Iterator[Walk]:
    """The other pages, one reader at a time; those there is one of are asked for again and again."""
    listed = {
        "topic": ("/topics/{}/", "SELECT slug FROM archive_topic ORDER BY slug"),
        "author": ("/authors/{}/", "SELECT slug FROM archive_author ORDER BY slug"),
        "term": ("/terms/{}/", "SELECT hanzi FROM archive_term ORDER BY hanzi"),
        "voice": ("/voices/{}/", "SELECT id FROM archive_quotedcomment ORDER BY id LIMIT 10000"),
        "year": ("/timeline/{}/", "SELECT DISTINCT year FROM archive_article WHERE year IS NOT NULL ORDER BY year"),
    }
    for name in ("home", "topics", "authors", "voices", "terms", "timeline"):
        path = "/" if name == "home" else f"/{name}/"
        yield Walk(name, cycle([path]), {"ours": str}, readers=(1,))
    for name, (path, query) in listed.items():
        paths = [path.format(quote(str(value), safe="")) for value in archive.column(query)]
        yield Walk(name, shuffled(paths, archive.seed), {"ours": str}, readers=(1,))


def shuffled(things: Any, seed: int) -> Iterator[Any]:
    """Each of the things once in an order of chance, then again."""
    mixed = list(things)
    Random(seed).shuffle(mixed)  # noqa: S311  # mixes, hides nothing
    return cycle(mixed)


def every_class(seed: int) -> Iterator[dict[str, str]]:
    """A query of each class of queries, then another of each."""
    each = [iter(of_class) for of_class in classes(seed, OF_EACH_CLASS).values()]
    return chain.from_iterable(zip(*each, strict=False))


def filtered(archive: Archive) -> Iterator[dict[str, str]]:
    """Queries under a filter of a topic, a source, a platform and a year by turns."""
    values = {
        "topic": archive.column("SELECT slug FROM archive_topic WHERE label LIKE '% & %' ORDER BY id"),
        "source": archive.column("SELECT slug FROM archive_source ORDER BY id"),
        "platform": list(PLATFORMS),
        "year": [str(year) for year in range(2015, 2025)],
    }
    for number, query in enumerate(plain_queries(archive.seed + 1, COMMON)):
        facet = list(values)[number % len(values)]
        yield {"q": query, facet: values[facet][number // len(values) % len(values[facet])]}


def second_pages(seed: int) -> Iterator[dict[str, str]]:
    return ({"q": query, "page": "2"} for query in plain_queries(seed + 2, COMMON))


def search_page(query: str) -> str:
    return address({"q": query})


def address(params: Mapping[str, str]) -> str:
    return f"/search?{urlencode(params)}"
