"""Coin and rename subject terms, and do away with those that nothing carries."""

from collections.abc import Collection, Iterable
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q

from archive.curation.edits import edit, present, word_on
from archive.curation.fields import value_of
from archive.curation.merging import as_kept, revive
from archive.curation.relations import restore_ties, ties_of
from archive.curation.vocabulary import check_label
from archive.language.hanzi import slugify
from archive.models import Decision, IndexTask, Tagging, Topic, TopicAlias

BY_ITSELF = (Tagging.Origin.RULE, Tagging.Origin.SIMILAR)  # what no one said: it comes and goes with the topic


@transaction.atomic
def coin(topic: Topic, who: User, why: str = "", act: str = "") -> Topic:
    """Save a new topic under the address its label makes, e.g. `coin(Topic(label="Short video"), curator)`.

    `act` is the bulk action it is a part of. Raises ValidationError if its label leads to another topic already.
    """
    check_label(topic, topic.label)
    topic.slug = slugify(topic.label)
    topic.full_clean()
    topic.save()
    word_on(topic, Decision.Verb.ADD, "", None, topic.label, who, why, act).save()
    return topic


def rename(topic: Topic, label: str, who: User, why: str = "") -> list[Decision]:
    """Give a topic another preferred label; the old label and address lead to it from then on."""
    return edit(topic, {"label": label}, who, why)


@transaction.atomic
def delete(topics: Iterable[Topic], who: User, why: str = "") -> int:
    """Do away with topics that no article carries; how many. Their addresses lead nowhere from then on.

    What was suggested, or rejected, goes with them. Raises ValidationError, and keeps all, if an article carries one or
    a narrower topic hangs on it.
    """
    going = [present(topic) for topic in topics]
    for topic in going:
        check_carried_by_none(topic)
        check_none_narrower(topic)
        take_away(topic, who, why)
    return len(going)


@transaction.atomic
def uncoin(decision: Decision, who: User, why: str) -> None:
    """Undo a coining: the topic goes, and with it what only its own rules and similar articles tied to it.

    Raises ValidationError, and keeps it, if anything else carries it or if it was changed since.
    """
    topic = Topic.objects.select_for_update().filter(pk=decision.subject_id).first()
    if topic is None:
        raise ValidationError(f"“{decision.label}” is no longer in the archive.")
    check_as_coined(topic, decision)
    check_carried_by_none(topic, besides=BY_ITSELF)
    check_none_narrower(topic)
    IndexTask.objects.enqueue(topic.taggings.accepted().order_by().values_list("article_id", flat=True))
    take_away(topic, who, why)


def take_away(topic: Topic, who: User, why: str) -> None:
    kept = {**as_kept(topic), "relations": ties_of(topic)}
    word_on(topic, Decision.Verb.REMOVE, "", kept, None, who, why).save()
    topic.delete()


def check_as_coined(topic: Topic, coining: Decision) -> None:
    """Whether all that was decided of a topic since it was coined is taken back by now."""
    since = Decision.objects.about(topic).filter(pk__gt=coining.pk).order_by("pk")
    verbs = list(since.values_list("verb", flat=True))
    if verbs.count(Decision.Verb.MERGE) > verbs.count(Decision.Verb.PART):
        raise ValidationError(f"Others were merged into “{topic}” since: undo that first.")
    first: dict[str, Any] = {}
    for decision in since.exclude(field__in=("", "related")):  # which others decide too, and goes and comes with it
        first.setdefault(decision.field, decision.before)
    if changed := [field for field, before in first.items() if value_of(topic, field) != before]:
        raise ValidationError(f"The {changed[0]} of “{topic}” has changed since: undo that first.")


def check_carried_by_none(topic: Topic, besides: Collection[str] = ()) -> None:
    """Refuse to do away with what articles carry, `besides` by these origins."""
    if carried := topic.taggings.accepted().exclude(origin__in=besides).count():
        raise ValidationError(f"“{topic}” is carried by {carried:,}: merge it with another, or take it off them first.")


def check_none_narrower(topic: Topic) -> None:
    if narrower := Topic.objects.narrower(topic).first():
        raise ValidationError(f"“{narrower}” is narrower than “{topic}”: change that first.")


@transaction.atomic
def bring_back(decision: Decision, who: User, why: str) -> Topic:
    """Undo a deletion: the topic as it was, under its own id and address.

    Raises ValidationError if a label of it leads to another topic by now.
    """
    kept = decision.before or {}
    draft = Topic(pk=kept["id"], label=kept["label"])
    if Topic.objects.filter(pk=draft.pk).exists():
        raise ValidationError(f"“{draft}” is back already.")
    slugs = [kept["slug"], *(alias["slug"] for alias in kept["aliases"])]
    taken = Topic.objects.filter(Q(slug__in=slugs) | Q(label=draft.label)).first()
    if taken or TopicAlias.objects.filter(slug__in=slugs).exists():
        raise ValidationError(f"A label of “{draft}” leads to another topic by now: change that first.")
    revive(kept)
    restore_ties([draft.pk], kept["relations"])
    IndexTask.objects.enqueue(tie["article_id"] for tie in kept["ties"])
    word_on(draft, Decision.Verb.ADD, "", None, draft.label, who, why).save()
    return draft
