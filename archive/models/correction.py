"""What readers say is wrong in an article, and what a curator answered."""

import secrets
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone

TOKEN_BYTES = 12


def new_token() -> str:
    return secrets.token_urlsafe(TOKEN_BYTES)


class CorrectionQuerySet(models.QuerySet["Correction"]):
    def waiting(self) -> "CorrectionQuerySet":
        return self.filter(state=Correction.State.WAITING)

    def of_the_last(self, span: timedelta) -> "CorrectionQuerySet":
        return self.filter(sent_at__gt=timezone.now() - span)


class Correction(models.Model):
    """A reader's word, sent without an account; the answer stands at an address that only the reader was given.

    `sender` is a keyed digest of address and day, to count by: who sent it nobody can tell.
    """

    class State(models.TextChoices):
        WAITING = "waiting", "Waiting"
        ACCEPTED = "accepted", "Accepted"
        DECLINED = "declined", "Declined"

    token = models.CharField(max_length=24, default=new_token, editable=False)
    article = models.ForeignKey("Article", models.CASCADE, related_name="corrections")
    passage = models.TextField("words in question", blank=True, max_length=500)
    text = models.TextField("what is wrong", max_length=2000)
    sender = models.CharField(max_length=32, blank=True, editable=False)
    sent_at = models.DateTimeField("sent", default=timezone.now, editable=False)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    note = models.TextField("answer to the reader", blank=True, max_length=1000)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", editable=False
    )
    answered_at = models.DateTimeField("answered", null=True, blank=True, editable=False)

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        ordering = ("-sent_at", "-pk")
        constraints = (
            models.UniqueConstraint(fields=["token"], name="correction_token_is_unique"),
            models.CheckConstraint(
                condition=models.Q(state__in=("waiting", "accepted", "declined")), name="correction_state_is_known"
            ),
        )
        indexes = (
            models.Index(fields=["state", "-sent_at"], name="correction_by_state"),
            models.Index(fields=["sent_at", "sender"], name="correction_by_sender"),
        )

    def __str__(self) -> str:
        return self.text[:80]

    def get_absolute_url(self) -> str:
        return reverse("correction", args=[self.token])

    @property
    def is_waiting(self) -> bool:
        return self.state == self.State.WAITING
