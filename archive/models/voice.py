"""Voices: what people are quoted as saying, as records of their own."""

import hashlib
from typing import Any

from django.db import models

from archive.models.addresses import address_of
from archive.models.article import UNLISTED, Article
from archive.models.record import Record
from archive.models.visible import words_of

# What is never said of an article beside its voices.
UNSHOWN = tuple(f"article__{field}" for field in ("standfirst", *UNLISTED) if field != "blocks")


class VoiceQuerySet(models.QuerySet["QuotedComment"]):
    def public(self) -> "VoiceQuerySet":
        """What the public may read: not withheld, in a published article of an open source."""
        return self.filter(is_withheld=False, article__state="published", article__source__access="open")

    def countable(self) -> "VoiceQuerySet":
        """The same voices by what is left out: to count them, one index is read and no article looked up."""
        return self.filter(is_withheld=False).exclude(article__in=Article.objects.unreadable())

    def for_cards(self) -> "VoiceQuerySet":
        """With what a card prints: the words, and which article they stand in."""
        return self.in_articles().defer("spans", "article__blocks", *UNSHOWN)

    def without_speaker(self) -> "VoiceQuerySet":
        """Those of whom nothing is known, by words or by name."""
        return self.filter(speaker="", handle="", is_withheld=False)

    def known_as(self, handle: str) -> "VoiceQuerySet":
        """Those said under exactly this handle, as far as that may be known."""
        return self.filter(handle=handle, pseudonym="") if handle else self.none()

    def in_articles(self) -> "VoiceQuerySet":
        """With the articles that they stand in, and what is withheld there."""
        withheld = QuotedComment.objects.filter(is_withheld=True).order_by()
        voices = self.select_related("article__source").defer(*UNSHOWN)
        return voices.prefetch_related(models.Prefetch("article__voices", queryset=withheld))

    def repeated(self) -> "VoiceQuerySet":
        """Those whose words are printed in several articles."""
        public = QuotedComment.objects.countable().exclude(said_key="").order_by().values("said_key")
        keys = public.annotate(articles=models.Count("article", distinct=True)).filter(articles__gt=1)
        return self.filter(said_key__in=keys.values("said_key"))

    def of_netizens(self) -> "VoiceQuerySet":
        return self.filter(kind=QuotedComment.Kind.NETIZEN)

    def newest(self) -> "VoiceQuerySet":
        return self.order_by("-article__sort_date", "article", "order")


class QuotedComment(Record):
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

    class Ground(models.TextChoices):
        VOICE = "voice", "A curator withheld it"
        HANDLE = "handle", "Its account is withheld"
        WORDS = "words", "The same words are withheld elsewhere"

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
    has_original = models.BooleanField(default=False, editable=False)  # a generated column keeps counts off the index
    said_key = models.CharField(max_length=16, default="", editable=False, help_text="Same words, same key")
    spans = models.JSONField(default=list, editable=False)
    is_withheld = models.BooleanField("withheld", default=False)
    withheld_by = models.CharField("withheld for", max_length=10, choices=Ground, blank=True, editable=False)
    pseudonym = models.CharField(
        max_length=60, blank=True, help_text="Stands for the speaker and the handle wherever they are printed"
    )
    is_adrift = models.BooleanField(
        "not anchored", default=False, editable=False, help_text="Its words no longer stand in the article as printed"
    )

    objects = VoiceQuerySet.as_manager()

    class Meta:
        ordering = ("article_id", "order")  # by "article" each query would join, and sort by dates
        verbose_name = "voice"
        constraints = (
            models.CheckConstraint(condition=models.Q(kind__in=("netizen", "named")), name="voice_kind_is_known"),
            models.CheckConstraint(
                condition=models.Q(grade__in=("named", "handle", "described", "crowd", "none")),
                name="voice_grade_is_known",
            ),
        )
        indexes = (
            # All that the list of voices counts by. First the article: years are counted from the articles' side, and
            # with the kind as its first column SQLite takes it for every list of one kind, and sorts the archive to
            # find the twenty newest.
            models.Index(
                fields=["article", "place", "grade", "kind", "platform", "has_original", "is_withheld"],
                condition=models.Q(is_withheld=False),
                name="voice_not_withheld",
            ),
            models.Index(
                fields=["said_key", "article", "is_withheld"],
                condition=models.Q(is_withheld=False),
                name="voice_by_words",
            ),
            models.Index(fields=["handle"], name="voice_by_handle"),
            models.Index(fields=["article"], condition=models.Q(is_withheld=True), name="voice_withheld"),
        )

    def __str__(self) -> str:
        return f"{self.speaker or 'someone'}: {self.text[:60]}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.said_key, self.has_original = said_key(self.text), bool(self.original)
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return address_of("voice", self.pk)


def said_key(text: str) -> str:
    """A key of the words of a voice, whatever their case, script and punctuation; empty if there is no word in it."""
    words = words_of(text)
    return hashlib.blake2b(" ".join(words).encode(), digest_size=8).hexdigest() if words else ""
