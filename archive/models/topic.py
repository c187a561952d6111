"""Subject terms, the other labels that lead to them, and their tie to articles."""

from django.db import models

from archive.models.addresses import address_of
from archive.models.article import Article
from archive.models.counting import number_of_articles
from archive.models.record import Record


class TopicQuerySet(models.QuerySet["Topic"]):
    def narrower(self, topic: "Topic") -> "TopicQuerySet":
        return self.filter(relations__kind=TopicRelation.Kind.BROADER, relations__other=topic)

    def broader(self, topic: "Topic") -> "TopicQuerySet":
        return self.filter(related_by__kind=TopicRelation.Kind.BROADER, related_by__topic=topic)

    def related(self, topic: "Topic") -> "TopicQuerySet":
        """Those related to `topic`, whichever of the two it was said of."""
        by_it = models.Q(related_by__kind=TopicRelation.Kind.RELATED, related_by__topic=topic)
        to_it = models.Q(relations__kind=TopicRelation.Kind.RELATED, relations__other=topic)
        return self.filter(by_it | to_it).distinct()

    def with_counts(self) -> "TopicQuerySet":
        """With `article_count`: the published articles that carry the topic."""
        return self.annotate(article_count=number_of_articles(Tagging.objects.accepted().published(), "topic"))


class Topic(Record):
    """A subject term of the vocabulary, or a section as printed.

    `rules` are `{"words": [...], "weight": 0..1}`; they tag articles, see `archive.catalogue.tagging`.
    """

    class Kind(models.TextChoices):
        SUBJECT = "subject", "Subject"
        SECTION = "section", "Section as printed"

    label = models.CharField("preferred label", max_length=100)
    label_zh = models.CharField("Chinese label", max_length=100, blank=True)
    slug = models.CharField(max_length=120)
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.SUBJECT)
    scope_note = models.TextField(blank=True)
    rules = models.JSONField("matching rules", default=list, blank=True)

    objects = TopicQuerySet.as_manager()

    class Meta:
        ordering = ("label",)
        constraints = (
            models.UniqueConstraint(fields=["label"], name="topic_label_is_unique"),
            models.UniqueConstraint(fields=["slug"], name="topic_slug_is_unique"),
            models.CheckConstraint(condition=models.Q(kind__in=("subject", "section")), name="topic_kind_is_known"),
        )

    def __str__(self) -> str:
        return self.label

    def get_absolute_url(self) -> str:
        return address_of("topic", self.slug)


class TopicAlias(Record):
    """Another label that leads to a topic: a synonym, a former name, a topic merged into it."""

    topic = models.ForeignKey(Topic, models.CASCADE, related_name="aliases")
    label = models.CharField(max_length=100)
    slug = models.CharField(max_length=120)

    class Meta:
        ordering = ("label",)
        verbose_name_plural = "topic aliases"
        constraints = (models.UniqueConstraint(fields=["slug"], name="topic_alias_slug_is_unique"),)

    def __str__(self) -> str:
        return self.label


class TopicRelation(Record):
    """How a topic stands to another, as in SKOS: it has a broader one, or is related to one (which holds both ways)."""

    class Kind(models.TextChoices):
        BROADER = "broader", "Broader"
        RELATED = "related", "Related"

    topic = models.ForeignKey(Topic, models.CASCADE, related_name="relations")
    other = models.ForeignKey(Topic, models.CASCADE, related_name="related_by")
    kind = models.CharField(max_length=10, choices=Kind)

    class Meta:
        ordering = ("topic", "kind", "other")
        constraints = (
            models.UniqueConstraint(fields=["topic", "other"], name="topic_relation_is_unique"),
            models.CheckConstraint(condition=~models.Q(topic=models.F("other")), name="topic_relation_is_to_another"),
            models.CheckConstraint(
                condition=models.Q(kind__in=("broader", "related")), name="topic_relation_kind_is_known"
            ),
        )

    def __str__(self) -> str:
        return f"{self.topic}: {self.kind} {self.other}"


class TaggingQuerySet(models.QuerySet["Tagging"]):
    def accepted(self) -> "TaggingQuerySet":
        return self.filter(state=Tagging.State.ACCEPTED)

    def published(self) -> "TaggingQuerySet":
        """Those of published articles."""
        return self.exclude(article__in=Article.objects.hidden())

    def suggested(self) -> "TaggingQuerySet":
        return self.filter(state=Tagging.State.SUGGESTED)

    def undecided(self) -> "TaggingQuerySet":
        """What no curator has spoken on: the only rows that anything automatic may touch."""
        return self.exclude(origin=Tagging.Origin.CURATOR)


class Tagging(Record):
    """An article's tie to a topic: where it comes from, on what evidence, and whether it holds."""

    class Origin(models.TextChoices):
        SECTION = "section", "Section as printed"
        RECORD = "record", "Stated by a cleaned record"
        RULE = "rule", "Matching rule"
        SIMILAR = "similar", "Similar articles"
        CURATOR = "curator", "Curator"

    class State(models.TextChoices):
        ACCEPTED = "accepted", "Accepted"
        SUGGESTED = "suggested", "Suggested"
        REJECTED = "rejected", "Rejected"

    article = models.ForeignKey("Article", models.CASCADE, related_name="taggings")
    topic = models.ForeignKey(Topic, models.CASCADE, related_name="taggings")
    origin = models.CharField(max_length=10, choices=Origin)
    state = models.CharField(max_length=10, choices=State)
    evidence = models.JSONField(default=dict, blank=True)

    objects = TaggingQuerySet.as_manager()

    class Meta:
        ordering = ("article", "topic")
        constraints = (
            models.UniqueConstraint(fields=["article", "topic"], name="tagging_is_unique"),
            models.CheckConstraint(
                condition=models.Q(state__in=("accepted", "suggested", "rejected")), name="tagging_state_is_known"
            ),
            models.CheckConstraint(
                condition=models.Q(origin__in=("section", "record", "rule", "similar", "curator")),
                name="tagging_origin_is_known",
            ),
        )
        indexes = (models.Index(fields=["topic", "state", "article"], name="tagging_by_topic_and_state"),)

    def __str__(self) -> str:
        return f"{self.topic} ({self.state}, {self.origin})"
