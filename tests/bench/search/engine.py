"""What the engine of an archive takes, class of query by class, as JSON; see `timing`.

ARCHIVE_DATA_DIR=… ARCHIVE_SEARCH_URL=tantivy: python -m tests.bench.search.engine --queries 20 --seed 1
"""

import argparse
import json
import os
from dataclasses import asdict

import django

from archive.management.progress import progress_bar


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--queries", type=int, default=20, help="of each class (default: 20)")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
    django.setup()
    from tests.bench.search.asked import classes
    from tests.bench.search.timing import PARTS, firsts, timed

    asked = classes(options.seed, options.queries)
    with progress_bar(PARTS * sum(map(len, asked.values())), " queries") as bar:
        rows = [asdict(row) for row in timed(asked, bar.update)]
    print(json.dumps({"classes": rows, "firsts": firsts()}))


if __name__ == "__main__":
    main()
