"""The list of voices: what it is narrowed by, its counts, and words of several articles in one row."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial

from django.core.cache import cache
from django.db.models import F, IntegerField
from django.db.models.functions import NullIf
from django.http import HttpRequest, QueryDict

from archive.models import ContentVersion, QuotedComment, Tagging, Topic
from archive.models.reach import tell_reach
from archive.models.version import Kept
from archive.models.voice import VoiceQuerySet
from archive.search import Facet, FacetValue
from archive.web.filters import Filters, Tally

FIELDS = {
    "platform": "platform",
    "kind": "kind",
    "grade": "grade",
    "place": "place",
    "year": "year",
    "original": "has_original",
}
LABELS = {"platform": "Platform", "kind": "Who speaks", "grade": "Attribution", "place": "Place", "original": "Wording"}
VALUES: Mapping[str, Mapping[str, str]] = {
    "kind": dict(QuotedComment.Kind.choices),
    "grade": dict(QuotedComment.Grade.choices),
    "original": {"True": "With hanzi original"},
}
PATTERNS = {"year": re.compile("[0-9]{4}"), "original": re.compile("True")}
MOST_REPEATS = 1000  # beyond, words stand in several rows
KEPT = 24 * 3600  # seconds


@dataclass(frozen=True, slots=True)
class VoiceList:
    """The voices that an address asks for: `rows` that its filters let through, and the `tally` of all of its topic."""

    filters: Filters
    topic: Topic | None
    rows: VoiceQuerySet
    tally: Tally

    @classmethod
    def of(cls, request: HttpRequest, topics: Iterable[Topic]) -> "VoiceList":
        filters = Filters.of(request, FIELDS, PATTERNS)
        wanted = request.GET.get("topic")
        topic = next((each for each in topics if each.slug == wanted), None)
        voices = cls.by_year()
        if topic:
            tagged = Tagging.objects.accepted().filter(topic=topic).order_by()
            voices = voices.filter(article__in=tagged.values("article"))
        return cls(filters, topic, filters.narrow(voices), tallied(filters, voices, topic))

    @staticmethod
    def by_year() -> VoiceQuerySet:
        """What the public may read, with the `year`: of the date, which is in the index that articles are walked by."""
        year = NullIf(F("article__sort_date") / 10_000, 0, output_field=IntegerField())
        return QuotedComment.objects.public().annotate(year=year)

    @property
    def is_narrowed(self) -> bool:
        return bool(self.filters.values or self.topic)

    def facets(self) -> list[Facet]:
        drawn = partial(self.filters.links, self.tally)
        facets = [drawn(name, label, VALUES.get(name, {})) for name, label in LABELS.items()]
        wordings = [value for value in facets[-1].values if value.value == "True" and (value.count or value.selected)]
        return [*facets[:-1], Facet("original", LABELS["original"], wordings)]

    def chosen(self) -> list[Facet]:
        """The filters that are set, to be taken back one by one."""
        topics = [FacetValue(self.topic.slug, self.topic.label, 0, True, self.without("topic"))] if self.topic else []
        year = self.filters.values.get("year")
        years = [FacetValue(year, year, 0, True, self.without("year"))] if year else []
        return [Facet("topic", "Topic", topics), Facet("year", "Year", years), *self.facets()]

    def without(self, name: str) -> str:
        return self.filters.changed(**{name: None})

    def once_each(self) -> tuple[VoiceQuerySet, int]:
        """The rows, newest first, in which the same words stand once, and how many these are."""
        again = said_again(self.rows) if self.is_narrowed else _SAID_AGAIN.now()
        return self.rows.exclude(pk__in=again).newest(), self.filters.count(self.tally) - len(again)


def said_again(voices: VoiceQuerySet) -> list[str]:
    """The ids of voices whose words stand in a newer one of them."""
    repeats = voices.repeated().newest().values_list("said_key", "pk")[:MOST_REPEATS]
    first: dict[str, str] = {}
    return [pk for key, pk in repeats if first.setdefault(key, pk) != pk]


_SAID_AGAIN = Kept(lambda: said_again(QuotedComment.objects.public()))  # to find them takes most of the time of a page


_OF_ALL = Kept(lambda: Filters(FIELDS, QueryDict()).tally(VoiceList.by_year()))


def tallied(filters: Filters, voices: VoiceQuerySet, topic: Topic | None) -> Tally:
    """How many voices there are of which values: the same for all filters, and remembered until content changes.

    Those of topics are packed in a cache that has an end: each may take as much as those of all.
    """
    if topic is None:
        return _OF_ALL.now()
    version = ContentVersion.objects.current()
    key = f"voices:{version}:{topic.pk}"
    counts = cache.get(key) if version else None
    if counts is None:
        counts = filters.tally(voices).counts
        cache.set(key, counts, KEPT)
    return Tally(list(FIELDS), counts)


def also_in(voices: Iterable[QuotedComment]) -> dict[str, int]:
    """In how many other articles the words of each of some voices are printed, by the id of the voice."""
    said = [*voices]
    tell_reach(voice=said)
    return {voice.pk: reach - 1 for voice in said if (reach := getattr(voice, "reach", 0)) > 1}
