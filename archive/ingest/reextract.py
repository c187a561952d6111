"""Better rules for captures already held: read again what an older extractor version read."""

from collections.abc import Callable
from functools import partial

from django.db.models import QuerySet

from archive.extract import VERSION, Item, Unreadable, read
from archive.ingest.load import Read, load, metadata_held
from archive.ingest.readers import read_safely
from archive.ingest.run import Observe, Say
from archive.ingest.sidecar import Sidecar
from archive.ingest.tally import Tally
from archive.models import Appearance, Capture, Extraction

NO_LONGER = "no article is found in it any longer"


def outdated() -> QuerySet[Capture]:
    """The captures that this extractor version has not read yet."""
    read_by_this = Extraction.objects.filter(is_current=True, version__gte=VERSION)
    return Capture.objects.exclude(extractions__in=read_by_this).select_related("source").order_by("name", "pk")


def reextract(say: Say, advance: Callable[[int], object], observe: Observe | None = None) -> Tally:
    """Read the outdated captures again, and show each to `observe`; decisions about their articles stand."""
    tally = Tally()
    for capture in outdated().iterator(chunk_size=50):
        again(capture, tally, say, observe)
        advance(capture.size)
    return tally


def again(capture: Capture, tally: Tally, say: Say, observe: Observe | None) -> None:
    try:
        reading = read_safely(partial(read, capture.content, capture.name, metadata_held(capture)))
    except Unreadable as error:
        say(tally.fail(capture.name, str(error)))
        return
    item = Item(capture.name, capture.content)
    had_articles = Appearance.objects.of_capture(capture).exists()
    tally.add(*load([Read(item, reading, Sidecar())]))
    if observe:
        observe(item, reading)
    if had_articles and not reading.articles:
        say(tally.fail(capture.name, NO_LONGER))
