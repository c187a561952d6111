"""Topics: the list, and the articles of one."""

import re
from collections import defaultdict

from django.db.models import Q, Value
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from archive.models import Article, Tagging, Topic, TopicAlias, TopicRelation
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
    aliases, kin = beside(found)
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
        "aliases": aliases,
        "kin": kin,
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


def beside(topic: Topic) -> tuple[list[str], list[tuple[str, list[Topic]]]]:
    """The other labels of a topic, and the topics that curators put beside it, by how they stand to it; in a query."""
    relations = TopicRelation.objects.filter(Q(topic=topic) | Q(other=topic)).order_by()
    said = relations.values_list("kind", "topic", "other", Value("")).union(
        topic.aliases.order_by().values_list(Value(""), Value(0), Value(0), "label"), all=True
    )
    labels, kin = [], defaultdict[str, set[int]](set)
    for kind, one, other, label in said:
        if label:
            labels.append(label)
        elif kind == TopicRelation.Kind.RELATED:
            kin["Related"] |= {one, other} - {topic.pk}
        else:
            kin["Broader" if one == topic.pk else "Narrower"] |= {one, other} - {topic.pk}
    return sorted(labels), [(kind, [each for each in public.topics() if each.pk in kin[kind]]) for kind in sorted(kin)]
