"""Topics as a vocabulary: their labels, the labels that lead to them, and the addresses of both."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db.models import Q

from archive.language.hanzi import slugify
from archive.models import Topic, TopicAlias


def alias_labels(topic: Topic) -> list[str]:
    return sorted(topic.aliases.values_list("label", flat=True))


def settled_aliases(topic: Topic, labels: Iterable[str]) -> list[str]:
    """Labels as they will lead here: one for an address, and none for the topic's own."""
    held = {alias.label: alias.slug for alias in topic.aliases.all()}
    by_slug = {held.get(label) or slugify(label): label for label in labels}
    return sorted(label for slug, label in by_slug.items() if slug != topic.slug)


def check_label(topic: Topic, label: str) -> None:
    """A label needs an address that leads nowhere else."""
    slug = slugify(label, fallback="")
    if not slug:
        raise ValidationError("A label needs a Latin letter, a digit or a Chinese character to make its address of.")
    if owner := topic_at(slug, other_than=topic):
        raise ValidationError(f"“{label}” leads to the topic “{owner}” already.")


def check_aliases(topic: Topic, labels: Iterable[str]) -> None:
    for label in labels:
        if len(label) > 100:
            raise ValidationError("A label has at most 100 characters.")
        check_label(topic, label)


def topic_at(slug: str, other_than: Topic) -> Topic | None:
    """The topic that answers at this address, by its own label or by another one."""
    found = Topic.objects.filter(Q(slug=slug) | Q(aliases__slug=slug))
    return found.exclude(pk=other_than.pk).first()


def relabel(topic: Topic, label: str) -> None:
    """Give the topic its new label and address; the old ones lead to it from now on."""
    slug = slugify(label)
    topic.aliases.filter(slug=slug).delete()
    if topic.slug != slug:
        TopicAlias.objects.get_or_create(slug=topic.slug, defaults={"topic": topic, "label": topic.label})
    topic.label, topic.slug = label, slug
    topic.save(update_fields=["label", "slug"])


def set_aliases(topic: Topic, labels: Iterable[str]) -> None:
    """Let exactly these labels lead to the topic; the addresses of those that stay do not change."""
    wanted = settled_aliases(topic, labels)
    topic.aliases.exclude(label__in=wanted).delete()
    held = set(alias_labels(topic))
    by_slug = {slugify(label): label for label in wanted if label not in held}
    TopicAlias.objects.bulk_create(
        [TopicAlias(topic=topic, label=label, slug=slug) for slug, label in by_slug.items()],
        update_conflicts=True,
        update_fields=["label"],
        unique_fields=["slug"],
    )
