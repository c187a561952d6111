"""Load captured pages into the archive: files, folders, WARCs, WordPress exports, JSON Lines of cleaned articles.

    manage.py ingest captures/ crawl.warc.gz --source "What's on Weibo"

What is already held stays as it is; an article met again in another capture is merged. What cannot be read gets one
line on standard error and the rest is loaded; the exit status is then 1. What an archive holds that is no article
(images, redirects, drafts) is counted, and is no failure. Stopped with Ctrl-C, it goes on when run again. What a
capture cannot say about itself (address, date of capture, source, rights, access) comes from NAME.meta.json beside it,
from a manifest.csv in its folder, or from the options. `--report FILE.html` writes a page that shows every capture line
by line beside what became of it; with `--dry-run`, what would become of it.
"""

import os
import sys
from argparse import ArgumentParser
from concurrent.futures.process import BrokenProcessPool
from contextlib import nullcontext
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection
from tqdm import tqdm

from archive.extract import Problem
from archive.ingest import (
    Interrupted,
    Rehearsal,
    Sidecar,
    Tally,
    WrongSidecar,
    checked,
    find_files,
    ingest,
    legible,
    load,
)  # fmt: skip
from archive.management.command import ArchiveCommand
from archive.management.indexing import index_now, indexing_beside
from archive.management.progress import progress_bar
from archive.management.report import Report
from archive.management.suggesting import suggest_now
from archive.models import Access

MANY_MB = 16  # from here on several processes read
MUCH_MB = 4  # from here on, where several read, another indexes meanwhile: it takes a second to start


class Command(ArchiveCommand):
    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="a capture, or a folder of captures")
        parser.add_argument("--source", help="the publication, where the captures do not say")
        parser.add_argument("--access", choices=Access.values, help="what may be shown of it (default: open)")
        parser.add_argument(
            "--jobs", type=int, help=f"how many processes read captures (default: 1, from {MANY_MB} MB on one a core)"
        )
        parser.add_argument(
            "--dry-run", action="store_true", help="say what would become of the captures, load nothing"
        )
        parser.add_argument(
            "--report", type=Path, metavar="FILE", help="write a page that shows what became of every line (HTML)"
        )

    def handle(
        self, *, paths: list[Path], jobs: int | None, dry_run: bool, report: Path | None, **options: Any
    ) -> None:
        if jobs is not None and not 1 <= jobs <= 64:
            raise CommandError("--jobs must be from 1 to 64")
        files, missing = find_files(paths)
        size = sum(file.stat().st_size for file in files)
        jobs = jobs or fitting_jobs(size)
        is_large = jobs > 1 and size >= MUCH_MB * 1024**2
        with Report(report, paths) if report else nullcontext() as written:
            if not connection.introspection.table_names():  # a new archive
                call_command("migrate", interactive=False, verbosity=0)
            settle, observe = Rehearsal().settle if dry_run else load, written.add if written else None
            with indexing_beside() if is_large and not dry_run else nullcontext():
                tally = self.ingest(files, missing, stated(options), size, jobs, settle=settle, observe=observe)
                if written:
                    written.finish(tally, "Rehearsal of an ingest" if dry_run else "Ingest")
                self.stdout.write(("Nothing is written. " if dry_run else "") + tally.summary())
                if not dry_run:
                    suggest_now(self.stdout.write)
        if not dry_run:
            index_now(self.stdout.write, jobs)
        if tally.failures:
            sys.exit(1)

    def ingest(
        self, files: list[Path], missing: list[Problem], options: Sidecar, size: int, jobs: int, **how: Any
    ) -> Tally:
        for problem in missing:
            self.say(f"{legible(problem.name)}: {problem.reason}")
        with progress_bar(size, "B") as bar:
            try:
                tally = ingest(files, options, self.say, bar.update, jobs, **how)
            except Interrupted as stopped:
                bar.close()
                self.stdout.write(f"So far: {stopped.tally.summary()}")
                raise
            except BrokenProcessPool as error:
                raise CommandError("a reading process was stopped by the system: try again with --jobs 1") from error
        for problem in missing:
            tally.fail(legible(problem.name), problem.reason)
        return tally

    def say(self, line: str) -> None:
        tqdm.write(line, file=sys.stderr)


def fitting_jobs(size: int) -> int:
    """Few captures are read sooner than readers start; beyond four readers, loading is what takes the time."""
    return 1 if size < MANY_MB * 1024**2 else min(4, os.cpu_count() or 1)


def stated(options: dict[str, Any]) -> Sidecar:
    try:
        return checked({"source": options["source"], "access": options["access"]}, "options")
    except WrongSidecar as error:
        raise CommandError(str(error)) from error
