"""Merge topics into one of them, and part them again.

What a merge does away with is kept in its decision, so that it can be undone as long as nobody decided anything newer
of the topic that stayed, or of what it tags.
"""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction

from archive.catalogue import project
from archive.curation.edits import present, word_on
from archive.curation.relations import restore_ties, take_over, ties_of
from archive.models import Article, Decision, IndexTask, Tagging, Topic, TopicAlias

FIELDS = ("label", "label_zh", "slug", "kind", "scope_note", "rules")
TIE = ("article_id", "state", "origin", "evidence")
# Of two ties of one article the first here stays: what it carries it keeps, and a curator's word counts before others.
RANK = [
    (Tagging.State.ACCEPTED, True),
    (Tagging.State.ACCEPTED, False),
    (Tagging.State.REJECTED, True),
    (Tagging.State.SUGGESTED, False),
    (Tagging.State.REJECTED, False),
]


@transaction.atomic
def merge(topics: Iterable[Topic], into: Topic, who: User, why: str) -> Decision:
    """Make one topic of several, e.g. `merge([vlogs, clips], short_video, curator, "one thing")`.

    Their articles carry `into` from then on, their labels and addresses lead to it, and their rules tag it. Raises
    ValidationError if there is nothing to merge, or if somebody did away with one of them meanwhile.
    """
    kept = present(into)
    absorbed = [present(topic) for topic in topics if topic.pk != kept.pk]
    if not absorbed:
        raise ValidationError("Choose another topic to merge with it.")
    gone = [as_kept(topic) for topic in absorbed]
    related = [tie for topic in (kept, *absorbed) for tie in ties_of(topic)]
    before = {"into": as_kept(kept), "absorbed": gone, "relations": related}
    for topic in absorbed:
        move_ties(topic, kept)
        inherit(topic, kept)
        topic.delete()
    lead_here(kept, gone)
    take_over(kept, [topic["id"] for topic in gone], related)
    kept.save()
    IndexTask.objects.enqueue(sorted(articles_in(gone)))
    decision = word_on(kept, Decision.Verb.MERGE, "", before, {"into": as_kept(kept)}, who, why)
    decision.save()
    return decision


@transaction.atomic
def part(decision: Decision, who: User, why: str) -> None:
    """Undo a merge: every topic as it was, with its address and its articles; what rules tagged since is asked anew.

    Raises ValidationError if something newer stands in the way, and says what.
    """
    kept = Topic.objects.filter(pk=decision.subject_id).first()
    if kept is None:
        raise ValidationError(f"“{decision.label}” is no longer in the archive.")
    check_nothing_newer(decision, kept)
    before, after = decision.before or {}, decision.after or {}
    since = set(kept.taggings.values_list("article_id", flat=True))
    word_on(
        kept, Decision.Verb.PART, "", decision.after, [topic["label"] for topic in before["absorbed"]], who, why
    ).save()
    kept.taggings.all().delete()
    added = [alias for alias in as_kept(kept)["aliases"] if alias not in after["into"]["aliases"]]
    kept.aliases.all().delete()
    for topic in (before["into"] | {"aliases": [*before["into"]["aliases"], *added]}, *before["absorbed"]):
        revive(topic)
    restore_ties([topic["id"] for topic in (before["into"], *before["absorbed"])], before.get("relations", ()))
    affected = since | articles_in([before["into"], *before["absorbed"]])
    for article in Article.objects.filter(pk__in=affected):
        project(article)
    IndexTask.objects.enqueue(sorted(affected))


def as_kept(topic: Topic) -> dict[str, Any]:
    """A topic with all that goes with it, as JSON."""
    return {
        "id": topic.pk,
        **{field: getattr(topic, field) for field in FIELDS},
        "aliases": list(topic.aliases.order_by("slug").values("label", "slug")),
        "ties": list(topic.taggings.order_by("article_id").values(*TIE)),
    }


def move_ties(topic: Topic, kept: Topic) -> None:
    """Let the articles of `topic` carry `kept`; of those that have both the better tie stays."""
    held = {tie.article_id: tie for tie in kept.taggings.all()}
    moving = list(topic.taggings.all())
    better = [tie for tie in moving if tie.article_id not in held or rank(tie) < rank(held[tie.article_id])]
    Tagging.objects.filter(topic=kept, article__in=[tie.article_id for tie in better]).delete()
    for tie in better:
        tie.topic = kept
    Tagging.objects.bulk_update(better, ["topic"], batch_size=500)


def rank(tie: Tagging) -> int:
    return RANK.index((Tagging.State(tie.state), tie.origin == Tagging.Origin.CURATOR))


def inherit(topic: Topic, kept: Topic) -> None:
    """Take over the rules, and what `kept` lacks."""
    kept.rules = [*kept.rules, *(rule for rule in topic.rules if rule not in kept.rules)]
    kept.label_zh = kept.label_zh or topic.label_zh
    kept.scope_note = kept.scope_note or topic.scope_note


def lead_here(kept: Topic, absorbed: Iterable[dict[str, Any]]) -> None:
    labels = [{"label": topic["label"], "slug": topic["slug"]} for topic in absorbed]
    labels += [alias for topic in absorbed for alias in topic["aliases"]]
    TopicAlias.objects.bulk_create(TopicAlias(topic=kept, **label) for label in labels)


def articles_in(topics: Iterable[dict[str, Any]]) -> set[str]:
    return {tie["article_id"] for topic in topics for tie in topic["ties"]}


def revive(topic: dict[str, Any]) -> None:
    """The topic as it was kept, under its own id, so that its history is one."""
    row = Topic(pk=topic["id"], **{field: topic[field] for field in FIELDS})
    row.save()
    TopicAlias.objects.bulk_create(TopicAlias(topic=row, **alias) for alias in topic["aliases"])
    there = set(Article.objects.filter(pk__in=articles_in([topic])).values_list("pk", flat=True))
    Tagging.objects.bulk_create(
        (Tagging(topic=row, **tie) for tie in topic["ties"] if tie["article_id"] in there), batch_size=500
    )


def check_nothing_newer(decision: Decision, kept: Topic) -> None:
    """What curators say of the topic, and of what carries it, is what the merge left; what was undone since may be."""
    left, now = (decision.after or {})["into"], as_kept(kept)
    lost = [alias for alias in left["aliases"] if alias not in now["aliases"]]
    if lost or any(left[field] != now[field] for field in FIELDS):
        raise ValidationError(f"“{kept.label}” was changed since: undo that first.")
    if changed := decided(left) ^ decided(now):
        article = Article.objects.filter(pk=min(changed)[0]).first()
        raise ValidationError(f"The tagging of “{article}” with “{kept.label}” was decided since: undo that first.")


def decided(topic: dict[str, Any]) -> set[tuple[str, str]]:
    return {(tie["article_id"], tie["state"]) for tie in topic["ties"] if tie["origin"] == Tagging.Origin.CURATOR}
