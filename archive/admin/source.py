"""Sources: their sites, rights and access."""

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest

from archive.admin.base import CuratedAdmin
from archive.admin.readable import list_link
from archive.models import Article, Source


@admin.register(Source)
class SourceAdmin(CuratedAdmin):
    can_be_reset = False
    list_display = ("name", "access", "rights", "site", "articles")
    list_filter = ("access",)
    search_fields = ("name", "site")
    ordering = ("name",)
    fields = ("name", "site", "rights", "access", "articles")
    readonly_fields = ("name", "articles")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Source]:
        return super().get_queryset(request).annotate(article_count=Count("articles"))

    @admin.display(description="articles", ordering="article_count")
    def articles(self, source: Source) -> str:
        return list_link(Article, f"{source.article_count:,}", f"source__id__exact={source.pk}")
