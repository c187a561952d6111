"""The page of an article."""

from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from archive.models import Article, FormerSlug, HandleUse, HashtagUse, TermUse
from archive.search import SearchRequest
from archive.web.citation import article_citation, coins, permalink
from archive.web.marks import Marker
from archive.web.outline import contents, minutes
from archive.web.reading import apparatus, printed, shown
from archive.web.related import related
from archive.web.views.errors import gone

APPARATUS = (
    Prefetch("term_uses", queryset=TermUse.objects.select_related("term")),
    Prefetch("hashtag_uses", queryset=HashtagUse.objects.select_related("hashtag")),
    Prefetch("handle_uses", queryset=HandleUse.objects.select_related("handle")),
    "references",
    "notes",
    "reader_comments",
)


@require_safe
def article(request: HttpRequest, slug: str) -> HttpResponse:
    found = Article.objects.for_listing().with_visible_text().prefetch_related(*APPARATUS).filter(slug=slug).first()
    if found is None:
        return moved(request, slug)
    if not found.is_published:
        return gone(request, "This article")
    blocks = found.visible_blocks()
    marker = Marker(SearchRequest.from_params(request.GET), printed(found, blocks))
    beside = apparatus(found, blocks)
    context = {
        "article": found,
        "shown": shown(found, blocks, beside, marker),
        "minutes": minutes(blocks) if found.has_full_text else None,
        "contents": contents(blocks),
        "beside": beside,
        "marks": marker,
        "related": related(found),
        "citation": article_citation(found, timezone.localdate()),
        "coins": coins(found),
        "permalink": permalink(found.get_absolute_url()),
    }
    return render(request, "article.html", context)


def moved(request: HttpRequest, slug: str) -> HttpResponse:
    """Where the article that was once at this address is now."""
    former = get_object_or_404(FormerSlug.objects.select_related("article"), slug=slug)
    if not former.article.is_published:
        return gone(request, "This article")
    return redirect(former.article, permanent=True)
