"""What all commands of the archive share: troubles of the installation are told in a line, never as a traceback."""

import sys
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from archive.extract.process import collect_seldom

INTERRUPTED = 128 + 2  # what shells report of a program that Ctrl-C ended
ADVICE = {
    "no such table": "run `manage.py migrate`",
    "no such column": "run `manage.py migrate`",
    "locked": "another process has been writing to it all the while; try again",
    "full": "make room and run it again: what was loaded stays",
}


class ArchiveCommand(BaseCommand):
    """A command that ends with one line and a status when the database, the disk or the operator stops it."""

    def execute(self, *args: Any, **options: Any) -> str | None:
        collect_seldom()  # tokens and rows in thousands: a third of the time of indexing went to it
        try:
            return super().execute(*args, **options)
        except DatabaseError as error:
            raise CommandError(
                f"the database {settings.DATABASES['default']['NAME']}: {advised(str(error))}"
            ) from error
        except BrokenPipeError:  # `| head` has seen enough
            sys.stderr.close()
            return None
        except OSError as error:
            raise CommandError(str(error)) from error
        except KeyboardInterrupt:
            self.stderr.write("Stopped. What was done stays; run it again to go on.")
            sys.exit(INTERRUPTED)


def advised(trouble: str) -> str:
    """What the database says, and what to do about it where that is known."""
    advice = next((advice for sign, advice in ADVICE.items() if sign in trouble), None)
    return f"{trouble} ({advice})" if advice else trouble
