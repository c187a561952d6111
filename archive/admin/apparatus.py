"""References, footnotes and readers' comments, as printed."""

from django.contrib import admin

from archive.admin.base import ReadOnlyAdmin
from archive.models import FormerSlug, Note, ReaderComment, Reference


@admin.register(Reference, Note)
class ApparatusAdmin(ReadOnlyAdmin):
    list_display = ("__str__", "article")
    list_select_related = ("article",)
    search_fields = ("text", "article__title")


@admin.register(ReaderComment)
class ReaderCommentAdmin(ReadOnlyAdmin):
    list_display = ("__str__", "name", "date", "article")
    list_select_related = ("article",)
    search_fields = ("text", "name", "article__title")


@admin.register(FormerSlug)
class FormerSlugAdmin(ReadOnlyAdmin):
    list_display = ("slug", "article")
    list_select_related = ("article",)
    search_fields = ("slug", "article__title")
