"""Questions to the one gate that several pages ask."""

from typing import Any

from django.db.models import Count, Q, QuerySet

from archive.models import Access, Article
from archive.models.article import ArticleQuerySet

PUBLISHED = Q(uses__article__state=Article.State.PUBLISHED, uses__article__source__access=Access.OPEN)


def listed(articles: ArticleQuerySet) -> ArticleQuerySet:
    """With all that a row of a list prints, withheld words considered."""
    return articles.for_listing().with_visible_text()


def readable() -> ArticleQuerySet:
    """The published articles whose whole text may be read: what stands in them may be listed."""
    return Article.objects.published().filter(source__access=Access.OPEN)


def used(entities: QuerySet[Any]) -> QuerySet[Any]:
    """The terms, hashtags or handles that readable articles use, with the number of those as `article_count`."""
    counted = entities.annotate(article_count=Count("uses__article", filter=PUBLISHED, distinct=True))
    return counted.filter(article_count__gt=0)


def public_uses(uses: QuerySet[Any]) -> QuerySet[Any]:
    """Uses in readable articles, newest first, with what a page shows of each article."""
    shown = uses.filter(article__in=readable()).select_related("article__source").prefetch_related("article__voices")
    return shown.order_by("-article__sort_date", "article", "order")
