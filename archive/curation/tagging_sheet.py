"""Taggings as a table: an article by its slug, a topic by its label, and whether it holds."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q

from archive.curation.edits import new_act
from archive.curation.sheets import Outcome, Row, Sheet, read_sheet, told
from archive.curation.tagging import decide, tie
from archive.models import Article, Tagging, Topic, TopicAlias

COLUMNS = ("article", "title", "topic", "state", "origin", "reason")
READ = ("article", "topic", "state")  # title and origin are there to be read by people
AT_ONCE = 1_000


def tagging_rows(taggings: Iterable[Tagging]) -> Iterator[Row]:
    """Taggings with their articles and topics as lines of the table."""
    for row in taggings:
        yield {
            "article": row.article.slug,
            "title": row.article.title,
            "topic": row.topic.label,
            "state": row.state,
            "origin": row.origin,
            "reason": "",
        }


@dataclass(frozen=True, slots=True)
class Wish:
    """A tagging as it is, unsaved if there is none, and what a line wants of it."""

    held: Tagging
    state: Tagging.State
    why: str


class Known:
    """The articles, topics and taggings that a sheet names, looked up at once."""

    def __init__(self, sheet: Sheet) -> None:
        names = sorted({row["article"] for _, row in sheet.rows if row.get("article")})
        self.articles: dict[str, Article] = {}
        for first in range(0, len(names), AT_ONCE):
            portion = names[first : first + AT_ONCE]
            for article in Article.objects.filter(Q(slug__in=portion) | Q(pk__in=portion)).only("slug", "title"):
                self.articles |= {article.slug: article, article.pk: article}
        topics = Topic.objects.defer("rules").in_bulk()
        self.topics = {alias.label.casefold(): topics[alias.topic_id] for alias in TopicAlias.objects.all()}
        self.topics |= {topic.label.casefold(): topic for topic in topics.values()}
        ids = sorted({article.pk for article in self.articles.values()})
        self.taggings: dict[tuple[str, int], Tagging] = {}
        for first in range(0, len(ids), AT_ONCE):
            for row in Tagging.objects.filter(article__in=ids[first : first + AT_ONCE]):
                self.taggings[row.article_id, row.topic_id] = row


def load_taggings(text: str, who: User, why: str, rehearse: bool = False) -> list[Outcome]:
    """Do what the lines say, all of it or, if one is refused, nothing; to `rehearse` does nothing either way.

    A line whose state is that of now changes nothing, whoever decided it. Raises ValidationError if it is no table.
    """
    sheet = read_sheet(text, needed=READ, known=COLUMNS)
    with transaction.atomic():
        known, wishes, outcomes = Known(sheet), dict[tuple[str, int], Wish](), list[Outcome]()
        for number, row in sheet.rows:
            outcomes.append(told(number, partial(wish, row, known, wishes)))
        if not rehearse and not any(outcome.refusal for outcome in outcomes):
            grant(wishes.values(), who, why)
    return outcomes


def wish(row: Row, known: Known, wishes: dict[tuple[str, int], Wish]) -> tuple[str, bool]:
    """Note what a line wants; what that is, and whether it changes anything."""
    article, topic, state = known.articles.get(row["article"]), topic_in(row, known), row.get("state", "").lower()
    if article is None:
        raise ValidationError(f"There is no article “{row['article'][:100]}”: write its slug, as in its address.")
    if state not in Tagging.State.values:
        raise ValidationError(f"“{state[:100]}” is no state: accepted, rejected or suggested.")
    if (article.pk, topic.pk) in wishes:
        raise ValidationError(f"“{topic}” is said of “{article}” twice.")
    held = known.taggings.get((article.pk, topic.pk))
    if state == (held.state if held else Tagging.State.REJECTED) or state == Tagging.State.SUGGESTED:
        return f"“{topic}” of “{article}” stays as it is", False
    wishes[article.pk, topic.pk] = Wish(tie(held, article, topic), Tagging.State(state), row.get("reason", ""))
    return f"“{topic}” is {state} for “{article}”", True


def topic_in(row: Row, known: Known) -> Topic:
    topic = known.topics.get(row.get("topic", "").casefold())
    if topic is None:
        raise ValidationError(f"There is no topic “{row.get('topic', '')[:100]}”.")
    return topic


def grant(wishes: Collection[Wish], who: User, why: str) -> None:
    """Decide them in one act, those of one state and reason together."""
    act = new_act(wishes)
    together: dict[tuple[Tagging.State, str], list[Tagging]] = {}
    for each in wishes:
        together.setdefault((each.state, each.why or why), []).append(each.held)
    for (state, reason), taggings in together.items():
        decide(taggings, state, who, reason, act)
