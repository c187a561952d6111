"""Terms and hashtags, and where they and handles are used."""

from collections.abc import Iterable
from typing import Any

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.template.response import TemplateResponse

from archive import curation
from archive.admin import bulk
from archive.admin.base import CuratedAdmin, ReadOnlyAdmin
from archive.admin.merging import form_for, gone_into, such_as
from archive.admin.readable import counted, list_link
from archive.models import Article, HandleUse, Hashtag, HashtagUse, Term, TermUse


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
    fields = ("hanzi", "pinyin", "gloss", "also_written", "uses")
    readonly_fields = ("hanzi", "also_written", "uses")
    actions = ("merge",)

    @admin.display(description="other hanzi")
    def also_written(self, term: Term) -> str:
        return ", ".join(term.aliases.values_list("hanzi", flat=True))

    @admin.action(description="Merge …", permissions=["change"])
    def merge(self, request: HttpRequest, terms: QuerySet[Term]) -> TemplateResponse | None:
        def act(rows: QuerySet[Term], chosen: bulk.Chosen) -> str:
            kept, gone = chosen["into"], [term.hanzi for term in rows if term.pk != chosen["into"].pk]
            curation.merge_terms(list(rows), kept, request.user, chosen["why"])
            return gone_into(kept, gone)

        form = form_for(terms.order_by("-use_count", "hanzi"))
        return bulk.asked(self, request, terms, bulk.Question("Merge terms", told, act, form))


def told(terms: QuerySet[Term], chosen: bulk.Chosen) -> Iterable[str]:
    """Of each term that goes what moves, and where the address leads."""
    kept: Term = chosen["into"]
    for term in terms.exclude(pk=kept.pk):
        titles = Article.objects.filter(term_uses__term=term).newest().values_list("title", flat=True).distinct()
        number = titles.count()
        yield (
            f"“{term}” ({term.pinyin or 'no pinyin'}, {term.gloss or 'no gloss'}) goes: its uses in "
            f"{counted(number, 'article')} move to “{kept}”{such_as(titles)}; {term.get_absolute_url()} "
            f"leads to “{kept}” from then on, and later captures that print it too"
        )


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
