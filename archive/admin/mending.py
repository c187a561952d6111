"""The page where the passages of an article are mended, and its voices told apart from other words."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from django import forms
from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.contrib.admin.widgets import AdminTextInputWidget
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse

from archive import curation
from archive.admin.base import as_kept
from archive.admin.cutting import cuts_told
from archive.catalogue.mended import BLOCK, VOICE, mendings
from archive.catalogue.projection import as_captured
from archive.extract.records import Block
from archive.models import Article, QuotedComment

KINDS = [
    ("paragraph", "Paragraph"),
    ("heading", "Heading"),
    ("list_item", "Item of a list"),
    ("block_quote", "Quotation set off"),
    ("pull_quote", "Pull quote"),
    ("caption", "Caption"),
]
WIDE = AdminTextInputWidget(attrs={"class": "vTextField"})


class ReasonForm(forms.Form):
    why = forms.CharField(label="Reason", max_length=300, required=False, widget=WIDE)


class PassageForm(ReasonForm):
    kind = forms.ChoiceField(choices=KINDS, show_hidden_initial=True)
    text = forms.CharField(widget=forms.Textarea(attrs={"rows": 6}), show_hidden_initial=True)
    field_order = ("kind", "text", "why")

    @property
    def shown(self) -> dict[str, str]:
        """The passage as the curator had it before the eyes."""
        return {name: as_kept(self.data.get(self.add_initial_prefix(name), "")) for name in ("kind", "text")}


class VoiceForm(ReasonForm):
    text = forms.CharField(
        label="Words", widget=forms.Textarea(attrs={"rows": 3}), help_text="As printed in one passage, without marks."
    )
    kind = forms.ChoiceField(label="Who speaks", choices=QuotedComment.Kind, widget=forms.RadioSelect)
    grade = forms.ChoiceField(label="Attribution", choices=QuotedComment.Grade, initial="described")
    speaker = forms.CharField(max_length=300, required=False, widget=WIDE)
    handle = forms.CharField(max_length=100, required=False, widget=WIDE)
    platform = forms.CharField(max_length=50, required=False, widget=WIDE)
    place = forms.CharField(max_length=100, required=False, widget=WIDE)
    original = forms.CharField(label="Original wording", required=False, widget=forms.Textarea(attrs={"rows": 2}))
    field_order = ("text", "kind", "grade", "speaker", "handle", "platform", "place", "original", "why")


@dataclass(frozen=True, slots=True)
class Passage:
    """A block of an article, its words in pieces by the voices in them, and what the captures have in its place."""

    key: str
    kind: str
    pieces: list[tuple[str, str]]
    form: PassageForm
    is_decided: bool
    captured: Block | None


def mending_of(model_admin: ModelAdmin, request: HttpRequest, pk: str) -> HttpResponse:
    """The page, and what its forms do: `act` says what, `part` to which passage or voice."""
    article = get_object_or_404(Article, pk=pk)
    if not (
        model_admin.has_change_permission(request, article) and request.user.has_perm("archive.change_quotedcomment")
    ):
        raise PermissionDenied
    heard = VoiceForm()
    if request.method == "POST":
        act, part = request.POST.get("act", ""), request.POST.get("part", "")
        heard = VoiceForm(request.POST) if act == "hear" else heard
        try:
            said = ACTS[act](article, part, request, heard) if act in ACTS else "Nothing was asked for."
        except ValidationError as error:
            model_admin.message_user(request, " ".join(error.messages), messages.ERROR)
        else:
            model_admin.message_user(request, said)
            return HttpResponseRedirect(f"{request.path}#{quote(part.rpartition(':')[2]) or 'hear'}")
    context = model_admin.admin_site.each_context(request) | shown(article) | {
        "opts": Article._meta,
        "title": "Mend text and voices",
        "subtitle": article.title,
        "article": article,
        "hear": heard,
        "reason": ReasonForm(auto_id=False),
        "of_passage": BLOCK,
        "cuts": cuts_told(article),
        "address": reverse("admin:archive_article_change", args=[article.pk]),
    }  # fmt: skip
    return TemplateResponse(request, "admin/archive/article/mend.html", context)


def mend(article: Article, key: str, request: HttpRequest, heard: VoiceForm) -> str:
    form = PassageForm(request.POST, prefix=key)
    said = valid(form)
    text = as_kept(said["text"])
    made = curation.mend(article, key, said["kind"], text, request.user, said["why"], shown=form.shown)
    return "The passage is mended." if made else "Nothing changed, so nothing was recorded."


def leave_out(article: Article, key: str, request: HttpRequest, heard: VoiceForm) -> str:
    form = PassageForm(request.POST, prefix=key)
    curation.leave_out(article, key, request.user, valid(form)["why"], shown=form.shown)
    return "The passage is left out. Below the text it can be put back."


def set_back(article: Article, field: str, request: HttpRequest, heard: VoiceForm) -> str:
    curation.reset(article, field, request.user, valid(ReasonForm(request.POST))["why"])
    return "It reads as the captures have it again."


def hear(article: Article, part: str, request: HttpRequest, heard: VoiceForm) -> str:
    said = dict(valid(heard))
    why = said.pop("why")
    curation.hear(article, {name: as_kept(value) for name, value in said.items()}, request.user, why)
    return f"A voice is heard: “{said['text']}”."


def strike(article: Article, pk: str, request: HttpRequest, heard: VoiceForm) -> str:
    voice = QuotedComment.objects.filter(article=article, pk=pk).first()
    if voice is None:
        raise ValidationError("This voice is no longer in the article.")
    curation.strike(voice, request.user, valid(ReasonForm(request.POST))["why"])
    return "It is a voice no longer. Below the text it can be put back."


Act = Callable[[Article, str, HttpRequest, VoiceForm], str]
ACTS: Mapping[str, Act] = {"mend": mend, "leave-out": leave_out, "set-back": set_back, "hear": hear, "strike": strike}


def valid(form: forms.Form) -> dict[str, Any]:
    """What was typed, or a ValidationError that says which field is at fault."""
    if form.is_valid():
        return form.cleaned_data
    raise ValidationError(
        [f"{form.fields[name].label or name.capitalize()}: {' '.join(errors)}" for name, errors in form.errors.items()]
    )


def shown(article: Article) -> dict[str, Any]:
    """What the page lists: passages, voices, and what curators took out of both."""
    decided = curation.standing(article)
    captured = as_captured(article)
    blocks = captured.blocks if captured else ()
    mended = mendings(blocks, decided)
    by_key = {block.key: block for block in blocks}
    voices = list(article.voices.all())
    return {
        "passages": [passage(block, voices, block["key"] in mended, by_key) for block in article.blocks],
        "voices": voices,
        "left_out": [by_key[key] for key, value in mended.items() if value is None],
        "struck": list(struck(article, decided)),
    }


def passage(
    block: Mapping[str, str], voices: list[QuotedComment], is_decided: bool, captured: Mapping[str, Block]
) -> Passage:
    key, text = block["key"], block["text"]
    form = PassageForm(prefix=key, initial={"kind": block["kind"], "text": text})
    before = captured.get(key) if is_decided else None
    return Passage(key, block["kind"], list(pieces(key, text, voices)), form, is_decided, before)


def pieces(key: str, text: str, voices: list[QuotedComment]) -> Iterator[tuple[str, str]]:
    """The words of a block in turn, each with the id of the voice that they are, or nothing."""
    spans = sorted((start, end, voice.pk) for voice in voices for where, start, end in voice.spans if where == key)
    at = 0
    for start, end, pk in spans:
        if start >= at:
            yield text[at:start], ""
            yield text[start:end], pk
            at = end
    yield text[at:], ""


def struck(article: Article, decided: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The voices that curators found to be none: the field of the decision, and the words."""
    fields = [field for field, value in decided.items() if field.startswith(VOICE) and value is None]
    for decision in (
        curation.decisions_about(article).filter(field__in=fields, after__isnull=True).order_by("field", "-pk")
    ):
        if decision.field in fields and decision.before:
            fields.remove(decision.field)
            yield decision.field, decision.before["text"]
