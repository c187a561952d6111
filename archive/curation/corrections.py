"""Readers say what is wrong, and a curator answers: what is sent is taken in without an account, within limits."""

from datetime import timedelta

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from archive.curation.edits import as_stored, word_on
from archive.models import Article, Correction, Decision

SPAN = timedelta(hours=1)
MOST_OF_ONE, MOST_OF_ALL = 5, 100  # corrections in that time
STATE = "state"


class TooMany(Exception):
    """Nobody, and not all together, may send so many."""


@transaction.atomic
def take_in(article: Article, text: str, passage: str = "", address: str = "") -> Correction:
    """Keep what a reader at a network address says is wrong. Raises TooMany; of the address only a digest is kept."""
    sender = digest_of(address)
    recent = Correction.objects.of_the_last(SPAN)
    if recent.filter(sender=sender).count() >= MOST_OF_ONE or recent.count() >= MOST_OF_ALL:
        raise TooMany
    return Correction.objects.create(article=article, text=text, passage=passage, sender=sender)


def digest_of(address: str) -> str:
    """What a sender is counted by: another one each day, and of no use without our secret."""
    return salted_hmac("archive.correction", f"{timezone.now():%Y-%m-%d} {address}").hexdigest()[:32]


@transaction.atomic
def answer(correction: Correction, state: str, note: str, who: User) -> Decision:
    """Accept or decline a correction with a note to the reader. Raises ValidationError if somebody answered it."""
    current = as_stored(correction)
    if not current.is_waiting:
        by, at = current.answered_by or "a former curator", current.answered_at
        raise ValidationError(f"{by} answered it meanwhile{f' on {at:%Y-%m-%d at %H:%M}' if at else ''}.")
    if state == Correction.State.DECLINED and not note.strip():
        raise ValidationError("Say why it is declined: the reader sees your note.")
    current.state, current.note = state, note.strip()
    current.answered_by, current.answered_at = who, timezone.now()
    return decided(current, Correction.State.WAITING, who, note)


@transaction.atomic
def reopen(correction: Correction, who: User, why: str) -> Decision:
    """Take an answer back: the correction waits again."""
    current = as_stored(correction)
    before, current.state = current.state, Correction.State.WAITING
    current.note, current.answered_by, current.answered_at = "", None, None
    return decided(current, before, who, why)


def decided(correction: Correction, before: str, who: User, why: str) -> Decision:
    correction.save(update_fields=["state", "note", "answered_by", "answered_at"])
    made = word_on(correction, Decision.Verb.EDIT, STATE, str(before), str(correction.state), who, why)
    made.save()
    return made
