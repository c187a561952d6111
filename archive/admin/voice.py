"""Voices: mend who is quoted; withhold and release."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.urls import reverse

from archive import curation
from archive.admin import bulk
from archive.admin.base import CuratedAdmin
from archive.admin.readable import counted, link_to, shortened
from archive.models import QuotedComment


@admin.register(QuotedComment)
class QuotedCommentAdmin(CuratedAdmin):
    list_display = ("words", "speaker", "platform", "place", "grade", "is_withheld", "about")
    list_filter = (
        "is_withheld",
        "is_adrift",
        "kind",
        "grade",
        "platform",
        ("article__source", admin.RelatedOnlyFieldListFilter),
    )
    search_fields = ("text", "original", "speaker", "handle", "article__title")
    ordering = ("-article__sort_date", "article_id", "order")
    actions = ("withhold", "release")
    readonly_fields = ("about", "anchored")
    fieldsets = (
        (None, {"fields": ("text", "original", "about", "anchored")}),
        ("Who is quoted", {"fields": ("speaker", "handle", "platform", "place", "kind", "grade")}),
        ("Public", {"fields": ("is_withheld",)}),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[QuotedComment]:
        rows = super().get_queryset(request).select_related("article")
        return rows.defer("article__blocks", "article__provenance")

    @admin.display(description="words", ordering="text")
    def words(self, voice: QuotedComment) -> str:
        return shortened(voice.text)

    @admin.display(description="article", ordering="article__title")
    def about(self, voice: QuotedComment) -> str:
        return link_to(voice.article)

    @admin.display(description="anchored")
    def anchored(self, voice: QuotedComment) -> str:
        return "No: its words do not stand in the article as it reads now." if voice.is_adrift else "Yes"

    def view_on_site(self, voice: QuotedComment) -> str:
        return reverse("voice", args=[voice.pk])

    @admin.action(description="Withhold …", permissions=["change"])
    def withhold(self, request: HttpRequest, voices: QuerySet[QuotedComment]) -> TemplateResponse | None:
        def act(rows: QuerySet[QuotedComment], chosen: bulk.Chosen) -> str:
            return f"{counted(curation.withhold(rows, request.user, chosen['why']), 'voice')} withheld."

        return bulk.asked(self, request, with_text(voices), bulk.Question("Withhold voices", withheld_counts, act))

    @admin.action(description="Release …", permissions=["change"])
    def release(self, request: HttpRequest, voices: QuerySet[QuotedComment]) -> TemplateResponse | None:
        def act(rows: QuerySet[QuotedComment], chosen: bulk.Chosen) -> str:
            return f"{counted(curation.release(rows, request.user, chosen['why']), 'voice')} released."

        return bulk.asked(self, request, with_text(voices), bulk.Question("Release voices", withheld_counts, act))


def with_text(voices: QuerySet[QuotedComment]) -> QuerySet[QuotedComment]:
    """The voices with whole articles: these are projected anew."""
    return voices.defer(None)


def withheld_counts(voices: QuerySet[QuotedComment], chosen: bulk.Chosen) -> list[str]:
    articles = voices.order_by().values("article").distinct().count()
    return [
        f"{counted(voices.count(), 'voice')} in {counted(articles, 'article')}",
        f"{voices.filter(is_withheld=True).count():,} withheld now",
    ]
