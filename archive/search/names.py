"""The names of what facets list by slug, read once as long as no row of the archive changes."""

from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import QuerySet

from archive.models import Author, ContentVersion, Source, Topic

Known = dict[tuple[str, str], str]  # (facet, slug) → name

_ROWS: dict[str, Callable[[], QuerySet[Any, tuple[str, str]]]] = {
    "topic": lambda: Topic.objects.values_list("slug", "label"),
    "author": lambda: Author.objects.values_list("slug", "name"),
    "source": lambda: Source.objects.values_list("slug", "name"),
}
_kept: dict[str, Known] = {}  # of the content as it is now, one for all threads; by its version


class Names:
    """Names as they are at the moment this is made."""

    def __init__(self) -> None:
        version = ContentVersion.objects.current()  # before names are read: they may be newer than it says, not older
        self._known = _known_at(version) if version else {}

    def of(self, facet: str, slugs: Iterable[str]) -> dict[str, str]:
        """Those of the slugs that name something in a facet of rows."""
        asked = list(slugs)
        if missing := [slug for slug in asked if (facet, slug) not in self._known]:
            self._known |= {(facet, slug): name for slug, name in _ROWS[facet]().filter(slug__in=missing)}
        return {slug: self._known[facet, slug] for slug in asked if (facet, slug) in self._known}


def _known_at(version: str) -> Known:
    known = _kept.get(version)
    if known is None:
        known = Known()
        _kept.clear()
        _kept[version] = known
    return known
