"""What stands below an article: references, footnotes and the comments of its readers."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.db import models
from django.db.models import F, Value

from archive.models.compiled import Compiled

NOTHING = Value("")


class Apparatus(models.Model):
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


@dataclass(frozen=True, slots=True)
class BelowEntry:
    """One entry as it may be read; only comments have a name and a date."""

    text: str
    name: str
    date: str


@dataclass(frozen=True, slots=True)
class Below:
    """All that stands below one article, in the order printed."""

    references: list[BelowEntry] = field(default_factory=list)
    notes: list[BelowEntry] = field(default_factory=list)
    comments: list[BelowEntry] = field(default_factory=list)


def _rows_below(article_id: str) -> models.QuerySet[Any, Any]:
    """Those of three tables, each with the place of its kind, its order, words, name and date."""

    def rows(place: int, model: Any, name: Any = NOTHING, date: Any = NOTHING) -> models.QuerySet[Any, Any]:
        of_article = model.objects.filter(article=article_id).order_by()
        told: models.QuerySet[Any, Any] = of_article.values_list(Value(place), "order", "text", name, date)
        return told

    return rows(2, ReaderComment, F("name"), F("date")).union(rows(0, Reference), rows(1, Note), all=True)


_BELOW = Compiled(_rows_below)


def read_below(article_id: str, visible: Callable[[str], str]) -> Below:
    """What stands below an article, its words made `visible`; of three tables in one query."""
    below = Below()
    places = (below.references, below.notes, below.comments)
    for place, _order, text, name, date in sorted(_BELOW(article_id)):
        places[place].append(BelowEntry(visible(text), visible(name), date))
    return below
