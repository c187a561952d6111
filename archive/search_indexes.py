"""haystack's indexes of articles and voices; what of them is indexed is said in `archive.search.documents`."""

from haystack import indexes

from archive.models import Article, QuotedComment
from archive.models.article import ArticleQuerySet
from archive.models.voice import VoiceQuerySet


class ArticleIndex(indexes.SearchIndex, indexes.Indexable):
    text = indexes.CharField(document=True)

    def get_model(self) -> type[Article]:
        return Article

    def index_queryset(self, using: str | None = None) -> ArticleQuerySet:
        return Article.objects.published().for_listing().with_visible_text()

    def prepare_text(self, article: Article) -> str:
        return "\n".join(block["text"] for block in article.visible_blocks())


class VoiceIndex(indexes.SearchIndex, indexes.Indexable):
    text = indexes.CharField(document=True)

    def get_model(self) -> type[QuotedComment]:
        return QuotedComment

    def index_queryset(self, using: str | None = None) -> VoiceQuerySet:
        return QuotedComment.objects.public().select_related("article__source").prefetch_related("article__voices")

    def prepare_text(self, voice: QuotedComment) -> str:
        shown = (each.text for each in voice.article.visible_voices() if each.pk == voice.pk)
        return next(shown, "")
