"""The page where an article is cut in two whose captures ran both together."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.contrib.admin.widgets import AdminTextInputWidget
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.text import Truncator

from archive import curation
from archive.models import Article, Decision
from archive.models.decision import APART

BEGINNING = 160  # characters of a passage
BETWEEN_NAMES = re.compile(r"\s*[,;，；、]\s*|\s+(?:and|&)\s+")
WIDE = AdminTextInputWidget(attrs={"class": "vTextField"})


class CutForm(forms.Form):
    """Where an article begins, what is known of it, and why; `shown` is the digest of what the curator looked at."""

    at = forms.ChoiceField(error_messages={"required": "Choose the passage at which an article of its own begins."})
    title = forms.CharField(
        max_length=500, required=False, widget=WIDE, help_text="Left empty, it is the words of the passage."
    )
    published = forms.CharField(
        max_length=20, required=False, help_text="2016, 2018-03 or 2018-03-14; 2016~ for about 2016."
    )
    authors = forms.CharField(max_length=500, required=False, widget=WIDE, help_text="Between commas.")
    why = forms.CharField(label="Reason", max_length=300, widget=WIDE)
    shown = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, article: Article, posted: Any = None, at: str = "") -> None:
        super().__init__(posted, initial={"shown": article.digest, "at": at})
        self.texts = {block["key"]: " ".join(block["text"].split()) for block in article.blocks}
        self.fields["at"].choices = [(key, key) for key in self.texts]

    def head(self) -> dict[str, Any]:
        """What was said of the article that begins, as decisions keep it."""
        said = self.cleaned_data
        names = [name for name in BETWEEN_NAMES.split(said["authors"]) if name]
        bylines = [{"name": name, "role": "author", "as_printed": name} for name in names]
        known = {"published": said["published"], "bylines": bylines}
        return {"title": said["title"] or self.texts[said["at"]]} | {
            name: value for name, value in known.items() if value
        }

    def said(self, who: Any) -> tuple[Any, ...]:
        """What `curation.cut_article` asks for beside the article."""
        return self.cleaned_data["at"], self.head(), who, self.cleaned_data["why"], self.cleaned_data["shown"]

    def blame(self, error: ValidationError) -> None:
        """Say what is amiss, at the field that it is about."""
        by_field = error.message_dict if hasattr(error, "error_dict") else {"at": error.messages}
        for name, words in by_field.items():
            self.add_error("authors" if name == "bylines" else name, words)


def cutting_of(model_admin: ModelAdmin, request: HttpRequest, pk: str) -> HttpResponse:
    """The page, then what would happen, then it is done."""
    article = get_object_or_404(Article, pk=pk)
    if not model_admin.has_change_permission(request, article):
        raise PermissionDenied
    form = CutForm(article, request.POST if request.method == "POST" else None, request.GET.get("at", ""))
    is_chosen = form.is_valid()
    if is_chosen and form.cleaned_data["shown"] != article.digest:
        return stale(model_admin, request, article)
    if is_chosen and request.POST.get("step") == "confirmed":
        return cut(model_admin, request, article, form)
    context = model_admin.admin_site.each_context(request) | {
        "opts": Article._meta,
        "title": "Cut in two",
        "subtitle": article.title,
        "article": article,
        "sides": rehearsed(article, form, request) if is_chosen else (),
        "form": form,
        "passages": passages(article, form["at"].value()),
        "cuts": cuts_told(article),
        "address": reverse("admin:archive_article_change", args=[article.pk]),
    }  # fmt: skip
    return TemplateResponse(request, "admin/archive/article/cut.html", context)


def stale(model_admin: ModelAdmin, request: HttpRequest, article: Article) -> HttpResponse:
    said = f"“{article.title}” was changed meanwhile: look at it again."
    model_admin.message_user(request, said, messages.ERROR)
    return HttpResponseRedirect(request.path)


def cut(model_admin: ModelAdmin, request: HttpRequest, article: Article, form: CutForm) -> HttpResponse:
    try:
        made = curation.cut_article(article, *form.said(request.user))
    except ValidationError as error:
        model_admin.message_user(request, " ".join(error.messages), messages.ERROR)
        return HttpResponseRedirect(request.path)
    model_admin.message_user(request, f"“{made}” is an article of its own now. The history can undo it.")
    return HttpResponseRedirect(reverse("admin:archive_article_change", args=[made.pk]))


def rehearsed(article: Article, form: CutForm, request: HttpRequest) -> tuple[curation.Side, ...]:
    """What both articles would be, or none and what is amiss in the form."""
    try:
        return curation.rehearse_cut(article, *form.said(request.user))
    except ValidationError as error:
        form.blame(error)
        return ()


def passages(article: Article, chosen: str | None) -> Iterator[tuple[Mapping[str, str], str, bool]]:
    """The blocks at which an article may begin, how they begin, and whether that one is chosen."""
    for block in article.blocks[1:]:
        yield block, Truncator(" ".join(block["text"].split())).chars(BEGINNING), block["key"] == chosen


def cuts_told(article: Article) -> list[tuple[Decision, Article | None, bool]]:
    """The cuts that stand: each with the other article, if it still is one, and whether this is the second."""
    cuts = curation.cuts_of(article)
    is_second = {cut.pk: cut.field == f"{APART}{article.pk}" for cut in cuts}
    other = {cut.pk: cut.subject_id if is_second[cut.pk] else cut.field.removeprefix(APART) for cut in cuts}
    held = Article.objects.in_bulk(other.values()) if cuts else {}
    return [(cut, held.get(other[cut.pk]), is_second[cut.pk]) for cut in cuts]
