"""How far what is withheld reaches: the articles in which its words may stand, and bringing those up to date."""

import json
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from django.db.models import QuerySet

from archive.catalogue.addresses import numbered, taken_slugs
from archive.catalogue.masking import is_long
from archive.catalogue.people import refresh_authors
from archive.catalogue.projection import PORTION, project_all
from archive.catalogue.terms import folded, refresh_terms
from archive.language.hanzi import slugify
from archive.models import (
    Article,
    Byline,
    FormerSlug,
    Handle,
    HandleUse,
    HashtagUse,
    Note,
    QuotedComment,
    ReaderComment,
    Reference,
    Source,
    TermUse,
    Topic,
)
from archive.models.visible import BAR, Mask, words_of
from archive.models.visible import folded as folded_word

# All that is printed of an article, by the column that names it.
PRINTED: tuple[tuple[Any, str, tuple[str, ...]], ...] = (
    (Article, "pk", ("title", "standfirst", "category", "copyright", "original_url", "blocks")),
    (QuotedComment, "article_id", ("text", "original", "speaker", "handle")),
    (Note, "article_id", ("text",)),
    (Reference, "article_id", ("text",)),
    (ReaderComment, "article_id", ("name", "text")),
    (Byline, "article_id", ("as_printed", "biography")),
    (TermUse, "article_id", ("as_printed", "gloss")),
    (HashtagUse, "article_id", ("as_printed",)),
    (HandleUse, "article_id", ("as_printed",)),
)


def said_as(handle: Handle) -> list[QuotedComment]:
    """The voices that are quoted under a handle, in whatever letters it is printed."""
    pairs = QuotedComment.objects.exclude(handle="").order_by().values_list("pk", "handle")
    return list(QuotedComment.objects.filter(pk__in=[pk for pk, printed in pairs if folded(printed) == handle.name]))


def holding(texts: Iterable[str]) -> set[str]:
    """The ids of the articles in which any of some texts may stand: all words of one stand in one row of theirs."""
    wanted = [set(words) for words in map(words_of, texts) if words]
    rows = printed_rows() if wanted else ()
    return {pk for pk, row in rows if any(all(word in row for word in words) for words in wanted)}


def printed_rows() -> Iterator[tuple[str, str]]:
    """Article and words of every row that prints something, folded."""
    for model, key, fields in PRINTED:
        for pk, *values in model.objects.order_by().values_list(key, *fields).iterator():
            yield pk, folded_word(" ".join(map(as_text, values)))


def as_text(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def reproject(article_ids: Collection[str]) -> set[str]:
    """Bring articles up to date; the ids of those that changed."""
    ids, changed = sorted(article_ids), set[str]()
    for first in range(0, len(ids), PORTION):
        portion = Article.objects.select_related("source").filter(pk__in=ids[first : first + PORTION])
        changed |= project_all(list(portion))
    readdress(changed)
    return changed


def spread(voices: Iterable[QuotedComment]) -> set[str]:
    """Withhold the words of voices wherever else they are printed, or let them be read there again."""
    told = (text for voice in voices for text in (*voice.text.split("[...]"), voice.original))
    return reproject(holding(text for text in told if is_long(text)))


def spread_name(handle: Handle) -> set[str]:
    """Let every article that may name an account say of it what curators decided; the ids of those that changed."""
    voices = said_as(handle)
    articles = holding([handle.name]) | {voice.article_id for voice in voices}
    changed = reproject(articles)
    drop_sections(handle)
    return changed | spread(voices)  # only now: what is withheld elsewhere is read from the rows just written


def readdress(article_ids: Collection[str]) -> None:
    """Give articles whose addresses name somebody withheld others; the old ones lead to them."""
    for article in Article.objects.filter(pk__in=article_ids, is_masked=True).with_visible_text():
        masks = map(Mask._make, article.masks)
        names = [f"-{slugify(mask.words)}-" for mask in masks if mask.is_name and mask.is_bare]
        if any(name in f"-{article.slug}-" for name in names):
            base = slugify(article.visible(article.title).replace(BAR, ""))
            slug = next(slug for slug in (base, *numbered(base)) if not taken_slugs([slug]))
            FormerSlug.objects.create(slug=article.slug, article=article)
            Article.objects.filter(pk=article.pk).update(slug=slug)


def drop_sections(handle: Handle) -> None:
    """Do away with sections that are named after a withheld account, now that no article has them."""
    words = set(words_of(handle.name))
    unused = Topic.objects.filter(kind=Topic.Kind.SECTION, taggings=None) if handle.is_masked else ()
    for topic in unused:
        if words <= set(words_of(topic.label)):
            topic.delete()


def refresh_beyond(source: Source) -> None:
    """Let terms and people say what may be read of them, after the access of a source changed."""
    uses: QuerySet[TermUse] = TermUse.objects.filter(article__source=source)
    refresh_terms(set(uses.order_by().values_list("term_id", flat=True)))
    bylines = Byline.objects.filter(article__source=source).exclude(biography="")
    refresh_authors(set(bylines.order_by().values_list("author_id", flat=True)))
