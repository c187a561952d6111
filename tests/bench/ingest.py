"""How fast an archive is filled, with each engine: captures into the database and the index, from end to end.

    python -m tests.bench.ingest --articles 1000 --engines tantivy: whoosh: [FOLDER of captures of your own]

Each stage is one process of its own, `ingest` with two readers and then `reindex`. By the clock, and by the processor's
time of all processes, which says what an idle machine of two cores would do: load of others slows the clock alone. The
shares of extraction, database, neighbours and index are of a run in one process. `ingest` ends when all is indexed.
"""

import argparse
import os
import sys
import tempfile
from pathlib import Path

from tests.bench.extraction import ROOT, machine
from tests.bench.memory import Measured, measured
from tests.bench.pages import made_up

CORES = 2
ENGINES = ("whoosh:", "tantivy:")
SHARES = """
import sys, time
from pathlib import Path
import django
django.setup()
from archive.catalogue import suggest_topics
from archive.ingest import Sidecar, find_files, ingest, load
from archive.ingest import readers
from archive.models import Article
from archive.search.indexer import drain
spent = dict.fromkeys(("extraction", "database", "neighbours", "index"), 0.0)
def clocked(part, work):
    def measured(*args):
        began = time.process_time()
        try:
            return work(*args)
        finally:
            spent[part] += time.process_time() - began
    return measured
readers.read = clocked("extraction", readers.read)
suggest_topics = clocked("neighbours", suggest_topics)
drain = clocked("index", drain)
files, _ = find_files([Path(sys.argv[1])])
ingest(files, Sidecar(), print, lambda done: None, settle=clocked("database", load))
suggest_topics()
drain()
articles = Article.objects.count()
print(", ".join(f"{part} {seconds / articles * 1000:.1f}" for part, seconds in spent.items()), "ms", articles)
"""


def environment(folder: Path, engine: str) -> dict[str, str]:
    outside = {name: value for name, value in os.environ.items() if not name.startswith("ARCHIVE_")}
    ours = {"ARCHIVE_DATA_DIR": str(folder), "ARCHIVE_SEARCH_URL": engine}
    return outside | ours | {"DJANGO_SETTINGS_MODULE": "archive.settings", "PYTHONPATH": str(ROOT)}


def measure(captures: Path, engine: str) -> None:
    manage = [sys.executable, "manage.py"]
    with tempfile.TemporaryDirectory(prefix="huisheng-bench-") as folder:
        shared, alone = (environment(Path(folder, name), engine) for name in ("shared", "alone"))
        for environ in (shared, alone):
            measured([*manage, "migrate", "--verbosity", "0"], environ, ROOT)
        said = measured([sys.executable, "-c", SHARES, str(captures)], alone, ROOT).said.splitlines()[-1]
        shares, _, count = said.rpartition(" ")
        print(f"{engine:10}{shares} of a processor an article, in one process", flush=True)
        stages = {"ingest": ["ingest", "--jobs", str(CORES), str(captures)], "reindex": ["reindex"]}
        for stage, arguments in stages.items():
            row(f"{engine} {stage}", int(count), measured([*manage, *arguments], shared, ROOT))


def row(what: str, articles: int, taken: Measured) -> None:
    by_clock = f"{taken.seconds:>8.1f} s{articles / taken.seconds:>9.1f}/s"
    by_processor = f"{taken.processor / articles * 1000:>8.1f} ms{articles / taken.processor * CORES:>9.1f}/s"
    print(f"{what:20}{articles:>8,} articles{by_clock} by the clock{by_processor} by {CORES} processors,", end="")
    print(f"{taken.together:>6,} MB", flush=True)


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
