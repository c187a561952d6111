"""Coin and rename subject terms, and do away with those that nothing carries."""

from collections.abc import Iterable

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q

from archive.curation.edits import edit, present, word_on
from archive.curation.merging import as_kept, revive
from archive.curation.relations import restore_ties, ties_of
from archive.curation.vocabulary import check_label
from archive.language.hanzi import slugify
from archive.models import Decision, Topic, TopicAlias


@transaction.atomic
def coin(topic: Topic, who: User, why: str = "") -> Topic:
    """Save a new topic under the address its label makes, e.g. `coin(Topic(label="Short video"), curator)`.

    Raises ValidationError if its label leads to another topic already.
    """
    check_label(topic, topic.label)
    topic.slug = slugify(topic.label)
    topic.full_clean()
    topic.save()
    word_on(topic, Decision.Verb.ADD, "", None, topic.label, who, why).save()
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
        check_empty(topic)
        kept = {**as_kept(topic), "relations": ties_of(topic)}
        word_on(topic, Decision.Verb.REMOVE, "", kept, None, who, why).save()
        topic.delete()
    return len(going)


def check_empty(topic: Topic) -> None:
    if carried := topic.taggings.accepted().count():
        raise ValidationError(f"“{topic}” is carried by {carried:,}: merge it with another, or take it off them first.")
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
    word_on(draft, Decision.Verb.ADD, "", None, draft.label, who, why).save()
    return draft
