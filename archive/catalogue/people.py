"""Bylines, and the people they name."""

import hashlib

from django.db.models import Exists, OuterRef, Subquery

from archive.extract.records import ParsedArticle
from archive.language.hanzi import slugify
from archive.models import Article, Author, Byline, Decision


def write_bylines(article: Article, final: ParsedArticle, is_bare: bool) -> None:
    """Write the bylines anew, bring the people up to date, and drop those nobody names any longer.

    Rows that would be the same stay: a curator may have them in an open form.
    """
    held = [] if is_bare else list(article.bylines.order_by("order"))
    biographies = {biography.name: biography.text for biography in final.biographies}
    unique = {(byline.name, byline.role): byline for byline in reversed(final.bylines)}
    rows = [
        Byline(
            article=article,
            author=author_named(byline.name[:200]),
            role=byline.role,
            order=order,
            as_printed=byline.as_printed[:400],
            biography=biographies.get(byline.name, ""),
        )
        for order, byline in enumerate(reversed(unique.values()))
    ]
    if list(map(content_of, held)) != list(map(content_of, rows)):
        if held:
            article.bylines.all().delete()
        Byline.objects.bulk_create(rows)
    refresh_authors({row.author_id for row in (*held, *rows)})


def content_of(byline: Byline) -> tuple[int, str, int, str, str]:
    return byline.author_id, byline.role, byline.order, byline.as_printed, byline.biography


def author_named(name: str) -> Author:
    """The person printed as `name`, under the name a curator gave them if there is one; a new one if nobody is."""
    known = Author.objects.filter(name=name).first() or renamed_from(name)
    return known or Author.objects.create(name=name, slug=free_slug(name))


def renamed_from(name: str) -> Author | None:
    renaming = Decision.objects.filter(subject="author", field="name", before=name).first()
    return Author.objects.filter(pk=renaming.subject_id).first() if renaming else None


def free_slug(name: str) -> str:
    base = slugify(name)[:120]
    if not Author.objects.filter(slug=base).exclude(name=name).exists():
        return base
    return f"{base}-{hashlib.blake2b(name.encode(), digest_size=3).hexdigest()}"


def refresh_authors(author_ids: set[int]) -> None:
    """Each person's biography is the one under their newest article that prints one, unless a curator decided.

    People whom nobody names any longer go.
    """
    decided = Decision.objects.standing("author", map(str, author_ids))
    for author in Author.objects.filter(pk__in=author_ids).annotate(printed=newest_printed(), is_named=is_named()):
        said = decided.get(str(author.pk))
        biography = (said or {}).get("biography", author.printed or "")
        if said is None and not author.is_named:
            author.delete()
        elif biography != author.biography:
            Author.objects.filter(pk=author.pk).update(biography=biography)


def newest_printed() -> Subquery:
    published = Byline.objects.filter(author=OuterRef("pk"), article__state=Article.State.PUBLISHED)
    printed = published.exclude(biography="").order_by("-article__sort_date", "article_id")
    return Subquery(printed.values("biography")[:1])


def is_named() -> Exists:
    return Exists(Byline.objects.filter(author=OuterRef("pk")))
