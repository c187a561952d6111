"""Load captured pages into the archive: files, folders, or JSON Lines of cleaned articles.

    manage.py ingest captures/ --source "What's on Weibo" --jobs 2

What is already held stays as it is; an article met again in another capture is merged. What cannot be read gets one
line on standard error and the rest is loaded; the exit status is then 1. What a capture cannot say about itself
(address, date of capture, source, rights, access) comes from NAME.meta.json beside it, from a manifest.csv in its
folder, or from the options.
"""

import sys
from argparse import ArgumentParser
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection
from tqdm import tqdm

from archive.ingest import Rehearsal, Sidecar, WrongSidecar, checked, find_files, ingest, legible, load
from archive.management.command import ArchiveCommand
from archive.management.indexing import index_now
from archive.management.progress import progress_bar
from archive.models import Access


class Command(ArchiveCommand):
    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="a capture, or a folder of captures")
        parser.add_argument("--source", help="the publication, where the captures do not say")
        parser.add_argument("--access", choices=Access.values, help="what may be shown of it (default: open)")
        parser.add_argument("--jobs", type=int, default=1, help="how many processes read captures (default: 1)")
        parser.add_argument(
            "--dry-run", action="store_true", help="say what would become of the captures, write nothing"
        )

    def handle(self, *, paths: list[Path], jobs: int, dry_run: bool, **options: Any) -> None:
        if not 1 <= jobs <= 64:
            raise CommandError("--jobs must be from 1 to 64")
        if not connection.introspection.table_names():  # a new archive
            call_command("migrate", interactive=False, verbosity=0)
        files, missing = find_files(paths)
        for problem in missing:
            self.say(f"{legible(problem.name)}: {problem.reason}")
        settle = Rehearsal().settle if dry_run else load
        with progress_bar(sum(file.stat().st_size for file in files), "B") as bar:
            try:
                tally = ingest(files, stated(options), self.say, bar.update, jobs=jobs, settle=settle)
            except BrokenProcessPool as error:
                raise CommandError("a reading process was stopped by the system: try again with --jobs 1") from error
        for problem in missing:
            tally.fail(legible(problem.name), problem.reason)
        self.stdout.write(("Nothing is written. " if dry_run else "") + tally.summary())
        if not dry_run:
            index_now(self.stdout.write)
        if tally.failures:
            sys.exit(1)

    def say(self, line: str) -> None:
        tqdm.write(line, file=sys.stderr)


def stated(options: dict[str, Any]) -> Sidecar:
    try:
        return checked({"source": options["source"], "access": options["access"]}, "options")
    except WrongSidecar as error:
        raise CommandError(str(error)) from error
