"""A new archive for commands that try or measure something, in a data folder that is removed at the end."""

import os

import django
from django.core.management import call_command


def install() -> None:
    """Set Django up on a new archive. Whoever calls it imports models only afterwards."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    django.setup()
    call_command("migrate", verbosity=0)
