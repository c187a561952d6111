"""How fast search is, class of query by class, beside raw Whoosh on the same index in the same run.

    python -m tests.bench.search --sizes 1000 5000 --seed 1

fills an archive with made-up articles of each size and prints what loading and indexing took, then, of each class of
query, the p50 and p95 in ms of: the page, as `search()` makes it; the answer, of the engine behind haystack, to the
question that the page asks it; and raw Whoosh doing the same: the same matches by its own And, Or, Not and Phrase on
the same fields, the exact count, the best 20. Once without facets, once with all that the page counts. The ratio is
that of the sums of the answer and raw Whoosh. Each query is new to each: none profits from what another kept, but for
what every query needs, which is read once; what the first answer takes is said before.
"""

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path

from tests.bench.extraction import machine
from tests.installation import install

HEADER = (
    f"{'class':<18}{'hits':>7} │{'page p50':>9}{'p95':>8} │{'answer p50':>11}{'p95':>8}{'raw p50':>9}{'p95':>8}"
    f"{'ratio':>7} │{'+facets p50':>12}{'p95':>8}{'raw p50':>9}{'p95':>8}{'ratio':>7}"
)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", nargs="+", type=int, default=[1000, 5000], help="articles (default: 1000 5000)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--queries", type=int, default=20, help="of each class (default: 20)")
    options = parser.parse_args()
    install()
    print(f"{processor()}; {machine()}")
    done = 0
    for size in sorted(options.sizes):
        fill(done, size, options.seed)
        measure(size, options.seed, options.queries)
        done = size
    return 0


def processor() -> str:
    lines = Path("/proc/cpuinfo").read_text().splitlines() if Path("/proc/cpuinfo").exists() else []
    return next((line.partition(": ")[2] for line in lines if line.startswith("model name")), "unknown processor")


def fill(first: int, size: int, seed: int) -> None:
    """Load the articles from `first` on, and index all of them anew."""
    from django.conf import settings

    from archive.search.indexer import reindex
    from tests.bench.articles import made_up_articles
    from tests.bench.rows import load

    loading = clocked(lambda: load(made_up_articles(size - first, seed, first), lambda done: None))
    indexing = clocked(reindex)
    folder = Path(settings.HAYSTACK_CONNECTIONS["default"]["PATH"])
    size_on_disk = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6
    print(
        f"\n{size:,} articles: {size - first:,} loaded in {loading:.1f} s, all indexed in {indexing:.1f} s "
        f"({indexing / size * 1000:.1f} ms each), the index takes {size_on_disk:.1f} MB",
        flush=True,
    )


def clocked(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def measure(size: int, seed: int, count: int) -> None:
    from tests.bench.asked import classes
    from tests.bench.timing import firsts, timed

    asked = classes(seed, count)
    print(firsts())
    print(HEADER)
    for row in timed(asked):
        print(row, flush=True)


if __name__ == "__main__":
    sys.exit(main())
