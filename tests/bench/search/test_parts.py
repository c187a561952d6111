"""What could be wrong in a benchmark without anybody seeing it: percentiles, failures, and whether work is the same."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.search import SearchRequest, search
from archive.search.indexer import reindex
from tests.bench.articles import made_up_articles
from tests.bench.rows import load
from tests.bench.search import datasette
from tests.bench.search.asked import COMMON, plain_queries
from tests.bench.search.client import fetch, visit
from tests.bench.search.figures import points
from tests.bench.search.report import END, HERE, Report
from tests.bench.search.rounds import count
from tests.bench.search.servers import datasettes
from tests.bench.search.tables import Table
from tests.search.conftest import index_in

ARTICLES, QUERIES = 60, 40
beside_datasette = pytest.mark.skipif(not datasette.is_installed(), reason="`make bench` installs Datasette")


class Moody(BaseHTTPRequestHandler):
    """Answers `/well` and hangs up at `/away`; all else is not there."""

    def do_GET(self) -> None:  # so the server calls it
        if self.path != "/away":
            self.send_response(200 if self.path.startswith("/well") else 404)
            self.end_headers()
            self.wfile.write(b"a page")

    def log_message(self, *_: object) -> None:
        """Nobody reads it."""


@contextmanager
def moody() -> Iterator[int]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Moody) as server:
        threading.Thread(target=server.serve_forever).start()
        yield server.server_port
        server.shutdown()


def test_percentiles_are_those_of_the_textbook() -> None:
    assert points([float(number) for number in range(1, 102)]) == (51, 96)
    assert points([3.0]) == (3, 3)
    assert points([]) != points([])  # not a number


@given(st.lists(st.integers(0, 10**6), min_size=2))
def test_percentiles_lie_among_the_times_in_whatever_order(times: list[int]) -> None:
    middle, high = points(times)
    assert min(times) <= middle <= high <= max(times)
    assert points(times[::-1]) == (middle, high)


@pytest.mark.parametrize("readers", [1, 4])
def test_what_is_no_page_is_counted_as_a_failure_and_not_timed(readers: int) -> None:
    addresses = ["/well", "/gone", "/well?again", "/away", "/gone"] * 4
    with moody() as port:
        served = visit(port, addresses, readers, note=len)
    assert len(served.times) == 8
    assert served.errors["404"] == 8
    assert sum(served.errors.values()) == 12
    assert served.noted == 8 * len("a page")
    assert served.rate == pytest.approx(8 / served.seconds)


def test_the_time_ends_a_visit() -> None:
    with moody() as port:
        assert not visit(port, ["/well"] * 9, seconds=0).times


def test_plain_queries_are_all_different() -> None:
    some = list(islice(plain_queries(1, COMMON), 2_000))
    assert len(set(some)) == len(some)
    assert list(islice(plain_queries(1, COMMON), 9)) == some[:9] != list(islice(plain_queries(2, COMMON), 9))


def test_figures_take_the_place_of_those_before(tmp_path: Path) -> None:
    document = tmp_path / "document.md"
    document.write_text(f"before\n\n{HERE}\nold\n{END}\n\nafter\n", "utf-8")
    report = Report()
    report.say(Table("Times", ("page", "ms"), [("search", "1.0")]))
    report.put_into(document)
    report.put_into(document)
    told = "\nTimes\n\n| page | ms |\n| :-- | --: |\n| search | 1.0 |"
    assert document.read_text("utf-8") == f"before\n\n{HERE}\n{told}\n\n{END}\n\nafter\n"
    document.write_text("no place for them", "utf-8")
    with pytest.raises(ValueError, match="lacks"):
        report.put_into(document)


@beside_datasette
@pytest.mark.django_db
def test_datasette_finds_as_many_articles_and_counts_as_many_facets(tmp_path: Path) -> None:
    load(made_up_articles(ARTICLES), lambda done: None)
    queries = list(islice(plain_queries(1, COMMON), QUERIES))
    with index_in(tmp_path / "index"):
        reindex()
        ours = {query: search(SearchRequest.from_params({"q": query, "exact": "1"})) for query in queries}
    with datasettes(datasette.database(tmp_path, ARTICLES, seed=1), in_full=True) as site:
        theirs = {query: count(site, query) for query in queries}
        pages = [fetch(site.port, datasette.search_page(query)) for query in queries[:3]]
        assert fetch(site.port, datasette.article_page(ARTICLES - 1))[0] == 200
    # A stem or two of Porter's differ from Snowball's: `added` is one.
    same = [query for query in queries if theirs[query] == ours[query].count]
    assert len(same) >= QUERIES - 5
    assert sum(theirs[query] for query in same) > ARTICLES
    for status, page in pages:
        assert (status, page.count(b'class="facet-info ')) == (200, datasette.FACETS_A_PAGE)


@beside_datasette
def test_facets_given_up_are_read_off_the_page_as_datasette_says_it() -> None:
    [template] = datasette.PROGRAMS.parent.glob("lib/*/site-packages/datasette/templates/table.html")
    said = b'<p class="facets-timed-out">These facets timed out: {{ ", ".join(facets_timed_out) }}</p>'
    assert said in template.read_bytes()
    page = said.replace(b'{{ ", ".join(facets_timed_out) }}', b"topics, year")
    assert datasette.facets_given_up(b"<html>" + page + b"<p>one, two</p>") == 2
    assert datasette.facets_given_up(b"<html><p>one, two</p>") == 0
