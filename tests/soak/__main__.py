"""Break captures at random and read them, thousands of times: `make soak`.

    python -m tests.soak                                     # 10,000 runs over the captures of this project
    python -m tests.soak --runs 500 --seed 7 captures/ more/ # over those of further folders, too
    python -m tests.soak --seed 7 --only 4211                # one run again

What breaks is written to a file and named; the exit is then 1.
"""

import argparse
import os
import sys
import tempfile
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

from tqdm import tqdm

from tests.soak.fuzz import CHUNK, Failure, captures_in, fuzz

ROOT = Path(__file__).parents[2]
OWN = (ROOT / "fixtures" / "captures", ROOT / "tests" / "extract" / "shapes")


def main() -> int:
    options = parsed()
    captures = captures_in([*OWN, *options.folders])
    runs = [options.only] if options.only is not None else range(options.runs)
    kept = Path(tempfile.mkdtemp(prefix="huisheng-soak-"))
    ended, failed = 0, 0
    sys.stdout.write(f"{len(runs):,} runs with seed {options.seed} over {len(captures)} captures\n")
    try:
        for failure in tqdm(fuzz(captures, options.seed, runs, options.jobs), total=len(runs), disable=None):
            ended += 1
            if failure:
                failed += 1
                tell(failure, kept)
    except BrokenProcessPool:
        sys.stdout.write(
            f"a reader did not end in one of the {CHUNK * options.jobs} runs from {ended} on (see above)\n"
        )
        return 1
    sys.stdout.write(f"{ended:,} runs, {failed:,} failed{f'; what broke is in {kept}' if failed else ''}\n")
    return int(failed > 0)


def parsed() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path, help="folders of further captures")
    parser.add_argument("--runs", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", type=int, metavar="RUN", help="this run alone")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    return parser.parse_args()


def tell(failure: Failure, kept: Path) -> None:
    path = kept / f"{failure.run:06}-{failure.name.replace('/', '_').replace('#', '-')}"
    path.write_bytes(failure.content)
    tqdm.write(f"run {failure.run}: {path}\n  " + "\n  ".join(failure.faults[:5]), file=sys.stdout)


if __name__ == "__main__":
    sys.exit(main())
