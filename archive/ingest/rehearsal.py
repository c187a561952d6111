"""What an ingest would do, without a write: the settling of captures for `ingest --dry-run`."""

from collections.abc import Sequence

from archive.catalogue import Placement
from archive.catalogue.identity import address_key, homes, is_same, title_key
from archive.extract import Item
from archive.extract.records import ParsedArticle, Reading
from archive.ingest.load import Read, sha256
from archive.models import Appearance


class Rehearsal:
    """Settles captures as `load` would, against the archive and against what this run has met before."""

    def __init__(self) -> None:
        self.met: dict[str, list[ParsedArticle]] = {}

    def settle(self, captures: Sequence[Read]) -> list[Placement]:
        """Ids are made up for articles that are not there yet."""
        return [self._placement(read.item, read.reading) for read in captures]

    def _placement(self, item: Item, reading: Reading) -> Placement:
        placement = Placement()
        own = Appearance.objects.filter(extraction__capture__sha256=sha256(item.content))
        here = set(own.values_list("article_id", flat=True))
        for parsed in reading.articles:
            found = set(homes(parsed))
            if found & here:
                placement.updated |= found & here
            elif found or self.was_met(parsed):
                placement.merged.add(title_key(parsed.title))
            else:
                placement.created.add(f"{len(placement.created)} {title_key(parsed.title)}")
            self.remember(parsed)
        return placement

    def was_met(self, parsed: ParsedArticle) -> bool:
        return any(is_same(parsed, other) for key in keys(parsed) for other in self.met.get(key, ()))

    def remember(self, parsed: ParsedArticle) -> None:
        for key in keys(parsed):
            self.met.setdefault(key, []).append(parsed)


def keys(parsed: ParsedArticle) -> list[str]:
    return [key for key in (title_key(parsed.title), address_key(parsed.original_url)) if key]
