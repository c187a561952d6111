"""Questions to the one gate that several pages ask."""

from collections.abc import Sequence
from typing import Any, overload

from django.db.models import Count, Exists, OuterRef, QuerySet

from archive.models.article import ArticleQuerySet
from archive.models.counting import number_of_articles


def listed(articles: ArticleQuerySet) -> ArticleQuerySet:
    """With all that a row of a list prints, withheld words considered, and without the text."""
    return articles.for_rows()


def met(entities: QuerySet[Any]) -> QuerySet[Any]:
    """The terms, hashtags or handles that may be read somewhere."""
    uses, key = uses_of(entities)
    return entities.filter(Exists(uses.filter(**{key: OuterRef("pk")}).order_by()))


def used(entities: QuerySet[Any]) -> QuerySet[Any]:
    """The same, with the number of articles as `article_count`."""
    return met(entities).annotate(article_count=number_of_articles(*uses_of(entities)))


class Ranking(Sequence[Any]):
    """The same, the most used first, then by `name`: all are counted, and read those that are looked at."""

    def __init__(self, entities: QuerySet[Any], name: str) -> None:
        uses, key = uses_of(entities)
        counts = uses.order_by().values_list(key).annotate(number=Count("article", distinct=True))
        self._entities, self._counts = entities, dict(counts)
        names = dict(entities.order_by().values_list("pk", name))
        self._ranked = sorted(names.keys() & self._counts, key=lambda pk: (-self._counts[pk], names[pk]))

    def __len__(self) -> int:
        return len(self._ranked)

    @overload
    def __getitem__(self, place: int) -> Any: ...
    @overload
    def __getitem__(self, place: slice) -> list[Any]: ...
    def __getitem__(self, place: int | slice) -> Any:
        if isinstance(place, int):
            return self[place : place + 1][0]
        shown = self._entities.in_bulk(self._ranked[place])
        for pk, entity in shown.items():
            entity.article_count = self._counts[pk]
        return [shown[pk] for pk in self._ranked[place]]


def uses_of(entities: QuerySet[Any]) -> tuple[Any, str]:
    """The uses that may be read of the records of a model, and the foreign key they have to it."""
    relation: Any = entities.model._meta.get_field("uses")
    return relation.related_model.objects.countable(), relation.field.name


def public_uses(uses: QuerySet[Any]) -> QuerySet[Any]:
    """Uses that may be read, newest first, with what a page shows of each article."""
    shown = uses.public().select_related("article__source").prefetch_related("article__voices")
    return shown.order_by("-article__sort_date", "article", "order")
