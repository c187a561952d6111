"""Make one article of several that are the same in different shapes, and part them again."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Count

from archive.catalogue import project
from archive.catalogue.placement import absorb
from archive.curation.edits import present, word_on
from archive.models import Appearance, Article, Decision, FormerSlug, IndexTask, Tagging

TIE = ("topic_id", "state", "evidence")


@transaction.atomic
def merge_articles(articles: Iterable[Article], into: Article, who: User, why: str) -> Decision:
    """Make one article of several, e.g. `merge_articles(pair, pair[0], curator, "a reprint")`.

    It is composed of all their captures, their addresses lead to it, and decisions about any of them hold for it.
    Raises ValidationError if there is nothing to merge, or if one of them is gone meanwhile.
    """
    kept = present(into)
    absorbed = [present(article) for article in articles if article.pk != kept.pk]
    if not absorbed:
        raise ValidationError("Choose another article to merge with this one.")
    refuse_pieces([kept, *absorbed])
    gone = [as_kept(article) for article in absorbed]
    before = {"into": as_kept(kept), "absorbed": gone}
    for article in absorbed:
        absorb(kept, article)
    kept.refresh_from_db()
    project(kept)
    IndexTask.objects.enqueue([kept.pk])
    made = word_on(kept, Decision.Verb.MERGE, "", before, [article["id"] for article in gone], who, why)
    made.save()
    return made


def refuse_pieces(articles: Iterable[Article]) -> None:
    """Raises ValidationError if some are pieces of one captured article: of these only one would be shown."""
    met = Appearance.objects.filter(article__in=articles).order_by().values("extraction", "position")
    if met.annotate(pieces=Count("pk")).filter(pieces__gt=1).exists():
        raise ValidationError("They were cut out of one capture: undo that in the history instead.")


@transaction.atomic
def part_articles(decision: Decision, who: User, why: str) -> None:
    """Undo a merge: every article as its captures and the decisions about it have it, at its own address.

    Raises ValidationError if something newer stands in the way, and says what.
    """
    before = decision.before or {}
    kept = Article.objects.select_for_update().filter(pk=decision.subject_id).first()
    if kept is None:
        raise ValidationError(f"“{decision.label}” is no longer in the archive, or was merged into another since.")
    captured = {each["id"]: appearances_of(each, kept) for each in before["absorbed"]}
    for each in before["absorbed"]:
        if not captured[each["id"]] or not kept.former_slugs.filter(former_id=each["id"], slug=each["slug"]).exists():
            raise ValidationError(f"“{each['title']}” was captured anew or merged again since: it cannot be parted.")
    word_on(kept, Decision.Verb.PART, "", decision.after, None, who, why).save()
    revived = [revive(each, kept, captured[each["id"]]) for each in before["absorbed"]]
    held = {tie["topic_id"] for tie in before["into"]["ties"]}
    gained = {tie["topic_id"] for each in before["absorbed"] for tie in each["ties"]} - held
    kept.taggings.filter(origin=Tagging.Origin.CURATOR, topic__in=gained).delete()
    for article in (kept, *revived):
        project(article)
    IndexTask.objects.enqueue(article.pk for article in (kept, *revived))


def as_kept(article: Article) -> dict[str, Any]:
    """An article's names, where it was met, and what curators tied to it, as JSON; its captures say the rest."""
    met = article.appearances.in_canonical_order().values_list("extraction__capture__sha256", "position")
    ties = article.taggings.filter(origin=Tagging.Origin.CURATOR).order_by("topic_id")
    return {
        "id": article.pk,
        "slug": article.slug,
        "title": article.title,
        "met": [list(each) for each in met],
        "slugs": list(article.former_slugs.order_by("slug").values_list("slug", flat=True)),
        "ties": list(ties.values(*TIE)),
    }


def appearances_of(article: dict[str, Any], kept: Article) -> list[int]:
    """The appearances of `kept` that were those of an article merged into it."""
    places = {tuple(each) for each in article["met"]}
    now = kept.appearances.values_list("pk", "extraction__capture__sha256", "position")
    return [pk for pk, sha256, position in now if (sha256, position) in places]


def revive(article: dict[str, Any], kept: Article, appearances: list[int]) -> Article:
    kept.former_slugs.filter(former_id=article["id"]).delete()
    row = Article(pk=article["id"], slug=article["slug"], title=article["title"], source=kept.source)
    row.save(force_insert=True)
    FormerSlug.objects.filter(article=kept, slug__in=article["slugs"]).update(article=row)
    Appearance.objects.filter(pk__in=appearances).update(article=row)
    Tagging.objects.bulk_create(Tagging(article=row, origin=Tagging.Origin.CURATOR, **tie) for tie in article["ties"])
    return row
