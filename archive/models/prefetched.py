"""What is read along with articles: rows of other models, with what lists print of them and no more."""

from typing import Any

from django.db import models


def bylines() -> models.QuerySet[Any]:
    from archive.models.people import Byline

    named = Byline.objects.select_related("author").order_by("order")
    return named.only("article_id", "role", "author__name", "author__slug")


def withheld_voices() -> models.QuerySet[Any]:
    from archive.models.voice import QuotedComment

    return QuotedComment.objects.filter(is_withheld=True).order_by()


def accepted_taggings() -> models.QuerySet[Any]:
    from archive.models.topic import Tagging

    carried = Tagging.objects.accepted().select_related("topic").order_by("topic__label")
    return carried.only("article_id", "topic__label", "topic__slug", "topic__label_zh")
