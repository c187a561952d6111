"""What curators did: an append-only record that projection, history and undo read."""

from collections.abc import Iterable
from itertools import chain
from typing import Any

from django.conf import settings
from django.db import models

APART = "apart:"  # the fields of an article that say which ones were split from it
SPLIT_VERB = "split"
ASKED_AT_ONCE = 5_000  # ids: databases take so many values in a query, and not any number


class DecisionQuerySet(models.QuerySet["Decision"]):
    def about(self, record: models.Model) -> "DecisionQuerySet":
        return self.filter(subject=subject_of(record), subject_id=subject_id_of(record))

    def with_their_acts(self, decisions: "models.QuerySet[Decision]") -> "DecisionQuerySet":
        """Some decisions, and all others that were made in the same bulk actions."""
        acts = decisions.exclude(act="").order_by().values("act")
        return self.filter(models.Q(pk__in=decisions.order_by().values("pk")) | models.Q(act__in=acts))

    def standing(self, subject: str, subject_ids: Iterable[str]) -> dict[str, dict[str, Any]]:
        """What holds now: for each id the last decided value of each field; `reset` ones are left out."""
        held: dict[str, dict[str, Any]] = {}
        ids = list(dict.fromkeys(subject_ids))
        portions = (ids[first : first + ASKED_AT_ONCE] for first in range(0, len(ids), ASKED_AT_ONCE))
        about = self.filter(subject=subject).order_by("pk")
        for decision in chain.from_iterable(about.filter(subject_id__in=portion) for portion in portions):
            fields = held.setdefault(decision.subject_id, {})
            if decision.verb in {Decision.Verb.RESET, Decision.Verb.JOIN}:
                fields.pop(decision.field, None)
            elif decision.field:
                fields[decision.field] = decision.after
        return held


def subject_of(record: models.Model) -> str:
    return str(record._meta.model_name)


def subject_id_of(record: models.Model) -> str:
    """What decisions know a record by: its id, or what it says of itself if it is looked for anew now and then."""
    return str(getattr(record, "known_by", record.pk))


class Decision(models.Model):
    """One thing one curator did to one field of one record: who, when, why, before, after. Never changed or removed."""

    class Verb(models.TextChoices):
        EDIT = "edit", "Edited"
        RESET = "reset", "Set back to what the captures say"
        ADD = "add", "Added"
        REMOVE = "remove", "Removed"
        MERGE = "merge", "Merged others into"
        PART = "part", "Parted again"
        SPLIT = SPLIT_VERB, "Split another from"
        JOIN = "join", "Joined again with what was split from"

    subject = models.CharField(max_length=30)
    subject_id = models.CharField(max_length=220)
    label = models.CharField(max_length=200, help_text="The record's name at the time")
    verb = models.CharField(max_length=10, choices=Verb)
    field = models.CharField(max_length=40, blank=True)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    why = models.CharField(max_length=300, blank=True)
    act = models.CharField(max_length=16, blank=True, help_text="Decisions of one bulk action have it in common")
    who = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    objects = DecisionQuerySet.as_manager()

    class Meta:
        ordering = ("-pk",)
        indexes = (
            models.Index(fields=["subject", "subject_id"], name="decision_by_subject"),
            models.Index(fields=["subject_id"], condition=models.Q(verb=SPLIT_VERB), name="decision_of_split"),
            models.Index(fields=["act"], condition=~models.Q(act=""), name="decision_by_act"),
        )

    def __str__(self) -> str:
        field = "" if self.field.startswith(APART) else self.field
        return f"{self.get_verb_display()} {f'{field} of ' if field else ''}{self.label}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add the decision; of one that stands only `after` may be told later, once a reset shows what captures say."""
        if not self._state.adding and list(kwargs.get("update_fields") or ()) != ["after"]:
            raise TypeError("A decision stands as it was made: make another")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise TypeError("A decision stands as it was made: make another")
