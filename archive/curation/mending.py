"""Mend what extraction got wrong in a text: a passage, and which words of it are a voice."""

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction

from archive.catalogue.addresses import MOST_ALIKE, voice_id
from archive.catalogue.mended import BLOCK, VOICE
from archive.curation.edits import as_stored, edit
from archive.curation.parts import VOICE_PARTS, part_of
from archive.models import Article, Decision, QuotedComment

Shown = Mapping[str, str] | None  # a passage as the curator had it before the eyes


def mend(
    article: Article, key: str, kind: str, text: str, who: User, why: str = "", *, shown: Shown = None
) -> list[Decision]:
    """Say what a passage is and reads; terms and voices in it are found again where their words stand now.

    Raises ValidationError if it cannot be so, or if it reads otherwise than `shown` by now.
    """
    return decide_part(article, f"{BLOCK}{key}", {"kind": kind, "text": text}, who, why, shown)


def leave_out(article: Article, key: str, who: User, why: str = "", *, shown: Shown = None) -> list[Decision]:
    """Take a passage out of the article that is none of it, such as a caption of an advertisement."""
    return decide_part(article, f"{BLOCK}{key}", None, who, why, shown)


@transaction.atomic
def hear(article: Article, said: Mapping[str, str], who: User, why: str = "") -> list[Decision]:
    """Make words of an article a voice. `said`: `text` and `kind` at least, and who is quoted as far as it is known.

    Raises ValidationError if the words do not stand in one place of the article, or are a voice already.
    """
    held = as_stored(article)
    if QuotedComment.objects.filter(article=held, text=said["text"]).exists():
        raise ValidationError("These words are a voice already.")
    value = dict.fromkeys(VOICE_PARTS, "") | {"grade": "none"} | {name: text.strip() for name, text in said.items()}
    names = (voice_id(held.pk, value["text"], ordinal) for ordinal in range(MOST_ALIKE))
    pk = next(name for name in names if not QuotedComment.objects.filter(pk=name).exists())
    return edit(held, {f"{VOICE}{pk}": value}, who, why)


@transaction.atomic
def strike(voice: QuotedComment, who: User, why: str = "") -> list[Decision]:
    """Say that what was taken for a voice is none: a title, a slogan, a word in marks."""
    return edit(voice.article, {f"{VOICE}{voice.pk}": None}, who, why)


@transaction.atomic
def decide_part(article: Article, field: str, value: Any, who: User, why: str, shown: Shown) -> list[Decision]:
    held = as_stored(article)
    now = part_of(held, field)
    if now is None and value is None:
        return []
    if shown is not None and now != shown:
        raise ValidationError("Another curator changed this passage meanwhile: look at it again.")
    return edit(held, {field: value}, who, why)
