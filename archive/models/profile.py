"""What an article keeps coming back to: compact enough to compare every article with every other."""

from django.db import models

from archive.models.article import Article


class ArticleProfile(models.Model):
    """The commonest words and Chinese terms of an article, and how often each is met in it.

    `is_asked`: whether its neighbours have been asked for topics since it last changed.
    """

    article = models.OneToOneField(Article, models.CASCADE, primary_key=True, related_name="profile")
    terms = models.JSONField(default=dict)
    is_asked = models.BooleanField(default=False)

    class Meta:
        indexes = (
            models.Index(fields=["article"], condition=models.Q(is_asked=False), name="article_profile_not_asked"),
        )

    def __str__(self) -> str:
        return f"Profile of {self.article_id}"
