"""The front page, and what stands about the archive itself."""

from django.db.models import Exists, OuterRef
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from archive.models import Article, Source, Term, Topic
from archive.models.compiled import Compiled
from archive.models.shown import rows
from archive.web.citation import permalink
from archive.web.heard import heard_last
from archive.web.public import Ranking, commonest, counted, topics

MOST_TRIED = 6
ROBOTS = """User-agent: *
Disallow: /admin/
Disallow: /api/
Disallow: /search?
Disallow: /suggest
"""


_PUBLISHED = Article.objects.published().filter(source=OuterRef("pk")).order_by()
_NEWEST = Compiled(lambda: Article.objects.published().newest().values_list("pk", flat=True)[:7])


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    subjects = [topic for topic in topics() if topic.kind == Topic.Kind.SUBJECT]
    context = {
        "articles": rows(list(_NEWEST())),
        "topics": commonest(subjects, 16),
        "voices": heard_last(2),
        "years": counted().years,
        "suggested": to_try(Ranking(Term)[:MOST_TRIED]),
        "article_count": counted().articles,
        "voice_count": counted().voices,
    }
    return render(request, "home.html", context)


def to_try(terms: list[Term]) -> list[str]:
    """Queries that find something, in three scripts by turns: hanzi, pinyin, English."""
    forms = [(term.hanzi, term.pinyin, term.gloss) for term in terms]
    return [script[number % 3] or script[0] for number, script in enumerate(forms)]


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    return render(request, "about.html", {"sources": Source.objects.filter(Exists(_PUBLISHED))})


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    lines = f"{ROBOTS}\n# About this archive: {permalink(reverse('about'))}\n"
    return HttpResponse(lines, content_type="text/plain; charset=utf-8")
