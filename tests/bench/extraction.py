"""How fast captures are read, with one process and two; `tests.bench.ingest` fills an archive.

    python -m tests.bench.extraction --pages 400

The samples are read again and again, each time with other words, so that nothing is remembered. What a plain program
takes for the same (every line of a text split into words; every word beautifulsoup4 finds in a page) stands beside it:
seconds say something of the machine, how many times the plain program's time something of us.
"""

import argparse
import os
import platform
import re
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from itertools import cycle, islice
from multiprocessing import get_context
from pathlib import Path

from bs4 import BeautifulSoup

from archive.extract import read
from archive.extract.process import begin
from tests.bench.pages import made_up

ROOT = Path(__file__).resolve().parents[2]
CAPTURES = ROOT / "fixtures" / "captures"
JOBS = (1, 2)
CHUNK = 8
LARGE = 65_000
LONG_LINE = re.compile(r"(?m)^(.{60,}?)\b(\w)")
HEADER = " " * 30 + " captures articles      time captures/s articles/s CPU/article  of plain"
Capture = tuple[str, bytes]


def varied(ending: str, count: int) -> list[Capture]:
    """So many captures made of the samples that end so, each with other words in every long line."""
    samples = [(path.name, path.read_text("utf-8")) for path in sorted(CAPTURES.glob(f"*{ending}")) if is_utf8(path)]
    several = islice(cycle(samples), count)
    return [(name, LONG_LINE.sub(rf"\g<1>{at} \2", text).encode()) for at, (name, text) in enumerate(several)]


def large_pages(count: int) -> list[Capture]:
    """Made-up pages, most of which is what such pages carry beside the article."""
    return [(f"{number}.html", made_up(number).html(LARGE).encode()) for number in range(count)]


def is_utf8(path: Path) -> bool:
    return b"charset=gb" not in path.read_bytes()[:1000].lower()


def articles_read(capture: Capture) -> int:
    return len(read(capture[1], capture[0]).articles)


def words_split(capture: Capture) -> int:
    return sum(len(line.split()) for line in capture[1].decode().splitlines())


def words_found(capture: Capture) -> int:
    return len(BeautifulSoup(capture[1], "lxml").get_text().split())


def clocked(work: Callable[[Capture], int], capture: Capture) -> tuple[int, float]:
    """What `work` counts in a capture, and the processor's seconds it took."""
    began = time.process_time()
    return work(capture), time.process_time() - began


def timed(work: Callable[[Capture], int], captures: Sequence[Capture], jobs: int) -> tuple[float, int, float]:
    """Seconds, count and processor's seconds of some work; each process has done some before the clock starts."""
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=begin) as pool:
        list(pool.map(work, captures[: CHUNK * jobs * 2], chunksize=CHUNK))
        began = time.perf_counter()
        done = list(pool.map(partial(clocked, work), captures, chunksize=CHUNK))
        seconds = time.perf_counter() - began
    return seconds, sum(count for count, _ in done), sum(taken for _, taken in done)


def measure(what: str, captures: Sequence[Capture], plain: Callable[[Capture], int]) -> None:
    for jobs in JOBS:
        seconds, articles, taken = timed(articles_read, captures, jobs)
        *_, baseline = timed(plain, captures, jobs)
        spent = f"{taken / articles * 1000:>9.1f} ms{taken / baseline:>8.1f} ×"
        row(f"{what}, {jobs} process{'es' if jobs > 1 else ''}", len(captures), articles, seconds, spent)


def row(what: str, captures: int, articles: int, seconds: float, spent: str = "") -> None:
    rates = f"{captures / seconds:>11.1f}{articles / seconds:>11.1f}"
    print(f"{what:30}{captures:>9,}{articles:>9,}{seconds:>8.1f} s{rates}{spent}", flush=True)


def machine() -> str:
    return (
        f"{platform.python_implementation()} {platform.python_version()}, {os.cpu_count()} cores, {platform.platform()}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=400, help="captures of each kind (default: 400)")
    options = parser.parse_args()
    print(machine())
    print(HEADER)
    measure("text", varied(".txt", options.pages), words_split)
    measure("HTML", varied(".html", options.pages), words_found)
    measure("HTML of 65 kB", large_pages(options.pages), words_found)


if __name__ == "__main__":
    main()
