"""Topics: labels, the labels that lead to them, and the rules that tag articles."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.forms import BaseInlineFormSet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.views.decorators.http import require_POST

from archive import curation
from archive.admin import bulk, merging, rules, sheets
from archive.admin.base import CuratedAdmin, CuratedForm
from archive.admin.lines import LinesField, RulesField
from archive.admin.readable import counted, list_link
from archive.catalogue import apply_rules
from archive.models import Article, Tagging, Topic
from archive.models.counting import number_of_articles

LISTS = ("aliases", "broader", "related")


class TopicForm(CuratedForm):
    rules = RulesField(
        label="Matching rules", required=False,
        help_text="One rule a line: words | weight. A place in the text counts the weight (above 0, at most 1), one in "
        "the title four times, one in the standfirst twice; 2.5 in all suggest the topic, 4 tie it. New rules hold for "
        "what is ingested next; the action “Apply the rules to all articles” brings them to the others.",
    )  # fmt: skip
    aliases = LinesField(
        label="Other labels", required=False,
        help_text="Synonyms, former labels and the like, one a line. They and their addresses lead to this topic.",
    )  # fmt: skip

    broader = LinesField(
        label="Broader topics", required=False,
        help_text="Preferred labels, one a line: what this topic is a part or a kind of.",
    )  # fmt: skip
    related = LinesField(
        label="Related topics", required=False, help_text="Preferred labels, one a line; it holds both ways."
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in LISTS if self.instance.pk else ():
            self.fields[name].initial = curation.value_of(self.instance, name)


@admin.register(Topic)
class TopicAdmin(CuratedAdmin):
    form = TopicForm
    change_list_template = "admin/archive/topic/change_list.html"
    change_form_template = "admin/archive/topic/change_form.html"
    can_be_reset = False
    list_display = ("label", "label_zh", "kind", "articles", "suggestions")
    list_filter = ("kind",)
    search_fields = ("label", "label_zh", "aliases__label")
    ordering = ("label",)
    actions = ("merge", "apply_rules", "remove")
    fields = ("label", "label_zh", "kind", "scope_note", *LISTS, "rules")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Topic]:
        suggested = number_of_articles(Tagging.objects.suggested(), "topic")  # a join would count all anew for each
        return super().get_queryset(request).with_counts().annotate(suggestion_count=suggested)

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> list[tuple[str | None, Any]]:
        (_, main), *others = super().get_fieldsets(request, obj)
        return [(None, {**main, "description": RENAMING if obj else ""}), *others]

    def get_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        return self.fields

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        return super().get_readonly_fields(request, obj) if obj else []

    def has_add_permission(self, request: HttpRequest) -> bool:
        return admin.ModelAdmin.has_add_permission(self, request)

    def view_on_site(self, topic: Topic) -> str:
        return reverse("topic", args=[topic.slug])

    @admin.display(description="Other labels")
    def aliases(self, topic: Topic) -> str:
        """For those who may only look; curators have the form's own field."""
        return ", ".join(curation.value_of(topic, "aliases"))

    @admin.display(description="Broader topics")
    def broader(self, topic: Topic) -> str:
        return ", ".join(curation.value_of(topic, "broader"))

    @admin.display(description="Related topics")
    def related(self, topic: Topic) -> str:
        return ", ".join(curation.value_of(topic, "related"))

    @admin.display(description="published articles", ordering="article_count")
    def articles(self, topic: Topic) -> str:
        query = f"taggings__topic__id__exact={topic.pk}&state__exact=published"
        return list_link(Article, f"{topic.article_count:,}", query)

    @admin.display(description="suggestions", ordering="suggestion_count")
    def suggestions(self, topic: Topic) -> str:
        return list_link(Tagging, f"{topic.suggestion_count:,}", f"topic__id__exact={topic.pk}")

    def save_model(self, request: HttpRequest, obj: Topic, form: Any, change: bool) -> None:
        if not change:
            curation.coin(obj, request.user)
            self.message_user(request, f"The topic “{obj}” was added.")

    def save_related(self, request: HttpRequest, form: Any, formsets: list[BaseInlineFormSet], change: bool) -> None:
        if "label" in form.changed_data and change:
            self.message_user(request, f"Renamed from “{form.initial['label']}”: its old address leads to the new one.")
        super().save_related(request, form, formsets, change)

    def get_urls(self) -> list[URLPattern]:
        preview = require_POST(self.admin_site.admin_view(self.rules_view))
        return [
            path("rules/", preview, name="archive_topic_rules"),
            *sheets.urls(sheets.TOPICS, self),
            *super().get_urls(),
        ]

    def rules_view(self, request: HttpRequest) -> HttpResponse:
        return rules.preview(request) if self.has_change_permission(request) else HttpResponse(status=403)

    @admin.action(description="Merge …", permissions=["change"])
    def merge(self, request: HttpRequest, topics: QuerySet[Topic]) -> TemplateResponse | None:
        return bulk.asked(self, request, topics, merging.question(request, topics))

    @admin.action(description="Apply the rules to all articles …", permissions=["change"])
    def apply_rules(self, request: HttpRequest, topics: QuerySet[Topic]) -> TemplateResponse | None:
        def counts(rows: QuerySet[Topic], chosen: bulk.Chosen) -> list[str]:
            articles, decided = Article.objects.count(), Tagging.objects.exclude(pk__in=Tagging.objects.undecided())
            return [
                f"The rules of every topic, on {counted(articles, 'article')}; with many articles this takes a while",
                f"{counted(decided.count(), 'topic')} that curators accepted or rejected stay as they are",
            ]

        def act(rows: QuerySet[Topic], chosen: bulk.Chosen) -> str:
            return f"Rules applied: the topics of {counted(apply_rules(), 'article')} changed."

        return bulk.asked(self, request, topics, bulk.Question("Apply the rules to all articles", counts, act))

    @admin.action(description="Delete those that nothing carries …", permissions=["change"])
    def remove(self, request: HttpRequest, topics: QuerySet[Topic]) -> TemplateResponse | None:
        def counts(rows: QuerySet[Topic], chosen: bulk.Chosen) -> list[str]:
            carried = rows.filter(taggings__in=Tagging.objects.accepted()).distinct()
            return [
                f"{counted(rows.count(), 'topic')}; their addresses lead nowhere from then on",
                *(
                    f"“{topic}” is carried by articles, so nothing will be deleted"
                    for topic in carried[: bulk.PREVIEWED]
                ),
            ]

        def act(rows: QuerySet[Topic], chosen: bulk.Chosen) -> str:
            return f"{counted(curation.delete(list(rows), request.user, chosen['why']), 'topic')} deleted."

        return bulk.asked(self, request, topics, bulk.Question("Delete topics", counts, act))


RENAMING = (
    "Another preferred label gives the topic a new address. The old label becomes one of the other labels, and the old "
    "address leads to the new one."
)
