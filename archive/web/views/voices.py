"""Voices: the list, and the page of one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from archive.catalogue.apart import voice_split_off
from archive.models import FormerSlug, QuotedComment, Topic, shown
from archive.web import public
from archive.web.chart import chart
from archive.web.citation import permalink, voice_citation
from archive.web.contexts import voice_context
from archive.web.filters import unindexed
from archive.web.paging import paged
from archive.web.views.errors import gone, withheld
from archive.web.voices import VoiceList, also_in

MOST = 10  # of voices beside one


@require_safe
def voices(request: HttpRequest) -> HttpResponse:
    topics = sorted((topic for topic in public.topics() if topic.article_count), key=by_kind)
    listed = VoiceList.of(request, topics)
    rows, count = listed.once_each()
    page, pages = paged(request, rows.values_list("pk", flat=True), count=count, read=shown.voices)
    context = {
        "page": page,
        "pages": pages,
        "also_in": also_in(page),
        "voices": listed,
        "topics": topics,
        "chart": chart(listed.filters, listed.tally),
    }
    response = render(request, "voices.html", context)
    return unindexed(response) if listed.is_narrowed else response


def by_kind(topic: Topic) -> tuple[bool, str]:
    """Subjects first, then by label."""
    return topic.kind != Topic.Kind.SUBJECT, topic.label


@require_safe
def voice(request: HttpRequest, pk: str) -> HttpResponse:
    known = QuotedComment.objects.select_related("article__source").prefetch_related("article__voices")
    found = known.filter(pk=pk).first()
    if found is None:
        return moved(pk)
    if found.is_withheld and found.article.is_published:
        return withheld(request, "This voice")
    readable = QuotedComment.objects.public()
    if not readable.filter(pk=pk).exists():
        return gone(request, "This voice")
    elsewhere = readable.exclude(pk=pk).newest().for_cards()
    context = {
        "voice": found,
        "article": found.article,
        "contexts": voice_context(found),
        "neighbours": neighbours(found),
        "others": [] if found.pseudonym else elsewhere.known_as(found.handle)[:MOST],
        "same_words": elsewhere.filter(said_key=found.said_key)[:MOST] if found.said_key else [],
        "citation": voice_citation(found, timezone.localdate()),
        "permalink": permalink(found.get_absolute_url()),
    }
    return render(request, "voice.html", context)


def moved(pk: str) -> HttpResponse:
    """Where a voice of an article that was merged into another stands now; 404 if there never was one."""
    if split := voice_split_off(pk):
        article, words = split
        return redirect(article.voices.filter(text=words).first() or article, permanent=True)
    former = get_object_or_404(FormerSlug.objects.select_related("article"), voices__has_key=pk)
    same = former.article.voices.filter(text=former.voices[pk]).first()
    return redirect(same or former.article, permanent=True)


def neighbours(voice: QuotedComment) -> dict[str, QuotedComment | None]:
    """The voices before and after it in the same article."""
    around = voice.article.visible_voices()
    at = next(number for number, each in enumerate(around) if each.pk == voice.pk)
    return {"previous": around[at - 1] if at else None, "next": around[at + 1] if at + 1 < len(around) else None}
