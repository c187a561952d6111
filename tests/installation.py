"""A new archive for commands that try or measure something, in a data folder that is removed at the end."""

import os

import django
from django.core.management import call_command


def install() -> None:
    """Set Django up on a new archive. Whoever calls it imports models only afterwards."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    django.setup()
    call_command("migrate", verbosity=0)


def use_engine(url: str) -> None:
    """Search with this engine from now on, as `ARCHIVE_SEARCH_URL` would say. Its index is yet to be made."""
    from django.conf import settings
    from haystack import connections

    from archive.environment import ENGINES

    settings.HAYSTACK_CONNECTIONS["default"]["ENGINE"] = ENGINES[url]
    connections.reload("default")


def engine_in_use() -> str:
    from django.conf import settings

    from archive.environment import ENGINES

    return next(url for url, name in ENGINES.items() if name == settings.HAYSTACK_CONNECTIONS["default"]["ENGINE"])
