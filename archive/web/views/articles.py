"""The page of an article."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from archive.models import FormerSlug
from archive.models.apparatus import Below
from archive.models.shown import page_of
from archive.search import SearchRequest
from archive.web.citation import article_citation, coins
from archive.web.marks import Marker
from archive.web.outline import contents, minutes
from archive.web.provenance import stretches
from archive.web.reading import apparatus, printed, shown
from archive.web.related import onward
from archive.web.views.errors import gone


@require_safe
def article(request: HttpRequest, slug: str) -> HttpResponse:
    found = page_of(slug)
    if found is None:
        return moved(request, slug)
    if not found.is_published:
        return gone(request, "This article")
    blocks = found.visible_blocks()
    beside = apparatus(found, blocks)
    below = found.below.as_read(found.visible) if found.has_full_text else Below()
    marker = Marker(SearchRequest.from_params(request.GET), printed(found, blocks, below))
    context = {
        "article": found,
        "shown": shown(found, blocks, beside, below, marker),
        "minutes": minutes(blocks) if found.has_full_text else None,
        "contents": contents(blocks),
        "beside": beside,
        "marks": marker,
        "onward": onward(found),
        "stretches": stretches(found),
        "citation": article_citation(found, timezone.localdate()),
        "coins": coins(found),
    }
    return render(request, "article.html", context)


def moved(request: HttpRequest, slug: str) -> HttpResponse:
    """Where the article that was once at this address is now."""
    former = get_object_or_404(FormerSlug.objects.select_related("article"), slug=slug)
    if not former.article.is_published:
        return gone(request, "This article")
    return redirect(former.article, permanent=True)
