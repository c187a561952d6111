"""The names of what facets list by slug, read once as long as no row of the archive changes."""

from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import QuerySet

from archive.models import Author, Source, Topic
from archive.models.version import Kept

Known = dict[tuple[str, str], str]  # (facet, slug) → name

_ROWS: dict[str, Callable[[], QuerySet[Any, tuple[str, str]]]] = {
    "topic": lambda: Topic.objects.values_list("slug", "label"),
    "author": lambda: Author.objects.values_list("slug", "name"),
    "source": lambda: Source.objects.values_list("slug", "name"),
}
_kept: Kept[Known] = Kept(dict)


class Names:
    """Names as they are at the moment this is made."""

    def __init__(self) -> None:
        self._known = _kept.now()

    def of(self, facet: str, slugs: Iterable[str]) -> dict[str, str]:
        """Those of the slugs that name something in a facet of rows."""
        asked = list(slugs)
        if missing := [slug for slug in asked if (facet, slug) not in self._known]:
            self._known.update({(facet, slug): name for slug, name in _ROWS[facet]().filter(slug__in=missing)})
        return {slug: self._known[facet, slug] for slug in asked if (facet, slug) in self._known}
