"""The figures as tables, for a terminal or as Markdown."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from tests.bench.search.archives import Indexed
from tests.bench.search.client import Served
from tests.bench.search.figures import EVERY, OfClass, Points, points
from tests.bench.search.rounds import Rounds
from tests.bench.search.servers import Site
from tests.bench.search.walks import COMPARED, READERS

ANSWER = ("answer", "raw", "over")
WITH_FACETS = ("+ facets", "raw", "over")


@dataclass(frozen=True, slots=True)
class Table:
    """A title, then a head and rows of as many cells."""

    title: str
    head: Sequence[str]
    rows: Sequence[Sequence[str]]

    def text(self) -> str:
        widths = [max(map(len, column)) for column in zip(self.head, *self.rows, strict=True)]
        lines = (_aligned(row, widths) for row in (self.head, *self.rows))
        return "\n".join([f"\n{self.title}", *lines])

    def markdown(self) -> str:
        marks = [":--", *["--:"] * (len(self.head) - 1)]
        return "\n".join([f"\n{self.title}\n", *(f"| {' | '.join(row)} |" for row in (self.head, marks, *self.rows))])


def _aligned(row: Sequence[str], widths: Sequence[int]) -> str:
    first, *others = row
    return "  ".join([first.ljust(widths[0]), *map(str.rjust, others, widths[1:])])


def engines(size: int, indexed: Mapping[str, Indexed], classes: Mapping[str, Sequence[OfClass]]) -> Table:
    """What an index takes, and what answers take over all classes of queries."""
    head = ("engine", "index in s", "CPU ms each", "MB of memory", "MB on disk", *ANSWER, *WITH_FACETS)
    rows = [
        (
            name_of(engine),
            f"{taken.seconds:,.0f}",
            f"{taken.processor / size * 1000:.1f}",
            f"{taken.memory:,}",
            f"{taken.size:,.0f}",
            *answers(classes[engine][-1]),
        )
        for engine, taken in indexed.items()
    ]
    return Table(f"{size:,} articles: the index, and processor's ms of an answer over all classes", head, rows)


def of_classes(size: int, engine: str, classes: Sequence[OfClass]) -> Table:
    """What answers take, class of query by class."""
    head = ("class of query", "hits", "search()", *ANSWER, *WITH_FACETS)
    rows = [(row.name, f"{row.hits:,}" if row.name != EVERY else "", pair(row.page), *answers(row)) for row in classes]
    return Table(f"{size:,} articles, {name_of(engine)}: processor's ms of an answer", head, rows)


def answers(row: OfClass) -> Iterator[str]:
    for answer, raw, over in ((row.answer, row.raw, row.over), (row.faceted, row.raw_faceted, row.over_faceted)):
        yield from (pair(answer), pair(raw), f"{over[0]:.1f}")


def beside_datasette(size: int, rounds: Rounds, sites: Sequence[Site]) -> Table:
    """The pages that Datasette has too, and how many times as many of them a site serves in a second."""
    theirs = [site.name for site in sites if site.kind == "datasette"]
    times = (f"× {name}" for name in theirs)
    head = ("page", "site", "MB", "CPU ms", "pages/s", *times, "ms", f"ms of {READERS}", "failed")
    rows = [
        (walk, site.name, f"{rounds.memory[site.name]:,}", *served_by(walk, site, theirs, rounds))
        for walk in COMPARED
        for site in sites
        if (walk, site.name, 1) in rounds.served
    ]
    return Table(f"{size:,} articles: pages/s for {READERS} readers, ms for one and for {READERS}", head, rows)


def served_by(walk: str, site: Site, theirs: Sequence[str], rounds: Rounds) -> Iterator[str]:
    one, several = rounds.served[walk, site.name, 1], rounds.served[walk, site.name, READERS]
    yield f"{one.cost:.1f}"
    yield f"{several.rate:.1f}"
    for other in theirs:
        rate = rounds.served[walk, other, READERS].rate
        yield f"{several.rate / rate:.1f}" if rate else "–"
    yield pair(points(one.times))
    yield pair(points(several.times))
    yield f"{sum(one.errors.values()) + sum(several.errors.values())}"


def pages(size: int, rounds: Rounds, sites: Sequence[Site]) -> Table:
    """Every kind of page of ours."""
    named = [site.name for site in sites if site.kind == "ours"]
    kinds = dict.fromkeys(walk for walk, site, _ in rounds.served if site in named)
    head = [column for site in named for column in (site, "CPU ms")]
    rows = [(kind, *chain.from_iterable(paged(rounds.served[kind, site, 1]) for site in named)) for kind in kinds]
    return Table(f"{size:,} articles: ms of a page, one reader", ("page", *head), rows)


def paged(served: Served) -> tuple[str, str]:
    return pair(points(served.times)), f"{served.cost:.1f}"


def name_of(engine: str) -> str:
    return engine.rstrip(":")


def pair(both: Points) -> str:
    return " / ".join(f"{value:,.1f}" if value < 100 else f"{value:,.0f}" for value in both)
