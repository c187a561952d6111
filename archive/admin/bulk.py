"""Bulk actions ask first: what is chosen, how many rows it concerns, and only then they act."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.widgets import AdminTextInputWidget, AutocompleteSelect
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse

from archive.admin.readable import counted
from archive.curation import portions
from archive.models import Tagging, Topic

Chosen = dict[str, Any]
PREVIEWED = 10


class ReasonForm(forms.Form):
    why = forms.CharField(label="Reason", max_length=300, required=False, widget=AdminTextInputWidget)


class CareForm(forms.Form):
    """For what is withheld or given back: not without a reason."""

    why = forms.CharField(label="Reason", max_length=300, widget=AdminTextInputWidget)


class PseudonymForm(CareForm):
    pseudonym = forms.CharField(max_length=60, help_text="Such as “Reader A”; stands wherever the name is printed.")
    field_order = ("pseudonym", "why")


class TopicForm(ReasonForm):
    topic = forms.ModelChoiceField(
        Topic.objects.all(), widget=AutocompleteSelect(Tagging._meta.get_field("topic"), admin.site)
    )
    field_order = ("topic", "why")


@dataclass(frozen=True, slots=True)
class Question:
    """What a bulk action asks: `counts` says in sentences what would happen, `act` does it and says what it did.

    More rows than a portion are left to `begin`, where there is one: it gives the address that does them in portions.
    """

    title: str
    counts: Callable[[QuerySet[Any], Chosen], Iterable[str]]
    act: Callable[[QuerySet[Any], Chosen], str]
    form: type[forms.Form] = ReasonForm
    begin: Callable[[QuerySet[Any], Chosen], str] | None = None


def asked(
    model_admin: admin.ModelAdmin, request: HttpRequest, rows: QuerySet[Any], question: Question
) -> HttpResponse | None:
    """The page to show next, or None once it was confirmed and done."""
    step = request.POST.get("step", "")
    form = question.form(request.POST if step else None)
    is_chosen = form.is_valid()
    if is_chosen and step == "confirmed":
        if question.begin and rows.count() > portions.PORTION:
            return HttpResponseRedirect(question.begin(rows, form.cleaned_data))
        act(model_admin, request, rows, question, form.cleaned_data)
        return None
    is_ready = is_chosen or [*question.form.base_fields] == ["why"]
    counts = question.counts(rows, form.cleaned_data if is_chosen else {}) if is_ready else ()
    state = {"title": question.title, "form": form, "counts": counts, "is_ready": is_ready, "is_chosen": is_chosen}
    return page(model_admin, request, rows, state)


def act(
    model_admin: admin.ModelAdmin, request: HttpRequest, rows: QuerySet[Any], question: Question, chosen: Chosen
) -> None:
    try:
        with transaction.atomic():  # what is refused half way leaves nothing
            done = question.act(rows, chosen)
        model_admin.message_user(request, done, messages.INFO)
    except ValidationError as error:
        model_admin.message_user(request, " ".join(error.messages), messages.ERROR)


def told(number: int, kind: str, outcome: str) -> str:
    """What a verb did to so many records; raises ValidationError if another curator had done it to all of them."""
    if not number:
        raise ValidationError(f"Nothing was left to do: every {kind} chosen is {outcome} already.")
    return f"{counted(number, kind)} {outcome}."


def page(
    model_admin: admin.ModelAdmin, request: HttpRequest, rows: QuerySet[Any], context: dict[str, Any]
) -> TemplateResponse:
    number = rows.count()
    context |= model_admin.admin_site.each_context(request) | {
        "opts": model_admin.model._meta,
        "media": model_admin.media + context["form"].media,
        "action": request.POST["action"],
        "checkbox": ACTION_CHECKBOX_NAME,
        "selected": request.POST.getlist(ACTION_CHECKBOX_NAME),
        "select_across": request.POST.get("select_across", "0"),
        "preview": rows[:PREVIEWED],
        "left_out": max(0, number - PREVIEWED),
    }
    return TemplateResponse(request, "admin/archive/confirm.html", context)
