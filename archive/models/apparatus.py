"""What stands below an article: references, footnotes and the comments of its readers."""

from django.db import models


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
