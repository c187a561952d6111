"""How fast search and pages are: engine by engine, class of query by class, beside the raw engine and beside Datasette.

    python -m tests.bench.search --sizes 1000 10000 --engines whoosh: tantivy: --seed 1 --keep /tmp/archives
    python -m tests.bench.search --sizes 10000 --keep /tmp/archives --into ARCHITECTURE.md

makes archives of so many articles, and prints of each, as p50 / p95:
- what its index takes, and the processor's ms, for each class of query, of the page as `search()` makes it, of the
  answer of the engine behind haystack to the question that the page asks it, and of the raw engine doing the same: the
  same matches by its own and, or, not and phrase on the same fields, the exact count, the best 20; without facets, and
  with all that the page counts. `over` is what the answer takes more for the same query, at the median. Each query is
  new to each: none profits from what another kept, but for what every query needs, which is read once;
- pages by the clock, as gunicorn serves them to one reader and to several at once, each time another one, each over a
  connection of its own, and made anew each time: no finished page is kept. Articles are also asked for again, each once
  after somebody else had it, of a site that keeps finished pages, as it comes;
- the same pages of Datasette over the same articles in SQLite, in the same run, by turns.
What is made is kept in the folder of `--keep`, and used again by the next run; without it, it is removed at the end.
A page of ours that fails makes the run fail.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from archive.environment import ENGINES
from tests.bench.memory import measured
from tests.bench.search import datasette, servers, tables
from tests.bench.search.archives import ROOT, Archive, index, prepare
from tests.bench.search.figures import OfClass
from tests.bench.search.report import Report, load, machine
from tests.bench.search.rounds import QUERIES, Rounds, measure, same_counts
from tests.bench.search.servers import Site
from tests.bench.search.walks import walks


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", nargs="+", type=int, default=[1000, 10000], help="articles (default: 1000 10000)")
    parser.add_argument("--engines", nargs="+", choices=list(ENGINES), default=list(ENGINES), help="(default: all)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--queries", type=int, default=20, help="of each class, asked of the engine (default: 20)")
    parser.add_argument("--rounds", type=int, default=3, help="turns of each site (default: 3)")
    parser.add_argument("--pages", type=int, default=100, help="of each kind a turn, at most (default: 100)")
    parser.add_argument("--seconds", type=float, default=6, help="for each kind a turn, at most (default: 6)")
    parser.add_argument("--keep", type=Path, help="folder in which archives are kept for the next run")
    parser.add_argument("--markdown", action="store_true", help="print Markdown")
    parser.add_argument("--into", type=Path, help="document to put the figures into, between its marks")
    options = parser.parse_args()
    report = Report(options.markdown)
    report.say(f"{machine()}.")
    with ExitStack() as stack:
        keep = options.keep or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="huisheng-bench-")))
        wrong = [line for size in sorted(options.sizes) for line in measure_size(keep.resolve(), size, options, report)]
    if options.into:
        report.put_into(options.into)
    return int(bool(wrong))


def measure_size(keep: Path, size: int, options: argparse.Namespace, report: Report) -> list[str]:
    """Say all of archives of a size; what went wrong on pages of ours."""
    archive = prepare(keep, size, options.seed)
    measure_engines(archive, options, report)
    return measure_pages(archive, options, report)


def measure_engines(archive: Archive, options: argparse.Namespace, report: Report) -> None:
    begun, indexed, classes, firsts = load(), {}, {}, []
    for engine in options.engines:
        indexed[engine] = index(archive, engine)
        classes[engine], first = answered(archive, engine, options.queries)
        firsts.append(f"with {tables.name_of(engine)} {first}")
    report.say(tables.engines(archive.size, indexed, classes))
    for engine, rows in classes.items():
        report.say(tables.of_classes(archive.size, engine, rows))
    report.say(f"Load of the machine {begun} before and {load()} after; {'; '.join(firsts)}.")


def answered(archive: Archive, engine: str, queries: int) -> tuple[list[OfClass], str]:
    """What the engine takes, in a process of its own."""
    command = [
        sys.executable,
        "-m",
        "tests.bench.search.engine",
        "--queries",
        f"{queries}",
        "--seed",
        f"{archive.seed}",
    ]
    said = json.loads(measured(command, archive.environ(engine), ROOT).said)
    return [OfClass(**row) for row in said["classes"]], said["firsts"]


def measure_pages(archive: Archive, options: argparse.Namespace, report: Report) -> list[str]:
    begun = load()
    with ExitStack() as stack:
        sites = [
            stack.enter_context(servers.ours(archive, engine, workers))
            for engine in options.engines
            for workers in (2, 1)
        ]
        # One is enough: what is kept does not depend on the engine.
        sites.append(stack.enter_context(servers.ours(archive, options.engines[-1], 2, keeping=True)))
        if datasette.is_installed():
            file = datasette.database(archive.folder, archive.size, archive.seed)
            sites += [stack.enter_context(servers.datasettes(file, in_full)) for in_full in (False, True)]
        rounds = measure(walks(archive), sites, options.rounds, options.pages, options.seconds)
        report.say(tables.beside_datasette(archive.size, rounds, sites))
        report.say(tables.pages(archive.size, rounds, sites))
        for line in remarks(archive, rounds, sites):
            report.say(line)
    report.say(f"Load of the machine {begun} before and {load()} after.")
    wrong = failures(rounds, sites)
    for line in wrong:
        report.say(f"FAILED: {line}")
    return wrong


def remarks(archive: Archive, rounds: Rounds, sites: Sequence[Site]) -> list[str]:
    """How alike the work of Datasette is."""
    theirs = [site for site in sites if site.kind == "datasette"]
    if not theirs:
        return [f"Not beside Datasette, which is not installed in {datasette.PROGRAMS.parent}."]
    same = same_counts(sites[0], theirs[-1], archive.seed)
    return [
        f"{same} of {QUERIES} such queries find as many articles in Datasette as in ours.",
        *(f"{site.name} gave up {rounds.given_up(site.name):.0%} of the facets." for site in theirs),
    ]


def failures(rounds: Rounds, sites: Sequence[Site]) -> list[str]:
    """What went wrong on pages of ours, in a line each."""
    ours = {site.name for site in sites if site.kind != "datasette"}
    return [
        f"{site}: {count} × {error} on pages of {walk}"
        for (walk, site, _), served in rounds.served.items()
        for error, count in served.errors.items()
        if site in ours
    ]


if __name__ == "__main__":
    sys.exit(main())
