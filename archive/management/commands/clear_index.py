"""haystack's command to empty the search index, which is never done to one in use.

    manage.py clear_index

It says what to run instead.
"""

from typing import Any

from django.core.management.base import CommandError, CommandParser

from archive.management.command import ArchiveCommand


class Command(ArchiveCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--noinput", action="store_true", help="accepted and not needed")

    def handle(self, *args: Any, **options: Any) -> None:
        raise CommandError("The index in use is never emptied. Run `manage.py reindex` to build it anew and swap.")
