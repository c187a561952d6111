"""In how many articles that may be read whole a term, a hashtag or a handle is used at all."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Count, QuerySet, Value

from archive.models.article import Article
from archive.models.compiled import Compiled
from archive.models.term import HandleUse, HashtagUse, TermUse
from archive.models.version import Kept

RECORDS = {"term": TermUse, "hashtag": HashtagUse, "handle": HandleUse}
Counts = dict[tuple[str, int], int]  # by kind and id of the record


def _counted(article_id: str) -> QuerySet[Any, Any]:
    """For all that is used in one article: kind, id, number of articles."""
    kinds = [_counted_of(kind, model, article_id) for kind, model in RECORDS.items()]
    return kinds[0].union(*kinds[1:], all=True)


def _counted_of(kind: str, model: Any, article_id: str) -> QuerySet[Any, Any]:
    here = model.objects.filter(article=article_id).order_by().values(kind)
    readable = model.objects.filter(**{f"{kind}__in": here}).exclude(article__in=Article.objects.unreadable())
    counted: QuerySet[Any, Any] = readable.order_by().values_list(Value(kind), kind)
    return counted.annotate(number=Count("article", distinct=True))


_COUNTED = Compiled(_counted)
_kept: Kept[Counts] = Kept(dict)  # a term stands in articles by the thousand: of how many, is asked once


def tell_reach(article: Article, **uses: Iterable[Any]) -> None:
    """Give the uses in an article, by kind of record, their `reach`; in a query, or none."""
    counts = _kept.now()
    keys = [(kind, getattr(use, f"{kind}_id"), use) for kind, listed in uses.items() for use in listed]
    if any((kind, pk) not in counts for kind, pk, _ in keys):
        counts.update({(kind, pk): 0 for kind, pk, _ in keys})
        counts.update({(kind, pk): number for kind, pk, number in _COUNTED(article.pk)})
    for kind, pk, use in keys:
        use.reach = counts[kind, pk]
