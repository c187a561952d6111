"""Build the search index anew beside the one in use, then swap them at once; readers never see half an index.

    manage.py reindex

Needed after an update of the archive that changes how texts are analysed; searches say so then.
"""

from typing import Any

from archive.management.command import ArchiveCommand
from archive.management.progress import progress_bar
from archive.models import Article
from archive.search import indexer


class Command(ArchiveCommand):
    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        with progress_bar(Article.objects.published().count(), " articles") as bar:
            count = indexer.reindex(bar.update)
        self.stdout.write(f"The index holds {count} article{'s' * (count != 1)}.")
