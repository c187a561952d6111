"""What every page knows of the site."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.safestring import SafeString

from archive.models.addresses import address_of
from archive.web.markup import filled, side_by_side

LINK = '<li><a href="{}"{}>{}</a></li>\n        '
CURRENT = ' aria-current="{}"'
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
    return {
        "site_title": settings.ARCHIVE_TITLE,
        "site_url": settings.ARCHIVE_URL,
        "navigation": navigation(*sections(request.path)),
    }


@lru_cache(maxsize=64)
def navigation(*sections: Section) -> SafeString:
    """`<li>` after `<li>`: there are as many as sections to be in. Not in a template, which takes longer."""
    return side_by_side(
        filled(LINK, section.address, filled(CURRENT, section.current) if section.current else "", section.label)
        for section in sections
    )


def sections(path: str) -> list[Section]:
    addresses = {address_of(name): label for name, label in SECTIONS.items()}
    return [Section(label, address, current(address, path)) for address, label in addresses.items()]


def current(address: str, path: str) -> str:
    if path == address:
        return "page"
    return "true" if path.startswith(address) else ""
