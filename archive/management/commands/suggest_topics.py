"""Ask for every article which topics similar ones carry, and suggest them to the curators.

    manage.py suggest_topics            all articles, as after curators tagged many
    manage.py suggest_topics --changed  those that changed since they were asked about

`ingest` and `reextract` do the latter. Suggestions wait in the admin; nothing holds before a curator accepts it, and
what one rejected is not suggested again.
"""

from typing import Any

from django.core.management.base import CommandParser

from archive.management.command import ArchiveCommand
from archive.management.suggesting import suggest_now


class Command(ArchiveCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--changed", action="store_true", help="only articles that changed since they were asked")

    def handle(self, *, changed: bool, **options: Any) -> None:
        suggest_now(self.stdout.write, all_articles=not changed)
