"""Authors."""

from collections.abc import Iterable

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.urls import reverse

from archive import curation
from archive.admin import bulk
from archive.admin.base import CuratedAdmin, ReadOnlyAdmin
from archive.admin.merging import form_for, gone_into, most_used_first, such_as
from archive.admin.readable import counted, list_link
from archive.models import Article, Author, Byline


@admin.register(Author)
class AuthorAdmin(CuratedAdmin):
    list_display = ("name", "chinese_name", "family_name", "given_name", "articles")
    search_fields = ("name", "family_name", "given_name", "chinese_name")
    ordering = ("name",)
    fields = ("name", "family_name", "given_name", "chinese_name", "biography", "also_printed", "articles")
    readonly_fields = ("also_printed", "articles")
    actions = ("merge",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Author]:
        return super().get_queryset(request).annotate(article_count=Count("bylines__article", distinct=True))

    @admin.display(description="articles", ordering="article_count")
    def articles(self, author: Author) -> str:
        return list_link(Byline, f"{author.article_count:,}", f"author__id__exact={author.pk}")

    @admin.display(description="other names")
    def also_printed(self, author: Author) -> str:
        return ", ".join(author.aliases.values_list("name", flat=True))

    @admin.action(description="Merge …", permissions=["change"])
    def merge(self, request: HttpRequest, authors: QuerySet[Author]) -> TemplateResponse | None:
        def act(rows: QuerySet[Author], chosen: bulk.Chosen) -> str:
            kept, names = chosen["into"], [author.name for author in rows if author.pk != chosen["into"].pk]
            curation.merge_authors(list(rows), kept, request.user, chosen["why"])
            return gone_into(kept, names)

        form = form_for(most_used_first(authors))
        return bulk.asked(self, request, authors, bulk.Question("Merge people", told, act, form))

    def view_on_site(self, author: Author) -> str:
        return reverse("author", args=[author.slug])


def told(authors: QuerySet[Author], chosen: bulk.Chosen) -> Iterable[str]:
    """Of each person that goes what moves, and where the address leads."""
    kept: Author = chosen["into"]
    for author in authors.exclude(pk=kept.pk):
        titles = Article.objects.filter(bylines__author=author).newest().values_list("title", flat=True).distinct()
        number = titles.count()
        yield (
            f"“{author}” goes: {counted(number, 'article')} move{'s' if number == 1 else ''} to “{kept}”"
            f"{such_as(titles)}; /authors/{author.slug}/ leads to “{kept}” from then on, "
            "and later captures under the name too"
        )


@admin.register(Byline)
class BylineAdmin(ReadOnlyAdmin):
    """Who wrote what; bylines are edited in the article's form."""

    list_display = ("author", "role", "as_printed", "article")
    list_filter = ("role",)
    list_select_related = ("author", "article")
    search_fields = ("author__name", "as_printed", "article__title")
