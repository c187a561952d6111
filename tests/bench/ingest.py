"""How fast an archive is filled, with each engine: captures into the database and the index, from end to end.

    python -m tests.bench.ingest --articles 1000 --engines tantivy: whoosh: [FOLDER of captures of your own]

Each stage is one process of its own, `ingest` with two readers and then `reindex`. By the clock, and by the processor's
time of all processes, which says what an idle machine of two cores would do: load of others slows the clock alone. The
shares of extraction, database and index are of a run in one process.
"""

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

from tests.bench.extraction import ROOT, machine
from tests.bench.pages import made_up

CORES = 2
ENGINES = ("whoosh:", "tantivy:")
SHARES = """
import sys, time
from pathlib import Path
import django
django.setup()
from archive.ingest import Sidecar, find_files, ingest, load
from archive.ingest import readers
from archive.models import Article
from archive.search.indexer import drain
spent = {"extraction": 0.0, "database": 0.0}
def clocked(part, work):
    def measured(*args):
        began = time.process_time()
        try:
            return work(*args)
        finally:
            spent[part] += time.process_time() - began
    return measured
readers.read = clocked("extraction", readers.read)
files, _ = find_files([Path(sys.argv[1])])
ingest(files, Sidecar(), print, lambda done: None, settle=clocked("database", load))
began = time.process_time()
drain()
spent["index"] = time.process_time() - began
articles = Article.objects.count()
print(", ".join(f"{part} {seconds / articles * 1000:.1f}" for part, seconds in spent.items()), "ms", articles)
"""


def run(command: list[str], environ: Mapping[str, str]) -> tuple[str, float, float]:
    """What a command says, its seconds by the clock and those of processors, of all its processes."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.perf_counter()
    done = subprocess.run(command, env=environ, cwd=ROOT, capture_output=True, text=True, check=True)
    seconds = time.perf_counter() - began
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return done.stdout, seconds, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def environment(folder: Path, engine: str) -> dict[str, str]:
    outside = {name: value for name, value in os.environ.items() if not name.startswith("ARCHIVE_")}
    ours = {"ARCHIVE_DATA_DIR": str(folder), "ARCHIVE_SEARCH_URL": engine}
    return outside | ours | {"DJANGO_SETTINGS_MODULE": "archive.settings", "PYTHONPATH": str(ROOT)}


def measure(captures: Path, engine: str) -> None:
    manage = [sys.executable, "manage.py"]
    with tempfile.TemporaryDirectory(prefix="huisheng-bench-") as folder:
        shared, alone = (environment(Path(folder, name), engine) for name in ("shared", "alone"))
        for environ in (shared, alone):
            run([*manage, "migrate", "--verbosity", "0"], environ)
        said = run([sys.executable, "-c", SHARES, str(captures)], alone)[0].splitlines()[-1]
        shares, _, count = said.rpartition(" ")
        print(f"{engine:10}{shares} of a processor an article, in one process", flush=True)
        stages = {"ingest": ["ingest", "--jobs", str(CORES), str(captures)], "reindex": ["reindex"]}
        for stage, arguments in stages.items():
            row(f"{engine} {stage}", int(count), *run([*manage, *arguments], shared)[1:])


def row(what: str, articles: int, seconds: float, spent: float) -> None:
    by_processor = f"{articles / spent * CORES:>9.1f}/s by the processors' time of {CORES} cores"
    print(f"{what:20}{articles:>8,} articles{seconds:>8.1f} s{articles / seconds:>9.1f}/s{by_processor}", flush=True)


def write_captures(folder: Path, count: int) -> Path:
    captures = folder / "captures"
    captures.mkdir()
    for number in range(count):
        (captures / f"{number:06}.txt").write_text(made_up(number).text(), encoding="utf-8")
    return captures


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("captures", nargs="?", type=Path, metavar="FOLDER", help="captures of your own")
    parser.add_argument("--articles", type=int, default=1000, help="made-up ones, one a capture (default: 1000)")
    parser.add_argument("--engines", nargs="+", choices=ENGINES, default=ENGINES)
    options = parser.parse_args()
    print(machine())
    with tempfile.TemporaryDirectory(prefix="huisheng-bench-") as folder:
        captures = options.captures or write_captures(Path(folder), options.articles)
        for engine in options.engines:
            measure(captures, engine)


if __name__ == "__main__":
    main()
