"""Writing a projection to its rows. Everything that hangs on the article is written anew; ids of voices keep."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import TypeVar

from django.db import models

from archive.catalogue.dates import sort_date
from archive.catalogue.people import write_bylines
from archive.catalogue.terms import write_tags, write_terms
from archive.extract.records import ParsedArticle, Span, Voice
from archive.models import Article, HandleUse, HashtagUse, Note, QuotedComment, ReaderComment, Reference, Source

UNKNOWN_SOURCE = "Unknown source"
Row = TypeVar("Row", bound=models.Model)


@dataclass(frozen=True, slots=True)
class ProjectedVoice:
    """A voice as its row will be: `spans` are where its words stand now."""

    pk: str
    voice: Voice
    spans: tuple[Span, ...]
    is_withheld: bool
    is_edited: bool


def write_rows(
    article: Article,
    final: ParsedArticle,
    voices: Sequence[ProjectedVoice],
    state: str,
    is_edited: bool,
    digest: str,
    is_bare: bool,
) -> None:
    """Write all rows of `article`, which has none yet if it `is_bare`; call it in a transaction."""
    write_article(article, final, state, is_edited, digest)
    write_bylines(article, final, is_bare)
    replace_rows(article.voices, [voice_row(article, order, voice) for order, voice in enumerate(voices)], is_bare)
    write_terms(article, final.terms, is_bare)
    write_tags(article, final.hashtags, HashtagUse, is_bare)
    write_tags(article, final.handles, HandleUse, is_bare)
    write_apparatus(article, final, is_bare)


def write_article(article: Article, final: ParsedArticle, state: str, is_edited: bool, digest: str) -> None:
    article.title = clipped(Article, "title", final.title)
    article.standfirst = final.standfirst or ""
    article.category = clipped(Article, "category", final.category)
    article.blocks = [asdict(block) for block in final.blocks]
    article.published = clipped(Article, "published", final.published)
    article.published_basis = final.published_basis or ""
    article.sort_date = sort_date(final.published)
    article.year = article.sort_date // 10_000 or None
    source = clipped(Source, "name", final.source or UNKNOWN_SOURCE)
    article.source = article.source if article.source.name == source else Source.objects.named(source)
    article.original_url = clipped(Article, "original_url", final.original_url)
    article.copyright = final.copyright or ""
    article.language = clipped(Article, "language", final.language)
    article.provenance = [asdict(provenance) for provenance in final.captures]
    article.state, article.is_edited, article.digest = state, is_edited, digest
    article.save()


def voice_row(article: Article, order: int, projected: ProjectedVoice) -> QuotedComment:
    voice = projected.voice
    return QuotedComment(
        id=projected.pk,
        article=article,
        order=order,
        text=voice.text,
        speaker=clipped(QuotedComment, "speaker", voice.speaker),
        handle=clipped(QuotedComment, "handle", voice.handle),
        platform=clipped(QuotedComment, "platform", voice.platform),
        place=clipped(QuotedComment, "place", voice.place),
        kind=voice.voice,
        grade=voice.grade,
        original=voice.original or "",
        spans=projected.spans,
        is_withheld=projected.is_withheld,
        is_adrift=not projected.spans,
    )


def write_apparatus(article: Article, final: ParsedArticle, is_bare: bool) -> None:
    references = [Reference(article=article, order=i, text=t) for i, t in enumerate(final.references)]
    notes = [Note(article=article, order=i, text=t) for i, t in enumerate(final.notes)]
    comments = [
        ReaderComment(
            article=article, order=i, text=c.text, name=clipped(ReaderComment, "name", c.name), date=c.date or ""
        )
        for i, c in enumerate(final.reader_comments)
    ]
    replace_rows(article.references, references, is_bare)
    replace_rows(article.notes, notes, is_bare)
    replace_rows(article.reader_comments, comments, is_bare)


def replace_rows(manager: "models.Manager[Row]", rows: Sequence[Row], is_bare: bool) -> None:
    if not is_bare:
        manager.all().delete()
    manager.bulk_create(rows)


def clipped(model: type[models.Model], field: str, value: str | None) -> str:
    """`value` cut to what the column holds; what it was in full stays in the extraction."""
    return (value or "")[: getattr(model._meta.get_field(field), "max_length", None)]
