"""What the public may see: hide and show articles, withhold and release voices and accounts, give pseudonyms.

Whoever comes second is told: a verb that finds everything done already raises ValidationError.
"""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import models, transaction

from archive.catalogue import project
from archive.catalogue.reach import said_as, spread
from archive.catalogue.terms import folded
from archive.curation.edits import as_stored, edit, new_act, word_on
from archive.models import Article, Decision, Handle, QuotedComment


def hide(articles: Iterable[Article], who: User, why: str = "") -> int:
    """Take articles off the site; their addresses say that they were withdrawn. Returns how many changed."""
    return decide(articles, "state", Article.State.HIDDEN.value, who, why)


def show(articles: Iterable[Article], who: User, why: str = "") -> int:
    """Put hidden articles back on the site. Returns how many changed."""
    return decide(articles, "state", Article.State.PUBLISHED.value, who, why)


def withhold(voices: Iterable[QuotedComment], who: User, why: str = "") -> int:
    """Take voices off every page, and black out their words wherever they are printed. Returns how many changed."""
    return decide(voices, "is_withheld", True, who, why)


def release(voices: Iterable[QuotedComment], who: User, why: str = "") -> int:
    """Give withheld voices back to the public. Returns how many changed.

    One whose account, or whose words elsewhere, are withheld stays so for as long as these are.
    """
    return decide(voices, "is_withheld", False, who, why)


@transaction.atomic
def decide(records: Iterable[models.Model], field: str, after: Any, who: User, why: str) -> int:
    changing = [record for record in records if decided_value(record, field) != after]
    act = new_act(changing)
    Decision.objects.bulk_create(
        [
            word_on(record, Decision.Verb.EDIT, field, getattr(record, field), after, who, why, act)
            for record in changing
        ]
    )
    articles = {article.pk: article for article in map(article_of, changing)}
    for article in articles.values():
        project(article)
    spread(record for record in changing if isinstance(record, QuotedComment))
    return len(changing)


def decided_value(record: models.Model, field: str) -> Any:
    """What holds of the record itself: that a voice is withheld for its account's sake is no word about it."""
    if field == "is_withheld" and isinstance(record, QuotedComment):
        return record.withheld_by == QuotedComment.Ground.VOICE
    return getattr(record, field)


def article_of(record: Any) -> Article:
    article: Article = record if isinstance(record, Article) else record.article
    return article


def account(name: str) -> Handle:
    """The account of that name, as printed or not; made if the archive has only voices that go by it."""
    return Handle.objects.get_or_create(name=folded(name))[0]


def withhold_account(handle: Handle, who: User, why: str) -> Decision:
    """Black out an account's name wherever it is printed, and withhold all that is quoted as its own words."""
    return decide_account(handle, {"is_withheld": True}, who, why)


def pseudonymise_account(handle: Handle, pseudonym: str, who: User, why: str) -> Decision:
    """Call an account by another name wherever it is printed; its words stay."""
    if not pseudonym.strip():
        raise ValidationError("A pseudonym is needed, such as “Reader A”.")
    return decide_account(handle, {"pseudonym": pseudonym.strip()}, who, why)


def release_account(handle: Handle, who: User, why: str) -> Decision:
    """Give an account its name and its words back."""
    return decide_account(handle, {"is_withheld": False, "pseudonym": ""}, who, why)


@transaction.atomic
def decide_account(handle: Handle, changes: dict[str, Any], who: User, why: str) -> Decision:
    if not why.strip():
        raise ValidationError("Say why: the reason is kept in the history.")
    made = edit(as_stored(handle), changes, who, why)
    if not made:
        raise ValidationError(f"“{handle}” is so already: {last_word_on(handle)}.")
    return made[0]


def last_word_on(record: models.Model) -> str:
    """Who decided last about a record, in words."""
    last = Decision.objects.about(record).select_related("who").first()
    return f"{last.who or 'a former curator'} decided it on {last.at:%Y-%m-%d at %H:%M}" if last else "nothing changed"


def reach_of(handle: Handle) -> tuple[int, int]:
    """In how many articles an account is named, and how many voices are quoted as its own words."""
    voices = said_as(handle)
    named = set(handle.uses.values_list("article_id", flat=True)) | {voice.article_id for voice in voices}
    return len(named), len(voices)


@transaction.atomic
def pseudonymise(voice: QuotedComment, pseudonym: str, who: User, why: str) -> Decision:
    """Let a voice be said by another name, e.g. `pseudonymise(voice, "Reader A", curator, "she asked")`.

    Speaker and handle, where they are names, give way to it in the whole article; the words stay.
    """
    made = edit(voice, {"pseudonym": pseudonym.strip()}, who, why)
    if not made:
        raise ValidationError(f"“{voice}” is so already: {last_word_on(voice)}.")
    return made[0]
