"""Read the captures already held again, as far as an older extractor version read them.

    manage.py reextract

Articles, voices and terms follow the better rules; what curators decided stands, and addresses stay.
"""

import sys
from argparse import ArgumentParser
from contextlib import nullcontext
from pathlib import Path
from typing import Any

from django.db.models import Sum
from tqdm import tqdm

from archive.ingest import outdated, reextract
from archive.management.command import ArchiveCommand
from archive.management.indexing import index_now
from archive.management.progress import progress_bar
from archive.management.report import Report
from archive.management.suggesting import suggest_now


class Command(ArchiveCommand):
    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--report", type=Path, metavar="FILE", help="write a page that shows what became of every line (HTML)"
        )

    def handle(self, *, report: Path | None, **options: Any) -> None:
        size = outdated().aggregate(size=Sum("size"))["size"] or 0
        with Report(report) if report else nullcontext() as written:
            with progress_bar(size, "B") as bar:
                tally = reextract(self.say, bar.update, written.add if written else None)
            if written:
                written.finish(tally, "Captures read again")
        self.stdout.write(tally.summary())
        suggest_now(self.stdout.write)
        index_now(self.stdout.write)
        if tally.failures:
            sys.exit(1)

    def say(self, line: str) -> None:
        tqdm.write(line, file=sys.stderr)
