"""haystack's name for `index`: bring the search index up to date with what changed since.

    manage.py update_index

What changed is known from the outbox; there are no ages or batch sizes to give.
"""

from typing import Any

from django.core.management import call_command

from archive.management.command import ArchiveCommand


class Command(ArchiveCommand):
    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        call_command("index", stdout=self.stdout)
