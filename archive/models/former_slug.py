"""Addresses that articles had before."""

from django.db import models

from archive.models.article import Article


class FormerSlug(models.Model):
    """An address an article had before it was merged or renamed; it redirects.

    `former_id` is the id of an article that was merged away: decisions about it hold for the one it went into. `voices`
    are what its voices said, by the ids they had, so that their addresses redirect too.
    """

    slug = models.CharField(max_length=140)
    former_id = models.CharField(max_length=16, blank=True, editable=False)
    voices = models.JSONField(default=dict, editable=False)
    article = models.ForeignKey(Article, models.CASCADE, related_name="former_slugs")

    class Meta:
        constraints = (models.UniqueConstraint(fields=["slug"], name="former_slug_is_unique"),)

    def __str__(self) -> str:
        return self.slug
