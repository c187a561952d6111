"""The page that asks before topics or articles are merged: which one stays, what moves, and why."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminTextInputWidget
from django.db.models import QuerySet
from django.http import HttpRequest

from archive import curation
from archive.admin import bulk
from archive.admin.readable import counted
from archive.models import Article, Tagging, Topic

SAMPLES = 3


def question(request: HttpRequest, topics: QuerySet[Topic]) -> bulk.Question:
    return bulk.Question(
        "Merge topics", told, lambda rows, chosen: merged(request, rows, chosen), form_for(most_used_first(topics))
    )


def such_as(titles: QuerySet[Any]) -> str:
    """The first of the titles of what moves, to follow its number; nothing where nothing does."""
    return ", such as " + "; ".join(f"“{title}”" for title in shown) if (shown := titles[:SAMPLES]) else ""


def form_for(records: QuerySet[Any]) -> type[bulk.ReasonForm]:
    """The form for merging, with the first of the records chosen."""

    class MergeForm(bulk.ReasonForm):
        into = forms.ModelChoiceField(
            records,
            label="The one that stays",
            empty_label=None,
            initial=records.first(),
            widget=forms.RadioSelect,
        )
        why = forms.CharField(label="Reason", max_length=300, widget=AdminTextInputWidget)
        field_order = ("into", "why")

    return MergeForm


def told(topics: QuerySet[Topic], chosen: bulk.Chosen) -> Iterable[str]:
    """Of each topic that goes how many articles move, some of them, and what comes along."""
    kept: Topic = chosen["into"]
    for topic in topics.exclude(pk=kept.pk):
        ties = topic.taggings.accepted()
        both = ties.filter(article__taggings__in=Tagging.objects.filter(topic=kept).accepted()).distinct().count()
        moving = counted(ties.count(), "article moves", "articles move")
        titles = Article.objects.filter(taggings__in=ties).newest().values_list("title", flat=True)
        along = [
            counted(topic.aliases.count() + 1, "label"),
            counted(len(topic.rules), "matching rule"),
            counted(topic.taggings.suggested().count(), "suggestion"),
        ]
        yield (
            f"“{topic}” goes: {moving} to “{kept}” (with both: {both:,}){such_as(titles)}. "
            f"Along with it: {', '.join(along)}; /topics/{topic.slug}/ leads to “{kept}” from then on"
        )


def merged(request: HttpRequest, topics: QuerySet[Topic], chosen: bulk.Chosen) -> str:
    kept, labels = chosen["into"], [topic.label for topic in topics if topic.pk != chosen["into"].pk]
    curation.merge(list(topics), kept, request.user, chosen["why"])
    return gone_into(kept, labels)


def gone_into(kept: Any, names: Iterable[str]) -> str:
    """What a curator is told after a merge."""
    return f"{' and '.join(f'“{name}”' for name in names)} merged into “{kept}”. The history can undo it."


def most_used_first(records: QuerySet[Any]) -> QuerySet[Any]:
    return records.order_by("-article_count")  # the admin's list counts them


def of_articles(request: HttpRequest, articles: QuerySet[Article]) -> bulk.Question:
    def told_of(rows: QuerySet[Article], chosen: bulk.Chosen) -> Iterable[str]:
        kept: Article = chosen["into"]
        for article in rows.exclude(pk=kept.pk):
            captures = counted(article.appearances.count(), "capture")
            yield (
                f"“{article.title}” ({article.published or 'undated'}, {article.source}) goes: “{kept.title}” is "
                f"composed of its {captures} too, and /articles/{article.slug}/ leads there"
            )

    def act(rows: QuerySet[Article], chosen: bulk.Chosen) -> str:
        kept, number = chosen["into"], rows.count() - 1
        curation.merge_articles(list(rows), kept, request.user, chosen["why"])
        return f"{counted(number, 'article')} merged into “{kept.title}”. The history can undo it."

    return bulk.Question("Merge articles", told_of, act, form_for(articles.order_by("sort_date", "pk")))
