"""Take a decision back. The history keeps both: the decision, and that it was undone."""

from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import models, transaction

from archive.curation.corrections import reopen
from archive.curation.cutting import is_cut, sew
from archive.curation.edits import as_stored, edit, reset, word_on
from archive.curation.fields import model_of, value_of
from archive.curation.joining import part_articles
from archive.curation.merging import part
from archive.curation.people import part_authors
from archive.curation.splitting import rejoin
from archive.curation.tagging import TOPIC, restore
from archive.curation.terms import part_terms
from archive.curation.topics import bring_back, uncoin
from archive.models import Article, Author, Correction, Decision, QuotedComment, Tagging, Term, TopicCandidate

PARTED = {"topic": part, "author": part_authors, "article": part_articles, "term": part_terms}
FROM_CAPTURES = (Article, QuotedComment, Author, Term)


@transaction.atomic
def undo(decision: Decision, who: User, why: str = "") -> None:
    """Restore what was before a decision: the word of an earlier one, or what the captures say.

    Raises ValidationError if the field has changed since, if its record is gone, or if nothing can be restored.
    """
    if decision.verb == Decision.Verb.MERGE:
        PARTED[decision.subject](decision, who, why or f"Undo of decision {decision.pk}")
        return
    if decision.verb == Decision.Verb.SPLIT:
        (sew if is_cut(decision) else rejoin)(decision, who, why or f"Undo of decision {decision.pk}")
        return
    if decision.verb == Decision.Verb.JOIN:
        raise ValidationError(f"“{decision.label}” cannot be split by an undo: split it anew on its page.")
    if decision.verb == Decision.Verb.REMOVE and not decision.field:
        bring_back(decision, who, why or f"Undo of decision {decision.pk}")
        return
    if decision.verb == Decision.Verb.ADD and not decision.field:
        uncoin(decision, who, why or f"Undo of decision {decision.pk}")
        return
    record = record_of(decision)
    if not holds(record, decision):
        raise ValidationError(f"The {decision.field} of “{decision.label}” has changed again since: undo that first.")
    why = why or f"Undo of decision {decision.pk}"
    if isinstance(record, Article) and decision.field == TOPIC:
        untie(record, decision, who, why)
    elif isinstance(record, Correction):
        reopen(record, who, why)
    elif isinstance(record, FROM_CAPTURES) and decision.verb == Decision.Verb.EDIT and is_first_word(decision):
        reset(record, decision.field, who, why)
    else:
        edit(record, {decision.field: decision.before}, who, why)


def record_of(decision: Decision) -> models.Model:
    model, known_by = model_of(decision.subject), decision.subject_id
    record: models.Model | None
    if model is TopicCandidate:
        record = TopicCandidate.objects.known_by(known_by).first()
    else:
        record = model._default_manager.filter(pk=known_by).first() if model else None
    if record is None and model is Article:
        record = Article.objects.filter(former_slugs__former_id=known_by).first()
    if record is None:
        raise ValidationError(f"“{decision.label}” is no longer in the archive.")
    return record


def holds(record: models.Model, decision: Decision) -> bool:
    """Whether the record still says what the decision made of it."""
    if decision.field != TOPIC:
        return bool(value_of(record, decision.field) == decision.after)
    made: dict[str, Any] = decision.after or {}
    tie = Tagging.objects.filter(article_id=str(record.pk), topic=made["topic"]).first()
    return ((tie.state, tie.origin) if tie else ("", "")) == (made["state"], made["origin"])


def is_first_word(decision: Decision) -> bool:
    """Whether nothing a curator said of the field stood when the decision was made."""
    of_field = Decision.objects.filter(subject=decision.subject, subject_id=decision.subject_id, field=decision.field)
    earlier = of_field.filter(pk__lt=decision.pk).order_by("-pk").first()
    return earlier is None or earlier.verb == Decision.Verb.RESET


def untie(article: Article, decision: Decision, who: User, why: str) -> None:
    verb = Decision.Verb.REMOVE if decision.verb == Decision.Verb.ADD else Decision.Verb.ADD
    word_on(as_stored(article), verb, TOPIC, decision.after, decision.before, who, why).save()
    restore(article, decision.before or {})
