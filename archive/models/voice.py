"""Voices: what people are quoted as saying, as records of their own."""

from django.db import models
from django.urls import reverse


class VoiceQuerySet(models.QuerySet["QuotedComment"]):
    def public(self) -> "VoiceQuerySet":
        """What the public may read: not withheld, in a published article of an open source."""
        return self.filter(is_withheld=False, article__state="published", article__source__access="open")

    def of_netizens(self) -> "VoiceQuerySet":
        return self.filter(kind=QuotedComment.Kind.NETIZEN)

    def newest(self) -> "VoiceQuerySet":
        return self.order_by("-article__sort_date", "article", "order")


class QuotedComment(models.Model):
    """A voice: the words as printed, who is quoted, and where in the article (spans of its blocks).

    `id` follows the article and the words, so that it survives re-ingest. A withheld voice keeps its row as a
    tombstone: its words are blacked out wherever they stand, and re-ingest does not revive it.
    """

    class Kind(models.TextChoices):
        NETIZEN = "netizen", "Netizen"
        NAMED = "named", "Named"

    class Grade(models.TextChoices):
        NAMED = "named", "Named"
        HANDLE = "handle", "By handle"
        DESCRIBED = "described", "Described"
        CROWD = "crowd", "Crowd"
        NONE = "none", "Not attributed"

    id = models.CharField(primary_key=True, max_length=16, editable=False)
    article = models.ForeignKey("Article", models.CASCADE, related_name="voices")
    order = models.PositiveSmallIntegerField(default=0, editable=False)
    text = models.TextField()
    speaker = models.CharField(max_length=300, blank=True)
    handle = models.CharField(max_length=100, blank=True)
    platform = models.CharField(max_length=50, blank=True)
    place = models.CharField(max_length=100, blank=True)
    kind = models.CharField(max_length=10, choices=Kind)
    grade = models.CharField("attribution", max_length=10, choices=Grade)
    original = models.TextField("original wording", blank=True)
    spans = models.JSONField(default=list, editable=False)
    is_withheld = models.BooleanField("withheld", default=False)
    is_adrift = models.BooleanField(
        "not anchored", default=False, editable=False, help_text="Its words no longer stand in the article as printed"
    )

    objects = VoiceQuerySet.as_manager()

    class Meta:
        ordering = ("article", "order")
        verbose_name = "voice"
        constraints = (
            models.CheckConstraint(condition=models.Q(kind__in=("netizen", "named")), name="voice_kind_is_known"),
            models.CheckConstraint(
                condition=models.Q(grade__in=("named", "handle", "described", "crowd", "none")),
                name="voice_grade_is_known",
            ),
        )
        indexes = (
            models.Index(fields=["kind", "platform"], name="voice_by_kind_and_platform"),
            models.Index(fields=["handle"], name="voice_by_handle"),
            models.Index(fields=["article"], condition=models.Q(is_withheld=True), name="voice_withheld"),
        )

    def __str__(self) -> str:
        return f"{self.speaker or 'someone'}: {self.text[:60]}"

    def get_absolute_url(self) -> str:
        return reverse("voice", args=[self.pk])
