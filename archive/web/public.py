"""Questions to the one gate that several pages ask."""

from typing import Any

from django.db.models import Count, Q, QuerySet

from archive.models import Access, Article
from archive.models.article import ArticleQuerySet

IN_READABLE = Q(uses__article__state=Article.State.PUBLISHED, uses__article__source__access=Access.OPEN)


def listed(articles: ArticleQuerySet) -> ArticleQuerySet:
    """With all that a row of a list prints, withheld words considered."""
    return articles.for_listing().with_visible_text()


def used(entities: QuerySet[Any]) -> QuerySet[Any]:
    """The terms, hashtags or handles that may be read somewhere, with the number of articles as `article_count`."""
    uses = entities.model._meta.get_field("uses").related_model.objects
    seen = IN_READABLE & ~Q(uses__pk__in=uses.unseen())
    counted: QuerySet[Any] = entities.annotate(article_count=Count("uses__article", filter=seen, distinct=True))
    return counted.filter(article_count__gt=0)


def public_uses(uses: QuerySet[Any]) -> QuerySet[Any]:
    """Uses that may be read, newest first, with what a page shows of each article."""
    shown = uses.public().select_related("article__source").prefetch_related("article__voices")
    return shown.order_by("-article__sort_date", "article", "order")
