"""The WSGI application that gunicorn serves: `gunicorn archive.wsgi`."""

import logging
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")

application = get_wsgi_application()

from archive.management.checkup import index_trouble  # noqa: E402  # only now are there settings

if trouble := index_trouble():  # pages without search work, so the site starts all the same
    logging.getLogger("archive").warning("Search answers 503: %s", trouble)
