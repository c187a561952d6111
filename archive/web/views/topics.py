"""Topics: the list, and the articles of one."""

import re

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from archive.models import Article, Tagging, Topic, TopicAlias
from archive.models.article import ArticleQuerySet
from archive.models.counting import number_of_articles
from archive.models.shown import rows
from archive.web import public
from archive.web.filters import EVERY, Filters, unindexed
from archive.web.heard import frequent_terms, heard_in, newest_of
from archive.web.histogram import histograms
from archive.web.paging import paged

FIELDS = {"year": "year"}
PATTERNS = {"year": re.compile("[0-9]{4}")}


@require_safe
def topics(request: HttpRequest) -> HttpResponse:
    every = public.topics()
    carried = [topic for topic in every if topic.article_count]
    context = {
        "subjects": [topic for topic in carried if topic.kind == Topic.Kind.SUBJECT],
        "unused": [topic for topic in every if topic.kind == Topic.Kind.SUBJECT and not topic.article_count],
        "sections_printed": [topic for topic in carried if topic.kind == Topic.Kind.SECTION],
    }
    return render(request, "topics.html", context)


@require_safe
def topic(request: HttpRequest, slug: str) -> HttpResponse:
    found = next((topic for topic in public.topics() if topic.slug == slug), None)
    if found is None:
        return led_on(get_object_or_404(TopicAlias.objects.select_related("topic"), slug=slug))
    articles = Article.objects.published().about(found)
    looked_into = newest_of(articles)
    filters = Filters.of(request, FIELDS, PATTERNS)
    tally = filters.tally(articles)
    page, pages = paged(
        request, filters.narrow(articles.newest()).values_list("pk", flat=True), read=rows, count=filters.count(tally)
    )
    context = {
        "topic": found,
        "page": page,
        "pages": pages,
        "histograms": histograms([filters.links(tally, "year", "Year", {}, EVERY)]),
        "filtered": bool(filters.values),
        "related": related_topics(found, articles),
        "terms": frequent_terms(looked_into),
        "voices": heard_in(looked_into, 3),
        "aliases": found.aliases.all(),
        "kin": kin_of(found),
    }
    response = render(request, "topic.html", context)
    return unindexed(response) if filters.values else response


def led_on(alias: TopicAlias) -> HttpResponse:
    """From another label of a topic to its own: for good, but browsers ask again, for a merge can be undone."""
    response = redirect(alias.topic, permanent=True)
    response.headers["Cache-Control"] = "no-cache"
    return response


def related_topics(topic: Topic, articles: ArticleQuerySet) -> list[Topic]:
    """Subjects that stand together with `topic` most often, with the number of articles as `shared`."""
    together = Tagging.objects.accepted().filter(article__in=articles.order_by().values("pk"))
    others = Topic.objects.filter(kind=Topic.Kind.SUBJECT).exclude(pk=topic.pk).defer("rules")
    closest = others.annotate(shared=number_of_articles(together, "topic")).order_by("-shared", "label")[:8]
    return [other for other in closest if other.shared]


def kin_of(topic: Topic) -> list[tuple[str, list[Topic]]]:
    """The topics that curators put beside this one, by how they stand to it."""
    kinds = {
        "Broader": Topic.objects.broader(topic),
        "Narrower": Topic.objects.narrower(topic),
        "Related": Topic.objects.related(topic),
    }
    found = [(kind, list(topics.only("label", "slug"))) for kind, topics in kinds.items()]
    return [(kind, topics) for kind, topics in found if topics]
