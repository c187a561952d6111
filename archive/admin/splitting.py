"""The page where an article that captures of two were taken for is split: its captures side by side."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
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
from archive.admin.readable import counted
from archive.catalogue.identity import overlap, shingles
from archive.curation.splitting import Met, appearances_by_place
from archive.extract.records import ParsedArticle
from archive.models import Appearance, Article

FIRST_WORDS = 240
MOST_COMPARED = 40  # captures whose texts are compared with one another: the comparisons grow with the square
Places = Mapping[str, Appearance]  # captures of the article, as the form names them


class SplitForm(forms.Form):
    """Which captures go, and why; `shown` are those that the curator had before the eyes."""

    apart = forms.MultipleChoiceField(error_messages={"required": "Tick what belongs to an article of its own."})
    shown = forms.CharField(widget=forms.HiddenInput)
    why = forms.CharField(label="Reason", max_length=300, widget=AdminTextInputWidget(attrs={"class": "vTextField"}))

    def __init__(self, there: Places, posted: Any = None) -> None:
        super().__init__(posted, initial={"shown": " ".join(there)})
        self.fields["apart"].choices = [(value, value) for value in (self["shown"].value() or "").split()]


@dataclass(frozen=True, slots=True)
class Reading:
    """What a capture says of the article, whether it is ticked, and how much the others read like it, in percent."""

    number: int
    value: str
    appearance: Appearance
    parsed: ParsedArticle
    is_ticked: bool
    alike: list[tuple[int, int]]

    @property
    def begins(self) -> str:
        return Truncator(" ".join(block.text for block in self.parsed.blocks[:3])).chars(FIRST_WORDS)


def splitting_of(model_admin: ModelAdmin, request: HttpRequest, pk: str) -> HttpResponse:
    """The page, then what would happen, then it is done."""
    article = get_object_or_404(Article, pk=pk)
    if not model_admin.has_change_permission(request, article):
        raise PermissionDenied
    there = {f"{sha256}-{at}": each for (sha256, at), each in appearances_by_place(article).items()}
    form = SplitForm(there, request.POST if request.method == "POST" else None)
    is_chosen = form.is_valid()
    if is_chosen and request.POST.get("step") == "confirmed":
        return split(model_admin, request, article, form.cleaned_data)
    ticked = set(request.POST.getlist("apart"))
    context = model_admin.admin_site.each_context(request) | {
        "opts": Article._meta,
        "title": "Split",
        "subtitle": article.title,
        "article": article,
        "form": form,
        "readings": readings(there, ticked),
        "counts": told(article, there, ticked) if is_chosen else [],
        "address": reverse("admin:archive_article_change", args=[article.pk]),
    }  # fmt: skip
    return TemplateResponse(request, "admin/archive/article/split.html", context)


def split(model_admin: ModelAdmin, request: HttpRequest, article: Article, said: Mapping[str, Any]) -> HttpResponse:
    apart, shown = places_of(said["apart"]), places_of(said["shown"].split())
    try:
        made = curation.split_article(article, apart, request.user, said["why"], shown)
    except ValidationError as error:
        model_admin.message_user(request, " ".join(error.messages), messages.ERROR)
        return HttpResponseRedirect(request.path)
    model_admin.message_user(request, f"“{made}” is an article of its own now. The history can undo it.")
    return HttpResponseRedirect(reverse("admin:archive_article_change", args=[made.pk]))


def places_of(values: Collection[str]) -> list[Met]:
    """The places that the form names; what no form of ours would name is nowhere."""
    named = (value.rpartition("-") for value in values)
    return [(sha256, int(at) if at.isascii() and at.isdigit() else -1) for sha256, _, at in named]


def readings(there: Places, ticked: Collection[str]) -> list[Reading]:
    parsed = {value: each.parsed() for value, each in there.items()}
    words = {value: shingles(article) for value, article in [*parsed.items()][:MOST_COMPARED]}

    def alike(value: str) -> list[tuple[int, int]]:
        others = ((number, other) for number, other in enumerate(words, 1) if other != value)
        return [(number, round(100 * overlap(words[value], words[other]))) for number, other in others]

    return [
        Reading(number, value, each, parsed[value], value in ticked, alike(value) if value in words else [])
        for number, (value, each) in enumerate(there.items(), 1)
    ]


def told(article: Article, there: Places, ticked: Collection[str]) -> list[str]:
    """What would happen, in sentences."""
    going = [each for value, each in there.items() if value in ticked]
    staying = len(there) - len(going)
    name = going[-1].parsed().title if going else ""
    return [
        f"“{name}”: an article of its own, at a new address, composed of {counted(len(going), 'capture')}.",
        f"/articles/{article.slug}/ stays with {counted(staying, 'capture')}, and with it topics, edits of fields and "
        "what was said to be a voice, or none; what is withheld and mended passages go where their words stand.",
        "Later captures of either go to the one they read like; identity does not join the two again.",
    ]
