"""Loading captures: their bytes, what was read in them, and the articles that follow, a batch in one transaction."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import transaction

from archive.catalogue import Placement, place
from archive.catalogue.reach import refresh_beyond
from archive.extract import VERSION, Item, Metadata
from archive.extract.records import Reading, as_json, plain
from archive.ingest.sidecar import Sidecar, words_of
from archive.models import Access, Appearance, Capture, Decision, Extraction, IndexTask, Source


@dataclass(frozen=True, slots=True)
class Read:
    """A capture that was read: its bytes and name, what was read in it, what is known beside it."""

    item: Item
    reading: Reading
    sidecar: Sidecar


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


class Holdings:
    """What the archive holds of some captures: looked up at once."""

    def __init__(self, items: Iterable[Item]) -> None:
        digests = {sha256(item.content) for item in items}
        held = Capture.objects.select_related("source").defer("compressed").filter(sha256__in=digests)
        self.captures = {capture.sha256: capture for capture in held}
        current = Extraction.objects.filter(capture__in=held.values("pk"), is_current=True, version__gte=VERSION)
        self._articles: dict[int, set[str]] = {}
        if self.captures:
            self._articles = {pk: set() for pk in current.values_list("capture_id", flat=True)}
            met = Appearance.objects.filter(extraction__in=current.values("pk")).order_by()
            for capture_id, article_id in met.values_list("extraction__capture", "article"):
                self._articles[capture_id].add(article_id)

    def capture_of(self, item: Item) -> Capture | None:
        return self.captures.get(sha256(item.content))

    def metadata_of(self, item: Item, sidecar: Sidecar) -> Metadata:
        """What is known beside the page: what the sidecar says, else its archive, else what was said before."""
        capture = self.capture_of(item)
        before = metadata_held(capture) if capture else Metadata()
        said = words_about(item, sidecar, capture)
        return Metadata(
            address=said.address or before.address,
            captured=said.captured or before.captured,
            source=said.source or before.source,
        )

    def placement_of(self, item: Item, sidecar: Sidecar) -> Placement | None:
        """What a capture read by this extractor version holds; None if it is new, or something new is known of it."""
        capture = self.capture_of(item)
        if capture is None or capture.pk not in self._articles:
            return None
        if not says_nothing_new(capture, item.name, words_about(item, sidecar, capture)):
            return None
        return Placement(unchanged=self._articles[capture.pk])


def words_about(item: Item, sidecar: Sidecar, capture: Capture | None) -> Sidecar:
    """What the sidecar says of `item` and, where it says nothing, its archive.

    The same bytes may stand in archives twice, with two dates: the first in order holds, whichever is met first.
    """
    own = words_of(item.metadata)
    if capture is None:
        return sidecar.over(own)
    before = metadata_held(capture)
    words = {name: first_of(getattr(own, name), getattr(before, name)) for name in ("address", "captured", "source")}
    return sidecar.over(Sidecar(**words))


def first_of(own: str | None, before: str | None) -> str | None:
    return min(own, before) if own and before else own


def metadata_held(capture: Capture) -> Metadata:
    """What is known beside a capture already held."""
    captured = capture.captured_at.isoformat() if capture.captured_at else None
    source = capture.source.name if capture.source else None
    return Metadata(address=capture.address or None, captured=captured, source=source)


def says_nothing_new(capture: Capture, name: str, said: Sidecar) -> bool:
    return (
        capture.name <= name[:500]
        and said.address in {None, capture.address}
        and said.captured_at in {None, capture.captured_at}
        and said.source in {None, capture.source.name if capture.source else None}
    )


def reading_held(item: Item) -> Reading | None:
    """What was read in a capture that is already held, as it was kept."""
    current = Extraction.objects.filter(capture__sha256=sha256(item.content), is_current=True)
    extraction = current.select_related("capture").first()
    return extraction.reading() if extraction else None


@transaction.atomic
def load(captures: Sequence[Read]) -> list[Placement]:
    """Keep captures, of different bytes, and what was read in them, and bring the articles up to date."""
    rows = keep(captures)
    extractions = [extraction_of(row, read.reading) for row, read in zip(rows, captures, strict=True)]
    Extraction.objects.filter(capture__in=[row.pk for row in rows], is_current=True).update(is_current=False)
    Extraction.objects.bulk_create(extractions)
    read_articles = [read.reading.articles for read in captures]
    placements = place(list(zip(extractions, read_articles, strict=True)))
    for placement, read in zip(placements, captures, strict=True):
        close_sources(placement, read.sidecar)
    return placements


def extraction_of(capture: Capture, reading: Reading) -> Extraction:
    return Extraction(
        capture=capture,
        version=VERSION,
        articles=[as_json(article) for article in reading.articles],
        dropped=[plain(dropped) for dropped in reading.dropped],
        remarks=list(reading.remarks),
    )


def keep(captures: Sequence[Read]) -> list[Capture]:
    """The captures' rows: made, or brought up to what is newly known of them. Of several names the first stays."""
    holdings = Holdings(read.item for read in captures)
    rows = [row_of(read, holdings.capture_of(read.item)) for read in captures]
    Capture.objects.bulk_create([row for row in rows if row.pk is None])
    for row in rows:
        if row.sha256 in holdings.captures:
            row.save()
    return rows


def row_of(read: Read, held: Capture | None) -> Capture:
    said = words_about(read.item, read.sidecar, held)
    if held is None:
        capture = Capture(name=read.item.name[:500], sha256=sha256(read.item.content))
        capture.content = read.item.content
    else:
        capture = held
    capture.name = min(capture.name, read.item.name[:500])
    capture.format = read.reading.format
    capture.address = said.address or capture.address
    capture.captured_at = said.captured_at or capture.captured_at
    capture.source = source_of(said) or capture.source
    return capture


def source_of(sidecar: Sidecar) -> Source | None:
    """The source that the sidecar names, with what it says of its site and rights where that is not known yet."""
    if sidecar.source is None:
        return None
    source = Source.objects.named(sidecar.source[:200])
    before = (source.site, source.rights)
    source.site, source.rights = source.site or (sidecar.site or ""), source.rights or (sidecar.rights or "")
    if (source.site, source.rights) != before:
        source.save()
    return source


def close_sources(placement: Placement, sidecar: Sidecar) -> None:
    """Show no more than metadata of the sources of these articles, if the operator says so of the capture.

    A source is closed by this, never opened, so that the order of captures does not matter; and a curator who decided
    on its access is not overruled.
    """
    if sidecar.access != Access.METADATA:
        return
    for source in Source.objects.filter(articles__in=placement.touched, access=Access.OPEN).distinct():
        if not Decision.objects.about(source).filter(field="access").exists():
            Source.objects.filter(pk=source.pk).update(access=Access.METADATA)
            refresh_beyond(source)
            IndexTask.objects.enqueue(source.articles.values_list("pk", flat=True))
