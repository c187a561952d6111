"""Terms and hashtags, and where they and handles are used."""

from typing import Any

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest

from archive.admin.base import CuratedAdmin, ReadOnlyAdmin
from archive.admin.readable import list_link
from archive.models import HandleUse, Hashtag, HashtagUse, Term, TermUse


class UsedAdmin(admin.ModelAdmin):
    """With the number of uses, which leads to them."""

    use: type[TermUse | HashtagUse | HandleUse]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).annotate(use_count=Count("uses"))

    @admin.display(description="uses", ordering="use_count")
    def uses(self, entity: Any) -> str:
        return list_link(self.use, f"{entity.use_count:,}", f"{entity._meta.model_name}__id__exact={entity.pk}")


@admin.register(Term)
class TermAdmin(UsedAdmin, CuratedAdmin):
    use = TermUse
    list_display = ("hanzi", "pinyin", "gloss", "uses")
    search_fields = ("hanzi", "pinyin", "gloss")
    ordering = ("hanzi",)
    fields = ("hanzi", "pinyin", "gloss", "uses")
    readonly_fields = ("hanzi", "uses")


@admin.register(Hashtag)
class HashtagAdmin(UsedAdmin, ReadOnlyAdmin):
    use = HashtagUse
    list_display = ("__str__", "uses")
    search_fields = ("name",)
    ordering = ("name",)
    fields = ("name", "uses")
    readonly_fields = ("uses",)


@admin.register(TermUse)
class TermUseAdmin(ReadOnlyAdmin):
    list_display = ("as_printed", "pinyin", "gloss", "article")
    list_select_related = ("article",)
    search_fields = ("as_printed", "pinyin", "gloss", "article__title")


@admin.register(HashtagUse)
class HashtagUseAdmin(ReadOnlyAdmin):
    list_display = ("as_printed", "views", "article")
    list_select_related = ("article",)
    search_fields = ("as_printed", "article__title")


@admin.register(HandleUse)
class HandleUseAdmin(ReadOnlyAdmin):
    list_display = ("as_printed", "article")
    list_select_related = ("article",)
    search_fields = ("as_printed", "article__title")
