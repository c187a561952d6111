"""How many articles a record is tied to, counted by the database in an index."""

from typing import Any

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce


def number_of_articles(ties: QuerySet[Any], record: str) -> Coalesce:
    """The different articles of those `ties` (taggings, bylines, uses) whose foreign key `record` is the row annotated.

    A join would group all rows of both tables before the first is shown.
    """
    of_one = ties.filter(**{record: OuterRef("pk")}).order_by().values(record)
    counted = of_one.annotate(number=Count("article", distinct=True)).values("number")
    return Coalesce(Subquery(counted), 0)
