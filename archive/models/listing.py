"""What rows of a list print of people and topics, as plain tuples: as models these take longer to make than to read."""

import json
from collections.abc import Iterable
from typing import Any, NamedTuple

from django.db.models import QuerySet, TextField, Value
from django.db.models.functions import Cast

from archive.models.compiled import Compiled
from archive.models.people import Byline
from archive.models.topic import Tagging
from archive.models.voice import QuotedComment


class Credit(NamedTuple):
    """A person's part in an article."""

    role: str
    name: str
    slug: str


class Subject(NamedTuple):
    """A topic that an article carries."""

    label: str
    slug: str


class Said(NamedTuple):
    """Where a voice stands in an article, as its row keeps it, whose it is, and its words as printed."""

    spans: str
    whose: str
    text: str
    original: str

    def stands_at(self, key: str, at: int) -> bool:
        """Whether its words stand at a place of a block."""
        return any(block == key and start <= at < end for block, start, end in json.loads(self.spans))

    @property
    def texts(self) -> list[str]:
        """What it says, as passages have it: its words, with what is left out between them, and the original."""
        return [*self.text.split(" [...] "), self.original]


def said_at(said: Iterable[Said], key: str, at: int) -> Said | None:
    """The voice whose words stand at a place of a block. Most stand in other blocks: where is not parsed of those."""
    written = json.dumps(key)
    return next((each for each in said if written in each.spans and each.stands_at(key, at)), None)


class Beside(NamedTuple):
    """What stands beside the title of one article."""

    credits: list[Credit]
    subjects: list[Subject]


def _rows_beside(article_ids: list[str]) -> QuerySet[Any, Any]:
    """Of two tables: of which article, which of the two, then what orders a row, and what it says."""
    bylines = Byline.objects.filter(article__in=article_ids).order_by()
    taggings = Tagging.objects.accepted().filter(article__in=article_ids).order_by()
    return bylines.values_list("article", Value(0), "order", "role", "author__name", "author__slug").union(
        taggings.values_list("article", Value(1), Value(0), Value(""), "topic__label", "topic__slug"), all=True
    )


_BESIDE = Compiled(_rows_beside)


def beside(article_ids: Iterable[str]) -> dict[str, Beside]:
    """The same of many articles by their ids, in a query."""
    found = {article_id: Beside([], []) for article_id in article_ids}
    for article_id, is_topic, _order, role, name, slug in sorted(_BESIDE(list(found))):
        if is_topic:
            found[article_id].subjects.append(Subject(name, slug))
        else:
            found[article_id].credits.append(Credit(role, name, slug))
    return found


_SAID = Compiled(
    lambda ids: (
        QuotedComment.objects.filter(article__in=ids, is_withheld=False)
        .order_by("order")
        .values_list("article", Cast("spans", TextField()), "speaker", "handle", "text", "original")
    )
)


def said_in(article_ids: Iterable[str]) -> dict[str, list[Said]]:
    """The voices of many articles that are not withheld, by their ids, in a query."""
    found: dict[str, list[Said]] = {article_id: [] for article_id in article_ids}
    for article_id, spans, speaker, handle, text, original in _SAID(list(found)):
        found[article_id].append(Said(spans, speaker or handle, text, original))
    return found
