"""Read the captures already held again, as far as an older extractor version read them.

    manage.py reextract

Articles, voices and terms follow the better rules; what curators decided stands, and addresses stay.
"""

import sys
from typing import Any

from django.db.models import Sum
from tqdm import tqdm

from archive.ingest import outdated, reextract
from archive.management.command import ArchiveCommand
from archive.management.indexing import index_now
from archive.management.progress import progress_bar


class Command(ArchiveCommand):
    help = __doc__

    def handle(self, **options: Any) -> None:
        size = outdated().aggregate(size=Sum("size"))["size"] or 0
        with progress_bar(size, "B") as bar:
            tally = reextract(lambda line: tqdm.write(line, file=sys.stderr), bar.update)
        self.stdout.write(tally.summary())
        index_now(self.stdout.write)
        if tally.failures:
            sys.exit(1)
