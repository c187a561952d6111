"""Bring the search index up to date with what changed since.

    manage.py index            index what waits in the outbox, then end
    manage.py index --follow   keep at it, until stopped by SIGTERM or Ctrl-C; run one beside the site

Pages read the index as it was until a batch is in; nothing has to be restarted.
"""

from typing import Any

from django.core.management.base import CommandError, CommandParser

from archive.management.command import ArchiveCommand
from archive.management.progress import progress_bar
from archive.search import IndexUnavailable, indexer


class Command(ArchiveCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--follow", action="store_true", help="keep at it until stopped")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["follow"]:
            indexer.follow(indexer.stop_on_signals())
            return
        try:
            with progress_bar(indexer.pending(), " articles") as bar:
                count = indexer.drain(bar.update, wait=True)
        except IndexUnavailable as trouble:
            raise CommandError(str(trouble)) from None
        done = f"Indexed {count} article{'s' * (count != 1)}."
        self.stdout.write(done if count else "The index is up to date.")
