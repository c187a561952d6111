"""What is edited inside an article's form: its bylines and its topics."""

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import Field
from django.http import HttpRequest

from archive import curation
from archive.admin.readable import evidence_in_words
from archive.models import Byline, Tagging


class BylineForm(forms.ModelForm):
    """A byline by the name of its person; a name nobody has yet makes a new person."""

    name = forms.CharField(max_length=200, widget=admin.widgets.AdminTextInputWidget)

    class Meta:
        model = Byline
        fields = ("name", "role", "as_printed", "order")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["as_printed"].required = self.fields["order"].required = False
        if self.instance.pk:
            self.fields["name"].initial = self.instance.author.name
        else:
            self.fields["order"].initial = None  # a new one without a number comes last


class BylineFormSet(forms.BaseInlineFormSet):
    def clean(self) -> None:
        super().clean()
        if any("id" in errors for errors in self.errors):
            raise ValidationError("The bylines were changed by another curator meanwhile: open the page again.")
        if any(self.errors):
            return
        try:
            curation.check(self.instance, {"bylines": self.bylines()})
        except ValidationError as error:
            raise ValidationError(error.messages) from error

    def bylines(self) -> list[dict[str, str]]:
        """The bylines as the form now has them, in order."""
        kept = [form.cleaned_data for form in self.forms if form.cleaned_data and not form.cleaned_data.get("DELETE")]
        kept.sort(key=lambda row: (row["order"] is None, row["order"] or 0))
        return [
            {"name": row["name"], "role": row["role"], "as_printed": row["as_printed"] or row["name"]} for row in kept
        ]


class BylineInline(admin.TabularInline):
    model = Byline
    form = BylineForm
    formset = BylineFormSet
    extra = 0
    fields = ("name", "role", "as_printed", "order")

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("author").order_by("order")

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.has_change_permission(request, obj)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.has_perm("archive.change_article")

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.has_change_permission(request, obj)


class TaggingForm(forms.ModelForm):
    """A topic and whether it holds; of a tagging that is there only the state can change."""

    class Meta:
        model = Tagging
        fields = ("topic", "state")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        held = Tagging.State(self.instance.state) if self.instance.pk else Tagging.State.ACCEPTED
        self.fields["topic"].disabled = bool(self.instance.pk)
        self.fields["state"].initial = held
        self.fields["state"].show_hidden_initial = True  # or an open form would take back what another decided
        self.fields["state"].choices = [
            (state.value, state.label)
            for state in dict.fromkeys((Tagging.State.ACCEPTED, Tagging.State.REJECTED, held))
        ]


class TaggingFormSet(forms.BaseInlineFormSet):
    def changed_forms(self) -> list[forms.ModelForm]:
        return [form for form in self.forms if form.has_changed()]


class TaggingInline(admin.TabularInline):
    model = Tagging
    form = TaggingForm
    formset = TaggingFormSet
    extra = 0
    can_delete = False
    fields = ("topic", "state", "origin", "evidence_in_words")
    readonly_fields = ("origin", "evidence_in_words")
    autocomplete_fields = ("topic",)
    verbose_name_plural = "topics"
    verbose_name = "topic"

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("topic", "article").order_by("state", "topic__label")

    def formfield_for_dbfield(self, db_field: "Field[Any, Any]", request: HttpRequest, **kwargs: Any) -> Any:
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == "topic":
            field.widget.can_change_related = field.widget.can_view_related = False
        return field

    @admin.display(description="evidence")
    def evidence_in_words(self, tagging: Tagging) -> str:
        return evidence_in_words(tagging.evidence)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.has_change_permission(request, obj)
