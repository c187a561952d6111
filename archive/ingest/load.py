"""Loading one capture: its bytes, what was read in it, and the articles that follow, in one transaction."""

import hashlib
from dataclasses import asdict

from django.db import transaction

from archive.catalogue import Placement, place
from archive.extract import VERSION, Item, Metadata
from archive.extract.records import Reading, as_json
from archive.ingest.sidecar import Sidecar, words_of
from archive.models import Access, Appearance, Capture, Decision, Extraction, IndexTask, Source


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def capture_of(item: Item) -> Capture | None:
    held = Capture.objects.select_related("source").defer("compressed")
    return held.filter(sha256=sha256(item.content)).first()


def metadata_of(item: Item, sidecar: Sidecar) -> Metadata:
    """What is known beside the page: what the sidecar says, else its archive, else what was said before."""
    capture = capture_of(item)
    before = metadata_held(capture) if capture else Metadata()
    said = words_about(item, sidecar, capture)
    return Metadata(
        address=said.address or before.address,
        captured=said.captured or before.captured,
        source=said.source or before.source,
    )


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


def held(item: Item, sidecar: Sidecar) -> Placement | None:
    """What a capture read by this extractor version holds; None if it is new, or something new is known of it."""
    capture = capture_of(item)
    if capture is None or not says_nothing_new(capture, item.name, words_about(item, sidecar, capture)):
        return None
    extraction = capture.extractions.filter(is_current=True, version__gte=VERSION).first()
    if extraction is None:
        return None
    ids = Appearance.objects.filter(extraction=extraction).values_list("article_id", flat=True)
    return Placement(unchanged=set(ids))


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
def load(item: Item, reading: Reading, sidecar: Sidecar) -> Placement:
    """Keep the capture and what was read in it, and bring the articles up to date."""
    capture = keep(item, reading, sidecar)
    extraction = Extraction.objects.create(
        capture=capture,
        version=VERSION,
        articles=[as_json(article) for article in reading.articles],
        dropped=[asdict(dropped) for dropped in reading.dropped],
        remarks=list(reading.remarks),
    )
    placement = place(extraction)
    close_sources(placement, sidecar)
    return placement


def keep(item: Item, reading: Reading, sidecar: Sidecar) -> Capture:
    """The capture's row: made, or brought up to what is newly known of it. Of several names the first stays."""
    capture = capture_of(item)
    said = words_about(item, sidecar, capture)
    if capture is None:
        capture = Capture(name=item.name[:500], sha256=sha256(item.content))
        capture.content = item.content
    capture.name = min(capture.name, item.name[:500])
    capture.format = reading.format
    capture.address = said.address or capture.address
    capture.captured_at = said.captured_at or capture.captured_at
    capture.source = source_of(said) or capture.source
    capture.save()
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
            IndexTask.objects.enqueue(source.articles.values_list("pk", flat=True))
