"""Record anew what extraction makes of the sample captures, and show what is read otherwise than before.

python -m tests.gate            # refuses where a measure fell
python -m tests.gate --lower    # records all the same
"""

import argparse
import os
import sys

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
django.setup()

from tests.gate.pins import Pins, changes, fallen, pinned, pins_now, record  # noqa: E402  # needs the settings
from tests.gate.sheets import captures, gold_of, read_capture, sheets_of, write_gold  # noqa: E402  # the same


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lower", action="store_true", help="record a lower score, too")
    options = parser.parse_args()
    begin_gold()
    before, now = pinned(), pins_now()
    show("\n".join(changes(before, now)) or "Every sample is read as it was.")
    show(table(before, now))
    if (lower := fallen(before.scores, now.scores)) and not options.lower:
        show("\n".join([*lower, "Nothing is recorded. If the lower score is right: make pin LOWER=1"]))
        return 1
    record(now)
    return 0


def begin_gold() -> None:
    """Write down what is read in a new sample as if it were true, for a person to correct."""
    for path in captures():
        if gold_of(path) is None:
            write_gold(path, sheets_of(read_capture(path)))
            show(f"gold/{path.name}.json is new and only what was read: correct it against the capture")


def table(before: Pins, now: Pins) -> str:
    rows = [f"{name:16} {before.scores.get(name, 0):.4f} {figure:.4f}" for name, figure in now.scores.items()]
    return "\n".join([f"{'measure':16} before now", *rows])


def show(text: str) -> None:
    sys.stdout.write(text + "\n")


if __name__ == "__main__":
    sys.exit(main())
