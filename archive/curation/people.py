"""Make one person of several that are the same under different spellings, and part them again."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction

from archive.catalogue.people import refresh_authors
from archive.curation.edits import present, word_on
from archive.models import Article, Author, AuthorAlias, Byline, Decision, IndexTask

FIELDS = ("name", "slug", "family_name", "given_name", "chinese_name", "biography")
PART = ("article_id", "role", "order", "as_printed", "biography")


@transaction.atomic
def merge_authors(authors: Iterable[Author], into: Author, who: User, why: str) -> Decision:
    """Make one person of several, e.g. `merge_authors([mei_hartog, hartog_mei], mei_hartog, curator, "one person")`.

    What they wrote is that person's, their names and addresses lead there, and articles that are captured later under
    any of the names too. Raises ValidationError if there is nothing to merge, or if one of them is gone meanwhile.
    """
    kept = present(into)
    absorbed = [present(author) for author in authors if author.pk != kept.pk]
    if not absorbed:
        raise ValidationError("Choose another person to merge with this one.")
    gone, before = [as_kept(author) for author in absorbed], as_kept(kept)
    for author in absorbed:
        move_bylines(author, kept)
        kept.chinese_name = kept.chinese_name or author.chinese_name
        AuthorAlias.objects.filter(author=author).update(author=kept)
        author.delete()
    kept.save()
    AuthorAlias.objects.bulk_create(AuthorAlias(author=kept, name=each["name"], slug=each["slug"]) for each in gone)
    refresh_authors({kept.pk})
    IndexTask.objects.enqueue(sorted(articles_in(gone)))
    kept.refresh_from_db()
    decision = word_on(
        kept, Decision.Verb.MERGE, "", {"into": before, "absorbed": gone}, {"into": as_kept(kept)}, who, why
    )
    decision.save()
    return decision


@transaction.atomic
def part_authors(decision: Decision, who: User, why: str) -> None:
    """Undo a merge: every person as they were, with their address and what they wrote under their name.

    Raises ValidationError if something newer stands in the way, and says what.
    """
    kept = Author.objects.select_for_update().filter(pk=decision.subject_id).first()
    if kept is None:
        raise ValidationError(f"“{decision.label}” is no longer in the archive.")
    before, left = decision.before or {}, (decision.after or {})["into"]
    if any(getattr(kept, field) != left[field] for field in FIELDS if field != "biography"):
        raise ValidationError(f"“{kept.name}” was changed since: undo that first.")
    names = [each["name"] for each in before["absorbed"]]
    if AuthorAlias.objects.filter(author=kept, name__in=names).count() != len(names):
        raise ValidationError(f"“{kept.name}” was merged or parted since: undo that first.")
    word_on(kept, Decision.Verb.PART, "", decision.after, names, who, why).save()
    for each in before["absorbed"]:
        revive(each, kept)
    for field in FIELDS:
        setattr(kept, field, before["into"][field])
    kept.save()
    refresh_authors({kept.pk, *(each["id"] for each in before["absorbed"])})
    IndexTask.objects.enqueue(sorted(articles_in(before["absorbed"])))


def as_kept(author: Author) -> dict[str, Any]:
    """A person with all that goes with them, as JSON."""
    return {
        "id": author.pk,
        **{field: getattr(author, field) for field in FIELDS},
        "aliases": list(author.aliases.order_by("slug").values("name", "slug")),
        "bylines": list(author.bylines.order_by("article_id", "role").values(*PART)),
    }


def move_bylines(author: Author, kept: Author) -> None:
    """Let `kept` have written what `author` wrote; nobody has the same part in an article twice."""
    held = set(kept.bylines.values_list("article_id", "role"))
    double = [row.pk for row in author.bylines.all() if (row.article_id, row.role) in held]
    Byline.objects.filter(pk__in=double).delete()
    author.bylines.update(author=kept)


def revive(kept: dict[str, Any], merged: Author) -> None:
    """The person as they were kept, under their own id, with their part in the articles that are still there."""
    names = [alias["name"] for alias in kept["aliases"]]
    author = Author.objects.create(pk=kept["id"], **{field: kept[field] for field in FIELDS})
    AuthorAlias.objects.filter(author=merged, name=kept["name"]).delete()
    AuthorAlias.objects.filter(author=merged, name__in=names).update(author=author)
    there = set(Article.objects.filter(pk__in=articles_in([kept])).values_list("pk", flat=True))
    for part in (part for part in kept["bylines"] if part["article_id"] in there):
        printed = {name: part[name] for name in ("article_id", "role", "as_printed")}
        if not merged.bylines.filter(**printed).update(author=author):
            Byline.objects.create(author=author, **part)  # of two parts in one article only one was left


def articles_in(authors: Iterable[dict[str, Any]]) -> set[str]:
    return {part["article_id"] for author in authors for part in author["bylines"]}
