"""Topics: the list, and the articles of one."""

from collections import defaultdict

from django.db.models import Count, Q, Value
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from archive.models import Article, Tagging, Topic, TopicAlias, TopicRelation
from archive.web import public
from archive.web.filters import unindexed
from archive.web.heard import frequent_terms, heard_in
from archive.web.listed import Listed


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
    listed = Listed.of(request, Article.objects.published().about(found))
    aliases, kin = beside(found)
    page, pages = listed.page()
    context = {
        "topic": found,
        "page": page,
        "pages": pages,
        "histograms": listed.histograms(),
        "filtered": listed.is_narrowed,
        "related": related_topics(found),
        "terms": frequent_terms(listed.looked_into),
        "voices": heard_in(listed.looked_into, 3),
        "aliases": aliases,
        "kin": kin,
    }
    response = render(request, "topic.html", context)
    return unindexed(response) if listed.is_narrowed else response


def led_on(alias: TopicAlias) -> HttpResponse:
    """From another label of a topic to its own: for good, but browsers ask again, for a merge can be undone."""
    response = redirect(alias.topic, permanent=True)
    response.headers["Cache-Control"] = "no-cache"
    return response


def related_topics(topic: Topic) -> list[tuple[Topic, int]]:
    """Subjects that stand together with `topic` most often, each with the number of published articles."""
    carrying = Tagging.objects.accepted().published().filter(topic=topic).order_by()
    others = Tagging.objects.accepted().exclude(topic=topic).filter(article__in=carrying.values("article"))
    counts = others.filter(topic__kind=Topic.Kind.SUBJECT).values_list("topic").annotate(shared=Count("pk"))
    by_pk = {each.pk: each for each in public.topics()}
    return [(by_pk[pk], shared) for pk, shared in counts.order_by("-shared", "topic__label")[:8] if pk in by_pk]


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
