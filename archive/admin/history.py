"""The history: every decision of every curator, to read and to undo."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest
from django.template.response import TemplateResponse

from archive import curation
from archive.admin import bulk
from archive.admin.base import ReadOnlyAdmin
from archive.admin.readable import counted, moment, outcome_in_words, shortened, value_in_words
from archive.models import Decision

Widening = Callable[[QuerySet[Decision]], QuerySet[Decision]]


class WhenFilter(admin.DateFieldListFilter):
    """The filter by date, named as the column is."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.title = "when"


@admin.register(Decision)
class DecisionAdmin(ReadOnlyAdmin):
    list_display = ("__str__", "subject", "before_in_words", "after_in_words", "who", moment("at", "when"), "why")
    list_filter = ("verb", "subject", "field", "who", ("at", WhenFilter))
    list_select_related = ("who",)
    search_fields = ("label", "subject_id", "why", "who__username")
    ordering = ("-pk",)
    actions = ("undo", "undo_acts")
    fields = (
        "verb",
        "subject",
        "subject_id",
        "label",
        "field",
        "before_in_words",
        "after_in_words",
        "why",
        "who",
        list_display[5],
    )
    readonly_fields = ("before_in_words", "after_in_words", list_display[5])

    @admin.display(description="before")
    def before_in_words(self, decision: Decision) -> str:
        return shortened(value_in_words(decision.before))

    @admin.display(description="after")
    def after_in_words(self, decision: Decision) -> str:
        return shortened(outcome_in_words(decision))

    def has_undo_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("archive.change_article")

    @admin.action(description="Undo …", permissions=["undo"])
    def undo(self, request: HttpRequest, decisions: QuerySet[Decision]) -> TemplateResponse | None:
        return self.ask(request, decisions, lambda rows: rows)

    @admin.action(description="Undo with all of the same bulk action …", permissions=["undo"])
    def undo_acts(self, request: HttpRequest, decisions: QuerySet[Decision]) -> TemplateResponse | None:
        return self.ask(request, decisions, Decision.objects.with_their_acts)

    def ask(self, request: HttpRequest, decisions: QuerySet[Decision], widened: Widening) -> TemplateResponse | None:
        def counts(rows: QuerySet[Decision], chosen: bulk.Chosen) -> list[str]:
            rows = widened(rows)
            records = rows.order_by().values("subject", "subject_id").distinct().count()
            return [f"{counted(rows.count(), 'decision')} about {counted(records, 'record')}, newest first"]

        def act(rows: QuerySet[Decision], chosen: bulk.Chosen) -> str:
            undoing = list(widened(rows).order_by("-pk"))
            for decision in undoing:
                if not request.user.has_perm(f"archive.change_{decision.subject}"):
                    raise PermissionDenied
                curation.undo(decision, request.user, chosen["why"])
            return f"{counted(len(undoing), 'decision')} undone."

        return bulk.asked(self, request, decisions, bulk.Question("Undo decisions", counts, act))
