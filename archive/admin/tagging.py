"""Taggings: the queue of what rules suggest, to accept or reject one by one or in bulk."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from archive import curation
from archive.admin import bulk, review, sheets
from archive.admin.readable import counted, evidence_in_words, link_to, partial
from archive.models import Tagging

VERBS = {"accept": curation.accept, "reject": curation.reject}
STATES = {"accept": Tagging.State.ACCEPTED, "reject": Tagging.State.REJECTED}


def as_seen(tagging: Tagging, seen: str) -> Tagging:
    """The tagging as the page showed it, which said `suggested.rule`."""
    state, _, origin = seen.partition(".")
    if state in Tagging.State.values and origin in Tagging.Origin.values:
        tagging.state, tagging.origin = Tagging.State(state), Tagging.Origin(origin)
    return tagging


class StateFilter(admin.SimpleListFilter):
    """Suggestions first: they are what waits for a curator."""

    title = "state"
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [*Tagging.State.choices, ("all", "All")]

    def choices(self, changelist: Any) -> Any:
        """Without Django's own “All”, which would be what an empty query shows."""
        yield from list(super().choices(changelist))[1:]

    def value(self) -> str:
        return super().value() or Tagging.State.SUGGESTED.value

    def queryset(self, request: HttpRequest, queryset: QuerySet[Tagging]) -> QuerySet[Tagging]:
        return queryset if self.value() == "all" else queryset.filter(state=self.value())


class StateForm(forms.ModelForm):
    why = bulk.ReasonForm.base_fields["why"]

    class Meta:
        model = Tagging
        fields = ("state",)


@admin.register(Tagging)
class TaggingAdmin(admin.ModelAdmin):
    form = StateForm
    change_list_template = "admin/archive/tagging/change_list.html"
    list_display = ("article", "topic", "evidence_in_words", "origin", "state", "decide")
    list_filter = (StateFilter, "origin", ("topic", admin.RelatedOnlyFieldListFilter))
    list_select_related = ("topic",)
    list_per_page = 50
    search_fields = ("article__title", "topic__label")
    ordering = ("topic_id", "article_id")  # as an index has them; any other order reads and sorts all of them first
    show_full_result_count = False
    actions = ("accept", "reject")
    fields = ("about", "topic", "origin", "evidence_in_words", "state", "why")
    readonly_fields = ("about", "topic", "origin", "evidence_in_words")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Tagging]:
        rows = super().get_queryset(request).select_related("article", "topic")
        return rows.defer("article__blocks", "article__provenance")

    def get_list_display(self, request: HttpRequest) -> tuple[str, ...]:
        return self.list_display if self.has_change_permission(request) else self.list_display[:-1]

    def get_urls(self) -> list[URLPattern]:
        decide = require_POST(self.admin_site.admin_view(self.decide_one))
        return [
            path("review/", self.admin_site.admin_view(review.begin), name="archive_tagging_review"),
            *sheets.urls(sheets.TAGGINGS, self),
            path("<int:pk>/<str:verb>/now/", decide, name="archive_tagging_decide"),
            *super().get_urls(),
        ]

    @admin.display(description="evidence")
    def evidence_in_words(self, tagging: Tagging) -> str:
        return evidence_in_words(tagging.evidence)

    @admin.display(description="article")
    def about(self, tagging: Tagging) -> str:
        return link_to(tagging.article)

    @admin.display(description="decide")
    def decide(self, tagging: Tagging) -> str:
        return partial("decide", tagging=tagging)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: Tagging, form: Any, change: bool) -> None:
        held = self.get_queryset(request).get(pk=obj.pk)
        if obj.state != held.state and obj.state != Tagging.State.SUGGESTED:
            verb = curation.accept if obj.state == Tagging.State.ACCEPTED else curation.reject
            verb([held], request.user, form.cleaned_data["why"])

    def decide_one(self, request: HttpRequest, pk: int, verb: str) -> HttpResponse:
        """Accept or reject one row of the list, and come back to the list."""
        tagging = get_object_or_404(self.get_queryset(request), pk=pk)
        if verb not in VERBS or not self.has_change_permission(request, tagging):
            return HttpResponse(status=403)
        try:
            VERBS[verb]([as_seen(tagging, request.GET.get("seen", ""))], request.user)
        except ValidationError as error:
            self.message_user(request, " ".join(error.messages), messages.ERROR)
        else:
            self.message_user(request, f"“{tagging.topic}” {verb}ed for “{tagging.article}”.", messages.SUCCESS)
        here = request.headers.get("Referer", "")
        is_ours = url_has_allowed_host_and_scheme(here, {request.get_host()}, request.is_secure())
        return HttpResponseRedirect(here if is_ours else reverse("admin:archive_tagging_changelist"))

    @admin.action(description="Accept …", permissions=["change"])
    def accept(self, request: HttpRequest, taggings: QuerySet[Tagging]) -> TemplateResponse | None:
        return self.ask(request, taggings, "accept")

    @admin.action(description="Reject …", permissions=["change"])
    def reject(self, request: HttpRequest, taggings: QuerySet[Tagging]) -> TemplateResponse | None:
        return self.ask(request, taggings, "reject")

    def ask(self, request: HttpRequest, taggings: QuerySet[Tagging], verb: str) -> TemplateResponse | None:
        def counts(rows: QuerySet[Tagging], chosen: bulk.Chosen) -> list[str]:
            articles = rows.order_by().values("article").distinct().count()
            topics = rows.order_by().values("topic").distinct().count()
            already = rows.filter(state=STATES[verb]).count()
            ties = f"{counted(topics, 'topic')} on {counted(articles, 'article')}"
            return [f"{counted(rows.count(), 'tagging')}: {ties}", f"{already:,} {verb}ed already"]

        def act(rows: QuerySet[Tagging], chosen: bulk.Chosen) -> str:
            return f"{counted(VERBS[verb](rows, request.user, chosen['why']), 'tagging')} {verb}ed."

        return bulk.asked(self, request, taggings, bulk.Question(f"{verb.capitalize()} topics", counts, act))
