"""Voices: the list, and the page of one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from archive.models import FormerSlug, QuotedComment
from archive.web.citation import permalink, voice_citation
from archive.web.contexts import voice_context
from archive.web.filters import Filters, unindexed
from archive.web.paging import paged
from archive.web.views.errors import gone

FIELDS = {"platform": "platform", "kind": "kind", "grade": "grade", "place": "place"}
LABELS = {"platform": "Platform", "kind": "Who speaks", "grade": "Attribution", "place": "Place"}
VALUES = {"kind": dict(QuotedComment.Kind.choices), "grade": dict(QuotedComment.Grade.choices)}


@require_safe
def voices(request: HttpRequest) -> HttpResponse:
    filters = Filters.of(request, FIELDS)
    tally = filters.tally(QuotedComment.objects.countable())
    shown = filters.narrow(QuotedComment.objects.public().newest().for_cards())
    page, pages = paged(request, shown, count=filters.count(tally))
    links = [filters.links(tally, name, LABELS[name], VALUES.get(name, {})) for name in FIELDS]
    context = {"page": page, "pages": pages, "filters": links, "filtered": bool(filters.values)}
    response = render(request, "voices.html", context)
    return unindexed(response) if filters.values else response


@require_safe
def voice(request: HttpRequest, pk: str) -> HttpResponse:
    known = QuotedComment.objects.select_related("article__source").prefetch_related(
        "article__voices", "article__bylines__author"
    )
    found = known.filter(pk=pk).first()
    if found is None:
        return moved(pk)
    public = QuotedComment.objects.public()
    if not public.filter(pk=pk).exists():
        return gone(request, "This voice")
    others = public.filter(handle=found.handle).exclude(pk=pk) if found.handle else public.none()
    context = {
        "voice": found,
        "article": found.article,
        "contexts": voice_context(found),
        "neighbours": neighbours(found),
        "others": others.newest().for_cards()[:10],
        "citation": voice_citation(found, timezone.localdate()),
        "permalink": permalink(found.get_absolute_url()),
    }
    return render(request, "voice.html", context)


def moved(pk: str) -> HttpResponse:
    """Where a voice of an article that was merged into another stands now; 404 if there never was one."""
    former = get_object_or_404(FormerSlug.objects.select_related("article"), voices__has_key=pk)
    same = former.article.voices.filter(text=former.voices[pk]).first()
    return redirect(same or former.article, permanent=True)


def neighbours(voice: QuotedComment) -> dict[str, QuotedComment | None]:
    """The voices before and after it in the same article."""
    around = voice.article.visible_voices()
    at = next(number for number, each in enumerate(around) if each.pk == voice.pk)
    return {"previous": around[at - 1] if at else None, "next": around[at + 1] if at + 1 < len(around) else None}
