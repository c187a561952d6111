"""How fast search is, class of query by class, beside the raw engine on the same index in the same run.

    python -m tests.bench.search --sizes 1000 5000 --seed 1 --engines whoosh: tantivy:

fills an archive with made-up articles of each size and prints, of each engine, what indexing took, then, of each class
of query, the p50 and p95 in ms of: the page, as `search()` makes it; the answer, of the engine behind haystack, to the
question that the page asks it; and the raw engine doing the same: the same matches by its own and, or, not and phrase
on the same fields, the exact count, the best 20. Once without facets, once with all that the page counts. The ratio is
that of the sums of the answer and the raw engine. Each query is new to each: none profits from what another kept, but
for what every query needs, which is read once; what the first answer takes is said before.
"""

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path

from archive.environment import ENGINES
from tests.bench.extraction import machine
from tests.installation import install, use_engine

HEADER = (
    f"{'class':<18}{'hits':>7} │{'page p50':>9}{'p95':>8} │{'answer p50':>11}{'p95':>8}{'raw p50':>9}{'p95':>8}"
    f"{'ratio':>7} │{'+facets p50':>12}{'p95':>8}{'raw p50':>9}{'p95':>8}{'ratio':>7}"
)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", nargs="+", type=int, default=[1000, 5000], help="articles (default: 1000 5000)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--queries", type=int, default=20, help="of each class (default: 20)")
    parser.add_argument("--engines", nargs="+", choices=list(ENGINES), default=list(ENGINES), help="(default: all)")
    options = parser.parse_args()
    install()
    print(f"{processor()}; {machine()}")
    done = 0
    for size in sorted(options.sizes):
        fill(done, size, options.seed)
        for url in options.engines:
            use_engine(url)
            index(size, url)
            measure(size, options.seed, options.queries)
        done = size
    return 0


def processor() -> str:
    lines = Path("/proc/cpuinfo").read_text().splitlines() if Path("/proc/cpuinfo").exists() else []
    return next((line.partition(": ")[2] for line in lines if line.startswith("model name")), "unknown processor")


def fill(first: int, size: int, seed: int) -> None:
    """Load the articles from `first` on."""
    from tests.bench.articles import made_up_articles
    from tests.bench.rows import load

    loading = clocked(lambda: load(made_up_articles(size - first, seed, first), lambda done: None))
    print(f"\n{size:,} articles: {size - first:,} loaded in {loading:.1f} s", flush=True)


def index(size: int, url: str) -> None:
    """Index all articles anew."""
    from django.conf import settings

    from archive.search.indexer import reindex

    indexing = clocked(reindex)
    folder = Path(settings.HAYSTACK_CONNECTIONS["default"]["PATH"])
    size_on_disk = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6
    print(
        f"{url} all indexed in {indexing:.1f} s ({indexing / size * 1000:.1f} ms each), "
        f"the index takes {size_on_disk:.1f} MB",
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
