"""Make topics of what articles keep using, or say that it is none."""

from collections.abc import Iterable

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction

from archive.catalogue.projection import project_all
from archive.curation.edits import an_act, edit, new_act
from archive.curation.topics import coin
from archive.models import Article, Topic, TopicCandidate

WEIGHT = 1.0
PORTION = 100


@transaction.atomic
def accept_candidate(candidate: TopicCandidate, label: str, who: User, why: str = "") -> Topic:
    """Coin a topic with a rule that finds the term, and let the rule tag the articles that use it.

    Raises ValidationError if another curator decided already, or if the label leads to a topic.
    """
    held, act = still_waiting(candidate), an_act()
    is_hanzi = not held.name.isascii()
    rule = {"words": [held.name], "weight": WEIGHT}
    topic = Topic(label=label.strip(), label_zh=held.name[:100] if is_hanzi else "", rules=[rule])
    edit(held, {"state": TopicCandidate.State.ACCEPTED.value}, who, why, act)
    coin(topic, who, why, act)
    articles = list(users_of(held))
    for first in range(0, len(articles), PORTION):
        project_all(articles[first : first + PORTION])
    return topic


@transaction.atomic
def reject_candidates(candidates: Iterable[TopicCandidate], who: User, why: str = "") -> int:
    """Say that these are no topics; they are not suggested again. How many were decided."""
    held = [still_waiting(candidate) for candidate in candidates]
    act = new_act(held)
    for each in held:
        edit(each, {"state": TopicCandidate.State.REJECTED.value}, who, why, act)
    return len(held)


def still_waiting(candidate: TopicCandidate) -> TopicCandidate:
    held = TopicCandidate.objects.select_for_update().filter(kind=candidate.kind, name=candidate.name).first()
    if held is None or held.state != TopicCandidate.State.WAITING:
        raise ValidationError(f"“{candidate}” was decided by another curator meanwhile.")
    return held


def users_of(candidate: TopicCandidate) -> Iterable[Article]:
    """The articles that use the term or the hashtag."""
    field = "term_uses__term__hanzi" if candidate.kind == TopicCandidate.Kind.TERM else "hashtag_uses__hashtag__name"
    return Article.objects.filter(**{field: candidate.name}).select_related("source").distinct().order_by("pk")
