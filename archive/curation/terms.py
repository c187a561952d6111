"""Make one term of several that are the same in other hanzi, and part them again.

Which uses are whose follows from what is printed, so a merge keeps no more than the rows that it does away with.
"""

from collections.abc import Collection, Iterable
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction

from archive.catalogue.terms import refresh_terms
from archive.curation.edits import articles_of, present, word_on
from archive.language.hanzi import fold
from archive.models import Decision, IndexTask, Term, TermAlias

FIELDS = ("hanzi", "pinyin", "gloss", "sound", "gloss_key")


@transaction.atomic
def merge_terms(terms: Iterable[Term], into: Term, who: User, why: str) -> Decision:
    """Make one term of several, e.g. `merge_terms([net_red, net_celebrity], net_red, curator, "a slip")`.

    Their uses are that term's, their hanzi and addresses lead there, and so does what later captures print. Raises
    ValidationError if there is nothing to merge, or if one of them is gone meanwhile.
    """
    kept = present(into)
    absorbed = [present(term) for term in terms if term.pk != kept.pk]
    if not absorbed:
        raise ValidationError("Choose another term to merge with this one.")
    before, gone = as_kept(kept), [as_kept(term) for term in absorbed]
    for term in absorbed:
        term.uses.update(term=kept)
        term.aliases.update(term=kept)
        TermAlias.objects.create(term=kept, hanzi=term.hanzi)
        term.delete()
    refresh_terms({kept.pk})
    IndexTask.objects.enqueue(articles_of(kept))
    kept.refresh_from_db()
    made = word_on(kept, Decision.Verb.MERGE, "", {"into": before, "absorbed": gone}, {"into": as_kept(kept)}, who, why)
    made.save()
    return made


@transaction.atomic
def part_terms(decision: Decision, who: User, why: str) -> None:
    """Undo a merge: every term with its hanzi, its address and the uses that are printed so, later ones too.

    Raises ValidationError if something newer stands in the way, and says what.
    """
    kept = Term.objects.select_for_update().filter(pk=decision.subject_id).first()
    if kept is None:
        raise ValidationError(f"“{decision.label}” is no longer in the archive, or was merged into another since.")
    absorbed = (decision.before or {})["absorbed"]
    names = [each["hanzi"] for each in absorbed]
    if TermAlias.objects.filter(term=kept, hanzi__in=names).count() != len(names):
        raise ValidationError(f"“{kept}” was merged or parted since: undo that first.")
    word_on(kept, Decision.Verb.PART, "", decision.after, names, who, why).save()
    IndexTask.objects.enqueue(articles_of(kept))
    for each in absorbed:
        revive(each, kept)
    refresh_terms({kept.pk, *(each["id"] for each in absorbed)})


def as_kept(term: Term) -> dict[str, Any]:
    """A term with the hanzi that lead to it, as JSON."""
    aliases = list(term.aliases.order_by("hanzi").values_list("hanzi", flat=True))
    return {"id": term.pk, **{field: getattr(term, field) for field in FIELDS}, "aliases": aliases}


def revive(kept: dict[str, Any], merged: Term) -> None:
    """The term as it was kept, under its own id, with the uses that print one of its hanzi."""
    term = Term.objects.create(pk=kept["id"], **{field: kept[field] for field in FIELDS})
    merged.aliases.filter(hanzi=kept["hanzi"]).delete()
    merged.aliases.filter(hanzi__in=kept["aliases"]).update(term=term)
    merged.uses.filter(pk__in=uses_printed(merged, {kept["hanzi"], *kept["aliases"]})).update(term=term)


def uses_printed(term: Term, hanzi: Collection[str]) -> list[int]:
    return [pk for pk, printed in term.uses.order_by().values_list("pk", "as_printed") if fold(printed) in hanzi]
