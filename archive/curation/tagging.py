"""Tie articles to topics, and decide on what rules suggest.

A curator's tagging stands: nothing automatic touches it. A topic taken away is kept as rejected, so that no rule
brings it back. In decisions a tagging is `{"topic": id, "label", "state", "origin"}`, its state empty if there is none.
"""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction

from archive.curation.edits import new_act, word_on
from archive.models import Article, Decision, IndexTask, Tagging, Topic
from archive.models.decision import ASKED_AT_ONCE

TOPIC = "topic"
ACCEPTED, REJECTED = Tagging.State.ACCEPTED, Tagging.State.REJECTED


@transaction.atomic
def add_topic(articles: Iterable[Article], topic: Topic, who: User, why: str = "", act: str = "") -> int:
    """Tie articles to a topic, whatever was suggested or rejected before. Returns how many taggings changed.

    `act` is the bulk action they are a part of, if they are not one by themselves.
    """
    chosen, held = held_of(articles, topic)
    return decide([tie(held.get(article.pk), article, topic) for article in chosen], ACCEPTED, who, why, act)


@transaction.atomic
def remove_topic(articles: Iterable[Article], topic: Topic, who: User, why: str = "", act: str = "") -> int:
    """Untie articles from a topic they carry, or that is suggested. Returns the same."""
    chosen, held = held_of(articles, topic)
    rows = [tie(held[article.pk], article, topic) for article in chosen if article.pk in held]
    return decide(rows, REJECTED, who, why, act)


def held_of(articles: Iterable[Article], topic: Topic) -> tuple[list[Article], dict[str, Tagging]]:
    """Articles, and the taggings with a topic that those of them have."""
    chosen, held = list(articles), dict[str, Tagging]()
    for first in range(0, len(chosen), ASKED_AT_ONCE):
        asked = chosen[first : first + ASKED_AT_ONCE]
        held |= {tagging.article_id: tagging for tagging in topic.taggings.filter(article__in=asked)}
    return chosen, held


@transaction.atomic
def accept(taggings: Iterable[Tagging], who: User, why: str = "") -> int:
    """Say yes to suggestions. Returns how many taggings changed.

    They are given as the curator saw them: raises ValidationError if another decided on one meanwhile.
    """
    return decide(taggings, ACCEPTED, who, why)


@transaction.atomic
def reject(taggings: Iterable[Tagging], who: User, why: str = "") -> int:
    """Say no to suggestions, or to what a rule or a section tied. Returns, and raises, the same."""
    return decide(taggings, REJECTED, who, why)


def tie(held: Tagging | None, article: Article, topic: Topic) -> Tagging:
    """The tagging there is, or an unsaved one, with article and topic in hand."""
    tagging = held or Tagging()
    tagging.article, tagging.topic = article, topic
    return tagging


def decide(taggings: Iterable[Tagging], state: Tagging.State, who: User, why: str, act: str = "") -> int:
    """Set the state of taggings by a curator's word, in a number of queries that does not grow with theirs.

    `act` is the bulk action they are a part of, if they are not one by themselves.
    """
    verb = Decision.Verb.ADD if state == ACCEPTED else Decision.Verb.REMOVE
    changing = [row for row in taggings if (row.state, row.origin) != (state, Tagging.Origin.CURATOR)]
    check_as_seen(changing)
    rows = [Tagging(article=t.article, topic=t.topic, state=state, origin=Tagging.Origin.CURATOR) for t in changing]
    act = act or new_act(rows)
    Decision.objects.bulk_create(
        [
            word_on(new.article, verb, TOPIC, in_words(old, old.topic), in_words(new, new.topic), who, why, act)
            for old, new in zip(changing, rows, strict=True)
        ]
    )
    Tagging.objects.bulk_create(
        rows, update_conflicts=True, update_fields=["state", "origin"], unique_fields=["article", "topic"]
    )
    IndexTask.objects.enqueue(row.article_id for row in rows)
    return len(rows)


def check_as_seen(taggings: Iterable[Tagging]) -> None:
    """Refuse to overrule what another curator decided between the look at these taggings and now."""
    seen = {row.pk: row for row in taggings if row.pk}
    pks = list(seen)
    for first in range(0, len(pks), ASKED_AT_ONCE):
        decided = Tagging.objects.select_for_update().filter(origin=Tagging.Origin.CURATOR)
        for now in decided.filter(pk__in=pks[first : first + ASKED_AT_ONCE]).select_related("article", "topic"):
            if (now.state, now.origin) != (seen[now.pk].state, seen[now.pk].origin):
                raise ValidationError(f"{last_word_on(now)} Look again.")


def last_word_on(tagging: Tagging) -> str:
    """Who decided last on a tagging, and how."""
    about = Decision.objects.about(tagging.article).filter(field=TOPIC, after__topic=tagging.topic_id)
    last = about.select_related("who").order_by("-pk").first()
    who = (last and last.who) or "another curator"
    return f"“{tagging.topic}” was {tagging.state} for “{tagging.article}” by {who} meanwhile."


def in_words(tagging: Tagging | None, topic: Topic) -> dict[str, Any]:
    """A tagging as decisions keep it."""
    state, origin = (str(tagging.state), str(tagging.origin)) if tagging else ("", "")
    return {"topic": topic.pk, "label": topic.label, "state": state, "origin": origin}


def restore(article: Article, kept: dict[str, Any]) -> None:
    """Set a tagging back to what a decision kept of it; one that was not there goes."""
    taggings = Tagging.objects.filter(article=article, topic=kept["topic"])
    if kept["state"]:
        taggings.update(state=kept["state"], origin=kept["origin"])
    else:
        taggings.delete()
    IndexTask.objects.enqueue([article.pk])
