"""What might become a topic: a Chinese term or a hashtag that many articles use and no topic covers."""

from django.db import models


class CandidateQuerySet(models.QuerySet["TopicCandidate"]):
    def waiting(self) -> "CandidateQuerySet":
        return self.filter(state=TopicCandidate.State.WAITING)

    def known_by(self, key: str) -> "CandidateQuerySet":
        """The one that decisions know by `key`, if it is there now."""
        kind, _, name = key.partition(":")
        return self.filter(kind=kind, name=name)


class TopicCandidate(models.Model):
    """`name` is the term's hanzi or the hashtag's words; `label` what the topic would be called."""

    class Kind(models.TextChoices):
        TERM = "term", "Term"
        HASHTAG = "hashtag", "Hashtag"

    class State(models.TextChoices):
        WAITING = "waiting", "Waiting"
        ACCEPTED = "accepted", "Made a topic"
        REJECTED = "rejected", "Rejected"

    kind = models.CharField(max_length=10, choices=Kind)
    name = models.CharField(max_length=200)
    label = models.CharField("suggested label", max_length=100)
    article_count = models.PositiveIntegerField("articles")
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)

    objects = CandidateQuerySet.as_manager()

    class Meta:
        ordering = ("-article_count", "name")
        constraints = (
            models.UniqueConstraint(fields=["kind", "name"], name="topic_candidate_is_unique"),
            models.CheckConstraint(
                condition=models.Q(kind__in=("term", "hashtag")), name="topic_candidate_kind_is_known"
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=("waiting", "accepted", "rejected")), name="topic_candidate_state_is_known"
            ),
        )

    def __str__(self) -> str:
        return f"#{self.name}#" if self.kind == self.Kind.HASHTAG else self.name

    @property
    def known_by(self) -> str:
        """What decisions know it by: those that wait are looked for anew, and get new ids."""
        return f"{self.kind}:{self.name}"
