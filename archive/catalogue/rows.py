"""Writing a projection to its rows. Everything that hangs on the article is written anew; ids of voices keep."""

import hashlib
import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db import models

from archive.catalogue.dates import sort_date
from archive.catalogue.people import write_bylines
from archive.catalogue.terms import write_tags, write_terms
from archive.extract.records import ParsedArticle, Span, Voice, plain
from archive.models import Article, HandleUse, HashtagUse, Note, QuotedComment, ReaderComment, Reference, Source
from archive.models.inserted import insert
from archive.models.visible import Mask
from archive.models.voice import said_key

UNKNOWN_SOURCE = "Unknown source"
VERSION = 2  # of the rows this module writes; a new one makes every article be written anew
PROJECTED = (
    "title", "standfirst", "category", "blocks", "published", "published_basis", "sort_date", "year", "source",
    "original_url", "copyright", "language", "provenance", "state", "is_edited", "masks", "is_masked", "digest",
    "changed_at",
)  # fmt: skip


class Words(NamedTuple):
    """The words of a withheld voice, and where they stand."""

    text: str
    original: str
    handle: str
    spans: list[list[str | int]]


@dataclass(frozen=True, slots=True)
class ProjectedVoice:
    """A voice as its row will be: `spans` are where its words stand now."""

    pk: str
    voice: Voice
    spans: tuple[Span, ...]
    withheld_by: str
    pseudonym: str
    is_edited: bool

    @property
    def words(self) -> Words:
        """What of it must not be seen, if it is withheld."""
        voice = self.voice
        return Words(voice.text, voice.original or "", voice.handle or "", [list(span) for span in self.spans])


@dataclass(frozen=True, slots=True)
class Projection:
    """All that an article's rows are written from."""

    article: ParsedArticle
    voices: tuple[ProjectedVoice, ...]
    state: str
    is_edited: bool
    masks: tuple[Mask, ...] = ()

    @property
    def digest(self) -> str:
        content = json.dumps([VERSION, plain(self)], sort_keys=True, ensure_ascii=False, default=str)
        return hashlib.sha256(content.encode()).hexdigest()


def write_rows(projected: Sequence[tuple[Article, Projection, str]], bare: Collection[str]) -> None:
    """Write all rows of articles, each given with its projection and the digest of that; call it in a transaction.

    `bare` ones have no rows yet, not even their own.
    """
    held = [article.pk for article, *_ in projected if article.pk not in bare]
    finals = [(article, projection.article) for article, projection, _ in projected]
    write_articles(projected)
    write_bylines(finals, held)
    replace_rows(QuotedComment, (row for article, made, _ in projected for row in voice_rows(article, made)), held)
    write_terms(finals, held)
    write_tags(finals, HashtagUse, held)
    write_tags(finals, HandleUse, held)
    replace_rows(Reference, (row for each in finals for row in reference_rows(*each)), held)
    replace_rows(Note, (row for each in finals for row in note_rows(*each)), held)
    replace_rows(ReaderComment, (row for each in finals for row in comment_rows(*each)), held)


def write_articles(projected: Sequence[tuple[Article, Projection, str]]) -> None:
    sources: dict[str, Source] = {}
    for article, projection, digest in projected:
        name = clipped(Source, "name", projection.article.source or UNKNOWN_SOURCE)
        if name not in sources:
            sources[name] = Source.objects.named(name)
        article.source = sources[name]
        article.digest = digest
        set_fields(article, projection)
    Article.objects.bulk_create(
        [article for article, *_ in projected],
        update_conflicts=True, unique_fields=["id"], update_fields=PROJECTED,
    )  # fmt: skip


def set_fields(article: Article, projection: Projection) -> None:
    final = projection.article
    article.title = clipped(Article, "title", final.title)
    article.standfirst = final.standfirst or ""
    article.category = clipped(Article, "category", final.category)
    article.blocks = [plain(block) for block in final.blocks]
    article.published = clipped(Article, "published", final.published)
    article.published_basis = final.published_basis or ""
    article.sort_date = sort_date(final.published)
    article.year = article.sort_date // 10_000 or None
    article.original_url = clipped(Article, "original_url", final.original_url)
    article.copyright = final.copyright or ""
    article.language = clipped(Article, "language", final.language)
    article.provenance = [plain(provenance) for provenance in final.captures]
    article.state, article.is_edited = projection.state, projection.is_edited
    article.masks, article.is_masked = [list(mask) for mask in projection.masks], bool(projection.masks)


def voice_rows(article: Article, projection: Projection) -> list[QuotedComment]:
    return [voice_row(article, order, voice) for order, voice in enumerate(projection.voices)]


def voice_row(article: Article, order: int, projected: ProjectedVoice) -> QuotedComment:
    voice = projected.voice
    return QuotedComment(
        id=projected.pk,
        article=article,
        order=order,
        text=voice.text,
        said_key=said_key(voice.text),
        has_original=bool(voice.original),
        speaker=clipped(QuotedComment, "speaker", voice.speaker),
        handle=clipped(QuotedComment, "handle", voice.handle),
        platform=clipped(QuotedComment, "platform", voice.platform),
        place=clipped(QuotedComment, "place", voice.place),
        kind=voice.voice,
        grade=voice.grade,
        original=voice.original or "",
        spans=projected.spans,
        is_withheld=bool(projected.withheld_by),
        withheld_by=projected.withheld_by,
        pseudonym=projected.pseudonym[:60],
        is_adrift=not projected.spans,
    )


def reference_rows(article: Article, final: ParsedArticle) -> list[Reference]:
    return [Reference(article=article, order=order, text=text) for order, text in enumerate(final.references)]


def note_rows(article: Article, final: ParsedArticle) -> list[Note]:
    return [Note(article=article, order=order, text=text) for order, text in enumerate(final.notes)]


def comment_rows(article: Article, final: ParsedArticle) -> list[ReaderComment]:
    return [
        ReaderComment(
            article=article, order=i, text=c.text, name=clipped(ReaderComment, "name", c.name), date=c.date or ""
        )
        for i, c in enumerate(final.reader_comments)
    ]


def replace_rows(model: Any, rows: Iterable[models.Model], held: Collection[str]) -> None:
    """Write `rows` in the place of those that the articles `held` have."""
    if held:
        model.objects.filter(article__in=held).delete()
    insert(rows)


def clipped(model: type[models.Model], field: str, value: str | None) -> str:
    """`value` cut to what the column holds; what it was in full stays in the extraction."""
    return (value or "")[: getattr(model._meta.get_field(field), "max_length", None)]
