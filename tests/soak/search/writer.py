"""A writer in a process of its own: says "ready", then writes without end, with a line "done" after each round.

python -m tests.soak.search.writer ingest|follow|index|reindex
"""

import io
import sys
import tempfile
import time
from itertools import count
from pathlib import Path

import django

django.setup()

from django.core.management import call_command  # noqa: E402  # only once Django is set up

from archive.models import Article, IndexTask  # noqa: E402  # the same
from tests.soak.search.standing import write_stories  # noqa: E402  # the same

A_ROUND = 3  # stories ingested at a time


def main(way: str) -> None:
    say("ready")
    for _ in count():
        if way == "reindex":
            call_command("reindex", stdout=io.StringIO())
        elif way == "ingest":
            ingest()
        else:
            IndexTask.objects.enqueue(Article.objects.values_list("pk", flat=True))
            call_command("index", follow=way == "follow", stdout=io.StringIO())
        say("done")


def ingest() -> None:
    first = time.time_ns() % 10**12
    with tempfile.TemporaryDirectory(prefix="huisheng-stories-") as folder:
        write_stories(Path(folder), range(first, first + A_ROUND))
        call_command("ingest", folder, stdout=io.StringIO())
        call_command("index", stdout=io.StringIO())


def say(what: str) -> None:
    sys.stdout.write(f"{what}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1])
