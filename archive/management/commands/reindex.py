"""Build the search index anew beside the one in use, then swap them at once; readers never see half an index.

    manage.py reindex

Needed after an update of the archive that changes how texts are analysed; searches say so then.
"""

from argparse import ArgumentParser
from concurrent.futures.process import BrokenProcessPool
from typing import Any

from django.core.management.base import CommandError

from archive.management.command import ArchiveCommand
from archive.management.progress import progress_bar
from archive.models import Article
from archive.search import indexer


class Command(ArchiveCommand):
    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--jobs",
            type=int,
            help=f"how many processes read them (default: 1, from {indexer.MANY:,} articles one a core)",
        )

    def handle(self, *args: Any, jobs: int | None, **options: Any) -> None:
        if jobs is not None and not 1 <= jobs <= 64:
            raise CommandError("--jobs must be from 1 to 64")
        articles = Article.objects.published().count()
        with progress_bar(articles, " articles") as bar:
            try:
                count = indexer.reindex(bar.update, jobs=jobs or indexer.fitting_jobs(articles))
            except BrokenProcessPool as error:
                raise CommandError("a process was stopped by the system: try again with --jobs 1") from error
        self.stdout.write(f"The index holds {count} article{'s' * (count != 1)}.")
