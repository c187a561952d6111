"""Try search for long: `make soak` does it after it has broken captures.

    python -m tests.soak.search                                   # all of it, over the samples of this project
    python -m tests.soak.search --seed 7 --queries 500 --searches 0 --kills 0 --stretches 0
    python -m tests.soak.search --kills 300 --queries 0 --searches 0 --stretches 0 --engine tantivy:

`queries` are generated; `searches` are made from four threads while other processes ingest and rebuild; `kills` are of
writers, at random moments; `stretches` of hanzi (-1: every one that the samples print) are searched as written, in
traditional characters and in pinyin. What is wrong is named in a line each; the exit is then 1.
"""

import argparse
import sys
from collections.abc import Callable
from functools import partial

from tqdm import tqdm

from archive.environment import ENGINES
from tests.installation import install, use_engine

Part = Callable[[Callable[[], object]], tuple[list[str], str]]
MOST_SHOWN = 20


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--queries", type=int, default=10_000)
    parser.add_argument("--searches", type=int, default=1_000)
    parser.add_argument("--kills", type=int, default=30)
    parser.add_argument("--stretches", type=int, default=-1)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--engine", choices=list(ENGINES), default="whoosh:")
    options = parser.parse_args()
    install()
    use_engine(options.engine)
    return int(sum(tried(*part) for part in parts_of(options)) > 0)


def parts_of(options: argparse.Namespace) -> list[tuple[str, int, Part]]:
    """The parts to try: name, how much there is to do, and what does it."""
    from archive.search.indexer import reindex
    from tests.ingest.corpus import SAMPLES, run
    from tests.soak.search.beside import readers_beside_writers
    from tests.soak.search.kills import killed_writers
    from tests.soak.search.queries import strange_queries
    from tests.soak.search.stretches import stretches, stretches_tried

    run(SAMPLES)
    reindex()
    every = stretches(options.stretches, options.seed)

    def queries(progress: Callable[[], object]) -> tuple[list[str], str]:
        return strange_queries(options.queries, options.seed, progress), f"{options.queries:,} strange queries"

    parts: list[tuple[str, int, Part]] = [
        ("queries", options.queries, queries),
        ("stretches", len(every), partial(stretches_tried, every)),
        ("searches", options.searches, partial(readers_beside_writers, options.searches)),
        ("kills", options.kills, partial(killed_writers, options.kills, options.seed)),
    ]
    return [part for part in parts if part[1]]


def tried(name: str, total: int, part: Part) -> int:
    """How many faults a part has, after a line about it and one for each of the first faults."""
    with tqdm(total=total, desc=name, disable=None) as bar:
        faults, told = part(partial(bar.update, 1))
    for fault in faults[:MOST_SHOWN]:
        sys.stdout.write(f"  {fault}\n")
    sys.stdout.write(f"{told}: {len(faults):,} faults\n")
    sys.stdout.flush()
    return len(faults)


if __name__ == "__main__":
    sys.exit(main())
