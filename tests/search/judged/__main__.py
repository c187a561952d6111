"""Print how well each engine finds the samples, class by class; `--pin` records the ranks of known items.

python -m tests.search.judged            recall and precision of judged queries, mean reciprocal rank of known items
python -m tests.search.judged --pin      record the ranks in pinned.json; --lower lets one fall
"""

import argparse
import sys
from collections import defaultdict

from archive.environment import ENGINES
from tests.installation import install, use_engine


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pin", action="store_true", help="record the ranks")
    parser.add_argument("--lower", action="store_true", help="also those that fell")
    options = parser.parse_args()
    install()
    return report(options.pin, options.lower)


def report(pin: bool, lower: bool) -> int:
    from tests.ingest.corpus import SAMPLES, run
    from tests.search.judged.ranks import pinned, record

    run(SAMPLES)
    now = {url: measured_with(url) for url in ENGINES}
    fallen = [
        (url, kind) for url, means in pinned().items() for kind, mean in means.items() if now[url].get(kind, 0.0) < mean
    ]
    if pin and (lower or not fallen):
        record(now)
    return int(bool(fallen) and not (pin and lower))


def measured_with(url: str) -> dict[str, float]:
    """Print how well an engine finds what it is judged by; the mean reciprocal ranks, by class."""
    from archive.search.indexer import reindex
    from tests.search.judged.asking import answers
    from tests.search.judged.ranks import means, pinned, ranks
    from tests.search.judged.relevance import judged_queries, measured

    use_engine(url)
    reindex()
    by_kind = defaultdict(list)
    for judged in judged_queries():
        by_kind[judged.kind].append((judged, answers(judged)))
    print(url)
    for kind, answered in by_kind.items():
        figures = measured(answered)
        print(f"{kind:<26} {len(answered):>3} queries  recall {figures.recall:.3f}  precision {figures.precision:.3f}")
        print(*(f"    {miss}" for miss in figures.misses), sep="\n", end="\n" * bool(figures.misses))
    now, before = means(ranks()), pinned().get(url, {})
    for kind, mean in now.items():
        print(f"{kind:<26} mean reciprocal rank {mean:.4f} (pinned: {before.get(kind, 0.0):.4f})")
    return now


if __name__ == "__main__":
    sys.exit(main())
