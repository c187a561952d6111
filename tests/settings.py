"""The settings of the tests: the archive's own, in a data folder that is made for the run and removed after it."""

import atexit
import os
import shutil
import tempfile

for name in [name for name in os.environ if name.startswith("ARCHIVE_")]:
    del os.environ[name]  # a test run means the same on every machine
os.environ["ARCHIVE_DATA_DIR"] = tempfile.mkdtemp(prefix="huisheng-tests-")
atexit.register(shutil.rmtree, os.environ["ARCHIVE_DATA_DIR"], ignore_errors=True)

from archive.settings import *  # noqa: E402, F403  # only now, in the folder just made
from archive.settings import DATA_DIR, DATABASES  # noqa: E402  # the same

(DATA_DIR / "static").mkdir()  # whitenoise warns of a folder that is not there
DATABASES["default"]["TEST"] = {"NAME": str(DATA_DIR / "test.sqlite3")}  # a file, as threads and WAL need it
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
