"""Mend a record: each changed field becomes a decision, and stands whatever the captures say from then on."""

import secrets
from collections.abc import Iterable, Sized
from typing import Any, TypeVar, cast

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import QuerySet

from archive.catalogue.addresses import former_ids, former_voice_ids
from archive.catalogue.apart import origins, split_off
from archive.catalogue.people import refresh_authors
from archive.catalogue.reach import bring_in, refresh_beyond, spread_name
from archive.catalogue.terms import refresh_terms, set_lookup_keys
from archive.curation.fields import Changes, check, settled, value_of
from archive.curation.relations import set_broader, set_related
from archive.curation.vocabulary import relabel, set_aliases
from archive.models import (
    Article,
    Author,
    Decision,
    Handle,
    IndexTask,
    QuotedComment,
    Source,
    Suggestion,
    Term,
    Topic,
)
from archive.models.decision import subject_id_of, subject_of

UNSEEN = {"rules", "scope_note", "broader", "related"}  # fields of a topic that no article shows
PRINTED_IN: dict[type[models.Model], str] = {
    Author: "bylines__author",
    Handle: "handle_uses__handle",
    Term: "term_uses__term",
    Topic: "taggings__topic",
    Source: "source",
}
Record = TypeVar("Record", bound=models.Model)


@transaction.atomic
def edit(record: models.Model, changes: Changes, who: User, why: str = "", act: str = "") -> list[Decision]:
    """Decide fields of a record, e.g. `edit(article, {"published": "2016~"}, curator, "letter of the author")`.

    Values are as `value_of` gives them. One decision a field that changes, none for the others; they are returned.
    `act` is the bulk action they are a part of. Raises ValidationError by field and then changes nothing.
    """
    check(record, changes)
    current = as_stored(record)
    changes = {field: settled(current, field, after) for field, after in changes.items()}
    held = {field: value_of(current, field) for field in changes}
    changed = {field: after for field, after in changes.items() if after != held[field]}
    made = [
        word_on(current, Decision.Verb.EDIT, field, held[field], after, who, why, act)
        for field, after in changed.items()
    ]
    Decision.objects.bulk_create(made)
    if made:
        apply(current, changed)
    return made


@transaction.atomic
def reset(record: models.Model, field: str, who: User, why: str = "") -> Decision | None:
    """Take back what curators decided of a field, so that it reads as the captures have it; None if nothing was."""
    current = as_stored(record)
    if field not in standing(current):
        return None
    made = word_on(current, Decision.Verb.RESET, field, value_of(current, field), None, who, why)
    captured = value_before(current, field)
    made.save()
    silence_former(current, made)
    apply(current, {field: captured})
    recompute(current)
    made.after = value_of(as_stored(record), field)
    made.save(update_fields=["after"])  # only now, in the same transaction, is it known what the captures say
    return made


def silence_former(record: models.Model, reset: Decision) -> None:
    """Take back too what was decided of articles since merged into this one, which else would hold again."""
    former = Decision.objects.standing(reset.subject, ids_of(record)[:-1])
    for pk in (pk for pk, held in former.items() if reset.field in held):
        again = word_on(
            record, Decision.Verb.RESET, reset.field, reset.before, None, cast("User", reset.who), reset.why
        )
        again.subject_id = pk
        again.save()


def standing(record: models.Model) -> dict[str, Any]:
    """The fields of a record that a curator's word holds, with the value decided."""
    ids = ids_of(record)
    held = Decision.objects.standing(subject_of(record), ids)
    return {field: value for pk in ids for field, value in held.get(pk, {}).items()}


def decisions_about(record: models.Model) -> QuerySet[Decision]:
    """All that curators decided of a record, and of articles merged into it, newest first."""
    return Decision.objects.filter(subject=subject_of(record), subject_id__in=ids_of(record))


def ids_of(record: models.Model) -> list[str]:
    """The ids that decisions about a record go by: those from before a merge, and last its own."""
    own = subject_id_of(record)
    if isinstance(record, Article):
        return [*former_ids(record), own]
    if isinstance(record, QuotedComment):
        former = [*origins(record.article_id, split_off()), *former_ids(record.article)]
        return [*former_voice_ids(own, record.text, record.article_id, former), own]
    return [own]


def value_before(record: models.Model, field: str) -> Any:
    """What the field held before the first of the decisions on it that stand together."""
    about = Decision.objects.about(record).filter(field=field)
    last_reset = about.filter(verb=Decision.Verb.RESET).values_list("pk", flat=True).first() or 0
    first = about.filter(pk__gt=last_reset).order_by("pk").first()
    return first.before if first else value_of(record, field)


def as_stored(record: Record) -> Record:
    """The row as it is now, held until the transaction ends; what a form did to the instance in hand is left behind."""
    return type(record)._default_manager.select_for_update().get(pk=record.pk)


def new_act(records: Sized) -> str:
    """What the decisions of one bulk action have in common; nothing for a single one."""
    return an_act() if len(records) > 1 else ""


def an_act() -> str:
    """The same for decisions that are one act however few they are."""
    return secrets.token_hex(8)


def present(record: Record) -> Record:
    """The same, of a record that somebody may have merged or removed meanwhile; raises ValidationError if so."""
    try:
        return as_stored(record)
    except type(record).DoesNotExist:  # type: ignore[attr-defined]  # every model has one of its own
        gone = f"“{record}” is no longer in the archive: somebody merged or removed it meanwhile."
        raise ValidationError(gone) from None


def word_on(
    record: models.Model, verb: Decision.Verb, field: str, before: Any, after: Any, who: User, why: str, act: str = ""
) -> Decision:
    return Decision(
        subject=subject_of(record),
        subject_id=subject_id_of(record),
        label=str(record)[:200],
        verb=verb,
        field=field,
        before=before,
        after=after,
        why=why[:300],
        who=who,
        act=act,
    )


def apply(record: models.Model, changes: Changes) -> None:
    """Let the row say what was decided: projections are computed anew, other records are written."""
    if isinstance(record, Article):
        bring_in([record])
    elif isinstance(record, QuotedComment):
        bring_in([record.article])
    else:
        write(record, dict(changes))
        follow(record, changes)


def follow(record: models.Model, changes: Changes) -> None:
    """Let all that prints something of a record that was written say so."""
    if isinstance(record, Handle):
        spread_name(record)
        Suggestion.objects.filter(kind=Suggestion.Kind.HANDLE, record=record.pk).delete()  # not only when it is indexed
    elif isinstance(record, Source) and "access" in changes:
        refresh_beyond(record)
    if type(record) in PRINTED_IN and changes.keys() - UNSEEN:
        IndexTask.objects.enqueue(articles_of(record))


def recompute(record: models.Model) -> None:
    """Let people and terms say what the captures say by now; articles and voices do so already."""
    if isinstance(record, Author):
        refresh_authors({record.pk})
    elif isinstance(record, Term):
        refresh_terms({record.pk})


def write(record: models.Model, changes: dict[str, Any]) -> None:
    if isinstance(record, Topic):
        for field, setter in {"broader": set_broader, "related": set_related}.items():
            if (others := changes.pop(field, None)) is not None:
                setter(record, others)
        if (aliases := changes.pop("aliases", None)) is not None:
            set_aliases(record, aliases)
        if label := changes.pop("label", None):  # after the aliases, which it adds the old label to
            relabel(record, label)
    for field, value in changes.items():
        setattr(record, field, value)
    if isinstance(record, Term):
        changes |= set_lookup_keys(record)
    record.save(update_fields=list(changes))


def articles_of(record: models.Model) -> Iterable[str]:
    """The ids of the articles whose pages or search entries print something of the record."""
    articles = Article.objects.filter(**{PRINTED_IN[type(record)]: record})
    return articles.order_by("pk").values_list("pk", flat=True).distinct()
