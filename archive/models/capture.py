"""Evidence: captured pages as they came, what an extractor version read in them, and which article each part is."""

import zlib
from collections.abc import Iterable, Mapping
from typing import Any, cast

from django.db import models

from archive.extract.pieces import piece
from archive.extract.records import Dropped, Format, ParsedArticle, Reading, from_json
from archive.models.compiled import Compiled


class CaptureFormat(models.TextChoices):
    TEXT = "text", "Text"
    HTML = "html", "HTML"
    RECORD = "record", "Cleaned record"
    WXR = "wxr", "WordPress export"


class CaptureQuerySet(models.QuerySet["Capture"]):
    def without_article(self) -> "CaptureQuerySet":
        """Those that were read in vain."""
        found = Appearance.objects.filter(extraction__capture=models.OuterRef("pk"))
        return self.exclude(models.Exists(found))


class Capture(models.Model):
    """One captured page, or one item of a file of many; its bytes are kept compressed and never change."""

    name = models.CharField(max_length=500)
    sha256 = models.CharField(max_length=64)
    format = models.CharField(max_length=10, choices=CaptureFormat)
    address = models.CharField(max_length=2000, blank=True)
    captured_at = models.DateTimeField(null=True, blank=True)
    ingested_at = models.DateTimeField(auto_now_add=True)
    source = models.ForeignKey("Source", models.PROTECT, null=True, blank=True, related_name="captures")
    compressed = models.BinaryField()
    size = models.PositiveIntegerField(help_text="Bytes as captured")

    objects = CaptureQuerySet.as_manager()

    class Meta:
        ordering = ("name",)
        constraints = (
            models.UniqueConstraint(fields=["sha256"], name="capture_bytes_are_unique"),
            models.CheckConstraint(condition=models.Q(format__in=CaptureFormat.values), name="capture_format_is_known"),
        )
        indexes = (models.Index(fields=["address"], name="capture_by_address"),)

    def __str__(self) -> str:
        return self.name

    @property
    def content(self) -> bytes:
        return zlib.decompress(self.compressed)

    @content.setter
    def content(self, content: bytes) -> None:
        self.compressed, self.size = zlib.compress(content), len(content)


_NAMED = Compiled(lambda hashes: Capture.objects.filter(sha256__in=hashes).defer("compressed").order_by("name"))


def captures_of(provenance: Iterable[Mapping[str, Any]]) -> list[Capture]:
    """The captures that an article's provenance names, without their bytes."""
    return _NAMED(list(dict.fromkeys(part["sha256"] for part in provenance)))


class Extraction(models.Model):
    """What one extractor version read in one capture: articles and dropped stretches as JSON, never edited.

    Better rules, or news about the capture, make a new extraction; the former ones are kept as evidence.
    """

    capture = models.ForeignKey(Capture, models.CASCADE, related_name="extractions")
    version = models.PositiveIntegerField()
    is_current = models.BooleanField(default=True)
    articles = models.JSONField(default=list)
    dropped = models.JSONField(default=list)
    remarks = models.JSONField(default=list)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("capture", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=["capture"], condition=models.Q(is_current=True), name="capture_has_one_current_extraction"
            ),
        )
        indexes = (models.Index(fields=["version"], name="extraction_by_version"),)

    def __str__(self) -> str:
        return f"{self.capture} by extractor {self.version}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.is_current and self._state.adding:
            Extraction.objects.filter(capture=self.capture, is_current=True).update(is_current=False)
        super().save(*args, **kwargs)

    def parsed(self) -> list[ParsedArticle]:
        return [from_json(stored) for stored in self.articles]

    def parsed_at(self, position: int) -> ParsedArticle:
        return from_json(self.articles[position])

    def reading(self) -> Reading:
        """The reading this was made of."""
        form = cast("Format", self.capture.format)  # by the row's constraint
        dropped = tuple(Dropped(**stored) for stored in self.dropped)
        return Reading(form, tuple(self.parsed()), dropped, tuple(self.remarks))


class AppearanceQuerySet(models.QuerySet["Appearance"]):
    def in_canonical_order(self) -> "AppearanceQuerySet":
        """Oldest capture first, undated before dated, then by its bytes: an order no arrival can change."""
        return self.order_by(
            models.F("extraction__capture__captured_at").asc(nulls_first=True),
            "extraction__capture__sha256",
            "position",
            "begins",
        )

    def with_capture(self) -> "AppearanceQuerySet":
        """With the capture, its source, and nothing of what is large: neither bytes nor what was read in them."""
        return self.select_related("extraction__capture__source").only(
            "position", "begins", "ends", "title", "article", "extraction__capture__name",
            "extraction__capture__sha256", "extraction__capture__captured_at", "extraction__capture__source__name",
        )  # fmt: skip

    def of_capture(self, capture: Capture) -> "AppearanceQuerySet":
        return self.filter(extraction__capture=capture)


class Appearance(models.Model):
    """One article as met in one capture: the `position`-th parsed article of an extraction.

    Where curators cut that in several it is the piece of it from block number `begins` up to `ends`, called `title`.
    `title_key` and `address_key` are the folded title and canonical address that identity is looked up by.
    """

    extraction = models.ForeignKey(Extraction, models.CASCADE, related_name="appearances")
    position = models.PositiveIntegerField()
    begins = models.PositiveIntegerField(default=0)
    ends = models.PositiveIntegerField(null=True)
    title = models.CharField(max_length=500, blank=True)
    article = models.ForeignKey("Article", models.CASCADE, related_name="appearances")
    title_key = models.CharField(max_length=500)
    address_key = models.CharField(max_length=2000, blank=True)

    objects = AppearanceQuerySet.as_manager()

    class Meta:
        ordering = ("extraction", "position", "begins")
        constraints = (
            models.UniqueConstraint(fields=["extraction", "position", "begins"], name="appearance_place_is_unique"),
        )
        indexes = (
            models.Index(fields=["title_key"], name="appearance_by_title"),
            models.Index(fields=["address_key"], name="appearance_by_address"),
        )

    def __str__(self) -> str:
        return f"{self.article} in {self.extraction.capture}"

    def parsed(self) -> ParsedArticle:
        return self.piece_of(self.extraction.parsed_at(self.position))

    def piece_of(self, parsed: ParsedArticle) -> ParsedArticle:
        """What of the parsed article at its position this is: all of it, but for those that curators cut."""
        return piece(parsed, self.begins, self.ends, self.title)
