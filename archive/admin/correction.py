"""Corrections that readers sent: what waits comes first, and is answered with a note."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse

from archive import curation
from archive.admin.base import ReadOnly
from archive.admin.readable import history_of, link_to, moment, shortened
from archive.models import Correction

ANSWERS = [(state.value, state.label) for state in (Correction.State.ACCEPTED, Correction.State.DECLINED)]


class AnswerForm(forms.ModelForm):
    state = forms.ChoiceField(label="Answer", choices=ANSWERS, widget=forms.RadioSelect)
    note = forms.CharField(
        label="Note to the reader", max_length=1000, required=False, widget=admin.widgets.AdminTextareaWidget,
        help_text="Stands at the address that the reader was given. Who declines says why.",
    )  # fmt: skip

    class Meta:
        model = Correction
        fields = ("state", "note")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("state") == Correction.State.DECLINED and not cleaned.get("note", "").strip():
            self.add_error("note", "Say why it is declined: the reader sees your note.")
        return cleaned


@admin.register(Correction)
class CorrectionAdmin(ReadOnly, admin.ModelAdmin):
    form = AnswerForm
    list_display = ("words", "about", moment("sent_at", "sent"), "state", "answered_by")
    list_filter = ("state", "sent_at")
    list_select_related = ("article", "answered_by")
    list_per_page = 50
    search_fields = ("text", "passage", "article__title")
    empty_value_display = "–"
    readonly_fields = (
        *("about", "passage", "text", list_display[2], "answered_by", moment("answered_at", "answered"), "history"),
    )
    fieldsets = (
        (None, {"fields": ("about", "passage", "text", list_display[2])}),
        ("Answer", {"fields": ("state", "note", *readonly_fields[4:6])}),
        ("History", {"fields": ("history",)}),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Correction]:
        return super().get_queryset(request).defer("article__blocks", "article__provenance")

    @admin.display(description="what is wrong", ordering="text")
    def words(self, correction: Correction) -> str:
        return shortened(correction.text)

    @admin.display(description="article", ordering="article__title")
    def about(self, correction: Correction) -> str:
        return link_to(correction.article)

    @admin.display(description="Decisions")
    def history(self, correction: Correction) -> str:
        return history_of(correction)

    def has_change_permission(self, request: HttpRequest, obj: Correction | None = None) -> bool:
        """What is answered is only read; the history takes an answer back."""
        is_open = obj is None or obj.is_waiting or request.method == "POST"  # who comes second is told, not refused
        return is_open and request.user.has_perm("archive.change_correction")

    def save_model(self, request: HttpRequest, obj: Correction, form: AnswerForm, change: bool) -> None:
        try:
            curation.answer(obj, form.cleaned_data["state"], form.cleaned_data["note"], request.user)
        except ValidationError as error:
            self.message_user(request, f"Nothing was saved: {' '.join(error.messages)}", messages.ERROR)
        else:
            self.message_user(request, f"{obj.get_state_display()}: the reader finds your answer at its address.")

    def message_user(self, request: HttpRequest, message: str, level: int = messages.INFO, **options: Any) -> None:
        """Without Django's own “was changed successfully”."""
        if level != messages.SUCCESS:
            super().message_user(request, message, level, **options)

    def view_on_site(self, correction: Correction) -> str:
        return correction.get_absolute_url()

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        return self.change_view(request, object_id)
