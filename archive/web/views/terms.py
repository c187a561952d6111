"""Chinese terms, hashtags and handles: the lists, and all uses of one."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from archive.language.hanzi import fold
from archive.models import Article, Handle, Hashtag, QuotedComment, Term
from archive.web.contexts import contexts
from archive.web.glossary import filed, glossary, initials
from archive.web.paging import paged
from archive.web.public import Ranking, public_uses, used

PER_LIST = 120


@dataclass(frozen=True, slots=True)
class ShownUse:
    """A use in an article, with the places where it stands."""

    use: Any
    article: Article
    contexts: list[SafeString]


@require_safe
def terms(request: HttpRequest) -> HttpResponse:
    """All terms by the sound of their first character; `?initial=z` for those of one letter."""
    entries = glossary()
    initial = request.GET.get("initial", "")[:1].upper()
    page, pages = paged(request, [entry for entry in entries if initial in {"", entry.initial}], PER_LIST)
    context = {"groups": filed(page), "pages": pages, "initial": initial, "initials": initials(entries)}
    return render(request, "terms.html", context)


@require_safe
def term(request: HttpRequest, hanzi: str) -> HttpResponse:
    found = used(Term.objects.filter(hanzi=fold(hanzi))).first()
    if found is None:
        raise Http404(f"No term {hanzi}")
    if found.hanzi != hanzi:
        return redirect(found, permanent=True)
    page, pages = paged(request, public_uses(found.uses))
    printed = list(public_uses(found.uses).values_list("as_printed", "pinyin", "gloss"))
    context = {
        "term": found,
        "uses": shown_uses(page),
        "page": page,
        "pages": pages,
        "forms": sorted({form for form, _, _ in printed} - {found.hanzi}),
        "pinyins": counted(pinyin for _, pinyin, _ in printed),
        "glosses": counted(gloss for _, _, gloss in printed),
    }
    return render(request, "term.html", context)


def counted(values: Iterable[str]) -> list[tuple[str, int]]:
    """The values as printed with how often each is, the commonest first."""
    return Counter(filter(None, values)).most_common()


@require_safe
def hashtags(request: HttpRequest) -> HttpResponse:
    page, pages = paged(request, Ranking(Hashtag.objects.exclude(name=""), "name"), PER_LIST)
    return render(request, "hashtags.html", {"page": page, "pages": pages})


@require_safe
def hashtag(request: HttpRequest, name: str) -> HttpResponse:
    found = get_object_or_404(used(Hashtag.objects.all()), name=name)
    page, pages = paged(request, public_uses(found.uses))
    return render(request, "hashtag.html", {"hashtag": found, "uses": shown_uses(page), "page": page, "pages": pages})


@require_safe
def handles(request: HttpRequest) -> HttpResponse:
    page, pages = paged(request, Ranking(Handle.objects.exclude(name=""), "name"), PER_LIST)
    return render(request, "handles.html", {"page": page, "pages": pages})


@require_safe
def handle(request: HttpRequest, name: str) -> HttpResponse:
    found = get_object_or_404(used(Handle.objects.all()), name=name)
    page, pages = paged(request, public_uses(found.uses))
    voices = QuotedComment.objects.public().filter(handle__in={name, f"@{name}"}).newest()
    context = {
        "handle": found,
        "uses": shown_uses(page),
        "page": page,
        "pages": pages,
        "voices": voices.for_cards()[:20],
    }
    return render(request, "handle.html", context)


def shown_uses(uses: Iterable[Any]) -> list[ShownUse]:
    return [ShownUse(use, use.article, contexts(use.article, use.spans)) for use in uses]
