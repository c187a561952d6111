"""The front page, and what stands about the archive itself."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from archive.models import Article, QuotedComment, Source, Term, Topic
from archive.web.citation import permalink
from archive.web.heard import to_set_large
from archive.web.public import Ranking, listed
from archive.web.views.timeline import year_counts

MOST_TRIED = 6
ROBOTS = """User-agent: *
Disallow: /admin/
Disallow: /api/
Disallow: /search?
Disallow: /suggest
"""


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    articles = Article.objects.published()
    subjects = Topic.objects.with_counts().filter(kind=Topic.Kind.SUBJECT).order_by("-article_count", "label")[:16]
    context = {
        "articles": listed(articles).newest()[:7],
        "topics": [topic for topic in subjects if topic.article_count],
        "voices": to_set_large(QuotedComment.objects.public(), 2),
        "years": year_counts(articles),
        "suggested": to_try(Ranking(Term.objects.all(), "hanzi")[:MOST_TRIED]),
        "article_count": articles.count(),
        "voice_count": QuotedComment.objects.countable().count(),
    }
    return render(request, "home.html", context)


def to_try(terms: list[Term]) -> list[str]:
    """Queries that find something, in three scripts by turns: hanzi, pinyin, English."""
    forms = [(term.hanzi, term.pinyin, term.gloss) for term in terms]
    return [script[number % 3] or script[0] for number, script in enumerate(forms)]


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    return render(request, "about.html", {"sources": Source.objects.filter(articles__state="published").distinct()})


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    lines = f"{ROBOTS}\n# About this archive: {permalink(reverse('about'))}\n"
    return HttpResponse(lines, content_type="text/plain; charset=utf-8")
