"""Voices: mend who is quoted; withhold and release."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.urls import reverse

from archive import curation
from archive.admin import bulk
from archive.admin.base import CuratedAdmin
from archive.admin.lacking import VoiceLacks
from archive.admin.readable import counted, link_to, shortened
from archive.catalogue.terms import folded
from archive.models import QuotedComment


@admin.register(QuotedComment)
class QuotedCommentAdmin(CuratedAdmin):
    list_display = ("words", "speaker", "platform", "place", "grade", "is_withheld", "about")
    list_filter = (
        "is_withheld",
        "is_adrift",
        VoiceLacks,
        "kind",
        "grade",
        "platform",
        ("article__source", admin.RelatedOnlyFieldListFilter),
    )
    search_fields = ("text", "original", "speaker", "handle", "article__title")
    ordering = ("-article__sort_date", "article_id", "order")
    actions = ("withhold", "pseudonymise", "withhold_account", "release")
    readonly_fields = ("about", "anchored", "withheld_by")
    fieldsets = (
        (None, {"fields": ("text", "original", "about", "anchored")}),
        ("Who is quoted", {"fields": ("speaker", "handle", "platform", "place", "kind", "grade")}),
        ("Public", {"fields": ("is_withheld", "withheld_by", "pseudonym")}),
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
            return bulk.told(curation.withhold(rows, request.user, chosen["why"]), "voice", "withheld")

        question = bulk.Question("Withhold voices", withheld_counts, act, bulk.CareForm)
        return bulk.asked(self, request, with_text(voices), question)

    @admin.action(description="Withhold the accounts they go by …", permissions=["withhold_account"])
    def withhold_account(self, request: HttpRequest, voices: QuerySet[QuotedComment]) -> TemplateResponse | None:
        def act(rows: QuerySet[QuotedComment], chosen: bulk.Chosen) -> str:
            accounts = {curation.account(row.handle) for row in rows if row.handle}
            for account in accounts:
                curation.withhold_account(account, request.user, chosen["why"])
            return bulk.told(len(accounts), "account", "withheld")

        question = bulk.Question("Withhold accounts", account_counts, act, bulk.CareForm)
        return bulk.asked(self, request, with_text(voices), question)

    @admin.action(description="Call by a pseudonym …", permissions=["change"])
    def pseudonymise(self, request: HttpRequest, voices: QuerySet[QuotedComment]) -> TemplateResponse | None:
        def act(rows: QuerySet[QuotedComment], chosen: bulk.Chosen) -> str:
            for row in rows:
                curation.pseudonymise(row, chosen["pseudonym"], request.user, chosen["why"])
            return bulk.told(len(rows), "voice", "under a pseudonym")

        question = bulk.Question("Give a pseudonym", withheld_counts, act, bulk.PseudonymForm)
        return bulk.asked(self, request, with_text(voices), question)

    def has_withhold_account_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("archive.change_handle")

    @admin.action(description="Release …", permissions=["change"])
    def release(self, request: HttpRequest, voices: QuerySet[QuotedComment]) -> TemplateResponse | None:
        def act(rows: QuerySet[QuotedComment], chosen: bulk.Chosen) -> str:
            return bulk.told(curation.release(rows, request.user, chosen["why"]), "voice", "released")

        question = bulk.Question("Release voices", withheld_counts, act, bulk.CareForm)
        return bulk.asked(self, request, with_text(voices), question)


def with_text(voices: QuerySet[QuotedComment]) -> QuerySet[QuotedComment]:
    """The voices with whole articles: these are projected anew."""
    return voices.defer(None)


def account_counts(voices: QuerySet[QuotedComment], chosen: bulk.Chosen) -> list[str]:
    names = {f"@{folded(voice.handle)}" for voice in voices if voice.handle}
    return [f"{counted(len(names), 'account')}: {', '.join(sorted(names)) or 'none of these voices has one'}"]


def withheld_counts(voices: QuerySet[QuotedComment], chosen: bulk.Chosen) -> list[str]:
    articles = voices.order_by().values("article").distinct().count()
    return [
        f"{counted(voices.count(), 'voice')} in {counted(articles, 'article')}",
        f"{voices.filter(is_withheld=True).count():,} withheld now",
    ]
