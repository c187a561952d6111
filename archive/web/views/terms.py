"""Chinese terms, hashtags and handles: the lists, and all uses of one."""

from functools import partial
from typing import Any

from django.core.paginator import Page
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from archive.language.hanzi import fold
from archive.models import Handle, Hashtag, QuotedComment, Term, shown
from archive.web.glossary import filed, glossary, initial, initials
from archive.web.heard import MOST_ARTICLES, frequent_terms
from archive.web.paging import PageLinks, paged
from archive.web.printed import Printed
from archive.web.public import Ranking, public_uses, with_articles
from archive.web.views.errors import withheld

PER_LIST = 120


@require_safe
def terms(request: HttpRequest) -> HttpResponse:
    """All terms by the sound of their first character; `?initial=z` for those of one letter."""
    entries = glossary()
    letter = request.GET.get("initial", "")[:1].upper()
    page, pages = paged(request, [entry for entry in entries if letter in {"", initial(entry)}], PER_LIST)
    context = {"groups": filed(list(page)), "pages": pages, "initial": letter, "initials": initials(entries)}
    return render(request, "terms.html", context)


@require_safe
def term(request: HttpRequest, hanzi: str) -> HttpResponse:
    written = fold(hanzi)
    merged = Term.objects.filter(aliases__hanzi=written).first()
    found = merged or get_object_or_404(Term, hanzi=written)
    uses = public_uses(found.uses)
    printed = Printed.of(uses, found)
    if not printed.uses:
        raise Http404(f"No term {hanzi}")
    if found.hanzi != hanzi:
        return redirect(found, permanent=True)
    page, pages = paged(request, printed.uses, read=partial(with_articles, found.uses.all()))
    context = {
        "term": found,
        "page": page,
        "pages": pages,
        "printed": printed,
        "related": frequent_terms(printed.articles[:MOST_ARTICLES], but=found),
    }
    return render(request, "term.html", context)


@require_safe
def hashtags(request: HttpRequest) -> HttpResponse:
    page, pages = paged(request, Ranking(Hashtag), PER_LIST)
    return render(request, "hashtags.html", {"page": page, "pages": pages})


@require_safe
def hashtag(request: HttpRequest, name: str) -> HttpResponse:
    found = get_object_or_404(Hashtag, name=name)
    page, pages = paged_uses(request, found)
    return render(request, "hashtag.html", {"hashtag": found, "page": page, "pages": pages})


@require_safe
def handles(request: HttpRequest) -> HttpResponse:
    page, pages = paged(request, Ranking(Handle), PER_LIST)
    return render(request, "handles.html", {"page": page, "pages": pages})


@require_safe
def handle(request: HttpRequest, name: str) -> HttpResponse:
    found = get_object_or_404(Handle, name=name)
    if found.is_masked:
        return withheld(request, "This account")
    page, pages = paged_uses(request, found)
    forms = {name, *found.uses.values_list("as_printed", flat=True)}
    said = QuotedComment.objects.public().filter(handle__in=[*forms, *(f"@{form}" for form in forms)])
    ids = said.filter(pseudonym="").newest().values_list("pk", flat=True)
    voices, voice_pages = paged(request, ids, name="voices", read=shown.voices)
    context = {
        "handle": found,
        "page": page,
        "pages": pages,
        "voices": voices,
        "voice_pages": voice_pages,
    }
    return render(request, "handle.html", context)


def paged_uses(request: HttpRequest, entity: Hashtag | Handle) -> tuple[Page[Any], PageLinks]:
    """A page of the uses that may be read; 404 if there is none."""
    ids = public_uses(entity.uses).values_list("pk", flat=True)
    page, pages = paged(request, ids, read=partial(with_articles, entity.uses.all()))
    if not page.object_list:
        raise Http404(f"No use of {entity}")
    return page, pages
