"""Questions to the one gate that several pages ask. What is counted of the whole archive is kept until it changes."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple, overload

from django.db.models import Count, Exists, OuterRef, Prefetch, QuerySet
from django.db.models.functions import Lower

from archive.models import Article, Author, Byline, Handle, Hashtag, QuotedComment, Term, Topic
from archive.models.counting import number_of_articles
from archive.models.prefetched import withheld_voices
from archive.models.version import Kept
from archive.models.voice import UNSHOWN


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
        by_year = Article.objects.published().order_by("year").values_list("year")
        counts = dict(by_year.annotate(count=Count("pk")))
        dated = {year: count for year, count in counts.items() if year is not None}
        highest = max(dated.values(), default=1)
        bars = [YearCount(year, count, max(4, round(100 * count / highest))) for year, count in dated.items()]
        return cls(sum(counts.values()), QuotedComment.objects.countable().count(), bars)


class Entry(NamedTuple):
    """A term, a hashtag or a handle: what files it, in how many articles it may be read, the fields of its record."""

    name: str
    sound: str
    article_count: int
    fields: dict[str, Any]


class Ranking(Sequence[Any]):
    """The terms, hashtags or handles that may be read somewhere, each with its `article_count`: the most used first,
    then by name. All are counted, once for a version of the content, and records made of those that are looked at."""

    def __init__(self, model: "type[Term | Hashtag | Handle]") -> None:
        self.model, self.entries = model, entries_of(model)

    def __len__(self) -> int:
        return len(self.entries)

    @overload
    def __getitem__(self, place: int) -> Any: ...
    @overload
    def __getitem__(self, place: slice) -> list[Any]: ...
    def __getitem__(self, place: int | slice) -> Any:
        return records(self.model, self.entries[place]) if isinstance(place, slice) else self[place : place + 1][0]


def records(model: Any, entries: Iterable[Entry]) -> list[Any]:
    """The records of some entries, as far as lists print them."""
    made = []
    for entry in entries:
        record = model(**entry.fields)
        record.article_count = entry.article_count
        made.append(record)
    return made


def entries_of(model: Any) -> list[Entry]:
    """The entries of all that may be read somewhere, the most used first."""
    return _ENTRIES[model].now()


def _counted(model: Any, name: str, *others: str) -> list[Entry]:
    relation = model._meta.get_field("uses")
    uses = relation.related_model.objects.countable().order_by().values_list(relation.field.name)
    counts = dict(uses.annotate(number=Count("article", distinct=True)))
    rows = model.objects.order_by().values("pk", name, *others)
    found = [Entry(row[name], row.get("sound", ""), counts[row["pk"]], row) for row in rows if row["pk"] in counts]
    return sorted((entry for entry in found if entry.name), key=lambda entry: (-entry.article_count, entry.name))


def published_bylines() -> QuerySet[Byline]:
    return Byline.objects.exclude(article__in=Article.objects.hidden()).order_by()


def published_authors() -> QuerySet[Author]:
    """The people named in published articles, with the number of those as `article_count`."""
    named = Author.objects.filter(Exists(published_bylines().filter(author=OuterRef("pk"))))
    return named.annotate(article_count=number_of_articles(published_bylines(), "author"))


counted = Kept(Counted.of_now).now
authors = Kept(lambda: list(published_authors().defer("biography").order_by(Lower("name")))).now
topics = Kept(lambda: list(Topic.objects.with_counts().defer("rules").order_by("label"))).now


def commonest(topics: list[Any], most: int) -> list[Any]:
    """Those that most articles carry, of those that any carries; of as many by their labels."""
    return sorted((topic for topic in topics if topic.article_count), key=lambda topic: -topic.article_count)[:most]


_ENTRIES = {
    Term: Kept(lambda: _counted(Term, "hanzi", "sound", "pinyin", "gloss")),
    Hashtag: Kept(lambda: _counted(Hashtag, "name")),
    Handle: Kept(lambda: _counted(Handle, "name")),
}


def public_uses(uses: QuerySet[Any]) -> QuerySet[Any]:
    """Uses that may be read, newest first."""
    return uses.public().order_by("-article__sort_date", "article", "order")


def with_articles(uses: QuerySet[Any], ids: Sequence[Any]) -> list[Any]:
    """The uses of these ids, in their order, with what a page shows of each article.

    Of no others: to sort uses with the texts around them takes longer than all else.
    """
    shown = uses.filter(article__state=Article.State.PUBLISHED).select_related("article__source").defer(*UNSHOWN)
    withheld = Prefetch("article__voices", queryset=withheld_voices())
    by_id = shown.prefetch_related(withheld).in_bulk(ids)
    return [by_id[pk] for pk in ids if pk in by_id]
