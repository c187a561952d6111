"""Make two articles of one that captures of two were taken for, and join them again."""

from collections.abc import Collection
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction

from archive.catalogue.addresses import Names
from archive.catalogue.placement import absorb
from archive.catalogue.projection import project_all
from archive.curation.edits import present, standing, word_on
from archive.curation.joining import as_kept
from archive.extract.records import ParsedArticle
from archive.models import Appearance, Article, Decision, IndexTask
from archive.models.decision import APART

Met = tuple[str, int]  # a capture by its sha256, and the position of an article in it
CARRIED = ("state", "source")  # decided of the one, these hold for the other: a split shows nothing that was not


@transaction.atomic
def split_article(
    article: Article, apart: Collection[Met], who: User, why: str, shown: Collection[Met] | None = None
) -> Article:
    """Make an article of its own of some appearances, e.g. `split_article(tea, [(sha256, 0)], curator, "two shops")`.

    The rest keeps the address. What the same captures say later, and later captures of either, goes to the one it
    reads like. Raises ValidationError if nothing or nothing else would be left, if the captures are others by now than
    the curator was `shown`, or if the article is gone.
    """
    kept = present(article)
    there = appearances_by_place(kept)
    if shown is not None and set(shown) != there.keys():
        raise ValidationError(f"The captures of “{kept.title}” are others by now: look at them again.")
    if not apart or not there.keys() > set(apart):
        raise ValidationError("Tick what belongs to an article of its own, and leave at least one capture.")
    before = as_kept(kept)
    made = found([there[place] for place in apart], kept)
    carry(kept, made, who, why)
    split = word_on(kept, Decision.Verb.SPLIT, f"{APART}{made.pk}", before, as_kept(made), who, why)
    settle(split, kept, made)
    return made


@transaction.atomic
def rejoin(decision: Decision, who: User, why: str) -> None:
    """Undo a split: one article of all captures of both, at the address of the one that was split.

    Raises ValidationError if something newer stands in the way, and says what.
    """
    kept, gone = both(decision)
    joined(decision, kept, gone, who, why)


def both(decision: Decision) -> tuple[Article, Article]:
    """The article that was split and the one split off, held; raises ValidationError if they cannot be joined."""
    kept = Article.objects.select_for_update().filter(pk=decision.subject_id).first()
    if kept is None:
        raise ValidationError(f"“{decision.label}” is no longer in the archive, or was merged into another since.")
    if decision.field not in standing(kept):
        raise ValidationError(f"“{kept.title}” was joined again since: nothing is left to undo.")
    gone = Article.objects.select_for_update().filter(pk=decision.field.removeprefix(APART)).first()
    if gone is None:
        raise ValidationError(f"What was split from “{kept.title}” was merged into another since: undo that first.")
    if newer := Decision.objects.about(gone).filter(pk__gt=decision.pk).first():
        raise ValidationError(f"“{gone.title}” was decided about since ({newer.get_verb_display()}): undo that first.")
    return kept, gone


def joined(decision: Decision, kept: Article, gone: Article, who: User, why: str) -> None:
    for field, value in standing(gone).items():
        word_on(gone, Decision.Verb.RESET, field, value, None, who, why).save()  # else it would hold for the other
    word_on(kept, Decision.Verb.JOIN, decision.field, decision.after, as_kept(kept), who, why).save()
    absorb(kept, gone)
    kept.refresh_from_db()
    project_all([kept])
    IndexTask.objects.enqueue([kept.pk])


def settle(split: Decision, kept: Article, made: Article) -> None:
    """Bring both articles of a split up to date, and tell its decision which voices went along."""
    said = dict(kept.voices.values_list("pk", "text"))
    split.save()
    project_all([kept, made])
    still = set(kept.voices.values_list("pk", flat=True))
    gone = {pk: text for pk, text in said.items() if pk not in still}
    split.after = (split.after or {}) | as_kept(made) | {"voices": gone}
    split.save(update_fields=["after"])  # which voices went along is known only now, in the same transaction
    IndexTask.objects.enqueue([kept.pk, made.pk])


def appearances_by_place(article: Article) -> dict[Met, Appearance]:
    met = article.appearances.in_canonical_order().select_related("extraction__capture")
    return {(each.extraction.capture.sha256, each.position): each for each in met.defer("extraction__dropped")}


def found(appearances: Collection[Appearance], kept: Article) -> Article:
    """A new article of some appearances, named by the newest; its projection fills the rest."""
    made = named(list(appearances)[-1].parsed(), kept)
    Appearance.objects.filter(pk__in=[each.pk for each in appearances]).update(article=made)
    return made


def named(parsed: ParsedArticle, kept: Article) -> Article:
    """A new article at an address of its own."""
    names = Names([parsed])
    slug = names.new_slug(parsed)
    made = Article(id=names.new_id(parsed, slug), slug=slug, title=parsed.title[:500], source=kept.source)
    made.save(force_insert=True)
    return made


def carry(kept: Article, made: Article, who: User, why: str) -> None:
    decided: dict[str, Any] = standing(kept)
    for field in (field for field in CARRIED if field in decided):
        word_on(made, Decision.Verb.EDIT, field, None, decided[field], who, why).save()
