"""haystack's name for `reindex`: build a new index beside the one in use, then swap them.

    manage.py rebuild_index --noinput

Nothing is wiped out meanwhile, so there is nothing to confirm.
"""

from typing import Any

from django.core.management import call_command
from django.core.management.base import CommandParser

from archive.management.command import ArchiveCommand


class Command(ArchiveCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--noinput", action="store_true", help="accepted and not needed: nothing is wiped out")

    def handle(self, *args: Any, **options: Any) -> None:
        call_command("reindex", stdout=self.stdout)
