"""A bulk action that is done in portions and is not finished yet."""

from django.conf import settings
from django.db import models

from archive.models.topic import Topic


class BulkAct(models.Model):
    """What was chosen (`rows`, ids of articles) and how far it is done; the row goes when all of it is.

    What is taken back has `changed` decisions left to undo. Without a `topic` it can go no further.
    """

    class Kind(models.TextChoices):
        ADD = "add", "Add a topic"
        REMOVE = "remove", "Remove a topic"

    kind = models.CharField(max_length=10, choices=Kind)
    topic = models.ForeignKey(Topic, models.SET_NULL, null=True, related_name="+")
    label = models.CharField("topic as chosen", max_length=200)
    rows = models.JSONField()
    done = models.PositiveIntegerField("articles done", default=0)
    changed = models.PositiveIntegerField("decisions recorded", default=0)
    is_taken_back = models.BooleanField("being taken back", default=False)
    last_decision = models.PositiveBigIntegerField("decision before it")
    act = models.CharField(max_length=16)
    why = models.CharField("reason", max_length=300, blank=True)
    who = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    began = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"{self.Kind(self.kind).label}: “{self.label}”"

    @property
    def total(self) -> int:
        return len(self.rows)

    @property
    def progress(self) -> str:
        if self.is_taken_back:
            return f"{self.changed:,} decisions still to take back"
        return f"{self.done:,} of {self.total:,} articles"
