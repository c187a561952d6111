"""The two manners of admin here: records that are evidence are only read, all others are saved by curation verbs."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models, transaction
from django.forms import BaseInlineFormSet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.html import format_html

from archive import curation
from archive.admin.readable import counted, history_address, history_of, value_in_words
from archive.models import Decision


class ReadOnly:
    """For admins and inlines of what is never edited: it can be looked at, and that is all."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class ReadOnlyAdmin(ReadOnly, admin.ModelAdmin):
    list_per_page = 50
    empty_value_display = "–"


REASONED = {"is_withheld", "pseudonym"}


class CuratedForm(forms.ModelForm):
    """A form whose changes become decisions, with the reason for them and the fields to set back."""

    why = forms.CharField(
        label="Reason", max_length=300, required=False, widget=admin.widgets.AdminTextInputWidget,
        help_text="Kept in the history beside what you change.",
    )  # fmt: skip
    reset = forms.MultipleChoiceField(
        label="Set back", required=False, widget=forms.CheckboxSelectMultiple,
        help_text="What is ticked reads as the captures have it again, and follows them from then on.",
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.show_hidden_initial = True  # changed is what this curator changed, not what another did meanwhile
        decided = decided_fields(self.instance)
        self.fields["reset"].choices = [(decision.field, in_words(decision)) for decision in decided.values()]
        for name, decision in decided.items():
            if name in self.fields:
                mark_decided(self.fields[name], decision)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if self.changes().keys() & REASONED and not cleaned.get("why", "").strip():
            self.add_error("why", "Say why: what is withheld, or given back, is so for a reason.")
        self.check_nothing_newer()
        try:
            curation.check(self.instance, self.changes())
        except ValidationError as error:
            for name, messages in error.message_dict.items():
                if name not in self.errors:
                    self.add_error(name if name in self.fields else None, messages)
        return cleaned

    def check_nothing_newer(self) -> None:
        """Of two curators who change the same field at once the second is told, and sees what the first decided."""
        for name in self.changes() if self.instance.pk else ():
            field, now = self.fields[name], as_kept(self.get_initial_for_field(self.fields[name], name))
            opened_with = self._widget_data_value(field.hidden_widget(), self[name].html_initial_name)
            if opened_with is not None and field.has_changed(now, as_kept(opened_with)):
                self.add_error(name, f"Changed by another curator meanwhile: it is now “{value_in_words(now)}”.")

    def changes(self) -> dict[str, Any]:
        """The changed fields that curators decide, with their values as decisions keep them."""
        editable = set(curation.FIELDS[type(self.instance)]) - set(self.cleaned_data.get("reset", ()))
        values = {name: as_kept(self.cleaned_data[name]) for name in editable & self.cleaned_data.keys()}
        return {name: values[name] for name in self.changed_data if name in values and self.differs(name, values[name])}

    def differs(self, name: str, value: Any) -> bool:
        """Whether a value is another than the record has by now, and not merely typed in a browser's manner."""
        return as_kept(self.get_initial_for_field(self.fields[name], name)) != value


def as_kept(value: Any) -> Any:
    """A value of a form as decisions keep it: a source by its name, text with plain newlines and trimmed ends."""
    if isinstance(value, models.Model):
        return str(value)
    return value.replace("\r\n", "\n").strip() if isinstance(value, str) else value


def decided_fields(record: models.Model) -> dict[str, Decision]:
    """The decisions that stand, by field."""
    standing = curation.standing(record).keys() & set(curation.FIELDS[type(record)])
    about = curation.decisions_about(record).filter(field__in=standing).select_related("who").order_by("pk")
    return {decision.field: decision for decision in about}


def in_words(decision: Decision) -> str:
    return f"{decision.field}, decided by {decision.who or 'a former curator'} on {decision.at:%Y-%m-%d}"


def mark_decided(field: forms.Field, decision: Decision) -> None:
    field.help_text = format_html(
        '{} <strong class="decided">Decided by {} on {}; before: {}</strong>',
        field.help_text,
        decision.who or "a former curator",
        f"{decision.at:%Y-%m-%d}",
        value_in_words(decision.before),
    )


def recorded(fields: list[str]) -> str:
    """What a save did, in a sentence."""
    if not fields:
        return "Nothing changed, so nothing was recorded."
    kind = "a decision" if len(fields) == 1 else "decisions"
    return f"{counted(len(fields), 'edit')} recorded as {kind}: {', '.join(fields)}."


class CuratedAdmin(admin.ModelAdmin):
    """Saves through `curation.edit`, never a row by itself, and says what was recorded."""

    form = CuratedForm
    list_per_page = 50
    can_be_reset = True
    formfield_overrides = {
        models.TextField: {"widget": admin.widgets.AdminTextareaWidget(attrs={"rows": 3})},
        models.URLField: {"assume_scheme": "https"},
    }

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def get_fieldsets(self, request: HttpRequest, obj: models.Model | None = None) -> list[tuple[str | None, Any]]:
        fieldsets = list(super().get_fieldsets(request, obj))
        if obj is None or not self.has_change_permission(request, obj):
            return fieldsets
        reset = ["reset"] if self.can_be_reset and decided_fields(obj) else []
        return [*fieldsets, ("Decision", {"fields": [*reset, "why"]}), ("History", {"fields": ["history"]})]

    def get_readonly_fields(self, request: HttpRequest, obj: models.Model | None = None) -> list[str]:
        return [*super().get_readonly_fields(request, obj), "history"]

    @admin.display(description="Decisions")
    def history(self, obj: models.Model) -> str:
        return history_of(obj)

    def save_model(self, request: HttpRequest, obj: models.Model, form: Any, change: bool) -> None:
        """Nothing yet: what changed is only known with the inlines, see `save_related`."""

    def save_related(self, request: HttpRequest, form: Any, formsets: list[BaseInlineFormSet], change: bool) -> None:
        record, who, why = form.instance, request.user, form.cleaned_data.get("why", "")
        changes = form.changes() | self.changes_of_inlines(formsets)
        try:
            with transaction.atomic():
                fields = [decision.field for decision in curation.edit(record, changes, who, why)]
                fields += [name for name in form.cleaned_data["reset"] if curation.reset(record, name, who, why)]
                fields += self.decide_inlines(record, formsets, who, why)
        except ValidationError as error:  # what another curator saved since the form was checked
            self.message_user(request, f"Nothing was saved: {' '.join(error.messages)}", messages.ERROR)
        else:
            if change or fields:
                self.message_user(request, recorded(fields))

    def message_user(self, request: HttpRequest, message: str, level: int = messages.INFO, **options: Any) -> None:
        """Without Django's own “was changed successfully”: what was recorded, or why nothing was, is said here."""
        if level != messages.SUCCESS:
            super().message_user(request, message, level, **options)

    def changes_of_inlines(self, formsets: list[BaseInlineFormSet]) -> dict[str, Any]:
        """What inlines change that is a field of the record."""
        return {}

    def decide_inlines(self, record: Any, formsets: list[BaseInlineFormSet], who: Any, why: str) -> list[str]:
        """Decide what else inlines change; returns what to call it in the message."""
        return []

    def construct_change_message(self, request: HttpRequest, form: Any, formsets: Any, add: bool = False) -> Any:
        return super().construct_change_message(request, form, [], add)

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        """The history is that of the decisions."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        return HttpResponseRedirect(history_address(get_object_or_404(self.model, pk=object_id)))
