"""Bylines, and the people they name."""

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence

from django.db.models import Exists, OuterRef, Subquery

from archive.extract.records import ParsedArticle
from archive.language.hanzi import slugify
from archive.models import Article, Author, AuthorAlias, Byline, Decision, Suggestion
from archive.models.inserted import insert


def write_bylines(finals: Sequence[tuple[Article, ParsedArticle]], held: Collection[str]) -> None:
    """Write the bylines anew, of which only the articles `held` have any yet, bring the people up to date, and drop
    those nobody names any longer.

    Rows that would be the same stay: a curator may have them in an open form.
    """
    before: dict[str, list[Byline]] = {}
    for row in Byline.objects.filter(article__in=held).order_by("order") if held else ():
        before.setdefault(row.article_id, []).append(row)
    authors = authors_named(byline.name[:200] for _, final in finals for byline in final.bylines)
    stale, new, named = list[Byline](), list[Byline](), set[int]()
    for article, final in finals:
        were, rows = before.get(article.pk, []), bylines_of(article, final, authors)
        named |= {row.author_id for row in (*were, *rows)}
        if list(map(content_of, were)) != list(map(content_of, rows)):
            stale += were
            new += rows
    if stale:
        Byline.objects.filter(pk__in=[row.pk for row in stale]).delete()
    insert(new)
    refresh_authors(named)


def bylines_of(article: Article, final: ParsedArticle, authors: Mapping[str, Author]) -> list[Byline]:
    biographies = {biography.name: biography.text for biography in final.biographies}
    unique = {(authors[byline.name[:200]].pk, byline.role): byline for byline in reversed(final.bylines)}
    return [
        Byline(
            article=article,
            author=authors[byline.name[:200]],
            role=byline.role,
            order=order,
            as_printed=byline.as_printed[:400],
            biography=biographies.get(byline.name, ""),
        )
        for order, byline in enumerate(reversed(unique.values()))
    ]


def content_of(byline: Byline) -> tuple[int, str, int, str, str]:
    return byline.author_id, byline.role, byline.order, byline.as_printed, byline.biography


def authors_named(names: Iterable[str]) -> dict[str, Author]:
    """The people printed as `names`, under the names curators gave them if there are any; new ones where nobody is."""
    wanted = list(dict.fromkeys(names))
    known = {author.name: author for author in Author.objects.filter(name__in=wanted)} if wanted else {}
    if len(known) < len(wanted):
        merged = AuthorAlias.objects.filter(name__in=wanted).exclude(name__in=known).select_related("author")
        known |= {alias.name: alias.author for alias in merged}
    for name in wanted:
        if name not in known:
            known[name] = renamed_from(name) or Author.objects.create(name=name, slug=free_slug(name))
    return known


def renamed_from(name: str) -> Author | None:
    renaming = Decision.objects.filter(subject="author", field="name", before=name).first()
    return Author.objects.filter(pk=renaming.subject_id).first() if renaming else None


def free_slug(name: str) -> str:
    base = slugify(name)[:120]
    taken = Author.objects.filter(slug=base).exclude(name=name), AuthorAlias.objects.filter(slug=base)
    if not any(rows.exists() for rows in taken):
        return base
    return f"{base}-{hashlib.blake2b(name.encode(), digest_size=3).hexdigest()}"


def refresh_authors(author_ids: set[int]) -> None:
    """Each person's biography is the one under their newest article that prints one and may be read whole, unless a
    curator decided.

    People whom nobody names any longer go, but for those that others were merged into.
    """
    if not author_ids:
        return
    decided = Decision.objects.standing("author", map(str, author_ids))
    known = Author.objects.filter(pk__in=author_ids)
    for author in known.annotate(printed=newest_printed(), is_named=is_named(), is_known=is_known_as()):
        if not author.is_named:  # not only when the index has caught up
            Suggestion.objects.filter(kind=Suggestion.Kind.AUTHOR, record=author.pk).delete()
        said = decided.get(str(author.pk))
        biography = (said or {}).get("biography", author.printed or "")
        if said is None and not author.is_named and not author.is_known:
            author.delete()
        elif biography != author.biography:
            Author.objects.filter(pk=author.pk).update(biography=biography)


def newest_printed() -> Subquery:
    readable = Byline.objects.filter(author=OuterRef("pk")).exclude(article__in=Article.objects.unreadable())
    printed = readable.exclude(biography="").order_by("-article__sort_date", "article_id")
    return Subquery(printed.values("biography")[:1])


def is_named() -> Exists:
    return Exists(Byline.objects.filter(author=OuterRef("pk")))


def is_known_as() -> Exists:
    return Exists(AuthorAlias.objects.filter(author=OuterRef("pk")))
