"""How topics stand to each other: broader and related ones (SKOS), without circles."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q

from archive.models import Topic, TopicRelation

BROADER, RELATED = TopicRelation.Kind.BROADER, TopicRelation.Kind.RELATED


def broader_labels(topic: Topic) -> list[str]:
    return sorted(Topic.objects.broader(topic).values_list("label", flat=True))


def related_labels(topic: Topic) -> list[str]:
    return sorted(Topic.objects.related(topic).values_list("label", flat=True))


def check_broader(topic: Topic, labels: Iterable[str]) -> None:
    """No topic is broader than itself, be it by way of others, and none is both broader and related."""
    wanted = named(labels)
    above = TopicRelation.objects.filter(kind=BROADER).exclude(topic=topic.pk).values_list("topic_id", "other_id")
    parents: dict[int, list[int]] = {}
    for narrower, broader in above:
        parents.setdefault(narrower, []).append(broader)
    for other in wanted:
        if topic.pk in reached(other.pk, parents):
            raise ValidationError(f"“{other}” cannot be broader than “{topic}”: it is the same or a narrower one.")


def check_related(topic: Topic, labels: Iterable[str]) -> None:
    if topic in named(labels):
        raise ValidationError(f"“{topic}” is not related to itself.")


def reached(start: int, parents: dict[int, list[int]]) -> set[int]:
    """The topic `start` and all that are broader than it."""
    met, due = set[int](), [start]
    while due:
        pk = due.pop()
        if pk not in met:
            met.add(pk)
            due += parents.get(pk, [])
    return met


def named(labels: Iterable[str]) -> list[Topic]:
    """The topics of these preferred labels. Raises ValidationError for one that is none."""
    wanted = list(labels)
    found = {topic.label: topic for topic in Topic.objects.filter(label__in=wanted).defer("rules")}
    if missing := [label for label in wanted if label not in found]:
        raise ValidationError(f"There is no topic “{missing[0][:100]}”.")
    return [found[label] for label in wanted]


def set_broader(topic: Topic, labels: Iterable[str]) -> None:
    wanted = named(labels)
    between = Q(topic=topic, other__in=wanted) | Q(topic__in=wanted, other=topic)
    TopicRelation.objects.filter(between, kind=RELATED).delete()  # what is broader is not merely related
    TopicRelation.objects.filter(topic=topic, kind=BROADER).exclude(other__in=wanted).delete()
    relate(topic, wanted, BROADER)


def set_related(topic: Topic, labels: Iterable[str]) -> None:
    wanted = named(labels)
    held = TopicRelation.objects.filter(Q(topic=topic) | Q(other=topic))
    gone = held.filter(kind=RELATED).exclude(Q(topic=topic, other__in=wanted) | Q(topic__in=wanted, other=topic))
    gone.delete()
    tied = {pk for pair in held.values_list("topic_id", "other_id") for pk in pair}
    relate(topic, [other for other in wanted if other.pk not in tied], RELATED)


def relate(topic: Topic, others: Iterable[Topic], kind: TopicRelation.Kind) -> None:
    rows = [TopicRelation(topic=topic, other=other, kind=kind) for other in others]
    TopicRelation.objects.bulk_create(rows, ignore_conflicts=True)


def ties_of(topic: Topic) -> list[dict[str, Any]]:
    """The relations of a topic as merges keep them, from both sides."""
    held = TopicRelation.objects.filter(Q(topic=topic) | Q(other=topic)).order_by("pk")
    return [{"topic_id": row.topic_id, "other_id": row.other_id, "kind": row.kind} for row in held]


def take_over(kept: Topic, absorbed: Iterable[int], ties: Iterable[dict[str, Any]]) -> None:
    """Let `kept` stand as those did that go into it, as far as that makes no circle."""
    gone = set(absorbed)
    for tie in ties:
        ends = [kept.pk if tie[end] in gone else tie[end] for end in ("topic_id", "other_id")]
        parents: dict[int, list[int]] = {}
        for narrower, broader in TopicRelation.objects.filter(kind=BROADER).values_list("topic_id", "other_id"):
            parents.setdefault(narrower, []).append(broader)
        is_circle = tie["kind"] == BROADER and ends[0] in reached(ends[1], parents)
        is_held = TopicRelation.objects.filter(topic__in=ends, other__in=ends).exists()
        if ends[0] != ends[1] and not is_circle and not is_held:
            TopicRelation.objects.create(topic_id=ends[0], other_id=ends[1], kind=tie["kind"])


def restore_ties(topics: Iterable[int], ties: Iterable[dict[str, Any]]) -> None:
    """Let these topics stand to others as they did; what is gone meanwhile is left out."""
    concerned = list(topics)
    TopicRelation.objects.filter(Q(topic__in=concerned) | Q(other__in=concerned)).delete()
    there = set(Topic.objects.values_list("pk", flat=True))
    rows = [TopicRelation(**tie) for tie in ties if {tie["topic_id"], tie["other_id"]} <= there]
    TopicRelation.objects.bulk_create(rows, ignore_conflicts=True)
