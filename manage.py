#!/usr/bin/env python
"""Run a command of the archive: `python manage.py ingest captures/`, `python manage.py help` for all of them."""

import gc
import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line


def main() -> None:
    gc.set_threshold(50_000)  # what is imported stays; to look for garbage in it takes a fifth of the start
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:  # an operator's mistake deserves a line, not a traceback
        sys.exit(f"manage.py: {error}")


if __name__ == "__main__":
    main()
