"""Tables of topics and taggings in and out: a file is looked at line by line, then applied, all of it or nothing."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import AdminTextInputWidget
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse

from archive.admin.readable import counted
from archive.curation.sheets import MOST_BYTES, Outcome, Row, decoded, written
from archive.curation.tagging_sheet import COLUMNS as TAGGING_COLUMNS
from archive.curation.tagging_sheet import load_taggings, tagging_rows
from archive.curation.topic_sheet import COLUMNS as TOPIC_COLUMNS
from archive.curation.topic_sheet import load_topics, topic_rows
from archive.models import Tagging, Topic

SHOWN = 200  # lines of a preview; all refusals come first


@dataclass(frozen=True, slots=True)
class Table:
    """What can be sent in and out as CSV."""

    model: type[Model]
    columns: tuple[str, ...]
    rows: Callable[[], Iterable[Row]]
    load: Callable[..., list[Outcome]]


def all_taggings() -> Iterable[Row]:
    taggings = Tagging.objects.select_related("article", "topic").order_by("article__slug", "topic__label")
    lean = taggings.only("state", "origin", "article__slug", "article__title", "topic__label")
    return tagging_rows(lean.iterator(chunk_size=2_000))


TOPICS = Table(Topic, TOPIC_COLUMNS, topic_rows, load_topics)
TAGGINGS = Table(Tagging, TAGGING_COLUMNS, all_taggings, load_taggings)


class UploadForm(forms.Form):
    """A file at first; then its text, so that what was looked at is what is applied."""

    file = forms.FileField(label="CSV file", required=False, widget=forms.FileInput(attrs={"accept": ".csv,text/csv"}))
    text = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)
    why = forms.CharField(label="Reason", max_length=300, widget=AdminTextInputWidget)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if file := cleaned.get("file"):
            cleaned["text"] = decoded(file.read(MOST_BYTES + 1))
        elif not cleaned.get("text"):
            raise ValidationError("Choose a file.")
        return cleaned


def urls(table: Table, model_admin: admin.ModelAdmin) -> list[URLPattern]:
    """The addresses of a table: to look at one and apply it, and to take all of it out."""

    def sheet(request: HttpRequest) -> HttpResponse:
        return sheet_view(request, table) if model_admin.has_change_permission(request) else HttpResponse(status=403)

    def export(request: HttpRequest) -> Any:
        return export_view(table) if model_admin.has_view_permission(request) else HttpResponse(status=403)

    name = f"archive_{table.model._meta.model_name}"
    view = model_admin.admin_site.admin_view
    return [path("csv/", view(sheet), name=f"{name}_sheet"), path("csv/export/", view(export), name=f"{name}_export")]


def export_view(table: Table) -> StreamingHttpResponse:
    response = StreamingHttpResponse(written(table.rows(), table.columns), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{table.model._meta.verbose_name_plural}.csv"'
    return response


def sheet_view(request: HttpRequest, table: Table) -> HttpResponse:
    """The form; what was sent is shown line by line, and applied once that is confirmed."""
    form = UploadForm(request.POST or None, request.FILES or None)
    outcomes: list[Outcome] = []
    if form.is_valid():
        is_confirmed = request.POST.get("step") == "confirmed"
        try:
            outcomes = table.load(form.cleaned_data["text"], request.user, form.cleaned_data["why"], not is_confirmed)
        except ValidationError as error:
            form.add_error(None, error)
        if is_confirmed and outcomes and not any(outcome.refusal for outcome in outcomes):
            changes = sum(outcome.changes for outcome in outcomes)
            messages.info(request, f"{counted(changes, 'line')} applied, {len(outcomes) - changes:,} changed nothing.")
            return HttpResponseRedirect(reverse(f"admin:archive_{table.model._meta.model_name}_changelist"))
    return TemplateResponse(request, "admin/archive/sheet.html", context(request, table, form, outcomes))


def context(request: HttpRequest, table: Table, form: UploadForm, outcomes: list[Outcome]) -> dict[str, Any]:
    refused = [outcome for outcome in outcomes if outcome.refusal]
    changing = [outcome for outcome in outcomes if outcome.changes]
    text = form.cleaned_data.get("text", "") if form.is_bound and outcomes else ""
    return admin.site.each_context(request) | {
        "title": f"{str(table.model._meta.verbose_name_plural).capitalize()} as CSV",
        "opts": table.model._meta,
        "columns": table.columns,
        "form": form,
        "text": text,
        "counts": [
            f"{counted(len(changing), 'line')} would change something",
            f"{len(outcomes) - len(changing) - len(refused):,} would not",
            f"{len(refused):,} cannot be: nothing is applied until these are mended" if refused else "",
        ]
        if outcomes
        else [],
        "lines": [*refused, *changing][:SHOWN],
        "left_out": max(0, len(refused) + len(changing) - SHOWN),
        "is_ready": bool(changing) and not refused,
        "export": reverse(f"admin:archive_{table.model._meta.model_name}_export"),
        "list": reverse(f"admin:archive_{table.model._meta.model_name}_changelist"),
    }
