"""Write the published articles as JSON Lines, one article a line, in the documented shape.

    manage.py export --format jsonl > archive.jsonl

`manage.py ingest archive.jsonl` in an empty archive gives the same export again. Of sources that are not open, only
metadata and an excerpt are written; withheld voices are left out.
"""

import json
import sys
from argparse import ArgumentParser
from typing import Any

from archive.management.command import ArchiveCommand
from archive.models import Article
from archive.publish import exported


class Command(ArchiveCommand):
    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--format", choices=["jsonl"], default="jsonl", help="(default: jsonl)")

    def handle(self, **options: Any) -> None:
        sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]  # whatever the terminal's encoding is
        for record in exported(Article.objects.all()):
            self.stdout.write(json.dumps(record, ensure_ascii=False))
