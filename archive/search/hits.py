"""What is shown of the records an engine found: read from the database in a fixed number of queries.

What is no longer published, or withheld since the index was written, is left out.
"""

from collections.abc import Iterable
from functools import cache

from django.db.models import prefetch_related_objects

from archive.models import Article, QuotedComment
from archive.models.article import UNLISTED, ArticleQuerySet
from archive.models.listing import beside
from archive.search.engines.base import Answer
from archive.search.excerpts import excerpts, shortened
from archive.search.marks import Marker, fragments, marker
from archive.search.passages import APPARATUS
from archive.search.results import Hit, VoiceHit
from archive.search.tree import Node


def article_hits(answer: Answer, tree: Node) -> list[Hit]:
    articles = {article.pk: article for article in _shown(article_id for article_id, _ in answer.ids)}
    around = beside(articles)

    @cache
    def read_apparatus() -> None:
        """For all of them at once, and only if the words of one are not found above."""
        prefetch_related_objects(list(articles.values()), *APPARATUS)

    in_title, in_text = marker(tree, "title"), marker(tree)
    hits = []
    for article_id, score in answer.ids:
        if article := articles.get(article_id):
            title = article.visible(article.title)
            marked = fragments(title, in_title.spans(title))
            hits.append(Hit(article, around[article_id], score, marked, excerpts(article, in_text, read_apparatus)))
    return hits


def _shown(article_ids: Iterable[str]) -> ArticleQuerySet:
    shown = Article.objects.published().filter(pk__in=list(article_ids)).with_visible_text()
    return shown.defer(*(field for field in UNLISTED if field != "blocks"))


def voice_hits(answer: Answer, tree: Node) -> list[VoiceHit]:
    ids = [voice_id for voice_id, _ in answer.ids]
    public = QuotedComment.objects.public().filter(pk__in=ids) if ids else QuotedComment.objects.none()
    # As they may be read: words that a voice shares with a withheld one are blacked out.
    voices = {row.pk: (row.article.visible_voice(row), row.article) for row in public.in_articles()}
    marked = marker(tree)
    return [_voice_hit(*voices[voice_id], score, marked) for voice_id, score in answer.ids if voice_id in voices]


def _voice_hit(voice: QuotedComment, article: Article, score: float, marked: Marker) -> VoiceHit:
    speaker = article.visible(voice.speaker)
    return VoiceHit(
        voice,
        article,
        score,
        words=shortened(voice.text, marked.spans(voice.text)),
        original=shortened(voice.original, marked.spans(voice.original)),
        speaker=fragments(speaker, marked.spans(speaker)),
    )
