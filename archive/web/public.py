"""Questions to the one gate that several pages ask. What is counted of the whole archive is kept until it changes."""

from collections.abc import Sequence
from typing import Any, NamedTuple, overload

from django.db.models import Count, QuerySet

from archive.models import Article, Handle, Hashtag, QuotedComment, Term, Topic
from archive.models.version import Kept


class YearCount(NamedTuple):
    """A year, its articles, and the height of its bar in percent of the highest."""

    year: int
    count: int
    height: int

    @property
    def top(self) -> int:
        return 100 - self.height


class Counted(NamedTuple):
    """What may be read of the archive as a whole."""

    articles: int
    voices: int
    years: list[YearCount]

    @classmethod
    def of_now(cls) -> "Counted":
        articles = Article.objects.published()
        dated = articles.exclude(year=None).order_by("year").values_list("year")
        years = list(dated.annotate(count=Count("pk")))
        highest = max((count for _, count in years), default=1)
        bars = [YearCount(year, count, max(4, round(100 * count / highest))) for year, count in years]
        return cls(articles.count(), QuotedComment.objects.countable().count(), bars)


class Entry(NamedTuple):
    """What files a term, a hashtag or a handle: its name, how it sounds, in how many articles it may be read."""

    pk: int
    name: str
    sound: str
    article_count: int


class Ranking(Sequence[Any]):
    """The terms, hashtags or handles that may be read somewhere, each with its `article_count`: the most used first,
    then by name. All are counted, once for a version of the content, and those read as records that are looked at."""

    def __init__(self, model: "type[Term | Hashtag | Handle]") -> None:
        self.model, self.entries = model, entries_of(model)

    def __len__(self) -> int:
        return len(self.entries)

    @overload
    def __getitem__(self, place: int) -> Any: ...
    @overload
    def __getitem__(self, place: slice) -> list[Any]: ...
    def __getitem__(self, place: int | slice) -> Any:
        return read(self.model, self.entries[place]) if isinstance(place, slice) else self[place : place + 1][0]


def read(model: Any, entries: Sequence[Entry]) -> list[Any]:
    """The records of some entries, in their order."""
    found = model.objects.in_bulk([entry.pk for entry in entries])
    for entry in entries:
        found[entry.pk].article_count = entry.article_count
    return [found[entry.pk] for entry in entries]


def entries_of(model: Any) -> list[Entry]:
    """The entries of all that may be read somewhere, the most used first."""
    return _ENTRIES[model].now()


def _counted(model: Any, *columns: str) -> list[Entry]:
    relation = model._meta.get_field("uses")
    uses = relation.related_model.objects.countable().order_by().values_list(relation.field.name)
    counts = dict(uses.annotate(number=Count("article", distinct=True)))
    named = model.objects.order_by().values_list("pk", *columns)
    found = [Entry(pk, name, "".join(sound), counts[pk]) for pk, name, *sound in named if pk in counts and name]
    return sorted(found, key=lambda entry: (-entry.article_count, entry.name))


counted = Kept(Counted.of_now).now
topics = Kept(lambda: list(Topic.objects.with_counts().defer("rules").order_by("label"))).now


def commonest(topics: list[Any], most: int) -> list[Any]:
    """Those that most articles carry, of those that any carries; of as many by their labels."""
    return sorted((topic for topic in topics if topic.article_count), key=lambda topic: -topic.article_count)[:most]


_ENTRIES = {
    Term: Kept(lambda: _counted(Term, "hanzi", "sound")),
    Hashtag: Kept(lambda: _counted(Hashtag, "name")),
    Handle: Kept(lambda: _counted(Handle, "name")),
}


def public_uses(uses: QuerySet[Any]) -> QuerySet[Any]:
    """Uses that may be read, newest first, with what a page shows of each article."""
    shown = uses.public().select_related("article__source").prefetch_related("article__voices")
    return shown.order_by("-article__sort_date", "article", "order")
