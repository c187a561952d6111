"""The first page of the admin: what waits for a curator, and what was done last."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from django.contrib.auth.models import User
from django.urls import reverse
from django.utils.timesince import timesince

from archive.admin.readable import row_of
from archive.models import (
    Article,
    BulkAct,
    Capture,
    Correction,
    Decision,
    IndexTask,
    QuotedComment,
    Tagging,
    TopicCandidate,
)

RECENT = 12


@dataclass(frozen=True, slots=True)
class Pile:
    """Something that may wait: what, how much of it, where it is worked off, and who sees it."""

    label: str
    model: str
    query: str
    count: Callable[[], int]
    note: Callable[[], str] = str


@dataclass(frozen=True, slots=True)
class Waiting:
    label: str
    count: int
    address: str
    note: str


def waiting(user: User) -> list[Waiting]:
    """What this user may look at of all that may wait; what is worked off stands there with 0."""
    return [
        Waiting(pile.label, count, f"{reverse(f'admin:archive_{pile.model}_changelist')}{pile.query}", pile.note())
        for pile in PILES
        if user.has_perm(f"archive.view_{pile.model}")
        for count in [pile.count()]
    ]


def recent(user: User) -> list[tuple[Decision, str, str, str]]:
    """What curators decided last, as rows of a table."""
    seen = Decision.objects.select_related("who")[:RECENT] if user.has_perm("archive.view_decision") else ()
    return list(map(row_of, seen))


def captures_in_vain() -> int:
    return Capture.objects.without_article().count()


def oldest_task() -> str:
    """Since when the index lags behind."""
    first = IndexTask.objects.values_list("sequence", flat=True).first()
    return f"the oldest for {timesince(datetime.fromtimestamp(first / 1e9, UTC))}" if first else ""


PILES = [
    Pile("Unfinished bulk acts", "bulkact", "", BulkAct.objects.count),
    Pile("Corrections sent by readers", "correction", "?state__exact=waiting", Correction.objects.waiting().count),
    Pile("Suggested topics", "tagging", "", Tagging.objects.suggested().count),
    Pile("What may become a topic", "topiccandidate", "?state__exact=waiting", TopicCandidate.objects.waiting().count),
    Pile("Articles without a topic", "article", "?lacks=topic", Article.objects.without_topic().count),
    Pile("Articles without a date", "article", "?lacks=date", Article.objects.without_date().count),
    Pile("Near-duplicates", "article", "?near_duplicates=1", Article.objects.near_duplicates().count),
    Pile("Voices without a speaker", "quotedcomment", "?lacks=speaker", QuotedComment.objects.without_speaker().count),
    Pile("Voices whose words are not found in the article", "quotedcomment", "?is_adrift__exact=1",
         QuotedComment.objects.filter(is_adrift=True).count),
    Pile("Captures read in vain", "capture", "?articles=none", captures_in_vain),
    Pile("Changes waiting for the index", "indextask", "", IndexTask.objects.count, oldest_task),
]  # fmt: skip
