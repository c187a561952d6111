"""Questions to the one gate that several pages ask."""

from typing import Any

from django.db.models import Count, Q, QuerySet

from archive.models import Access, Article, QuotedComment
from archive.models.article import ArticleQuerySet
from archive.models.visible import is_seen

IN_READABLE = Q(uses__article__state=Article.State.PUBLISHED, uses__article__source__access=Access.OPEN)


def listed(articles: ArticleQuerySet) -> ArticleQuerySet:
    """With all that a row of a list prints, withheld words considered."""
    return articles.for_listing().with_visible_text()


def readable() -> ArticleQuerySet:
    """The published articles whose whole text may be read: what stands in them may be listed."""
    return Article.objects.published().filter(source__access=Access.OPEN)


def used(entities: QuerySet[Any]) -> QuerySet[Any]:
    """The terms, hashtags or handles that may be read somewhere, with the number of articles as `article_count`."""
    uses = entities.model._meta.get_field("uses").related_model.objects
    seen = IN_READABLE & ~Q(uses__pk__in=unseen(uses.all()))
    counted: QuerySet[Any] = entities.annotate(article_count=Count("uses__article", filter=seen, distinct=True))
    return counted.filter(article_count__gt=0)


def public_uses(uses: QuerySet[Any]) -> QuerySet[Any]:
    """Uses that may be read, newest first, with what a page shows of each article."""
    shown = uses.filter(article__in=readable()).exclude(pk__in=unseen(uses.all()))
    shown = shown.select_related("article__source").prefetch_related("article__voices")
    return shown.order_by("-article__sort_date", "article", "order")


def unseen(uses: QuerySet[Any]) -> list[int]:
    """The uses that stand in withheld words alone; only articles that have such words are read for it."""
    withheld = QuotedComment.objects.filter(is_withheld=True).values("article")
    concerned = {article.pk: article for article in Article.objects.filter(pk__in=withheld).with_visible_text()}
    texts = {
        pk: {block["key"]: block["text"] for block in article.visible_blocks()} for pk, article in concerned.items()
    }
    return [use.pk for use in uses.filter(article__in=list(concerned)) if not is_seen(use, texts[use.article_id])]
