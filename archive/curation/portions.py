"""Tag many articles in portions, each a transaction of its own and all of them one act of the history."""

from collections.abc import Iterable

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction

from archive.curation.edits import an_act
from archive.curation.history import undo
from archive.curation.tagging import TOPIC, add_topic, remove_topic
from archive.models import Article, BulkAct, Decision, Topic
from archive.models.decision import subject_of

PORTION = 500  # articles, about half a second


def begin_tagging(kind: BulkAct.Kind, articles: Iterable[Article], topic: Topic, who: User, why: str = "") -> BulkAct:
    """Write down which articles get or lose a topic; `go_on` does it, a portion at each call."""
    return BulkAct.objects.create(
        kind=kind,
        topic=topic,
        label=str(topic),
        rows=[article.pk for article in articles],
        last_decision=Decision.objects.order_by("-pk").values_list("pk", flat=True).first() or 0,
        act=an_act(),
        why=why[:300],
        who=who,
    )


@transaction.atomic
def go_on(run: BulkAct, who: User) -> BulkAct:
    """Do the next portion of a run, or take it back. Returns the run as it is now, without a pk once it is over.

    Whoever goes on signs the portion. Raises ValidationError if the run was finished meanwhile.
    """
    run = held(run)
    if run.topic is not None:
        take_back_portion(run, run.topic, who) if run.is_taken_back else tag_portion(run, run.topic, who)
    if run.topic is None or (run.changed == 0 if run.is_taken_back else run.done >= run.total):
        run.delete()
    else:
        run.save(update_fields=["done", "changed"])
    return run


@transaction.atomic
def take_back(run: BulkAct) -> BulkAct:
    """Let `go_on` undo what a run did rather than do the rest of it. Raises ValidationError as that does."""
    run = held(run)
    run.is_taken_back = True
    run.save(update_fields=["is_taken_back"])
    return run


def held(run: BulkAct) -> BulkAct:
    now = BulkAct.objects.select_for_update().filter(pk=run.pk).first()
    if now is None:
        raise ValidationError("This bulk act is over: somebody finished it or took it back meanwhile.")
    return now


def tag_portion(run: BulkAct, topic: Topic, who: User) -> None:
    """Decide on the next articles, but for those that curators decided on since the run began."""
    pks = run.rows[run.done : run.done + PORTION]
    since = Decision.objects.filter(pk__gt=run.last_decision, subject=subject_of(Article()), subject_id__in=pks)
    decided = since.filter(field=TOPIC, after__topic=topic.pk).exclude(act=run.act)
    left = set(pks) - set(decided.values_list("subject_id", flat=True))
    tag = add_topic if run.kind == BulkAct.Kind.ADD else remove_topic
    run.changed += tag(Article.objects.filter(pk__in=left).only("id", "title"), topic, who, run.why, run.act)
    run.done += len(pks)


def take_back_portion(run: BulkAct, topic: Topic, who: User) -> None:
    """Undo the last decisions of the run; what was decided otherwise since stands."""
    first = max(0, run.changed - PORTION)
    for decision in reversed(Decision.objects.filter(act=run.act).order_by("pk")[first : run.changed]):
        try:
            undo(decision, who, f"Taking back: {run}")
        except ValidationError:
            continue
    run.done = run.done * first // run.changed if run.changed else 0  # so that the bar goes back
    run.changed = first
