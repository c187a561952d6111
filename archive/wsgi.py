"""The WSGI application that gunicorn serves: `gunicorn archive.wsgi`."""

import gc
import logging
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")

application = get_wsgi_application()

from archive.management.checkup import troubles_of_search  # noqa: E402  # only now are there settings

for trouble in troubles_of_search():  # pages without search work, so the site starts all the same
    logging.getLogger("archive").warning(trouble)

# What is loaded now stays. To look through it for garbage every few pages took 4 ms a page of results, of a hundred.
gc.collect()
gc.freeze()
