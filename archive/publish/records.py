"""The export record: one article as DESIGN's JSON shape, of what the public may see."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Prefetch

from archive.models import Article, Byline, HandleUse, QuotedComment, Tagging
from archive.models.article import ArticleQuerySet

CHUNK = 200


def exported(articles: ArticleQuerySet) -> Iterator[dict[str, Any]]:
    """The records of the published ones of `articles`, by id, in a fixed number of queries for each 200."""
    related = (
        Prefetch("bylines", Byline.objects.order_by("order").select_related("author")),
        Prefetch("taggings", Tagging.objects.accepted().select_related("topic").order_by("topic__label")),
        Prefetch("voices", QuotedComment.objects.order_by("order")),
        "term_uses", "hashtag_uses", Prefetch("handle_uses", HandleUse.objects.select_related("handle")),
        "references", "notes", "reader_comments",
    )  # fmt: skip
    found = articles.published().order_by("id").select_related("source").prefetch_related(*related)
    return map(export_record, found.iterator(chunk_size=CHUNK))


def export_record(article: Article) -> dict[str, Any]:
    """The record of one article; of a source that is not open, no more than metadata and an excerpt."""
    return {
        "id": article.pk,
        "slug": article.slug,
        "url": settings.ARCHIVE_URL + article.get_absolute_url(),
        "original_url": article.visible_url or None,
        "title": article.visible(article.title),
        "standfirst": article.visible(article.standfirst) or None,
        "source": article.source.name,
        "category": article.visible(article.category) or None,
        "topics": [tagging.topic.label for tagging in article.taggings.all()],
        "bylines": [
            {"name": byline.author.name, "role": byline.role, "as_printed": article.visible(byline.as_printed)}
            for byline in article.bylines.all()
        ],
        "published": article.published or None,
        "published_basis": article.published_basis or None,
        "copyright": article.visible(article.copyright) or None,
        "language": article.language,
        "blocks": article.visible_blocks(),
        "quoted_comments": [voice_record(voice) for voice in article.visible_voices()],
        **(apparatus(article) if article.has_full_text else {name: [] for name in APPARATUS}),
        "captures": [part | {"name": article.visible(part["name"])} for part in article.provenance],
    }


APPARATUS = ("terms", "hashtags", "handles", "references", "notes", "reader_comments")


def apparatus(article: Article) -> dict[str, list[Any]]:
    """What is said beside the text, of what may be seen in it."""
    texts = {block["key"]: block["text"] for block in article.visible_blocks()}

    def seen(uses: models.QuerySet[Any]) -> list[Any]:
        return [use for use in uses if use.is_seen_in(texts)]

    return {
        "terms": [
            {"hanzi": use.as_printed, "pinyin": use.pinyin or None, "gloss": article.visible(use.gloss) or None}
            for use in seen(article.term_uses.all())
        ],
        "hashtags": [use.as_printed for use in seen(article.hashtag_uses.all())],
        "handles": [use.as_printed for use in seen(article.handle_uses.all())],
        "references": [article.visible(reference.text) for reference in article.references.all()],
        "notes": [article.visible(note.text) for note in article.notes.all()],
        "reader_comments": [
            {
                "name": article.visible(comment.name),
                "date": comment.date or None,
                "text": article.visible(comment.text),
            }
            for comment in article.reader_comments.all()
        ],
    }


def voice_record(voice: QuotedComment) -> dict[str, Any]:
    return {
        "id": voice.pk,
        "text": voice.text,
        "speaker": voice.speaker or None,
        "handle": voice.handle or None,
        "platform": voice.platform or None,
        "place": voice.place or None,
        "voice": voice.kind,
        "grade": voice.grade,
        "original": voice.original or None,
        "spans": voice.spans,
    }
