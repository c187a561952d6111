"""Where the terms of articles stand, as `archive.search.concordance` notes it when they are indexed."""

from collections.abc import Mapping

from django.db import models, transaction

from archive.models.inserted import insert


class ConcordanceQuerySet(models.QuerySet["Concordance"]):
    def renew(self, article_ids: list[str], made: Mapping[str, str]) -> None:
        """Put what was `made`, by article, in place of all that there is of these articles."""
        from archive.models.article import Article

        with transaction.atomic():
            self.filter(article__in=article_ids).delete()
            still_there = Article.objects.filter(pk__in=list(made)).values_list("pk", flat=True)
            insert(Concordance(article_id=pk, packed=made[pk]) for pk in still_there)


class Concordance(models.Model):
    """That of one article."""

    article = models.OneToOneField("Article", models.CASCADE, primary_key=True, related_name="concordance")
    packed = models.TextField()

    objects = ConcordanceQuerySet.as_manager()

    def __str__(self) -> str:
        return f"Concordance of {self.article_id}"
