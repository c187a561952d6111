"""Fill the archive that the environment names with made-up articles.

    ARCHIVE_DATA_DIR=/tmp/archive python -m tests.bench.fill 1000 --seed 1

They are written as rows, without captures, and not indexed: that is for `manage.py reindex`.
"""

import argparse
import os

import django
from django.core.management import call_command


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=int)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
    django.setup()
    call_command("migrate", interactive=False, verbosity=0)
    fill(options.articles, options.seed)


def fill(count: int, seed: int) -> None:
    from archive.management.progress import progress_bar
    from tests.bench.articles import made_up_articles
    from tests.bench.rows import load

    with progress_bar(count, " articles") as bar:
        load(made_up_articles(count, seed), bar.update)


if __name__ == "__main__":
    main()
