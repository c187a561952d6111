"""The sites by turns: each is asked for the same pages in the same order, a part at a time, so that all of them have
their share of whatever else the machine does."""

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any
from urllib.parse import urlencode

from archive.management.progress import progress_bar
from tests.bench.search import datasette
from tests.bench.search.asked import COMMON, RARE, plain_queries
from tests.bench.search.client import Served, fetch, nothing, visit
from tests.bench.search.servers import Site
from tests.bench.search.walks import COMMON_SEARCH, RARE_SEARCH, READERS, Walk

SEARCHES = {COMMON_SEARCH, RARE_SEARCH}
WARMING = 4 * READERS  # pages of each kind; more than one a process and thread
QUERIES = 40  # of which the counts are compared


@dataclass(slots=True)
class Rounds:
    """What each site did, by kind of page, site and number of readers; MB that each site took, at the end."""

    served: dict[tuple[str, str, int], Served] = field(default_factory=lambda: defaultdict(Served))
    memory: dict[str, int] = field(default_factory=dict)

    def given_up(self, site: str) -> float:
        """The share of facets that a site of Datasette's did not count, for lack of time."""
        served = [each for (walk, name, _), each in self.served.items() if name == site and walk in SEARCHES]
        pages = sum(len(each.times) for each in served)
        return sum(each.noted for each in served) / (pages * datasette.FACETS_A_PAGE) if pages else 0.0


def measure(walks: Sequence[Walk], sites: Sequence[Site], rounds: int, pages: int, seconds: float) -> Rounds:
    """Ask each site for up to so many pages of each kind, for up to so many seconds a round and number of readers.

    Before the first round as many pages of each kind, or WARMING, are asked for that do not count.
    """
    result = Rounds()
    with progress_bar(sum(1 + rounds * len(walk.readers) for walk in walks), " parts") as bar:
        for walk in walks:
            bar.set_description(walk.name)
            for site, addresses in _parts(walk, sites, 0, min(WARMING, pages)):
                visit(site.port, addresses, READERS, seconds)
            bar.update()
        for number in range(rounds):
            for walk in walks:
                bar.set_description(walk.name)
                for readers in walk.readers:
                    for site, addresses in _parts(walk, sites, number, pages):
                        if walk.again:
                            visit(site.port, addresses)
                        served = visited(site, walk, addresses, readers, seconds)
                        result.served[walk.name, site.name, readers].add(served)
                    bar.update()
    result.memory = {site.name: site.memory for site in sites}
    return result


def visited(site: Site, walk: Walk, addresses: Sequence[str], readers: int, seconds: float) -> Served:
    before = site.processor
    served = visit(site.port, addresses, readers, seconds, (walk.notes or {}).get(site.kind, nothing))
    served.processor = site.processor - before
    return served


def _parts(walk: Walk, sites: Sequence[Site], number: int, pages: int) -> Iterator[tuple[Site, list[str]]]:
    """The sites that have such pages, in another order each round, and the same pages of each."""
    things = list(islice(walk.things, pages))
    asked = [site for site in sites if site.kind in walk.addresses]
    first = number % len(asked)
    for site in asked[first:] + asked[:first]:
        yield site, [walk.addresses[site.kind](thing) for thing in things]


def same_counts(ours: Site, theirs: Site, seed: int) -> int:
    """How many of QUERIES plain queries find as many articles on a site of ours as in Datasette."""
    queries = [query for ranks in (COMMON, RARE) for query in islice(plain_queries(seed + 3, ranks), QUERIES // 2)]
    return sum(count(ours, query) == count(theirs, query) for query in queries)


def count(site: Site, query: str) -> int:
    """How many articles a site finds, as its API says; ours without second tries where there are none."""
    if site.kind == "datasette":
        asked, said = {"_search": query, "_size": 0}, "filtered_table_rows_count"
        address = f"{datasette.TABLE}.json?{urlencode(asked)}"
    else:
        address, said = f"/api/search?{urlencode({'q': query, 'limit': 1, 'exact': 1})}", "count"
    answer: dict[str, Any] = json.loads(fetch(site.port, address)[1])
    return int(answer[said])
