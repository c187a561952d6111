"""What the public may see: hide and show articles, withhold and release voices."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import User
from django.db import models, transaction

from archive.catalogue import project
from archive.curation.edits import word_on
from archive.models import Article, Decision, QuotedComment


def hide(articles: Iterable[Article], who: User, why: str = "") -> int:
    """Take articles off the site; their addresses say that they were withdrawn. Returns how many changed."""
    return decide(articles, "state", Article.State.HIDDEN.value, who, why)


def show(articles: Iterable[Article], who: User, why: str = "") -> int:
    """Put hidden articles back on the site. Returns how many changed."""
    return decide(articles, "state", Article.State.PUBLISHED.value, who, why)


def withhold(voices: Iterable[QuotedComment], who: User, why: str = "") -> int:
    """Take voices off every page, and black out their words in their articles. Returns how many changed."""
    return decide(voices, "is_withheld", True, who, why)


def release(voices: Iterable[QuotedComment], who: User, why: str = "") -> int:
    """Give withheld voices back to the public. Returns how many changed."""
    return decide(voices, "is_withheld", False, who, why)


@transaction.atomic
def decide(records: Iterable[models.Model], field: str, after: Any, who: User, why: str) -> int:
    changing = [record for record in records if getattr(record, field) != after]
    Decision.objects.bulk_create(
        [word_on(record, Decision.Verb.EDIT, field, getattr(record, field), after, who, why) for record in changing]
    )
    articles = {article.pk: article for article in map(article_of, changing)}
    for article in articles.values():
        project(article)
    return len(changing)


def article_of(record: Any) -> Article:
    article: Article = record if isinstance(record, Article) else record.article
    return article
