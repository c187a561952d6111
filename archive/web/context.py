"""What every page knows of the site."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest

from archive.models.addresses import address_of

SECTIONS = {
    "topics": "Topics",
    "voices": "Voices",
    "terms": "Terms",
    "authors": "Authors",
    "timeline": "Timeline",
    "about": "About",
}


@dataclass(frozen=True, slots=True)
class Section:
    """A link of the main navigation; `current` is the value of its aria-current, if it has one."""

    label: str
    address: str
    current: str


def site(request: HttpRequest) -> dict[str, Any]:
    return {"site_title": settings.ARCHIVE_TITLE, "site_url": settings.ARCHIVE_URL, "sections": sections(request.path)}


def sections(path: str) -> list[Section]:
    addresses = {address_of(name): label for name, label in SECTIONS.items()}
    return [Section(label, address, current(address, path)) for address, label in addresses.items()]


def current(address: str, path: str) -> str:
    if path == address:
        return "page"
    return "true" if path.startswith(address) else ""
