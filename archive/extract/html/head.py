"""What a page prints of an article's head, and where."""

from dataclasses import dataclass, field

from archive.extract.dates import printed_date, timestamp_date
from archive.extract.html.names import people_in
from archive.extract.html.region import Region
from archive.extract.html.soup import attribute
from archive.extract.records import Kept, Part, Role

STAMPS = ("datetime", "content", "title")


@dataclass(slots=True)
class Head:
    """Reads the parts of a head within a region, and notes the stretches they stand on."""

    region: Region
    kept: list[Kept] = field(default_factory=list)

    def text(self, part: Part, *selectors: str) -> str | None:
        """The words of the first element that fits and has words."""
        found = self.region.worded(*selectors)
        if found is None:
            return None
        self.kept += found.kept(part)
        return found.text()

    def published(self, *selectors: str) -> str | None:
        """The day that the first fitting element prints or states in its markup."""
        for found in self.region.all(*selectors):
            stated = filter(None, (attribute(found.root, name) for name in STAMPS))
            if date := next(filter(None, map(timestamp_date, stated)), None) or printed_date(found.text()):
                self.kept += found.kept("published")
                return date
        return None

    def people(self, *selectors: str) -> tuple[tuple[Role, str], ...]:
        """The people that the first fitting element names."""
        found = self.region.worded(*selectors)
        people = people_in(found.text()) if found else ()
        self.kept += found.kept("byline") if found and people else ()
        return people
