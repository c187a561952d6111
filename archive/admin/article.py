"""Articles: mend what extraction got wrong, tag in bulk, hide and show."""

from functools import partial as partial_of
from typing import Any

from django.contrib import admin, messages
from django.db.models import Q, QuerySet
from django.forms import BaseInlineFormSet
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse

from archive import curation
from archive.admin import bulk, merging, review
from archive.admin.article_inlines import BylineInline, TaggingInline
from archive.admin.base import CuratedAdmin
from archive.admin.bulk_act import begin_tagging
from archive.admin.cutting import cutting_of
from archive.admin.lacking import ArticleLacks
from archive.admin.mending import mending_of
from archive.admin.readable import counted, list_link, moment, partial
from archive.admin.splitting import splitting_of
from archive.models import (
    Article,
    BulkAct,
    Byline,
    FormerSlug,
    HandleUse,
    HashtagUse,
    Note,
    ReaderComment,
    Reference,
    Tagging,
    TermUse,
)
from archive.search import IndexUnavailable, QueryTooLong, matching

MOST_HITS = 20_000  # ids in one query


class TopicFilter(admin.RelatedFieldListFilter):
    """By a topic that articles carry; suggestions and rejections do not count."""

    def has_output(self) -> bool:
        """Even with one topic alone: a filter that is not shown would be a plain look-up, in which all states count."""
        return True

    def queryset(self, request: HttpRequest, queryset: QuerySet[Article]) -> QuerySet[Article]:
        if not self.lookup_val:
            return queryset
        carried = Tagging.objects.accepted().filter(topic__in=self.lookup_val)
        return queryset.filter(pk__in=carried.values("article"))


class NearDuplicateFilter(admin.SimpleListFilter):
    """The pairs a curator should look at: one article that captures have in two shapes, or two under one title."""

    title = "near-duplicates"
    parameter_name = "near_duplicates"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("1", "Same title as another")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Article]) -> QuerySet[Article]:
        if not self.value():
            return queryset
        return queryset.filter(pk__in=Article.objects.near_duplicates().values("pk")).order_by("title", "id")


@admin.register(Article)
class ArticleAdmin(CuratedAdmin):
    list_display = ("title", "source", "published", "category", "topics", "state", "is_edited")
    list_filter = (
        "state",
        "is_edited",
        NearDuplicateFilter,
        ArticleLacks,
        "source",
        ("taggings__topic", TopicFilter),
        "year",
        "category",
    )
    search_fields = ("title", "standfirst", "slug", "original_url", "bylines__author__name")
    search_help_text = (
        "What readers search by finds articles here too, in English, 汉字 and pinyin; title, address and author also "
        "find those that are hidden. “Select all” above the list then takes every hit."
    )
    ordering = ("-sort_date", "id")
    show_full_result_count = False
    actions = ("add_topic", "remove_topic", "tag_one_by_one", "hide", "show", "merge")
    inlines = (BylineInline, TaggingInline)
    readonly_fields = ("published_basis", "text", "captures", "lists", "slug", moment("changed_at", "changed"))
    fieldsets = (
        (None, {"fields": ("title", "standfirst", "published", "published_basis", "category", "source")}),
        (
            "Address, rights and language",
            {"fields": ("slug", "original_url", "copyright", "language", "state", readonly_fields[-1])},
        ),
        ("Text and voices", {"classes": ("collapse",), "fields": ("text", "lists")}),
        ("Captures", {"fields": ("captures",)}),
    )

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        return [
            path("<str:pk>/mend/", view(self.mend), name="archive_article_mend"),
            path("<str:pk>/split/", view(self.split), name="archive_article_split"),
            path("<str:pk>/cut/", view(self.cut), name="archive_article_cut"),
            path("<str:article_id>/topics/", view(self.topics_view), name="archive_article_topics"),
            *super().get_urls(),
        ]

    def mend(self, request: HttpRequest, pk: str) -> HttpResponse:
        return mending_of(self, request, pk)

    def split(self, request: HttpRequest, pk: str) -> HttpResponse:
        return splitting_of(self, request, pk)

    def cut(self, request: HttpRequest, pk: str) -> HttpResponse:
        return cutting_of(self, request, pk)

    def topics_view(self, request: HttpRequest, article_id: str) -> HttpResponse:
        is_seen = self.has_view_permission(request) and request.user.has_perm("archive.view_tagging")
        return review.review(request, article_id) if is_seen else HttpResponse(status=403)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Article]:
        return super().get_queryset(request).for_listing()

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Article], search_term: str
    ) -> tuple[QuerySet[Article], bool]:
        """What the search of the archive finds, and what the database does; so that every hit can be tagged at once."""
        by_fields, may_have_doubles = super().get_search_results(request, queryset, search_term)
        if not search_term.strip():
            return by_fields, may_have_doubles
        by_fields, may_have_doubles = queryset.filter(pk__in=by_fields.order_by().values("pk")), False
        try:
            found = matching(search_term, MOST_HITS)
        except (IndexUnavailable, QueryTooLong) as trouble:
            self.message_user(request, f"Searched in titles and names alone: {trouble}", messages.WARNING)
            return by_fields, may_have_doubles
        if len(found) == MOST_HITS:
            self.message_user(request, f"Only the best {MOST_HITS:,} hits are listed.", messages.WARNING)
        return queryset.filter(Q(pk__in=found) | Q(pk__in=by_fields.values("pk"))), False

    @admin.display(description="topics")
    def topics(self, article: Article) -> str:
        return ", ".join(tagging.topic.label for tagging in article.accepted_taggings)

    @admin.display(description="text")
    def text(self, article: Article) -> str:
        return partial("text", article=article, voices=article.voices.all())

    @admin.display(description="captures")
    def captures(self, article: Article) -> str:
        appearances = article.appearances.in_canonical_order().select_related("extraction__capture")
        return partial("captures", appearances=appearances.defer("extraction__articles", "extraction__dropped"))

    @admin.display(description="lists")
    def lists(self, article: Article) -> str:
        kinds = (TermUse, HashtagUse, HandleUse, Reference, Note, ReaderComment, FormerSlug)
        query = f"article__id__exact={article.pk}"
        return partial("links", links=[list_link(kind, kind._meta.verbose_name_plural, query) for kind in kinds])

    def view_on_site(self, article: Article) -> str:
        return reverse("article", args=[article.slug])

    def changes_of_inlines(self, formsets: list[BaseInlineFormSet]) -> dict[str, Any]:
        changed = [formset for formset in formsets if formset.model is Byline and formset.has_changed()]
        return {"bylines": changed[0].bylines()} if changed else {}

    def decide_inlines(self, record: Article, formsets: list[BaseInlineFormSet], who: Any, why: str) -> list[str]:
        """Accept or reject the topics whose state was changed."""
        decided = []
        for form in (form for formset in formsets if formset.model is Tagging for form in formset.changed_forms()):
            verb = curation.accept if form.cleaned_data["state"] == Tagging.State.ACCEPTED else curation.reject
            topic = form.cleaned_data["topic"]
            held = Tagging.objects.filter(article=record, topic=topic).first() or Tagging(article=record, topic=topic)
            decided += [f"topic {topic}"] * verb([held], who, why)
        return decided

    @admin.action(description="Add a topic …", permissions=["change"])
    def add_topic(self, request: HttpRequest, articles: QuerySet[Article]) -> HttpResponse | None:
        def counts(rows: QuerySet[Article], chosen: bulk.Chosen) -> list[str]:
            return [counted(rows.count(), "article"), f"{carrying(rows, chosen):,} already carry “{chosen['topic']}”"]

        def act(rows: QuerySet[Article], chosen: bulk.Chosen) -> str:
            changed = curation.add_topic(rows, chosen["topic"], request.user, chosen["why"])
            return f"“{chosen['topic']}” added: {counted(changed, 'decision')} recorded."

        begin = partial_of(begin_tagging, request, BulkAct.Kind.ADD)
        question = bulk.Question("Add a topic", counts, act, bulk.TopicForm, begin)
        return bulk.asked(self, request, plain(articles), question)

    @admin.action(description="Remove a topic …", permissions=["change"])
    def remove_topic(self, request: HttpRequest, articles: QuerySet[Article]) -> HttpResponse | None:
        def counts(rows: QuerySet[Article], chosen: bulk.Chosen) -> list[str]:
            return [
                counted(rows.count(), "article"),
                f"{carrying(rows, chosen):,} carry “{chosen['topic']}”; no rule will bring it back to them",
            ]

        def act(rows: QuerySet[Article], chosen: bulk.Chosen) -> str:
            changed = curation.remove_topic(rows, chosen["topic"], request.user, chosen["why"])
            return f"“{chosen['topic']}” removed: {counted(changed, 'decision')} recorded."

        begin = partial_of(begin_tagging, request, BulkAct.Kind.REMOVE)
        question = bulk.Question("Remove a topic", counts, act, bulk.TopicForm, begin)
        return bulk.asked(self, request, plain(articles), question)

    @admin.action(description="Look at their topics, one after the other", permissions=["change"])
    def tag_one_by_one(self, request: HttpRequest, articles: QuerySet[Article]) -> HttpResponse:
        return review.choose(request, articles)

    @admin.action(description="Hide …", permissions=["change"])
    def hide(self, request: HttpRequest, articles: QuerySet[Article]) -> HttpResponse | None:
        def act(rows: QuerySet[Article], chosen: bulk.Chosen) -> str:
            return bulk.told(curation.hide(rows, request.user, chosen["why"]), "article", "hidden")

        return bulk.asked(self, request, articles, bulk.Question("Hide articles", state_counts, act))

    @admin.action(description="Show …", permissions=["change"])
    def show(self, request: HttpRequest, articles: QuerySet[Article]) -> HttpResponse | None:
        def act(rows: QuerySet[Article], chosen: bulk.Chosen) -> str:
            return bulk.told(curation.show(rows, request.user, chosen["why"]), "article", "shown again")

        return bulk.asked(self, request, articles, bulk.Question("Show articles", state_counts, act))

    @admin.action(description="Merge …", permissions=["change"])
    def merge(self, request: HttpRequest, articles: QuerySet[Article]) -> HttpResponse | None:
        return bulk.asked(self, request, articles, merging.of_articles(request, articles))


def plain(articles: QuerySet[Article]) -> QuerySet[Article]:
    """The rows of a bulk action without their texts, which tagging thousands does not need."""
    return articles.select_related(None).prefetch_related(None).only("id", "title")


def carrying(articles: QuerySet[Article], chosen: bulk.Chosen) -> int:
    carried = Tagging.objects.accepted().filter(topic=chosen["topic"])
    return articles.filter(pk__in=carried.values("article")).count()


def state_counts(articles: QuerySet[Article], chosen: bulk.Chosen) -> list[str]:
    hidden = articles.filter(state=Article.State.HIDDEN).count()
    return [counted(articles.count(), "article"), f"{hidden:,} hidden now"]
