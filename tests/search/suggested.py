"""What suggestions are tried on."""

from archive.models import Article, IndexTask
from archive.search import indexer, suggest
from tests.factories import make_article, make_author, make_handle_use, make_hashtag_use, make_term_use, make_topic


def offered(query: str) -> list[str]:
    return [completion.label for completion in suggest(query)]


def drained(*articles: Article) -> None:
    IndexTask.objects.enqueue(article.pk for article in articles)
    indexer.drain()


def make_teahouse() -> Article:
    """An article with one of everything."""
    make_topic("Tea", label_zh="茶文化", aliases=["Chai"])
    make_author("Lao Hartog", chinese_name="老舍")
    article = make_article(
        "The Teahouse That Livestreams",
        ["茶館 (cháguǎn) is full. @茶客 posts #茶馆直播#."],
        topics=["Tea"],
        authors=["Lao Hartog"],
    )
    make_term_use(article, "茶館", "cháguǎn", "teahouse")
    make_hashtag_use(article, "#茶馆直播#")
    make_handle_use(article, "@茶客")
    indexer.reindex()
    return article
