"""Evidence: captures and what was read in them. It can be looked at, and nothing else."""

from typing import Any

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html

from archive.admin.base import ReadOnlyAdmin
from archive.admin.proof import proof_of
from archive.admin.readable import link_to, moment, partial
from archive.extract.decode import decode
from archive.models import Appearance, Capture, Extraction, IndexTask

SHOWN = 200_000  # characters of a capture that a page of the admin shows
SHOWN_STRETCHES = 2_000
MOMENTS = (moment("captured_at", "captured"), moment("ingested_at", "ingested"))


class ArticlesFilter(admin.SimpleListFilter):
    """The captures a curator should look at: those that were read in vain."""

    title = "articles"
    parameter_name = "articles"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("some", "Some"), ("none", "None found")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Capture]) -> QuerySet[Capture]:
        in_vain = Capture.objects.without_article().order_by().values("pk")
        if self.value() == "none":
            return queryset.filter(pk__in=in_vain)
        return queryset.exclude(pk__in=in_vain) if self.value() == "some" else queryset


@admin.register(Capture)
class CaptureAdmin(ReadOnlyAdmin):
    list_display = (
        "name",
        "format",
        "source",
        "size",
        *MOMENTS,
        "proof",
    )
    list_filter = ("format", ArticlesFilter, "source", "ingested_at")
    list_select_related = ("source",)
    search_fields = ("name", "address", "sha256")
    readonly_fields = ("articles", "dropped", "text", *MOMENTS)
    fieldsets = (
        (None, {"fields": ("name", "address", "source", "format", "size", "sha256", *MOMENTS)}),
        ("What became of it", {"fields": ("articles", "dropped")}),
        ("As it came", {"classes": ("collapse",), "fields": ("text",)}),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Capture]:
        return super().get_queryset(request).defer("compressed")

    def get_urls(self) -> list[URLPattern]:
        shown = self.admin_site.admin_view(self.show_proof)
        return [path("<int:pk>/proof/", shown, name="archive_capture_proof"), *super().get_urls()]

    def show_proof(self, request: HttpRequest, pk: int) -> HttpResponse:
        return proof_of(self, request, pk)

    @admin.display(description="proof")
    def proof(self, capture: Capture) -> str:
        address = reverse("admin:archive_capture_proof", args=[capture.pk])
        return format_html('<a href="{}" aria-label="Proof of {}">Proof</a>', address, capture.name)

    @admin.display(description="articles")
    def articles(self, capture: Capture) -> str:
        met = Appearance.objects.of_capture(capture).select_related("article", "extraction").in_canonical_order()
        stretches = [(appearance.article, appearance.parsed()) for appearance in met[:SHOWN_STRETCHES]]
        return partial("stretches", stretches=stretches)

    @admin.display(description="dropped")
    def dropped(self, capture: Capture) -> str:
        extraction = capture.extractions.first()
        stretches = extraction.dropped[:SHOWN_STRETCHES] if extraction else []
        return partial("dropped", extraction=extraction, stretches=stretches)

    @admin.display(description="text")
    def text(self, capture: Capture) -> str:
        text = decode(capture.content).text
        return partial("capture", text=text[:SHOWN], left_out=max(0, len(text) - SHOWN))


@admin.register(Extraction)
class ExtractionAdmin(ReadOnlyAdmin):
    list_display = ("__str__", "version", "article_count", moment("made_at", "made"))
    list_filter = ("version",)
    list_select_related = ("capture",)
    search_fields = ("capture__name", "capture__sha256")
    fields = ("about", "version", list_display[-1], "remarks")
    readonly_fields = ("about", list_display[-1])

    def get_queryset(self, request: HttpRequest) -> QuerySet[Extraction]:
        rows = super().get_queryset(request).select_related("capture")
        return rows.defer("articles", "dropped", "capture__compressed").annotate(met=Count("appearances"))

    @admin.display(description="articles", ordering="met")
    def article_count(self, extraction: Extraction) -> int:
        return int(extraction.met)

    @admin.display(description="capture")
    def about(self, extraction: Extraction) -> str:
        return link_to(extraction.capture)


@admin.register(Appearance)
class AppearanceAdmin(ReadOnlyAdmin):
    list_display = ("article", "extraction", "position", "begins", "address_key")
    search_fields = ("article__title", "extraction__capture__name", "address_key")
    fields = ("article", "extraction", "position", "begins", "ends", "title_key", "address_key")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Appearance]:
        rows = super().get_queryset(request).select_related("article", "extraction__capture")
        return rows.defer(
            "article__blocks", "extraction__articles", "extraction__dropped", "extraction__capture__compressed"
        )


@admin.register(IndexTask)
class IndexTaskAdmin(ReadOnlyAdmin):
    """Articles that the index does not show as they are now; empty when the indexer is up to date."""

    list_display = ("article_id", "sequence")
    search_fields = ("article_id",)
