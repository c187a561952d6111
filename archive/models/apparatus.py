"""What stands below an article: references, footnotes and the comments of its readers."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.db import models
from django.db.models import F, Value

from archive.models.compiled import Compiled
from archive.models.record import Record

NOTHING = Value("")


class Apparatus(Record):
    """One entry, in the order printed."""

    order = models.PositiveSmallIntegerField(default=0)
    text = models.TextField()

    class Meta:
        abstract = True
        ordering = ("article_id", "order")

    def __str__(self) -> str:
        return self.text[:80]


class Reference(Apparatus):
    article = models.ForeignKey("Article", models.CASCADE, related_name="references")

    class Meta(Apparatus.Meta):
        constraints = (models.UniqueConstraint(fields=["article", "order"], name="reference_order_is_unique"),)


class Note(Apparatus):
    article = models.ForeignKey("Article", models.CASCADE, related_name="notes")

    class Meta(Apparatus.Meta):
        constraints = (models.UniqueConstraint(fields=["article", "order"], name="note_order_is_unique"),)


class ReaderComment(Apparatus):
    """A comment left under the article on its own site; `date` is ISO 8601 as far as it is known, or empty."""

    article = models.ForeignKey("Article", models.CASCADE, related_name="reader_comments")
    name = models.CharField(max_length=200)
    date = models.CharField(max_length=40, blank=True)

    class Meta(Apparatus.Meta):
        constraints = (models.UniqueConstraint(fields=["article", "order"], name="reader_comment_order_is_unique"),)


class BelowEntry(NamedTuple):
    """One entry; only comments have a name and a date."""

    text: str
    name: str
    date: str


@dataclass(frozen=True, slots=True)
class Below:
    """All that stands below one article, in the order printed."""

    references: list[BelowEntry] = field(default_factory=list)
    notes: list[BelowEntry] = field(default_factory=list)
    comments: list[BelowEntry] = field(default_factory=list)

    def as_read(self, visible: Callable[[str], str]) -> "Below":
        """With its words made `visible`."""
        kinds = (self.references, self.notes, self.comments)
        return Below(*([BelowEntry(visible(text), visible(name), date) for text, name, date in kind] for kind in kinds))


def _rows_below(article_ids: list[str]) -> models.QuerySet[Any, Any]:
    """Those of three tables: of which article, the place of its kind, its order, words, name and date."""

    def rows(place: int, model: Any, name: Any = NOTHING, date: Any = NOTHING) -> models.QuerySet[Any, Any]:
        of_articles = model.objects.filter(article__in=article_ids).order_by()
        told: models.QuerySet[Any, Any] = of_articles.values_list("article", Value(place), "order", "text", name, date)
        return told

    return rows(2, ReaderComment, F("name"), F("date")).union(rows(0, Reference), rows(1, Note), all=True)


_BELOW = Compiled(_rows_below)


def below(article_ids: Iterable[str]) -> dict[str, Below]:
    """What stands below some articles, by their ids; of three tables in one query."""
    found = {article_id: Below() for article_id in article_ids}
    for article_id, place, _order, *entry in sorted(_BELOW(list(found))):
        kinds = (found[article_id].references, found[article_id].notes, found[article_id].comments)
        kinds[place].append(BelowEntry(*entry))
    return found
