"""The environment of an installation: every `ARCHIVE_…` variable is read here, and nonsense is refused by name."""

import ipaddress
import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent
TRUE, FALSE = {"1", "true", "yes", "on"}, {"", "0", "false", "no", "off"}
ENGINES = {
    "whoosh:": "archive.search.engines.whoosh.WhooshEngine",
    "tantivy:": "archive.search.engines.tantivy.TantivyEngine",
}
LIBRARIES = {"tantivy:": "tantivy"}  # of engines that an archive may do without


@dataclass(frozen=True, slots=True)
class Environment:
    """What the environment says, checked; raises ImproperlyConfigured with one line that names the variable."""

    data_dir: Path
    url: str
    database_url: str
    search_url: str
    secret_key: str
    debug: bool
    title: str
    kept_pages: int

    @property
    def host(self) -> str:
        return urlsplit(self.url).hostname or ""

    @property
    def is_local(self) -> bool:
        return is_this_machine(self.host)

    @property
    def is_https(self) -> bool:
        return self.url.startswith("https://")

    @property
    def search_engine(self) -> str:
        """The class of the search engine, as haystack's settings name it."""
        return ENGINES[self.search_url]

    @property
    def allowed_hosts(self) -> list[str]:
        local = ["127.0.0.1", "localhost", "[::1]"]
        return sorted({self.host, *local}) if self.is_local else [self.host]


def read_environment(environ: Mapping[str, str] = os.environ) -> Environment:
    """Read and check all settings, e.g. `read_environment({"ARCHIVE_URL": "https://archive.example.org"})`."""
    data_dir = read_data_dir(environ.get("ARCHIVE_DATA_DIR", ""))
    url = read_url(environ.get("ARCHIVE_URL") or "http://127.0.0.1:8000")
    return Environment(
        data_dir=data_dir,
        url=url,
        database_url=read_database_url(environ.get("ARCHIVE_DATABASE_URL") or f"sqlite:///{data_dir}/archive.sqlite3"),
        search_url=read_search_url(environ.get("ARCHIVE_SEARCH_URL") or "whoosh:"),
        secret_key=read_secret_key(environ.get("ARCHIVE_SECRET_KEY", ""), url, data_dir),
        debug=read_switch("ARCHIVE_DEBUG", environ.get("ARCHIVE_DEBUG", "")),
        title=environ.get("ARCHIVE_TITLE", "").strip() or "Huisheng 回声",
        kept_pages=read_megabytes("ARCHIVE_KEPT_PAGES", environ.get("ARCHIVE_KEPT_PAGES") or "100"),
    )


def refuse(name: str, value: str, why: str) -> ImproperlyConfigured:
    return ImproperlyConfigured(f"{name}={value!r}: {why}")


def is_this_machine(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def read_data_dir(value: str) -> Path:
    """The data folder, made if it is not there."""
    path = Path(value).expanduser().resolve() if value else BASE_DIR / "var"
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise refuse("ARCHIVE_DATA_DIR", str(path), f"cannot be used as a folder ({error.strerror})") from error
    if not os.access(path, os.W_OK | os.X_OK):
        raise refuse("ARCHIVE_DATA_DIR", str(path), "this folder cannot be written to")
    return path


def read_url(value: str) -> str:
    """The public address without a trailing slash: http or https, a host, no path."""
    try:
        parts = urlsplit(value)
        port = parts.port
    except ValueError as error:
        raise refuse("ARCHIVE_URL", value, f"is no address ({error})") from error
    if parts.scheme not in {"http", "https"} or not parts.hostname or port == 0:
        raise refuse("ARCHIVE_URL", value, "must look like https://archive.example.org")
    if parts.path.strip("/") or parts.query or parts.fragment or parts.username:
        raise refuse(
            "ARCHIVE_URL", value, "must be scheme, host and port alone: the archive stands at the root of its host"
        )
    return f"{parts.scheme}://{parts.netloc}".lower()


def read_database_url(value: str) -> str:
    if not value.removeprefix("sqlite:///") or not value.startswith("sqlite:///"):
        raise refuse("ARCHIVE_DATABASE_URL", value, "this version keeps its records in sqlite:///path/to/file")
    return value


def read_search_url(value: str) -> str:
    """The engine to search with, if what it takes is installed."""
    if value not in ENGINES:
        raise refuse("ARCHIVE_SEARCH_URL", value, f"this version searches with {' and '.join(ENGINES)} only")
    library = LIBRARIES.get(value)
    if library and not find_spec(library):
        raise refuse("ARCHIVE_SEARCH_URL", value, f"{library} is not installed: run `pip install -r requirements.txt`")
    return value


def read_switch(name: str, value: str) -> bool:
    if value.lower() not in TRUE | FALSE:
        raise refuse(name, value, "must be 1 or 0")
    return value.lower() in TRUE


def read_megabytes(name: str, value: str) -> int:
    if not (value.isascii() and value.isdigit() and len(value) < 7):
        raise refuse(name, value, "must be a number of megabytes, 0 for none")
    return int(value)


def read_secret_key(value: str, url: str, data_dir: Path) -> str:
    """The key given, or on this machine alone one kept in the data folder."""
    if value:
        if len(value) < 32:
            raise refuse("ARCHIVE_SECRET_KEY", "…", "must have at least 32 characters")
        return value
    if not is_this_machine(urlsplit(url).hostname or ""):
        raise ImproperlyConfigured(f"ARCHIVE_SECRET_KEY is needed once the archive is public (ARCHIVE_URL={url!r})")
    return kept_secret(data_dir / "secret")


def kept_secret(path: Path) -> str:
    """The secret in `path`, written on first use; of two processes that start together, the first to link wins."""
    if not path.exists():
        draft = path.with_name(f"secret.{os.getpid()}")
        draft.touch(mode=0o600)
        draft.write_text(secrets.token_urlsafe(50))
        try:
            path.hardlink_to(draft)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path.read_text().strip()
