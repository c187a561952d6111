"""Authors."""

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.urls import reverse

from archive.admin.base import CuratedAdmin, ReadOnlyAdmin
from archive.admin.readable import list_link
from archive.models import Author, Byline


@admin.register(Author)
class AuthorAdmin(CuratedAdmin):
    list_display = ("name", "chinese_name", "family_name", "given_name", "articles")
    search_fields = ("name", "family_name", "given_name", "chinese_name")
    ordering = ("name",)
    fields = ("name", "family_name", "given_name", "chinese_name", "biography", "articles")
    readonly_fields = ("articles",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Author]:
        return super().get_queryset(request).annotate(article_count=Count("bylines__article", distinct=True))

    @admin.display(description="articles", ordering="article_count")
    def articles(self, author: Author) -> str:
        return list_link(Byline, f"{author.article_count:,}", f"author__id__exact={author.pk}")

    def view_on_site(self, author: Author) -> str:
        return reverse("author", args=[author.slug])


@admin.register(Byline)
class BylineAdmin(ReadOnlyAdmin):
    """Who wrote what; bylines are edited in the article's form."""

    list_display = ("author", "role", "as_printed", "article")
    list_filter = ("role",)
    list_select_related = ("author", "article")
    search_fields = ("author__name", "as_printed", "article__title")
