"""haystack's index of articles; what of an article is indexed is said in `archive.search.documents`."""

from haystack import indexes

from archive.models import Article
from archive.models.article import ArticleQuerySet


class ArticleIndex(indexes.SearchIndex, indexes.Indexable):
    text = indexes.CharField(document=True)

    def get_model(self) -> type[Article]:
        return Article

    def index_queryset(self, using: str | None = None) -> ArticleQuerySet:
        return Article.objects.published().for_listing().with_visible_text()

    def prepare_text(self, article: Article) -> str:
        return "\n".join(block["text"] for block in article.visible_blocks())
